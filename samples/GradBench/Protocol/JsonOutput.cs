using System.Text.Json;

namespace SymbolicGrad.Samples.GradBench.Protocol;

/// <summary>Writes numbers, all of which have to be finite.</summary>
internal static class JsonOutput
{
    /// <summary>A number.</summary>
    public static void Number(Utf8JsonWriter writer, double value) =>
        writer.WriteNumberValue(double.IsFinite(value) ? value : throw new OutputException($"A number of the output is {value}, which JSON cannot hold."));

    /// <summary>An array of numbers.</summary>
    public static void Numbers(Utf8JsonWriter writer, IEnumerable<double> values)
    {
        writer.WriteStartArray();
        foreach (double value in values) Number(writer, value);
        writer.WriteEndArray();
    }

    /// <summary>An array of rows.</summary>
    public static void Rows(Utf8JsonWriter writer, IEnumerable<IEnumerable<double>> rows)
    {
        writer.WriteStartArray();
        foreach (IEnumerable<double> row in rows) Numbers(writer, row);
        writer.WriteEndArray();
    }
}
