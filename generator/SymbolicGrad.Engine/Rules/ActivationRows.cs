using System.Collections.Generic;
using SymbolicGrad.Engine.IR;
using static SymbolicGrad.Engine.IR.Precedence;

namespace SymbolicGrad.Engine.Rules;

/// <summary>Activation functions, and the ops their derivatives are made of: <c>dy ⊙ f′</c> in one step, from the result where that is enough.</summary>
internal static class ActivationRows
{
    public static readonly IReadOnlyList<Op> All =
    [
        Activation("Sigmoid", "SigmoidGradient(dy, y)", "σ({0})"),
        Activation("Tanh", "TanhGradient(dy, y)", "tanh({0})", csharp: "{M}.Tanh({0})", symbol: "Math.Tanh"),
        Activation("Relu", "ReluGradient(dy, y)", "ReLU({0})", csharp: "{M}.Max({0}, 0)", kink: "0 at 0"),
        Activation("Gelu", "GeluGradient(dy, x)", "GELU({0})"),
        Activation("Softplus", "SoftplusGradient(dy, x)", "softplus({0})"),
        Activation("Silu", "SiluGradient(dy, x)", "SiLU({0})"),
        Activation("Erf", "dy * (1.1283791670955126 * Exp(-x²))", "erf({0})"),
        Parametric("LeakyRelu", "LeakyReluGradient(dy, x, slope)", "dy * Min(x, 0)", "LeakyReLU({0}; {1})", "the slope of x < 0 at 0", "Functions.LeakyRelu", "Functions.PRelu"),
        new("LeakyReluOfUsualSlope", OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x"], Symbols = ["Functions.LeakyRelu"], Expansion = "LeakyRelu(x, 0.01)",
        },
        Parametric("Elu", "EluGradient(dy, x, slope)", "dy * ExpM1(Min(x, 0))", "ELU({0}; {1})", "α at 0", "Functions.Elu"),

        // dy·y·(1 − y): F. Rosenblatt's and every later text's logistic derivative.
        Gradient("SigmoidGradient", ["dy", "y"], "dy * (y * (1 - y))", "{0:4}·{1:4}·(1 − {1:4})", "{0:4} ⊙ {1:4} ⊙ (1 − {1:4})",
            "SigmoidGradient(g, y)", "g * dy * (1 - 2 * y)"),
        Gradient("TanhGradient", ["dy", "y"], "dy * (1 - y²)", "{0:4}·(1 − {1:7}²)", "{0:4} ⊙ (1 − {1:7}²)", "TanhGradient(g, y)", "-2 * g * dy * y"),
        Gradient("GeluGradient", ["dy", "x"], "dy * GeluSlope(x)", "{0:4}·GELU′({1})", "{0:4} ⊙ GELU′({1})", "GeluGradient(g, x)", "g * dy * (0.3989422804014327 * (2 - x²) * Exp(-0.5 * x²))"),
        Gradient("SoftplusGradient", ["dy", "x"], "dy * Sigmoid(x)", "{0:4}·σ({1})", "{0:4} ⊙ σ({1})", "SoftplusGradient(g, x)", "SigmoidGradient(g * dy, Sigmoid(x))"),
        Gradient("SiluGradient", ["dy", "x"], "dy * SiluSlope(x)", "{0:4}·SiLU′({1})", "{0:4} ⊙ SiLU′({1})",
            "SiluGradient(g, x)", "g * dy * (Sigmoid(x) * (1 - Sigmoid(x)) * (2 + x * (1 - 2 * Sigmoid(x))))"),
        // Φ(x) + x·φ(x) with the normal distribution Φ and its density φ, and σ(x)·(1 + x·(1 − σ(x))): functions, since written out they lose
        // the lower tail and are ∞·0 at infinity.
        Slope("GeluSlope", "dy * (0.3989422804014327 * (2 - x²) * Exp(-0.5 * x²))", "GELU′({0})"),
        Slope("SiluSlope", "dy * (Sigmoid(x) * (1 - Sigmoid(x)) * (2 + x * (1 - 2 * Sigmoid(x))))", "SiLU′({0})"),
        new("ReluGradient", OpKind.Elementwise, 2)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["dy", "y"], Adjoints = ["ReluGradient(g, y)", null], Kernel = "ReluGradient",
            CSharp = new("{1:3} > 0 ? {0:2} : {Z}", Conditional), Math = new("{0:4}·1[{1} > 0]", Multiplicative), MathOfTensors = new("{0:4} ⊙ 1[{1} > 0]", Multiplicative),
        },
        new("LeakyReluGradient", OpKind.Elementwise, 3)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["dy", "x", "slope"], Kernel = "LeakyReluGradient", KernelForms = "TTS",
            Adjoints = ["LeakyReluGradient(g, x, slope)", null, "g * MaskLessOrEqual(dy, x, 0)"],
            CSharp = new("{1:3} > 0 ? {0:6} : {2:4} * {0:6}", Conditional), Math = new("{0:4}·LeakyReLU′({1}; {2})", Multiplicative),
            MathOfTensors = new("{0:4} ⊙ LeakyReLU′({1}; {2})", Multiplicative),
        },
        new("EluGradient", OpKind.Elementwise, 3)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["dy", "x", "slope"], Kernel = "EluGradient", KernelForms = "TTS",
            Adjoints = ["EluGradient(g, x, slope)", "MaskLessOrEqual(g * dy * slope * Exp(Min(x, 0)), x, 0)", "MaskLessOrEqual(g * dy * Exp(Min(x, 0)), x, 0)"],
            CSharp = new("{1:6} > 0 ? {0:6} : {0:6} * {2:5} * {M}.Exp({1})", Conditional), Math = new("{0:4}·ELU′({1}; {2})", Multiplicative),
            MathOfTensors = new("{0:4} ⊙ ELU′({1}; {2})", Multiplicative),
        },
    ];

    private static Op Activation(string name, string dx, string math, string? csharp = null, string? kink = null, string? symbol = null) =>
        new(name, OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x"], Adjoints = [dx], Kernel = name, Kink = kink,
            Symbols = symbol is null ? ["Functions." + name] : [symbol, "Functions." + name],
            CSharp = new(csharp ?? $"{{F}}.{name}({{0}})", Atom), Math = new(math, Atom),
        };

    private static Op Slope(string name, string dx, string math) =>
        new(name, OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x"], Adjoints = [dx], CSharp = new($"{{F}}.{name}({{0}})", Atom), Math = new(math, Atom), NameHint = "slope",
        };

    private static Op Parametric(string name, string dx, string dslope, string math, string kink, params string[] symbols) =>
        new(name, OpKind.Elementwise, 2)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x", "slope"], Adjoints = [dx, dslope], Kernel = name, KernelForms = "TS", Kink = kink, Symbols = [.. symbols],
            CSharp = new($"{{F}}.{name}({{0}}, {{1}})", Atom), Math = new(math, Atom),
        };

    /// <summary>Operands (dy, v): adjoints are written in the upstream <c>g</c> of this op itself, since <c>dy</c> is an operand here.</summary>
    private static Op Gradient(string name, string[] operands, string scalar, string math, string mathOfTensors, string first, string second) =>
        new(name, OpKind.Elementwise, 2)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = [.. operands], Adjoints = [first, second], Kernel = name, ScalarExpansion = scalar,
            Math = new(math, Multiplicative), MathOfTensors = new(mathOfTensors, Multiplicative),
        };
}
