using System.Text.Json;

namespace SymbolicGrad.Samples.GradBench.Protocol;

/// <summary>A JSON value and where it stands, so that what is wrong with it can be told.</summary>
/// <param name="element">The value.</param>
/// <param name="path">Its place, such as <c>input.x[3]</c>.</param>
internal readonly struct InputReader(JsonElement element, string path)
{
    /// <summary>The place of the value in its message.</summary>
    public string Path => path;

    /// <summary>Whether the value has members.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>The member of that name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public InputReader this[string name] =>
        TryGet(name, out JsonElement member)
            ? new(member, $"{path}.{name}")
            : throw new InputException($"{path}.{name} is missing.");

    /// <summary>Whether there is a member of that name.</summary>
    public bool Has(string name) => TryGet(name, out _);

    /// <summary>A string.</summary>
    public string String()
    {
        JsonElement value = Require(JsonValueKind.String, "a string");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new InputException($"{path} is not Unicode text.");
        }
    }

    /// <summary>A Boolean.</summary>
    public bool Boolean() =>
        element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw new InputException($"{path} is not a Boolean.");

    /// <summary>A finite number.</summary>
    public double Double() =>
        Require(JsonValueKind.Number, "a number").TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw new InputException($"{path} is not a finite number of double precision.");

    /// <summary>A whole number in a range; 3.0 is one too.</summary>
    public int Int(int least, int most)
    {
        double value = Double();
        return value == Math.Truncate(value) && value >= least && value <= most
            ? (int)value
            : throw new InputException($"{path} is not a whole number from {least} to {most}.");
    }

    /// <summary>An array of numbers.</summary>
    public double[] Doubles() => [.. Items().Select(item => item.Double())];

    /// <summary>An array of so many numbers.</summary>
    public double[] Doubles(int count) => RequireCount(count).Doubles();

    /// <summary>An array of so many whole numbers in a range.</summary>
    public int[] Ints(int count, int least, int most) => [.. RequireCount(count).Items().Select(item => item.Int(least, most))];

    /// <summary>An array of so many rows with so many numbers each.</summary>
    public double[][] Rows(int rows, int columns) => [.. RequireCount(rows).Items().Select(row => row.Doubles(columns))];

    /// <summary>The number of elements of an array.</summary>
    public int Count() => Require(JsonValueKind.Array, "an array").GetArrayLength();

    /// <summary>The elements of an array.</summary>
    public IEnumerable<InputReader> Items()
    {
        string place = path;
        return Require(JsonValueKind.Array, "an array").EnumerateArray().Select((item, i) => new InputReader(item, $"{place}[{i}]"));
    }

    private bool TryGet(string name, out JsonElement member)
    {
        JsonElement value = Require(JsonValueKind.Object, "an object");
        try
        {
            return value.TryGetProperty(name, out member);
        }
        catch (InvalidOperationException)
        {
            throw new InputException($"{path} has a member whose name is not Unicode text.");
        }
    }

    private InputReader RequireCount(int count) =>
        Count() == count ? this : throw new InputException($"{path} has {Count()} elements instead of {count}.");

    private JsonElement Require(JsonValueKind kind, string what) =>
        element.ValueKind == kind ? element : throw new InputException($"{path} is not {what}.");
}
