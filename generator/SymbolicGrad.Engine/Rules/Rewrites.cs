using System.Collections.Generic;
using System.Linq;

namespace SymbolicGrad.Engine.Rules;

/// <summary>What a rewrite changes beside the form.</summary>
internal enum Exactness
{
    /// <summary>The same bits for every operand, NaN and infinities included.</summary>
    Exact,

    /// <summary>A zero may change its sign.</summary>
    UpToSignOfZero,

    /// <summary>The last bits may change; the new form is at least as accurate.</summary>
    UpToRounding,
}

/// <summary>One rewrite: wherever <paramref name="Before"/> would be built, <paramref name="After"/> is. Variables named <c>c</c>, <c>d</c> stand for constants other than 0 only, <c>s</c>, <c>t</c> for scalars only, <c>u</c>, <c>v</c> for vectors only, capitals for tensors only.</summary>
internal sealed record Rewrite(string Before, string After, Exactness Exactness);

/// <summary>The table of rewrites, applied while terms are built, until none fits.</summary>
internal static class Rewrites
{
    public static readonly IReadOnlyList<Rewrite> All =
    [
        // Neutral elements and signs.
        new("x + 0", "x", Exactness.UpToSignOfZero),
        new("x - 0", "x", Exactness.Exact),
        new("0 - x", "-x", Exactness.UpToSignOfZero),
        new("x * 1", "x", Exactness.Exact),
        new("x / 1", "x", Exactness.Exact),
        new("-1 * x", "-x", Exactness.Exact),
        new("Max(x, x)", "x", Exactness.Exact),
        new("Min(x, x)", "x", Exactness.Exact),
        new("-(-x)", "x", Exactness.Exact),
        new("-(a - b)", "b - a", Exactness.UpToSignOfZero),
        new("a + -b", "a - b", Exactness.Exact),
        new("a - -b", "a + b", Exactness.Exact),
        new("-a * -b", "a * b", Exactness.Exact),
        new("-a * b", "-(a * b)", Exactness.Exact),
        new("-a / b", "-(a / b)", Exactness.Exact),
        new("a / -b", "-(a / b)", Exactness.Exact),

        // Constants stand first and merge.
        new("c * (d * x)", "(c * d) * x", Exactness.UpToRounding),
        new("s * (c * t)", "c * (s * t)", Exactness.UpToRounding),
        new("X * (c * Y)", "c * (X * Y)", Exactness.UpToRounding),

        // Scalars gather, so that a tensor is scaled once.
        new("t * (s * X)", "(t * s) * X", Exactness.UpToRounding),
        new("(s * X) / t", "(s / t) * X", Exactness.UpToRounding),

        new("X * Fill(s, n)", "s * X", Exactness.Exact),
        new("X * Fill(s, n, m)", "s * X", Exactness.Exact),

        // Powers.
        new("Pow(x, 1)", "x", Exactness.Exact),
        new("Pow(x, 2)", "x²", Exactness.UpToRounding),
        new("x * x", "x²", Exactness.Exact),
        new("Pow(s, 0)", "1", Exactness.Exact),
        new("PowBaseSlope(s, 0)", "0", Exactness.Exact),
        new("PowBaseSlope(x, c)", "c * Pow(x, c - 1)", Exactness.UpToRounding),

        // Transposes fold into the product.
        new("Transpose(xᵀ)", "x", Exactness.Exact),
        new("Transpose(MatMul(a, b))", "MatMul(bᵀ, aᵀ)", Exactness.Exact),
        new("Transpose(Outer(u, v))", "Outer(v, u)", Exactness.Exact),

        // Reductions of products.
        new("Sum(X * Y)", "Dot(X, Y)", Exactness.UpToRounding),
        new("Sum(s * X)", "s * Sum(X)", Exactness.UpToRounding),
        new("Sum(x²)", "SquaredNorm(x)", Exactness.UpToRounding),
        new("Dot(x, x)", "SquaredNorm(x)", Exactness.UpToRounding),
        new("Sqrt(x²)", "Abs(x)", Exactness.UpToRounding),
        new("Sqrt(SquaredNorm(x))", "Norm(x)", Exactness.UpToRounding),

        // Losses as they are written out.
        new("0.5 * SquaredNorm(X - Y)", "SquaredError(X, Y)", Exactness.UpToRounding),
        new("SquaredNorm(X - Y) / 2", "SquaredError(X, Y)", Exactness.UpToRounding),
        new("-Dot(u, LogSoftmax(v))", "CrossEntropyTarget(v, u)", Exactness.UpToRounding),

        // Stable forms.
        new("Log(1 + Exp(x))", "Softplus(x)", Exactness.UpToRounding),
        new("Log(Softmax(x))", "LogSoftmax(x)", Exactness.UpToRounding),
        new("Log(Sum(Exp(v)))", "LogSumExp(v)", Exactness.UpToRounding),
        new("Log(Item(Softmax(x), i))", "Item(LogSoftmax(x), i)", Exactness.UpToRounding),
        new("-Item(LogSoftmax(x), i)", "CrossEntropy(x, i)", Exactness.UpToRounding),
        new("1 / (1 + Exp(-x))", "Sigmoid(x)", Exactness.UpToRounding),
    ];

    /// <summary>The rewrites by the op at the root of what they replace.</summary>
    public static readonly ILookup<string, (Formula Before, Formula After, Rewrite Rewrite)> ByRoot = All
        .Select(rewrite => (Before: Formula.Parse(rewrite.Before), After: Formula.Parse(rewrite.After), rewrite))
        .ToLookup(entry => ((Formula.Call)entry.Before).Op);
}
