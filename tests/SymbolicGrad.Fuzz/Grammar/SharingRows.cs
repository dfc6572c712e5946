using static SymbolicGrad.Fuzz.Grammar.Kind;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Values that are computed once and read in several branches, at several depths: what each reader adds to their adjoint must count once.</summary>
internal static class SharingRows
{
    public static IEnumerable<Row> All =>
    [
        new("steep: square root", Steep, "§.Sqrt(<0>)", Positive) { Weight = 2 }, new("steep: square root", Steep, "§.Sqrt(0.01~ + Square((#)(<0>)))", Bounded), new("steep: logarithm", Steep, "§.Log(<0>)", Positive),
        new("steep: quotient", Steep, "<0> / <1>", Real, Positive) { Weight = 1.5 }, new("steep: arc", Steep, "§.Asin(0.9~ * §.Sin(<0>))", Real), new("steep: power", Steep, "§.Pow(<0>, <1>)", Positive, Bounded),

        new("steep local", Statement, "# $0 = <0>;", Steep) { Fresh = ["r"], Declares = [new(0, Real)], Weight = 1.5 },
        new("steep value in both arms", Statement, "# $0 = <0>, $1 = 0;\nif (<1>)\n{\n    <2>\n    $1 = <3> * $0;\n}\nelse\n{\n    <4>\n    $1 += <5> - $0;\n}", Steep, Kind.Boolean, Inside(Block), Inside(Bounded), Inside(Block), Inside(Bounded))
            { Fresh = ["r", "s"], Declares = [new(0, Real), new(1, Real, IsAssignable: true)] },
        new("steep value in one arm", Statement, "# $0 = <0>, $1 = 0;\nif (<1>)\n{\n    <2>\n    $1 = $0 * <3>;\n}", Steep, Kind.Boolean, Inside(Block), Inside(Bounded)) { Fresh = ["r", "s"], Declares = [new(1, Real, IsAssignable: true)] },
        new("steep values in nested arms", Statement, "# $0 = <0>, $1 = §.Sqrt(0.2~ + $0 * $0);\n# $2 = <1> ? ($0 > 0.4~ ? $0 * $1 : $1 / (1 + $0 * $0)) : <2> ? $0 : <3>;", Steep, Kind.Boolean, Kind.Boolean, Inside(Real))
            { Fresh = ["r", "q", "s"], Declares = [new(0, Real), new(1, Real), new(2, Real, IsAssignable: true)] },
        new("steep value in the arms of a loop", Statement, "# $0 = <0>, $1 = 0;\nfor (int $2 = 0; $2 < 3; $2++)\n{\n    if (<1>) $1 += $0 * <2>;\n    else if (<3>) $1 -= $0;\n    <4>\n}", Steep, Trip(Kind.Boolean), Trip(Bounded), Trip(Kind.Boolean), Trip(Block) with { IsLoop = true })
            { Fresh = ["r", "s", "i"], Declares = [new(0, Real), new(1, Real, IsAssignable: true)] },
        new("steep value of each trip", Statement, "# $1 = 0;\nfor (int $2 = 0; $2 < <0> % 4; $2++)\n{\n    # $0 = <1>;\n    if (<2>) $1 += $0;\n    else $1 = 0.5~ * $1 + $0 * <3>;\n}", Integer, new Hole(Steep) { Binds = [new(1, Real), new(2, Integer)] }, Trip(Kind.Boolean), Trip(Bounded))
            { Fresh = ["r", "s", "i"], Declares = [new(1, Real, IsAssignable: true)], Weight = 0.7 },
    ];

    private static Hole Inside(Kind kind) => new(kind) { Binds = [new(0, Real)] };

    private static Hole Trip(Kind kind) => new(kind) { Binds = [new(0, Real), new(2, Index3), new(2, Integer)] };
}
