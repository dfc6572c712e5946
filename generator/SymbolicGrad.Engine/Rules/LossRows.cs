using System.Collections.Generic;
using SymbolicGrad.Engine.IR;
using static SymbolicGrad.Engine.IR.Precedence;

namespace SymbolicGrad.Engine.Rules;

/// <summary>Losses. Means run over rows (cross-entropy) or over elements (the others).</summary>
internal static class LossRows
{
    public static readonly IReadOnlyList<Op> All =
    [
        new("CrossEntropy", OpKind.Whole, 2)
        {
            TypeRule = TypeRules.LabelledLoss, OperandNames = ["f", "label"], Tangent = TangentRule.Gradient, Adjoints = ["CrossEntropyGradient(f, label, dy)", null], Kernel = "CrossEntropy",
            Symbols = ["Functions.CrossEntropy"], Math = new("−mean log softmax({0})[{1}]", Prefix), MathOfVector = new("−log softmax({0})[{1}]", Prefix), NameHint = "loss",
        },
        new("CrossEntropyGradient", OpKind.Whole, 3)
        {
            // ∂L/∂f = (softmax(f) − e(label)) / n, where n is the number of rows.
            TypeRule = TypeRules.LabelledMap, ShapeRule = static axis => new(0, axis), OperandNames = ["f", "label", "dy"], Kernel = "CrossEntropyGradient",
            Math = new("{2:4}·(softmax({0}) − e({1}))/n", Multiplicative), MathOfVector = new("{2:4}·(softmax({0}) − e({1}))", Multiplicative), NameHint = "gradient",
        },
        new("CrossEntropyTarget", OpKind.Whole, 2)
        {
            // −mean Σ t·log softmax(f); rows of t need not sum to one.
            TypeRule = TypeRules.FullReduction, OperandNames = ["f", "t"], Tangent = TangentRule.Gradient, Kernel = "CrossEntropy", Symbols = ["Functions.CrossEntropy"],
            Adjoints = ["CrossEntropyTargetGradient(f, t, dy)", "-(dy / RowsOf(f)) * LogSoftmax(f)"],
            Math = new("−mean ⟨{1}, log softmax({0})⟩", Prefix), MathOfVector = new("−⟨{1}, log softmax({0})⟩", Prefix), NameHint = "loss",
        },
        new("CrossEntropyTargetGradient", OpKind.Whole, 3)
        {
            TypeRule = TypeRules.FirstOperand, ShapeRule = static axis => new(0, axis), OperandNames = ["f", "t", "dy"], Kernel = "CrossEntropyGradient",
            Math = new("{2:4}·(softmax({0})·Σ {1:5} − {1:4})/n", Multiplicative), MathOfVector = new("{2:4}·(softmax({0})·Σ {1:5} − {1:4})", Multiplicative), NameHint = "gradient",
        },
        Loss("SquaredError", "dy * (a - b)", "dy * (b - a)", "½·‖{0:4} − {1:4}‖²", Multiplicative, "0.5 * (a - b)²"),
        Loss("MeanSquaredError", "(2 * dy / CountOf(a)) * (a - b)", "(2 * dy / CountOf(a)) * (b - a)", "mean ({0:3} − {1:4})²", Prefix, "(a - b)²"),
        Loss("BinaryCrossEntropyWithLogits", "(dy / CountOf(a)) * (Sigmoid(a) - b)", "-((dy / CountOf(a)) * a)", "mean (softplus({0}) − {1:4}·{0:4})", Prefix, "Softplus(a) - b * a"),
    ];

    private static Op Loss(string name, string da, string db, string math, int precedence, string scalar) =>
        new(name, OpKind.Whole, 2)
        {
            TypeRule = TypeRules.Loss, OperandNames = ["a", "b"], Tangent = TangentRule.Gradient, Adjoints = [da, db], Kernel = name, Symbols = ["Functions." + name], ScalarExpansion = scalar,
            Math = new(math, precedence), NameHint = "loss",
        };
}
