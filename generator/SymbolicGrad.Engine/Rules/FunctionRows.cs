using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using SymbolicGrad.Engine.IR;
using static SymbolicGrad.Engine.IR.Precedence;

namespace SymbolicGrad.Engine.Rules;

/// <summary>The functions of <c>System.Math</c> and of the numeric types. Derivatives: DLMF chapter 4, <c>x</c> the operand, <c>y</c> the result.</summary>
internal static class FunctionRows
{
    public static readonly IReadOnlyList<Op> All =
    [
        Smooth("Exp", "dy * y", "e^{0:7}", tensor: true, unbounded: true),
        Smooth("Log", "dy / x", "ln {0:5}", tensor: true, domain: (0.2, 3), kink: "+∞ at 0, −∞ at −0", unbounded: true),
        Smooth("Sqrt", "dy / (2 * y)", "√{0:7}", tensor: true, domain: (0.2, 3), kink: "+∞ at 0; √x² counts as |x|", unbounded: true),
        Smooth("Sin", "dy * Cos(x)", tensor: true),
        Smooth("Cos", "-(dy * Sin(x))", tensor: true),
        Smooth("Tan", "dy * (1 + y²)", tensor: true, domain: (-1, 1), unbounded: true),
        Smooth("Sinh", "dy * Cosh(x)", tensor: true, unbounded: true),
        Smooth("Cosh", "dy * Sinh(x)", tensor: true, unbounded: true),
        Smooth("Asin", "dy / Sqrt((1 - x) * (1 + x))", "arcsin({0})", domain: (-0.9, 0.9), kink: "+∞ at ±1", unbounded: true),
        Smooth("Acos", "-(dy / Sqrt((1 - x) * (1 + x)))", "arccos({0})", domain: (-0.9, 0.9), kink: "−∞ at ±1", unbounded: true),
        Smooth("Atan", "dy / (1 + x²)", "arctan({0})"),
        Smooth("Asinh", "dy / Hypot(x, 1)", "arsinh({0})"),
        Smooth("Acosh", "dy / (Sqrt(x - 1) * Sqrt(x + 1))", "arcosh({0})", domain: (1.2, 3), kink: "+∞ at 1", unbounded: true),
        Smooth("Atanh", "dy / ((1 - x) * (1 + x))", "artanh({0})", domain: (-0.9, 0.9), kink: "+∞ at ±1", unbounded: true),
        Smooth("Cbrt", "dy / (3 * y²)", "∛{0:7}", domain: (0.2, 3), kink: "+∞ at 0", unbounded: true),
        Smooth("Log2", "dy / (0.6931471805599453 * x)", "log₂ {0:5}", domain: (0.2, 3), kink: "+∞ at 0, −∞ at −0", unbounded: true),
        Smooth("Log10", "dy / (2.302585092994046 * x)", "log₁₀ {0:5}", domain: (0.2, 3), kink: "+∞ at 0, −∞ at −0", unbounded: true),
        Smooth("ExpM1", "dy * (y + 1)", "(e^{0:7} − 1)", tensor: true, csharp: "{F}.ExpM1({0})", unbounded: true),
        Smooth("LogP1", "dy / (1 + x)", "ln(1 + {0:3})", csharp: "{T}.LogP1({0})", domain: (-0.5, 2), kink: "+∞ at −1", unbounded: true),
        Smooth("Exp2", "dy * (0.6931471805599453 * y)", "2^{0:7}", csharp: "{T}.Exp2({0})", unbounded: true),
        Smooth("Exp10", "dy * (2.302585092994046 * y)", "10^{0:7}", csharp: "{T}.Exp10({0})", unbounded: true),
        new("Square", OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x"], Adjoints = ["dy * (2 * x)"], Kernel = "Square", Symbols = ["Functions.Square"],
            CSharp = new("{0:6} * {0:6}", Multiplicative), Math = new("{0:7}²", Postfix),
        },
        new("Abs", OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x"], Adjoints = ["dy * Sign(x)"], Kernel = "Abs", Symbols = ["Math.Abs", "Functions.Abs"],
            CSharp = new("{M}.Abs({0})", Atom), Math = new("|{0}|", Atom), Kink = "0 at 0",
        },
        new("Sign", OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x"], Adjoints = [null], Kernel = "Sign", Symbols = ["Functions.Sign"], IsPiecewiseConstant = true,
            CSharp = new("{F}.Sign({0})", Atom), Math = new("sign({0})", Atom), Kink = "0 everywhere",
        },
        new("Pow", OpKind.Elementwise, 2)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b"], Symbols = ["Math.Pow", "Functions.Pow"],
            Adjoints = ["dy * PowBaseSlope(a, b)", "dy * PowExponentSlope(a, b, y)"], Kernel = "Pow", KernelForms = "TS", Domain = (0.3, 2), HasUnboundedSlope = true,
            CSharp = new("{M}.Pow({0}, {1})", Atom), Math = new("{0:7}^{1:7}", Postfix), NameHint = "power",
            Kink = "∂/∂a: 0 where b = 0; ∂/∂b: 0 where a = 0",
        },
        new("PowBaseSlope", OpKind.Elementwise, 2)
        {
            // ∂aᵇ/∂a. At b = 0 the power is constant, also at a = 0, where b·aᵇ⁻¹ would be 0·∞.
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b"],
            Adjoints = ["dy * (b * PowBaseSlope(a, b - 1))", "dy * PowBaseExponentSlope(a, b)"], Domain = (0.3, 2),
            CSharp = new("{F}.PowBaseSlope({0}, {1})", Atom), Math = new("{1:4}·{0:7}^({1:3} − 1)", Multiplicative), Kernel = "PowBaseSlope", KernelForms = "TS", NameHint = "slope",
        },
        new("PowBaseExponentSlope", OpKind.Elementwise, 2)
        {
            // ∂²aᵇ/∂a∂b = aᵇ⁻¹ + b·aᵇ⁻¹·ln a.
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b"], Expansion = "Pow(a, b - 1) + b * PowExponentSlope(a, b - 1, Pow(a, b - 1))", Domain = (0.3, 2),
        },
        new("PowExponentSlope", OpKind.Elementwise, 3)
        {
            // ∂aᵇ/∂b = aᵇ·ln a. At a = 0 the power is constant in b > 0, where aᵇ·ln a would be 0·∞.
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b", "p"],
            Adjoints = ["dy * PowBaseExponentSlope(a, b)", "dy * PowExponentSlope(a, b, y)", null], Domain = (0.3, 2),
            CSharp = new("{F}.PowExponentSlope({0}, {2})", Atom), Math = new("{2:4}·ln {0:5}", Multiplicative), Kernel = "PowExponentSlope", KernelForms = "TST", NameHint = "slope",
        },
        new("Atan2", OpKind.Elementwise, 2)
        {
            // ∂/∂a = b/r², ∂/∂b = −a/r², r² = a² + b² in two steps, since the square may overflow or vanish where the slope does not.
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b"], Symbols = ["Math.Atan2"], Kink = "0 at the origin",
            Adjoints = ["MaskGreater(dy * (b / Hypot(a, b) / Hypot(a, b)), Hypot(a, b), 0)", "-MaskGreater(dy * (a / Hypot(a, b) / Hypot(a, b)), Hypot(a, b), 0)"],
            CSharp = new("{M}.Atan2({0}, {1})", Atom), Math = new("atan2({0}, {1})", Atom), NameHint = "angle",
        },
        new("Hypot", OpKind.Elementwise, 2)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b"], Adjoints = ["dy * RatioOrZero(a, y)", "dy * RatioOrZero(b, y)"], Symbols = ["Math.Hypot"],
            CSharp = new("{T}.Hypot({0}, {1})", Atom), Math = new("√({0:6}² + {1:6}²)", Atom), Kink = "0 at the origin", Domain = (0.3, 2),
        },
        new("LogBase", OpKind.Elementwise, 2)
        {
            // ∂/∂a = log_b e / a, ∂/∂b = −log_b a · log_b e / b. The framework's log_b e is not a number where there is no logarithm to the base b, and neither are the slopes.
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b"], Symbols = ["Math.Log"], Domain = (1.5, 3), HasUnboundedSlope = true,
            Adjoints = ["dy * LogBase(2.718281828459045, b) / a", "-(dy * y * LogBase(2.718281828459045, b) / b)"],
            CSharp = new("{M}.Log({0}, {1})", Atom), Math = new("ln {0:5}/ln {1:5}", Multiplicative), NameHint = "log", Kink = "±∞ at a = 0; NaN where b is 0, 1 or +∞",
        },
        new("FusedMultiplyAdd", OpKind.Elementwise, 3)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b", "c"], Adjoints = ["dy * b", "dy * a", "dy"], Symbols = ["Math.FusedMultiplyAdd"],
            CSharp = new("{M}.FusedMultiplyAdd({0}, {1}, {2})", Atom), Math = new("{0:4}·{1:4} + {2:3}", Additive), NameHint = "sum",
        },
        Extremum("Max", "MaskGreater", "max"),
        Extremum("Min", "MaskLess", "min"),
        // The two differ where a bound is not a number, and in the signs of zeros.
        Clamp("Clamp", "System.Math.Clamp", "{Math}"), Clamp("IeeeClamp", "System.Double.Clamp System.Single.Clamp", "{T}"),
        new("IntegerClamp", OpKind.Elementwise, 3)
        {
            TypeRule = TypeRules.Integral, OperandNames = ["a", "b", "c"], Symbols = ["Math.Clamp"], Exception = WrongBounds, Adjoints = [null, null, null], Expansion = "IntegerMax(IntegerMin(a, c), b)",
        },
        // As Math.Clamp compares, first with the lower bound: one that is not a number is none.
        MaskOfBounds("MaskInside", "{1:3} <= {2:3} || {1:3} >= {3:3} ? {Z} : {0:2}", "{0:4}·1[{2} < {1} < {3}]"),
        MaskOfBounds("MaskAtUpperBound", "{1:3} >= {3:3} && !({1:3} <= {2:3}) ? {0:2} : {Z}", "{0:4}·1[{2} < {1} ≥ {3}]"),
        Mask("MaskGreater", ">", ">"), Mask("MaskGreaterOrEqual", ">=", "≥"), Mask("MaskLess", "<", "<"), Mask("MaskLessOrEqual", "<=", "≤"),
        new("RatioOrZero", OpKind.Elementwise, 2)
        {
            // The convention for a norm at its corner: a quotient whose divisor vanishes counts as zero.
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b"], Adjoints = ["RatioOrZero(dy, b)", "-RatioOrZero(dy * y, b)"],
            CSharp = new("{1:6} == 0 ? {Z} : {0:4} / {1:6}", Conditional), Math = new("{0:4}/{1:5}", Multiplicative), NameHint = "ratio", Domain = (0.5, 2),
        },
        Rounding("Floor", "⌊{0}⌋"), Rounding("Ceiling", "⌈{0}⌉"), Rounding("Truncate", "trunc({0})"), Rounding("Round", "round({0})"),
    ];

    private static Op Smooth(
        string name, string dx, string? math = null, bool tensor = false, (double Low, double High)? domain = null, string? kink = null, string? csharp = null, bool unbounded = false) =>
        new(name, OpKind.Elementwise, 1)
        {
            HasUnboundedSlope = unbounded, TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x"], Adjoints = [dx], Kernel = tensor ? name : null, Kink = kink, Domain = domain ?? (-2, 2),
            Symbols = tensor ? ["Math." + name, "Functions." + name] : ["Math." + name],
            CSharp = new(csharp ?? $"{{M}}.{name}({{0}})", Atom), Math = new(math ?? $"{name.ToLowerInvariant()}({{0}})", math?[0] is 'e' or 'l' or '√' or '∛' or '2' or '1' ? Prefix : Atom),
        };

    // At a tie the second operand takes the whole derivative; a constant is kept second, so that max(x, 0) has the slope 0 at 0.
    private static Op Extremum(string name, string mask, string math) =>
        new(name, OpKind.Elementwise, 2)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b"], Adjoints = [$"{mask}(dy, a, b)", $"{mask}OrEqual(dy, b, a)"], IsCommutative = true,
            Symbols = ["Math." + name, "Functions." + name], Kernel = name, KernelForms = "TT TS", CSharp = new($"{{M}}.{name}({{0}}, {{1}})", Atom), Math = new($"{math}({{0}}, {{1}})", Atom),
            Kink = "at a tie: 0 for a variable against a constant or data, the second of two variables",
        };

    private static (string When, string Code) WrongBounds => ("Greater(b, c)", "throw new global::System.ArgumentException($\"'{b}' cannot be greater than {c}.\")");

    private static Op Clamp(string name, string symbols, string type) =>
        new(name, OpKind.Elementwise, 3)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["a", "b", "c"], Symbols = [.. symbols.Split(' ')], Exception = WrongBounds,
            Adjoints = ["MaskInside(dy, a, b, c)", "MaskLessOrEqual(dy, a, b)", "MaskAtUpperBound(dy, a, b, c)"], NameHint = "clamped",
            CSharp = new(type + ".Clamp({0}, {1}, {2})", Atom), Math = new("clamp({0}, {1}, {2})", Atom),
            Kink = "at a bound: 0 for what is clamped, all for the bound, of two equal ones the lower",
        };

    private static Op MaskOfBounds(string name, string csharp, string math) =>
        new(name, OpKind.Elementwise, 4)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x", "a", "b", "c"], Adjoints = [$"{name}(dy, a, b, c)", null, null, null], NameHint = "masked",
            CSharp = new(csharp, Conditional), Math = new(math, Multiplicative),
        };

    private static Op Mask(string name, string sign, string mathSign) =>
        new(name, OpKind.Elementwise, 3)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x", "a", "b"], Adjoints = [$"{name}(dy, a, b)", null, null], Kernel = name, KernelForms = "TTT TTS TST", NameHint = "masked",
            CSharp = new($"{{1:3}} {sign} {{2:3}} ? {{0:2}} : {{Z}}", Conditional),
            Math = new($"{{0:4}}·1[{{1}} {mathSign} {{2}}]", Multiplicative), MathOfTensors = new($"{{0:4}} ⊙ 1[{{1}} {mathSign} {{2}}]", Multiplicative),
        };

    private static Op Rounding(string name, string math) =>
        new(name, OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.FloatingElementwise, OperandNames = ["x"], Adjoints = [null], Symbols = ["Math." + name], IsPiecewiseConstant = true,
            CSharp = new($"{{M}}.{name}({{0}})", Atom), Math = new(math, Atom), Kink = "0 everywhere",
        };
}
