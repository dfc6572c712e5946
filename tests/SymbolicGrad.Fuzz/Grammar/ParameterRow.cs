using System.Collections.Immutable;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>A form of parameter, and how a probe makes an argument for it and reads one.</summary>
/// <param name="Kind">What the parameter is inside of the method.</param>
/// <param name="Type">Its type.</param>
/// <param name="Make">C# that reads an argument from the numbers <c>@</c>.</param>
/// <param name="Add">C# that adds all numbers of <c>v</c> to the numbers <c>@</c>.</param>
internal sealed record ParameterRow(Kind Kind, string Type, string Make, string Add)
{
    public double Weight { get; init; } = 1;

    /// <summary>C# of a number that depends on the parameter <c>@</c>.</summary>
    public string Number => Kind switch
    {
        Kind.Array3 or Kind.Span2 => "@[1]",
        Kind.ArrayN => "@.Sum()",
        Kind.SpanN => "(@.Length > 1 ? @[1] : 0)",
        Kind.TableN3 => "(@.GetLength(0) > 1 ? @[1, 2] : 0)",
        Kind.JaggedN3 => "(@.Length > 1 ? @[1][2] : 0)",
        Kind.PairArrayN => "(@.Length > 1 ? @[1].Y : 0)",
        Kind.Pair or Kind.Vector2 => "@.X",
        Kind.Couple => "@.V",
        Kind.Site => "@.B",
        Kind.Gauge => "@.Zero",
        Kind.GaugeArrayN => "(@.Length > 1 ? @[1].Width : 0)",
        Kind.Complex => "@.Imaginary",
        Kind.TensorVector => "@[1]",
        Kind.TensorMatrix => "@[1, 2]",
        _ => "@",
    };

    /// <summary>Whether the gradient is taken by it.</summary>
    public bool IsDifferentiated { get; init; } = true;

    /// <summary>Whether the gradient's buffer is passed by <c>ref</c>.</summary>
    public bool IsByReference { get; init; }

    /// <summary>Whether the method may assign to it.</summary>
    public bool IsAssignable { get; init; }

    /// <summary>Whether lambdas may use it.</summary>
    public bool IsCapturable { get; init; } = true;

    /// <summary>Whether it is no parameter of the method but a member of its type, which is trained.</summary>
    public bool IsMember { get; init; }

    /// <summary>Whether <c>WithRespectTo</c> leaves it out.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>What stands before its type: an attribute, <c>in</c>.</summary>
    public string Before { get; init; } = "";

    /// <summary>The member of the parameter's objects that holds an array, which is an argument of the gradient only where the method reads it; null where there is none.</summary>
    public string? Holds { get; init; }

    public Needs Needs { get; init; }

    private const string GaugeNumbers = "@.Add(v.Zero); @.Add(v.Width); @.Add(v.Dial.Tilt); @.Add(v.Dial.Offset.X); @.Add(v.Dial.Offset.Y); @.Add(v.Marks);";

    private static string Gauge(string numbers) =>
        "new Gauge { Zero = @.Real#(), Width = @.Real#(), Dial = new Dial { Tilt = @.Real#(), Offset = new Pair(@.Real#(), @.Real#()) }, Marks = @.Array#(3) }".Replace("@", numbers, StringComparison.Ordinal);

    /// <summary>The forms of parameters that there are.</summary>
    public static ImmutableArray<ParameterRow> All { get; } =
    [
        new(Kind.Real, "#", "@.Real#()", "@.Add(v);") { IsByReference = true, IsAssignable = true, Weight = 6 },
        new(Kind.Real, "in #", "@.Real#()", "@.Add(v);") { IsByReference = true, IsCapturable = false, Weight = 0.3 },
        new(Kind.Array3, "#[]", "@.Array#(3)", "@.Add(v);") { Weight = 3 },
        new(Kind.ArrayN, "#[]", "@.Array#(@.N)", "@.Add(v);") { Weight = 4 },
        new(Kind.TableN3, "#[,]", "@.Table#(@.N, 3)", "@.Add(v);"),
        new(Kind.JaggedN3, "#[][]", "@.Jagged#(@.N, 3)", "@.Add(v);"),
        new(Kind.Span2, "Span<#>", "@.Array#(2)", "@.Add(v);") { IsCapturable = false },
        new(Kind.SpanN, "ReadOnlySpan<#>", "@.Array#(@.N)", "@.Add(v);") { IsCapturable = false, Weight = 0.7 },
        new(Kind.Pair, "Pair", "new Pair(@.Real#(), @.Real#())", "@.Add(v.X); @.Add(v.Y);") { IsByReference = true, IsAssignable = true },
        new(Kind.Couple, "(# U, # V)", "(@.Real#(), @.Real#())", "@.Add(v.Item1); @.Add(v.Item2);") { IsByReference = true, IsAssignable = true, Weight = 0.7 },
        new(Kind.Site, "Site", "new Site(@.Real#(), @.Real#())", "@.Add(v.A); @.Add(v.B);") { IsByReference = true, Weight = 0.7 },
        new(Kind.PairArrayN, "Pair[]", "@.Items(@.N, n => new Pair(n.Real#(), n.Real#()))", "foreach (Pair p in v) { @.Add(p.X); @.Add(p.Y); }") { Weight = 0.7 },
        new(Kind.Gauge, "Gauge", Gauge("@"), GaugeNumbers) { Holds = "Marks" },
        new(Kind.GaugeArrayN, "Gauge[]", $"@.Items(@.N, n => {Gauge("n")})", $"foreach (Gauge each in v) {{ {GaugeNumbers.Replace("v.", "each.", StringComparison.Ordinal)} }}") { Weight = 0.6, Holds = "Marks" },
        new(Kind.Complex, "Complex", "new Complex(@.RealDouble(), @.RealDouble())", "@.Add(v.Real); @.Add(v.Imaginary);") { IsByReference = true, IsAssignable = true, Needs = Needs.Double, Weight = 0.7 },
        new(Kind.Vector2, "Vector2", "new Vector2(@.RealSingle(), @.RealSingle())", "@.Add(v.X); @.Add(v.Y);") { IsByReference = true, IsAssignable = true, Needs = Needs.Single },
        new(Kind.TensorVector, "Vector<#>", "new Vector<#>(@.Array#(3))", "@.Add(v.Span);") { Weight = 0.7 },
        new(Kind.TensorMatrix, "Matrix<#>", "new Matrix<#>(3, 3, @.Array#(9))", "@.Add(v.Span);") { Weight = 0.7 },

        new(Kind.Real, "#", "@.Real#()", "@.Add(v);") { IsMember = true, Weight = 0.5 },
        new(Kind.Array3, "#[]", "@.Array#(3)", "@.Add(v);") { IsMember = true, Weight = 0.3 },
        new(Kind.TensorVector, "Vector<#>", "new Vector<#>(@.Array#(3))", "@.Add(v.Span);") { IsMember = true, Weight = 0.2 },
        new(Kind.TensorMatrix, "Matrix<#>", "new Matrix<#>(3, 3, @.Array#(9))", "@.Add(v.Span);") { IsMember = true, Weight = 0.2 },

        new(Kind.Real, "#", "@.Datum#()", "") { IsDifferentiated = false, IsLeftOut = true, IsAssignable = true, Weight = 0.4 },
        new(Kind.ArrayN, "#[]", "@.Items(@.N, n => n.Datum#())", "") { IsDifferentiated = false, Before = "[Data] ", Weight = 0.5 },
        new(Kind.PairArrayN, "Pair[]", "@.Items(@.N, n => new Pair(n.Datum#(), n.Datum#()))", "") { IsDifferentiated = false, Before = "[Data] ", Weight = 0.3 },
        new(Kind.Integer, "int", "@.Small()", "") { IsDifferentiated = false, IsAssignable = true, Weight = 4 },
        new(Kind.Boolean, "bool", "@.Flag()", "") { IsDifferentiated = false },
        new(Kind.Choice, "Level", "(Level)@.Small()", "") { IsDifferentiated = false, Weight = 0.5 },
        new(Kind.Integers, "int[]", "@.Labels(3)", "") { IsDifferentiated = false },
        new(Kind.Real, "#", "@.Datum#()", "") { IsDifferentiated = false, Before = "[Data] ", Weight = 0.7 },
        new(Kind.OptionalReal, "#?", "(@.Flag() ? (#?)@.Datum#() : null)", "") { IsDifferentiated = false, Before = "[Data] ", Weight = 0.4 },
    ];
}

/// <summary>A form of result, and how a probe hands its upstream adjoint over and reads it.</summary>
/// <param name="Kind">The kind of what is returned.</param>
/// <param name="Type">Its type.</param>
/// <param name="Upstream">C# of the upstream adjoint's arguments, read from the numbers <c>@</c>.</param>
/// <param name="Add">C# that adds all numbers of <c>v</c> to the numbers <c>@</c>.</param>
internal sealed record ResultRow(Kind Kind, string Type, string Upstream, string Add)
{
    public double Weight { get; init; } = 1;

    public Needs Needs { get; init; }

    /// <summary>Whether it is a single number, whose adjoint comes last.</summary>
    public bool IsScalar => Kind == Kind.Real;

    /// <summary>Whether there is none.</summary>
    public bool IsNothing => Kind == Kind.Nothing;

    /// <summary>C# that makes a destination, where the result is handed out by way of one.</summary>
    public string? Destination { get; init; }

    /// <summary>The forms of results that there are.</summary>
    public static ImmutableArray<ResultRow> All { get; } =
    [
        new(Kind.Real, "#", "@.Real#()", "@.Add(v);") { Weight = 12 },
        new(Kind.Couple, "(# U, # V)", "@.Real#(), @.Real#()", "@.Add(v.Item1); @.Add(v.Item2);") { Weight = 2 },
        new(Kind.Nothing, "void", "", ""),
        new(Kind.Pair, "Pair", "new Pair(@.Real#(), @.Real#())", "@.Add(v.X); @.Add(v.Y);"),
        new(Kind.TensorVector, "Vector<#>", "new Vector<#>(@.Array#(3))", "@.Add(v.Span);") { Destination = "new Vector<#>(3)" },
        new(Kind.ArrayResult, "#[]", "@.Array#(3)", "@.Add(v);") { Destination = "new #[3]", Weight = 2 },
    ];
}
