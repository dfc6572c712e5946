using System.Collections.Generic;
using System.Collections.Immutable;
using SymbolicGrad.Engine.IR;
using static SymbolicGrad.Engine.IR.Precedence;

namespace SymbolicGrad.Engine.Rules;

/// <summary>Arithmetic, comparison, conversion: what C#'s operators mean.</summary>
internal static class ArithmeticRows
{
    public static readonly IReadOnlyList<Op> All =
    [
        Binary("Add", new("{0:3} + {1:4}", Additive), new("{0:3} + {1:3}", Additive), "dy", "dy", commutative: true, hint: "sum"),
        Binary("Subtract", new("{0:3} - {1:4}", Additive), new("{0:3} − {1:4}", Additive), "dy", "-dy", hint: "difference"),
        Binary("Multiply", new("{0:4} * {1:5}", Multiplicative), new("{0:4}·{1:4}", Multiplicative), "dy * b", "dy * a", commutative: true, hint: "product",
            ofTensors: new("{0:4} ⊙ {1:4}", Multiplicative), symbol: "Functions.Hadamard"),
        Binary("Divide", new("{0:4} / {1:5}", Multiplicative), new("{0:5}/{1:5}", Multiplicative), "dy / b", "-(dy * y / b)", hint: "quotient",
            ofTensors: new("{0:4} ⊘ {1:5}", Multiplicative), kink: "±∞ at b = 0; ∂/∂b: NaN where a is 0 as well"),
        new("Negate", OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.Elementwise, OperandNames = ["x"], Adjoints = ["-dy"], Kernel = "Negate", NameHint = "negative",
            CSharp = new("-{0:6}", Prefix), Math = new("−{0:5}", Prefix),
        },
        new("Convert", OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.Conversion, OperandNames = ["x"], Adjoints = ["ConvertLike(dy, x)"], Tangent = TangentRule.Stated, Tangents = ["ConvertLike(dx, y)"], NameHint = "converted",
            CSharp = new("({T}){0:6}", Prefix), Math = new("{0:7}", Atom),
        },
        Comparison("Greater", ">"), Comparison("GreaterOrEqual", ">=", "≥"), Comparison("Less", "<"), Comparison("LessOrEqual", "<=", "≤"),
        Comparison("Equal", "==", "="), Comparison("NotEqual", "!=", "≠"),
        Test("IsNaN", "is not a number"), Test("IsFinite", "is finite"), Test("IsInfinity", "is infinite"),
        Test("IsNegative", "is negative"), Test("IsPositive", "is positive"), Test("IsPositiveInfinity", "= ∞"), Test("IsNegativeInfinity", "= −∞"),
        Logical("And", 2, new("{0:3} && {1:3}", Lowest), new("{0:3} and {1:3}", Lowest)),
        Logical("Or", 2, new("{0:3} || {1:3}", Lowest), new("{0:3} or {1:3}", Lowest)),
        Logical("Not", 1, new("!{0:6}", Prefix), new("not {0:6}", Prefix)),
        Integral("IntegerDivide", new("{0:4} / {1:5}", Multiplicative), new("⌊{0:0} / {1:5}⌋", Atom)),
        Integral("Remainder", new("{0:4} % {1:5}", Multiplicative), new("{0:4} mod {1:5}", Multiplicative)),
        Integral("BitAnd", new("{0:6} & {1:6}", Lowest), new("{0:6} & {1:6}", Lowest)),
        Integral("BitOr", new("{0:6} | {1:6}", Lowest), new("{0:6} | {1:6}", Lowest)),
        Integral("BitXor", new("{0:6} ^ {1:6}", Lowest), new("{0:6} xor {1:6}", Lowest)),
        Shift("ShiftLeft", "<<"), Shift("ShiftRight", ">>"), Shift("ShiftRightLogical", ">>>"),
        Integral("IntegerMax", new("{M}.Max({0}, {1})", Atom), new("max({0}, {1})", Atom), "Math.Max"),
        Integral("IntegerMin", new("{M}.Min({0}, {1})", Atom), new("min({0}, {1})", Atom), "Math.Min"),
    ];

    public static readonly Op Add = All[0];
    public static readonly Op Subtract = All[1];
    public static readonly Op Multiply = All[2];
    public static readonly Op Divide = All[3];
    public static readonly Op Negate = All[4];
    public static readonly Op Convert = All[5];

    private static Op Binary(
        string name, Notation csharp, Notation math, string da, string db, bool commutative = false, string hint = "", Notation? ofTensors = null, string? symbol = null, string? kink = null) =>
        new(name, OpKind.Elementwise, 2)
        {
            TypeRule = TypeRules.Elementwise, OperandNames = ["a", "b"], Adjoints = [da, db], IsCommutative = commutative, Kernel = name, KernelForms = commutative ? "TT TS" : "TT TS ST", NameHint = hint,
            CSharp = csharp, Math = math, MathOfTensors = ofTensors, Symbols = symbol is null ? [] : [symbol], Domain = (0.5, 2), Kink = kink, HasUnboundedSlope = name == "Divide",
        };

    private static Op Comparison(string name, string sign, string? mathSign = null) =>
        new(name, OpKind.Elementwise, 2)
        {
            TypeRule = TypeRules.Comparison, OperandNames = ["a", "b"], Adjoints = [null, null], NameHint = "condition",
            CSharp = new($"{{0:3}} {sign} {{1:3}}", Precedence.Comparison), Math = new($"{{0:3}} {mathSign ?? sign} {{1:3}}", Precedence.Comparison),
        };

    private static Op Test(string name, string math) =>
        new(name, OpKind.Elementwise, 1)
        {
            TypeRule = TypeRules.Comparison, OperandNames = ["x"], Adjoints = [null], NameHint = "condition", Symbols = ["Math." + name],
            CSharp = new($"{{O}}.{name}({{0:0}})", Atom), Math = new($"{{0:3}} {math}", Precedence.Comparison),
        };

    private static Op Logical(string name, int arity, Notation csharp, Notation math) =>
        new(name, OpKind.Elementwise, arity)
        {
            TypeRule = TypeRules.Logical, Adjoints = [.. new string?[arity]], CSharp = csharp, Math = math, NameHint = "condition",
        };

    private static Op Shift(string name, string sign) =>
        new(name, OpKind.Elementwise, 2)
        {
            TypeRule = TypeRules.Shift, Adjoints = [null, null], NameHint = "n",
            CSharp = new($"{{0:6}} {sign} {{1:6}}", Lowest), Math = new($"{{0:6}} {sign} {{1:6}}", Lowest),
        };

    private static Op Integral(string name, Notation csharp, Notation math, params string[] symbols) =>
        new(name, OpKind.Elementwise, 2) { TypeRule = TypeRules.Integral, Adjoints = [null, null], CSharp = csharp, Math = math, NameHint = "n", Symbols = [.. symbols] };
}
