using static SymbolicGrad.Fuzz.Grammar.Kind;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Declarations, assignments, branches and loops.</summary>
internal static class StatementRows
{
    private static readonly Hole Loop = new(Block) { IsLoop = true };

    public static IEnumerable<Row> All =>
    [
        new("local", Statement, "# $0 = <0>;", Bounded) { Fresh = ["v"], Declares = [new(0, Real, IsAssignable: true)], Weight = 2 },
        new("local without a bound", Statement, "# $0 = <0> * <1>;", Real, Bounded) { Fresh = ["v"], Declares = [new(0, Real, IsAssignable: true)], Weight = 1 },
        new("integer local", Statement, "int $0 = <0> % 4;", Integer) { Fresh = ["k"], Declares = [new(0, Integer, IsAssignable: true)] },
        new("flag local", Statement, "bool $0 = <0>;", Kind.Boolean) { Fresh = ["flag"], Declares = [new(0, Kind.Boolean)], Weight = 0.4 },
        new("deconstruction", Statement, "(# $0, # $1) = (<0>, <1>);", Real, Positive) { Fresh = ["u", "v"], Declares = [new(0, Real, IsAssignable: true), new(1, Real, IsAssignable: true)], Weight = 0.5 },
        new("discard", Statement, "_ = <0>;", Real) { Weight = 0.1 },
        new("assignment", Statement, "<0> = <1>;", RealPlace, Bounded) { Weight = 4 },
        new("assignment", Statement, "<0> = 0.5~ * <0> + <1>;", RealPlace, Bounded) { Weight = 1 },
        new("assignment +=", Statement, "<0> += <1>;", RealPlace, Bounded) { Weight = 3 }, new("assignment -=", Statement, "<0> -= <1>;", RealPlace, Bounded),
        new("assignment *=", Statement, "<0> *= <1>;", RealPlace, Bounded) { Weight = 2 }, new("assignment /=", Statement, "<0> /= <1>;", RealPlace, Positive) { Weight = 0.7 },
        new("assignment in a chain", Statement, "<0> = <1> = <2>;", RealPlace, RealPlace, Bounded) { Weight = 0.4 },
        new("increment in an index", Statement, "<0>[<1>++ % 3] += <2>;", Array3, IntegerPlace, Bounded) { Weight = 0.5 },
        new("swap", Statement, "(<0>, <1>) = (<1>, <0>);", RealPlace, RealPlace) { Weight = 0.7 },
        new("assignment of two", Statement, "(<0>, <1>) = (<2>, <3>);", RealPlace, RealPlace, Bounded, Bounded) { Weight = 0.5 },
        new("assignment of integers", Statement, "<0> = <1> % 5;", IntegerPlace, Integer), new("increment", Statement, "<0>++;", IntegerPlace) { Weight = 0.7 }, new("decrement", Statement, "if (<0> > 0) --<0>;", IntegerPlace) { Weight = 0.3 },

        new("if", Statement, "if (<0>)\n{\n    <1>\n}", Kind.Boolean, Block) { Weight = 3 },
        new("if else", Statement, "if (<0>)\n{\n    <1>\n}\nelse\n{\n    <2>\n}", Kind.Boolean, Block, Block) { Weight = 2 },
        new("else if", Statement, "if (<0>)\n{\n    <1>\n}\nelse if (<2>)\n{\n    <3>\n}\nelse\n{\n    <4>\n}", Kind.Boolean, Block, Kind.Boolean, Block, Block) { Weight = 0.7 },
        new("switch", Statement, "switch (<0> % 4)\n{\n    case 0:\n        <1>\n        break;\n    case 1 when <2>:\n        <3>\n        break;\n    default:\n        <4>\n        break;\n}", Integer, Section, Kind.Boolean, Section, Section),
        new("switch on a number", Statement, "switch (<0>)\n{\n    case > 0.5~:\n        <1>\n        break;\n    case < -0.5~ and > -2:\n        <2>\n        break;\n}", Real, Section, Section) { Weight = 0.5 },
        new("switch on an enum", Statement, "switch (<0>)\n{\n    case Level.Low:\n    case Level.High:\n        <1>\n        break;\n    case Level.Middle:\n        <2>\n        break;\n}", Choice, Section, Section),

        new("for up to n", Statement, "for (int $0 = 0; $0 < <0> % 5; $0++)\n{\n    <1>\n}", Integer, Loop with { Binds = [new(0, Integer)] }) { Fresh = ["i"], Weight = 3 },
        new("for down", Statement, "for (int $0 = <0> % 4; $0 >= 0; $0--)\n{\n    <1>\n}", Integer, Loop with { Binds = [new(0, Integer)] }) { Fresh = ["i"] },
        new("for by twos", Statement, "for (int $0 = 0; $0 < 5; $0 += 2)\n{\n    <0>\n}", Loop with { Binds = [new(0, Integer)] }) { Fresh = ["i"], Weight = 0.6 },
        new("for down by twos", Statement, "for (int $0 = 4; $0 > 0; $0 -= 2)\n{\n    <0>\n}", Loop with { Binds = [new(0, Integer)] }) { Fresh = ["i"], Weight = 0.4 },
        new("for with two variables", Statement, "for (int $0 = 0, $1 = <0> % 5; $0 < $1; $0++, $1--)\n{\n    <1>\n}", Integer, Loop with { Binds = [new(0, Integer), new(1, Integer)] }) { Fresh = ["i", "j"], Weight = 0.4 },
        new("for by doubling", Statement, "for (int $0 = 1; $0 <= <0> % 9; $0 *= 2)\n{\n    <1>\n}", Integer, Loop with { Binds = [new(0, Integer)] }) { Fresh = ["i"], Weight = 0.3 },
        new("for over an array", Statement, "for (int $0 = 0; $0 < <0>.Length; $0++)\n{\n    <1>\n}", ArrayN, Loop with { Binds = [new(0, IndexN), new(0, Integer)] }) { Fresh = ["i"], Weight = 3 },
        new("for over an array, down", Statement, "for (int $0 = <0>.Length - 1; $0 >= 0; $0--)\n{\n    <1>\n}", ArrayN, Loop with { Binds = [new(0, IndexN), new(0, Integer)] }) { Fresh = ["i"] },
        new("for over a span", Statement, "for (int $0 = 0; $0 < <0>.Length; $0++)\n{\n    <1>\n}", SpanN, Loop with { Binds = [new(0, IndexN), new(0, Integer)] }) { Fresh = ["i"] },
        new("for over a table", Statement, "for (int $0 = 0; $0 < <0>.GetLength(0); $0++)\n{\n    <1>\n}", TableN3, Loop with { Binds = [new(0, IndexN), new(0, Integer)] }) { Fresh = ["i"], Weight = 1.5 },
        new("for over three", Statement, "for (int $0 = 0; $0 < 3; $0++)\n{\n    <0>\n}", Loop with { Binds = [new(0, Index3), new(0, Integer)] }) { Fresh = ["i"], Weight = 2 },
        new("foreach over an array", Statement, "foreach (# $0 in <0>)\n{\n    <1>\n}", AnyArray, Loop with { Binds = [new(0, Real)] }) { Fresh = ["e"], Weight = 1.5 },
        new("foreach over a span", Statement, "foreach (# $0 in <0>)\n{\n    <1>\n}", Span2, Loop with { Binds = [new(0, Real)] }) { Fresh = ["e"], Weight = 0.5 },
        new("foreach over a slice", Statement, "foreach (# $0 in <0>[1..])\n{\n    <1>\n}", Array3, Loop with { Binds = [new(0, Real)] }) { Fresh = ["e"], Weight = 0.5 },
        new("foreach over a slice", Statement, "foreach (# $0 in <0>.AsSpan(0, 2))\n{\n    <1>\n}", Array3, Loop with { Binds = [new(0, Real)] }) { Fresh = ["e"], Weight = 0.4, Needs = Needs.OutsideOfLambdas },
        new("foreach over a sequence", Statement, "foreach (# $0 in <0>)\n{\n    <1>\n}", Sequence, Loop with { Binds = [new(0, Real)] }) { Fresh = ["e"], Weight = 0.5 },
        new("foreach over a range", Statement, "foreach (int $0 in Enumerable.Range(<0> % 3, 2))\n{\n    <1>\n}", Integer, Loop with { Binds = [new(0, Integer)] }) { Fresh = ["i"], Weight = 0.4 },
        new("foreach over pairs", Statement, "foreach (Pair $0 in <0>)\n{\n    <1>\n}", PairArray2, Loop with { Binds = [new(0, Pair)] }) { Fresh = ["p"], Weight = 0.5 },
        new("foreach over rows", Statement, "foreach (#[] $0 in <0>)\n{\n    <1>\n}", JaggedN3, Loop with { Binds = [new(0, Array3)] }) { Fresh = ["row"], Weight = 0.7 },
        new("while", Statement, "int $0 = 0;\nwhile ($0 < <0> % 5 && <1>)\n{\n    $0++;\n    <2>\n}", Integer, Kind.Boolean, Loop with { Binds = [new(0, Integer)] }) { Fresh = ["k"], Declares = [new(0, Integer)], Weight = 1.5 },
        new("do while", Statement, "int $0 = 0;\ndo\n{\n    $0++;\n    <0>\n}\nwhile ($0 < 3 && <1>);", Loop with { Binds = [new(0, Integer)] }, Kind.Boolean) { Fresh = ["k"], Declares = [new(0, Integer)] },
        new("store in a condition", Statement, "int $0 = 0;\nwhile ($0++ < 3 && (<0> = 0.5~ * <0> + <1>) < 0.8~)\n{\n    <2>\n}", RealPlace, Bounded, Loop with { Binds = [new(0, Integer)] }) { Fresh = ["k"], Weight = 0.6 },
        new("do while with a store", Statement, "int $0 = 0;\ndo\n{\n    <0>[$0 % 3] += <1>;\n    <2>\n}\nwhile (++$0 < 3 && <0>[0] < 1.5~);", Array3, Bounded, Loop with { HidesLoop = true, IsLoop = false, Binds = [new(0, Integer)] }) { Fresh = ["k"], Weight = 0.6 },
        new("while counting down", Statement, "int $0 = <0> % 4;\nwhile ($0-- > 0)\n{\n    <1>\n}", Integer, Loop with { Binds = [new(0, Integer)] }) { Fresh = ["k"], Weight = 0.7 },
        new("endless for", Statement, "for (int $0 = 0; ; $0++)\n{\n    if ($0 >= 3) break;\n    <0>\n}", Loop with { Binds = [new(0, Integer)] }) { Fresh = ["i"], Weight = 0.5 },
        new("endless loop", Statement, "int $0 = 0;\nwhile (true)\n{\n    if (++$0 > 3 || <0>) break;\n    <1>\n}", Kind.Boolean, Loop with { Binds = [new(0, Integer)] }) { Fresh = ["k"], Declares = [new(0, Integer)], Weight = 0.5 },
        new("iteration to convergence", Statement, "for (int $0 = 0; $0 < 12; $0++)\n{\n    # $1 = <0>;\n    <0> = 0.3~ * §.Cos($1) + <1>;\n    if (§.Abs(<0> - $1) < 0.05~) break;\n}", RealPlace, Bounded) { Fresh = ["i", "before"], Weight = 0.4 },
        new("break", Statement, "if (<0>) break;", Kind.Boolean) { Needs = Needs.Loop, Weight = 2 },
        new("continue", Statement, "if (<0>) continue;", Kind.Boolean) { Needs = Needs.Loop, Weight = 2 },
        new("early return", Statement, "if (<0>) return <1>;", Kind.Boolean, Real) { Needs = Needs.Return, Weight = 1 },
        new("throw", Statement, "if (<0> > 8) throw new InvalidOperationException(\"too large\");", Real) { Weight = 0.3, Needs = Needs.OutsideOfLambdas },
        new("guard", Statement, "ArgumentOutOfRangeException.ThrowIfGreaterThan(<0>, 40);", Integer) { Weight = 0.2, Needs = Needs.OutsideOfLambdas },
        new("block", Statement, "{\n    <0>\n}", Block) { Weight = 0.3 },
        new("checked", Statement, "unchecked\n{\n    <0>\n}", Block) { Weight = 0.1 },
    ];

    private static Hole Section => new(Block) { HidesLoop = true };
}
