using System.Text.RegularExpressions;

namespace SymbolicGrad.Generator.Tests.Numerics;

/// <summary>A function as a user writes it.</summary>
/// <param name="Body">An expression, or statements with a <c>return</c>, of the operands <c>x</c>, <c>y</c> and <c>z</c>; written for <c>double</c>.</param>
/// <param name="Operands">What these are, a letter each: <c>S</c> a number, <c>V</c> a vector.</param>
/// <param name="Result">The same of the result.</param>
internal sealed partial record Spelling(string Body, string Operands, char Result = 'S', bool IsSingle = false)
{
    public string Scalar => IsSingle ? "float" : "double";

    /// <summary>The body for the scalar type: <c>Math</c> becomes <c>MathF</c>, and numbers are of that type.</summary>
    public string TypedBody => IsSingle
        ? Fractions().Replace(MathWithoutClamp().Replace(Body, "MathF.").Replace("double", "float", StringComparison.Ordinal), "$0f")
        : Body;

    /// <summary>The nearest number of the scalar type.</summary>
    public double Rounded(double value) => IsSingle ? (float)value : value;

    public override string ToString() => $"{TypedBody} of {Scalar} {Operands}";

    /// <summary><c>MathF</c> has no <c>Clamp</c> of its own.</summary>
    [GeneratedRegex(@"Math\.(?!Clamp\b)")]
    private static partial Regex MathWithoutClamp();

    [GeneratedRegex(@"\b\d+\.\d+\b")]
    private static partial Regex Fractions();
}
