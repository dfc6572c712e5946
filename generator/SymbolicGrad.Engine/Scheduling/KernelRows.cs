using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Scheduling;

/// <summary>A kernel that does a whole term in one step.</summary>
/// <param name="Term">What it computes; variables become arguments.</param>
/// <param name="Call">The statement: <c>{a}</c> is what the variable stands for, <c>{out}</c> the destination.</param>
internal sealed record KernelRow(Formula Term, string Call);

/// <summary>The kernels that do more than one op, largest term first. An op of its own has its kernel in its row.</summary>
internal static class KernelRows
{
    private static readonly string[] Activations = ["Relu", "Sigmoid", "Tanh"];

    /// <summary>Kernels that write a destination.</summary>
    public static readonly ImmutableArray<KernelRow> Assigning =
    [
        .. Activations.Select(then => Row($"{then}(MatMul(a, b) + BroadcastRow(v, n))", $"Product({{a}}, {{b}}, {{out}}, addRow: {{v}}, then: {{Activation}}.{then})")),
        .. Activations.Select(then => Row($"{then}(MatVec(a, x) + v)", $"Product({{a}}, {{x}}, {{out}}, add: {{v}}, then: {{Activation}}.{then})")),
        Row("MatMul(a, b) + BroadcastRow(v, n)", "Product({a}, {b}, {out}, addRow: {v})"),
        Row("MatVec(a, x) + v", "Product({a}, {x}, {out}, add: {v})"),
        Row("x + BroadcastRow(v, n)", "AddRow({x}, {v}, {out})"),
        Row("x + BroadcastColumn(v, n)", "AddColumn({x}, {v}, {out})"),
        Row("x - BroadcastRow(v, n)", "SubtractRow({x}, {v}, {out})"),
        Row("x - BroadcastColumn(v, n)", "SubtractColumn({x}, {v}, {out})"),
        Row("x * BroadcastRow(v, n)", "MultiplyRow({x}, {v}, {out})"),
        Row("x * BroadcastColumn(v, n)", "MultiplyColumn({x}, {v}, {out})"),
    ];

    /// <summary>Kernels and statements that add to a gradient. The last fits everything.</summary>
    public static readonly ImmutableArray<KernelRow> Accumulating =
    [
        Row("s * MatMul(a, b)", "AddProduct({a}, {b}, {out}, {s})"),
        Row("MatMul(a, b)", "AddProduct({a}, {b}, {out})"),
        Row("s * MatVec(a, x)", "AddProduct({a}, {x}, {out}, {s})"),
        Row("MatVec(a, x)", "AddProduct({a}, {x}, {out})"),
        Row("VecMat(x, a)", "AddProduct({x}, {a}, {out})"),
        Row("s * Outer(u, v)", "AddOuter({u}, {v}, {out}, {s})"),
        Row("Outer(u, v)", "AddOuter({u}, {v}, {out})"),
        Row("RowSum(x)", "AddRowSum({x}, {out})"),
        Row("ColumnSum(x)", "AddColumnSum({x}, {out})"),
        Row("Fill(s, n)", "Add({out}, {s}, {out})"),
        Row("Fill(s, n, k)", "Add({out}, {s}, {out})"),
        Row("Scatter(s, n, i)", "{out}[{i}] += {s}"),
        Row("Scatter(s, n, k, i, j)", "{out}[{i}, {j}] += {s}"),
        Row("BroadcastRow(v, n)", "AddRow({out}, {v}, {out})"),
        Row("BroadcastColumn(v, n)", "AddColumn({out}, {v}, {out})"),
        Row("s * x", "AddScaled({s}, {x}, {out})"),
        Row("a * b", "MultiplyAdd({a}, {b}, {out})"),
        Row("-x", "Subtract({out}, {x}, {out})"),
        Row("x", "AddTo({x}, {out})"),
    ];

    /// <summary>Names of variables that stand for scalars; all others stand for tensors.</summary>
    public static readonly HashSet<string> Scalars = ["s", "n", "k", "i", "j"];

    /// <summary>A value and its gradient that one kernel computes together: by the ops' names, with the kernel that returns the value.</summary>
    public static readonly IReadOnlyDictionary<string, (string Gradient, string Kernel)> Pairs = new Dictionary<string, (string, string)>
    {
        ["CrossEntropy"] = ("CrossEntropyGradient", "CrossEntropyWithGradient"),
        ["CrossEntropyTarget"] = ("CrossEntropyTargetGradient", "CrossEntropyWithGradient"),
    };

    private static KernelRow Row(string term, string call) => new(Formula.Parse(term), call);
}
