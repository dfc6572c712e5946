using System.Collections.Generic;
using SymbolicGrad.Engine.IR;
using static SymbolicGrad.Engine.IR.Precedence;

namespace SymbolicGrad.Engine.Rules;

/// <summary>
/// Products, transposes, reductions and broadcasts, in denominator layout: an adjoint has the shape of its value.
/// Source: M. Giles, "Collected matrix derivative results for forward and reverse mode algorithmic differentiation" (2008), section 2.
/// </summary>
internal static class TensorRows
{
    public static readonly IReadOnlyList<Op> All =
    [
        new("MatMul", OpKind.Whole, 2)
        {
            // A = B·C:  ∂L/∂B = ∂L/∂A·Cᵀ,  ∂L/∂C = Bᵀ·∂L/∂A.
            TypeRule = TypeRules.MatrixMatrix, ShapeRule = static axis => new(axis, axis), OperandNames = ["b", "c"], Tangent = TangentRule.Multilinear,
            Adjoints = ["MatMul(dy, cᵀ)", "MatMul(bᵀ, dy)"], Kernel = "Product", Math = new("{0:4}·{1:4}", Multiplicative), NameHint = "z",
        },
        new("MatVec", OpKind.Whole, 2)
        {
            TypeRule = TypeRules.MatrixVector, ShapeRule = static _ => new(0, 0), OperandNames = ["b", "x"], Tangent = TangentRule.Multilinear,
            Adjoints = ["Outer(dy, x)", "MatVec(bᵀ, dy)"], Kernel = "Product", Math = new("{0:4}·{1:4}", Multiplicative), NameHint = "z",
        },
        new("VecMat", OpKind.Whole, 2)
        {
            TypeRule = TypeRules.VectorMatrix, ShapeRule = static _ => new(1, 1), OperandNames = ["x", "c"], Tangent = TangentRule.Multilinear,
            Adjoints = ["VecMat(dy, cᵀ)", "Outer(x, dy)"], Kernel = "Product", Math = new("{0:4}·{1:4}", Multiplicative), NameHint = "z",
        },
        new("Outer", OpKind.Whole, 2)
        {
            TypeRule = TypeRules.OuterProduct, ShapeRule = static axis => new(axis, 0), OperandNames = ["u", "v"], Tangent = TangentRule.Multilinear,
            Adjoints = ["MatVec(dy, v)", "MatVec(dyᵀ, u)"], Kernel = "Outer", Symbols = ["Functions.Outer"], Math = new("{0:4}·{1:7}ᵀ", Multiplicative), NameHint = "outer",
        },
        new("Dot", OpKind.Whole, 2)
        {
            TypeRule = TypeRules.FullReduction, OperandNames = ["u", "v"], Tangent = TangentRule.Multilinear, IsCommutative = true,
            Adjoints = ["dy * v", "dy * u"], Kernel = "Dot", Symbols = ["Functions.Dot"], Math = new("⟨{0}, {1}⟩", Atom), NameHint = "dot",
        },
        new("Transpose", OpKind.Whole, 1)
        {
            TypeRule = TypeRules.SameMatrix, ShapeRule = static axis => new(0, 1 - axis), OperandNames = ["x"], Tangent = TangentRule.Multilinear,
            Adjoints = ["dyᵀ"], Kernel = "Transpose", Math = new("{0:7}ᵀ", Postfix), NameHint = "transposed",
        },
        Reduction("Sum", "FillLike(dy, x)", TypeRules.FullReduction, "Σ {0:5}", "sum"),
        new("Mean", OpKind.Whole, 1) { TypeRule = TypeRules.FullReduction, OperandNames = ["x"], Symbols = ["Functions.Mean"], Expansion = "Sum(x) / CountOf(x)" },
        Reduction("RowSum", "BroadcastRowLike(dy, x)", TypeRules.AxisReduction, "Σ rows of {0:4}", "rowSum", static _ => new(0, 1), "SumRows"),
        Reduction("ColumnSum", "BroadcastColumnLike(dy, x)", TypeRules.AxisReduction, "Σ columns of {0:4}", "columnSum", static _ => new(0, 0), "SumColumns"),
        new("MeanRows", OpKind.Whole, 1) { TypeRule = TypeRules.AxisReduction, OperandNames = ["x"], Symbols = ["Functions.MeanRows"], Expansion = "RowSum(x) / RowsOf(x)" },
        new("MeanColumns", OpKind.Whole, 1) { TypeRule = TypeRules.AxisReduction, OperandNames = ["x"], Symbols = ["Functions.MeanColumns"], Expansion = "ColumnSum(x) / ColumnsOf(x)" },
        Reduction("SquaredNorm", "(2 * dy) * x", TypeRules.FullReduction, "‖{0}‖²", "squaredNorm") ,
        Reduction("Norm", "RatioOrZero(dy, y) * x", TypeRules.FullReduction, "‖{0}‖", "norm", kink: "0 at 0"),
        Reduction("Norm1", "dy * Sign(x)", TypeRules.FullReduction, "‖{0}‖₁", "norm", kink: "0 in each element that is 0"),
        new("BroadcastRow", OpKind.Whole, 2)
        {
            // Operands: the vector, and how many rows are made of it.
            TypeRule = TypeRules.RowBroadcast, ShapeRule = static axis => axis == 0 ? new(1, ShapeSource.TheValue) : new(0, 0), OperandNames = ["v", "n"],
            Tangent = TangentRule.Multilinear, Adjoints = ["RowSum(dy)", null], Kernel = "BroadcastRow", Math = new("{0:0}", Atom), NameHint = "rows",
        },
        new("BroadcastColumn", OpKind.Whole, 2)
        {
            TypeRule = TypeRules.RowBroadcast, ShapeRule = static axis => axis == 1 ? new(1, ShapeSource.TheValue) : new(0, 0), OperandNames = ["v", "n"],
            Tangent = TangentRule.Multilinear, Adjoints = ["ColumnSum(dy)", null], Kernel = "BroadcastColumn", Math = new("{0:0}", Atom), NameHint = "columns",
        },
        new("Fill", OpKind.Whole, -1)
        {
            // Operands: a number, and the extents of the tensor filled with it.
            TypeRule = TypeRules.Fill, ShapeRule = static axis => new(1 + axis, ShapeSource.TheValue), OperandNames = ["s", "m", "n"],
            Tangent = TangentRule.Multilinear, Adjoints = ["Sum(dy)", null, null], Kernel = "Fill", Math = new("{0:4}·1", Multiplicative), NameHint = "filled",
        },
        new("Item", OpKind.Whole, -1)
        {
            TypeRule = TypeRules.Item, OperandNames = ["x", "i", "j"], Tangent = TangentRule.Multilinear,
            Adjoints = ["ScatterLike(dy, x, i, j)", null, null], Math = new("{0:7}[{*}]", Postfix), CSharp = new("{0:7}[{*}]", Postfix), NameHint = "item",
        },
        new("Scatter", OpKind.Whole, -1)
        {
            // Operands: a number, the extents of the result, the indices at which it stands; zero elsewhere.
            TypeRule = static (types, _) => types.Length == 3 ? IrType.Vector(types[0].Kind) : IrType.Matrix(types[0].Kind),
            ShapeRule = static axis => new(1 + axis, ShapeSource.TheValue), OperandNames = ["s"], Tangent = TangentRule.Multilinear,
            Kernel = "Scatter", Math = new("{0:4}·e({*})", Multiplicative), NameHint = "scattered",
        },
        Map("Softmax", "SoftmaxGradient(dy, y)", "softmax({0})", "p"),

        // The Jacobian of the softmax is symmetric; that of its logarithm, I − 1·pᵀ, is not.
        Map("LogSoftmax", "LogSoftmaxGradient(dy, y)", "log softmax({0})", "logP", "dx - RowDots(Exp(y), dx)"),
        new("SoftmaxGradient", OpKind.Whole, 2)
        {
            // y ⊙ (dy − ⟨dy, y⟩), row by row.
            TypeRule = TypeRules.TensorMap, ShapeRule = static axis => new(0, axis), OperandNames = ["dy", "y"], Kernel = "SoftmaxGradient",
            Math = new("{1:4} ⊙ ({0:3} − ⟨{0}, {1}⟩)", Multiplicative), NameHint = "gradient",
        },
        new("LogSoftmaxGradient", OpKind.Whole, 2)
        {
            TypeRule = TypeRules.TensorMap, ShapeRule = static axis => new(0, axis), OperandNames = ["dy", "y"], Kernel = "LogSoftmaxGradient",
            Math = new("{0:3} − e^{1:7}·Σ {0:5}", Additive), NameHint = "gradient",
        },
        Reduction("LogSumExp", "dy * Softmax(x)", TypeRules.VectorReduction, "log Σ e^{0:7}", "logSumExp"),
        Reduction("LogSumExpRows", "BroadcastColumnLike(dy, x) * Softmax(x)", TypeRules.AxisReduction, "log Σ columns of e^{0:7}", "logSumExp", static _ => new(0, 0), "LogSumExp", kernel: "LogSumExp",
            tangent: "ColumnSum(Softmax(x) * dx)"),
    ];

    public static readonly Op MatMul = All[0];
    public static readonly Op MatVec = All[1];
    public static readonly Op VecMat = All[2];
    public static readonly Op Dot = All[4];
    public static readonly Op Transpose = All[5];
    public static readonly Op Sum = All[6];

    private static Op Reduction(
        string name, string dx, System.Func<System.Collections.Immutable.ImmutableArray<IrType>, object?, IrType> typeRule, string math, string hint,
        System.Func<int, ShapeSource>? shape = null, string? symbol = null, string? kink = null, string? kernel = null, string? tangent = null) =>
        new(name, OpKind.Whole, 1)
        {
            TypeRule = typeRule, ShapeRule = shape, OperandNames = ["x"], Adjoints = [dx], Kernel = kernel ?? name, Symbols = ["Functions." + (symbol ?? name)],
            Math = new(math, math[0] is 'Σ' or 'l' ? Prefix : Atom), NameHint = hint, Kink = kink,
            Tangent = tangent is not null ? TangentRule.Stated : name is "Sum" or "RowSum" or "ColumnSum" ? TangentRule.Multilinear : TangentRule.Gradient,
            Tangents = tangent is null ? [] : [tangent],
        };

    private static Op Map(string name, string dx, string math, string hint, string? tangent = null) =>
        new(name, OpKind.Whole, 1)
        {
            TypeRule = TypeRules.TensorMap, ShapeRule = static axis => new(0, axis), OperandNames = ["x"], Adjoints = [dx], Kernel = name, Symbols = ["Functions." + name],
            Math = new(math, Atom), NameHint = hint, Tangent = tangent is null ? TangentRule.AsAdjoint : TangentRule.Stated, Tangents = tangent is null ? [] : [tangent],
        };
}
