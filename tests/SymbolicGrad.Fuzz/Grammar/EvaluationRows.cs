using static SymbolicGrad.Fuzz.Grammar.Kind;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Expressions that write to what stands beside them: the order in which C# evaluates decides what is read.</summary>
internal static class EvaluationRows
{
    public static IEnumerable<Row> All => [.. Numbers, .. Others, .. Statements];

    private static IEnumerable<Row> Numbers =>
    [
        new("order: assignment between reads", Real, "(<0> * (<0> = <1>) + <0>)", RealPlace, Bounded) { Weight = 0.3 }, new("order: assignment between reads", Real, "(<0> - (<0> += <1>) * <0>)", RealPlace, Bounded) { Weight = 0.3 },
        new("order: increment between reads", Real, "(0.25~ * <0>++ + <0>)", RealPlace) { Weight = 0.15 }, new("order: ref between reads", Real, "(<0> + Touch(ref <0>, <1>) * <0>)", RealLocation, Bounded) { Weight = 0.3 },
        new("order: arguments", Real, "Blend(<0>, Taken(ref <0>, <1>), <0>)", RealLocation, Bounded) { Weight = 0.3 }, new("order: arguments with names", Real, "Optional(by: Touch(ref <0>, <1>), x: <0>)", RealLocation, Bounded) { Weight = 0.2 },
        new("order: arguments with names", Real, "Optional(times: <0>++ % 3, by: <1>[<0> % 3], x: <2>)", IntegerPlace, Array3, Real) { Weight = 0.2 }, new("order: params", Real, "Total(<0>, <0> = <1>, <0>)", RealPlace, Bounded) { Weight = 0.15 },
        new("order: acting array", Real, "Picked(<0>, ref <1>)[<1> % 3]", Array3, IntegerPlace) { Weight = 0.6 }, new("order: acting array of structs", Real, "Turned(<0>, ref <1>)[<1> % 2].X", PairArray2, IntegerPlace) { Weight = 0.75 },
        new("order: acting condition", Real, "((<0> = <1>) > 0.2~ ? <0> : <2> - <0>)", RealPlace, Bounded, Real) { Weight = 0.2 }, new("order: ??", Real, "((<0> ?? (<1> = <2>)) * <1>)", OptionalReal, RealPlace, Bounded) { Weight = 0.3 },
        new("order: pattern", Real, "((<0> += <1>) is > 0.1~ and < 1.5~ ? <0> : <2>)", RealPlace, Bounded, Real) { Weight = 0.2 }, new("order: switch expression", Real, "(Touch(ref <0>, <1>) switch { > 0.5~ => <0>, _ => <2> * <0> })", RealLocation, Bounded, Real) { Weight = 0.2 },
        new("order: receiver", Real, "<0>.Dot(<0> = <1>)", PairPlace, Pair) { Weight = 0.3 }, new("order: acting receiver", Real, "<0>.Grow(<1>) * <0>.X", PairPlace, Bounded) { Weight = 0.3 }, new("order: acting receiver", Real, "Turned(<0>, ref <1>)[<1> % 2].Dot(<0>[0] = <2>)", PairArray2, IntegerPlace, Pair) { Weight = 0.375 },
        new("order: acting index", Real, "(<0>[<1>++ % 3] - <0>[<1> % 3])", Array3, IntegerPlace) { Weight = 0.6 }, new("order: acting object", Real, "<0>.Pushed(<1>).Cells[0] * <0>.Scale", Tray, Bounded) { Weight = 0.3 },
        new("order: acting object", Real, "<0>[Inc(ref <1>) % 3] * <0>.Pushed(<2>)[<1> % 3]", Tray, IntegerPlace, Bounded) { Weight = 0.2 }, new("order: function between reads", Real, "(<0> * <1>(<0>) - <0>)", RealPlace, Function) { Weight = 0.5 },
        new("order: fused", Real, "§.FusedMultiplyAdd(<0>, <0> = <1>, <0>)", RealPlace, Bounded) { Weight = 0.1 }, new("order: function of an action", Real, "§.Max(<0>, Taken(ref <0>, <1>))", RealLocation, Bounded) { Weight = 0.2 },
        new("checked", Real, "checked(<0> * <1>)", Real, Bounded) { Weight = 0.1 },
    ];

    private static IEnumerable<Row> Others =>
    [
        new("order: acting condition", Kind.Boolean, "(<0> = <1>) > 0.1~", RealPlace, Bounded) { Weight = 0.3 }, new("order: acting condition", Kind.Boolean, "Touch(ref <0>, <1>) > <0>", RealLocation, Bounded) { Weight = 0.2 },
        new("order: && and ||", Kind.Boolean, "(<0> > 0.3~ && (<1> = <2>) > 0 || (<1> += 0.5~) > 1)", Real, RealPlace, Bounded) { Weight = 0.2 }, new("order: acting condition", Kind.Boolean, "<0>++ % 2 == 0", IntegerPlace) { Weight = 0.2 },
        new("order: increment", Integer, "<0>++", IntegerPlace) { Weight = 0.3 }, new("order: ref to an integer", Integer, "Inc(ref <0>)", IntegerPlace) { Weight = 0.2 }, new("order: integers", Integer, "(<0> + Inc(ref <0>) % 3)", IntegerPlace) { Weight = 0.1 },
        new("order: acting index", Index3, "<0>++ % 3", IntegerPlace) { Weight = 0.3 }, new("order: acting index", Index3, "Inc(ref <0>) % 3", IntegerPlace) { Weight = 0.2 },
        new("checked", Integer, "checked(<0> + 1)", Integer) { Weight = 0.04 },

        new("order: arguments with names", Pair, "new Pair(Y: (<0> = <1>), X: <0>)", RealPlace, Bounded) { Weight = 0.3 }, new("order: arguments", Pair, "new Pair(<0>, Touch(ref <0>, <1>))", RealLocation, Bounded) { Weight = 0.3 },
        new("order: operands", Pair, "(<0> + (<0> = <1>))", PairPlace, Pair) { Weight = 0.3 }, new("order: tuple", Couple, "(U: <0>, V: Taken(ref <0>, <1>))", RealLocation, Bounded) { Weight = 0.5 },
        new("order: with", Pair, "(<0> with { X = (<1> = <2>), Y = <1> })", Pair, RealPlace, Bounded) { Weight = 0.2 },
    ];

    private static IEnumerable<Row> Statements =>
    [
        new("order: compound assignment of an element", Statement, "<0>[<1>++ % 3] += <0>[<1> % 3] * <2>;", Array3, IntegerPlace, Bounded) { Weight = 0.8 }, new("order: compound assignment of an element", Statement, "<0>[Inc(ref <1>) % 3] *= <0>[<1>++ % 3] + <2>;", Array3, IntegerPlace, Bounded) { Weight = 0.6 },
        new("order: target before value", Statement, "<0>[<1> % 3] = <0>[Inc(ref <1>) % 3] * <2>;", Array3, IntegerPlace, Bounded) { Weight = 0.8 }, new("order: target before value", Statement, "<0>[<1>++ % 3] = <0>[<1>++ % 3] = <2>;", Array3, IntegerPlace, Bounded) { Weight = 0.6 },
        new("order: ref to an element", Statement, "Bump(ref <0>[<1>++ % 3], <0>[<1> % 3] * <2>);", Array3, IntegerPlace, Bounded) { Weight = 0.8 }, new("order: out", Statement, "Split(<2>, out <0>[<1>++ % 3], out <0>[<1> % 3]);", Array3, IntegerPlace, Real) { Weight = 0.6 },
        new("order: out", Statement, "Split(<0>, out <0>, out # $0);", RealLocation) { Fresh = ["two"], Declares = [new(0, Real, IsAssignable: true)], Weight = 0.3 },
        new("order: deconstruction", Statement, "(<0>[<1> % 3], <1>) = (<2>, <1> + 1);", Array3, IntegerPlace, Bounded) { Weight = 0.8 }, new("order: deconstruction", Statement, "(<0>, <1>.X, <1>.Y) = (<1>.Y, <0>, <0> = <2>);", RealPlace, PairPlace, Bounded) { Weight = 0.3 },
        new("order: deconstruction", Statement, "(<0>[<1>++ % 3], <0>[<1> % 3]) = (<0>[<1> % 3], <2>);", Array3, IntegerPlace, Bounded) { Weight = 0.8 },
        new("order: compound assignment of a struct", Statement, "<0>[<1>++ % 2].Y *= <0>[<1> % 2].X + <2>;", PairArray2, IntegerPlace, Bounded) { Weight = 1.25 }, new("order: compound assignment of an indexer", Statement, "<0>[<1>++ % 2][<1>++ % 2] += <2>;", PairArray2, IntegerPlace, Bounded) { Weight = 1 },
        new("order: compound assignment of an acting array", Statement, "Picked(<0>, ref <1>)[<1> % 3] -= <2>;", Array3, IntegerPlace, Bounded) { Weight = 0.8 }, new("order: compound assignment of an acting array", Statement, "Turned(<0>, ref <1>)[<1> % 2].X += <2>;", PairArray2, IntegerPlace, Bounded) { Weight = 1 },
        new("order: compound assignment of an acting object", Statement, "<0>.Pushed(<1>).Scale *= <0>.Cells[0];", Tray, Bounded) { Weight = 0.4 }, new("order: compound assignment of an acting object", Statement, "<0>.Pushed(<1>).Cells[<2>] += <0>.Cells[0];", Tray, Bounded, Index3) { Weight = 0.4 },
        new("order: property", Statement, "<0>.Last += <0>.Sum * (<0>.Sum = <1>);", Box, Bounded) { Weight = 0.4 }, new("order: ?.", Statement, "<0>?.Shift(<1> += <2>);", Tray, RealPlace, Bounded) { Weight = 0.3 },
        new("order: ??=", Statement, "<0> ??= <1>;", OptionalPlace, Bounded) { Weight = 0.3 }, new("order: array of elements", Statement, "#[] $0 = [<0>, <0> = <1>, <0>];", RealPlace, Bounded) { Fresh = ["w"], Declares = [new(0, Array3)], Weight = 0.4 },
        new("order: new object", Statement, "var $0 = new Site(<0>, Touch(ref <0>, <1>));", RealLocation, Bounded) { Fresh = ["site"], Declares = [new(0, Site)], Weight = 0.2 },
        new("order: local function that writes", Statement, "# $0 = <0>;\n# $1(# $2)\n{\n    $0 = 0.5~ * $0 + <1>;\n    return $0 * $2;\n}\n# $3 = $0 * $1(<2>) + $0;", Real, Writing, Bounded)
            { Fresh = ["v", "f", "t", "u"], Declares = [new(0, Real, IsAssignable: true), new(1, Function), new(3, Real, IsAssignable: true)], Weight = 0.5 },
        new("order: lambda that writes", Statement, "# $0 = <0>;\nFunc<#, #> $1 = $2 => ($0 = 0.5~ * $0 + <1>) * $2;\n# $3 = $0 - $1($0) * $0;", Real, Writing) { Fresh = ["v", "f", "t", "u"], Declares = [new(0, Real, IsAssignable: true), new(1, Function), new(3, Real, IsAssignable: true)], Weight = 0.5 },
        new("order: condition of a for", Statement, "for (int $0 = 0; $0 < 4 && (<0> += <1>) < 2; $0++)\n{\n    <2>\n}", RealPlace, Bounded, Trip) { Fresh = ["i"], Weight = 0.3 },
        new("order: increment of a for", Statement, "for (int $0 = 0; $0 < 4; $0++, <0> = 0.5~ * <0> + <1>)\n{\n    <2>\n}", RealPlace, Bounded, Trip) { Fresh = ["i"], Weight = 0.3 },
        new("order: increment of a for", Statement, "for (int $0 = 0; $0 < 5; $0 += <0>++ % 2 + 1)\n{\n    <1>\n}", IntegerPlace, Trip) { Fresh = ["i"], Weight = 0.3 },
        new("checked", Statement, "checked\n{\n    <0>\n}", Block) { Weight = 0.06 },
    ];

    private static Hole Writing => new(Bounded) { IsLambda = true, Binds = [new(2, Real)] };

    private static Hole Trip => new(Block) { IsLoop = true, Binds = [new(0, Integer)] };
}
