using static SymbolicGrad.Fuzz.Grammar.Kind;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Structs, records, classes, tuples, nullable values, and the structs of System.Numerics.</summary>
internal static class AggregateRows
{
    public static IEnumerable<Row> All =>
    [
        new("field of a struct", Real, "<0>.X", Pair) { Weight = 2 }, new("field of a struct", Real, "<0>.Y", Pair) { Weight = 2 },
        new("field of a struct", RealPlace, "<0>.X", PairPlace) { Weight = 1.5 }, new("field of a struct", RealPlace, "<0>.Y", PairPlace) { Weight = 1.5 },
        new("property of a struct", Real, "<0>.Norm", Pair) { Weight = 0.7 }, new("method of a struct", Real, "<0>.Dot(<1>)", Pair, Pair),
        new("indexer of a struct", Real, "<0>[<1> % 2]", Pair, Integer) { Weight = 0.4 }, new("indexer of a struct", RealPlace, "<0>[<1> % 2]", PairPlace, Integer) { Weight = 0.4 },
        new("new struct", Pair, "new Pair(<0>, <1>)", Bounded, Bounded) { Weight = 1.5 },
        new("operator of a struct", Pair, "(<0> + <1>)", Pair, Pair), new("operator of a struct", Pair, "(0.5~ * <0>)", Pair) { Weight = 0.6 }, new("operator of a struct", Pair, "(-<0>)", Pair) { Weight = 0.5 },
        new("with", Pair, "(<0> with { Y = <1> })", Pair, Bounded) { Weight = 0.8 }, new("conversion of a struct", Pair, "((Pair)(<0>))", Bounded) { Weight = 0.3 },
        new("conditional struct", Pair, "(<0> ? <1> : <2>)", Kind.Boolean, Pair, Pair) { Weight = 0.4 },
        new("element of an array of structs", Pair, "<0>[<1> % 2]", PairArray2, Integer), new("element of an array of structs", Pair, "<0>[<1>]", PairArrayN, IndexN) { Weight = 3 },
        new("element of an array of structs", PairPlace, "<0>[<1> % 2]", PairArray2, Integer),
        new("struct", Statement, "Pair $0 = <0>;", Pair) { Fresh = ["p"], Declares = [new(0, Pair, IsAssignable: true)], Weight = 1.5 },
        new("method of a struct with itself", Statement, "<0>.Absorb(<0>);", PairPlace) { Weight = 0.6 },
        new("method of a struct with itself by reference", Statement, "Pair $0 = <0>;\n<1> = §.Tanh($0.Trade(ref $0) * $0.Y + $0.X);", Pair, RealPlace) { Fresh = ["p"], Weight = 0.4 },
        new("method of a struct with a function that reads it", Statement, "Pair $0 = <0>;\n<1> = §.Tanh($0.Ask(() => $0.X * $0.Y));", Pair, RealPlace) { Fresh = ["p"], Weight = 0.4 },
        new("assignment of a struct", Statement, "<0> = <1>;", PairPlace, Pair), new("mutating method of a struct", Statement, "<0>.Scale(<1>);", PairPlace, Bounded) { Weight = 0.8 },
        new("array of structs", Statement, "var $0 = new Pair[2];\n$0[0] = <0>;\n$0[1] = <1>;", Pair, Pair) { Fresh = ["q"], Declares = [new(0, PairArray2)], Weight = 1 },
        new("for over structs", Statement, "for (int $0 = 0; $0 < <0>.Length; $0++)\n{\n    <1>\n}", PairArrayN, new Hole(Block) { IsLoop = true, Binds = [new(0, IndexN), new(0, Integer)] }) { Fresh = ["i"], Weight = 1.5 },

        new("member of a record", Real, "<0>.A", Site) { Weight = 1.5 }, new("member of a record", Real, "<0>.Area", Site), new("method of a record", Real, "<0>.Moved(<1>).B", Site, Bounded) { Weight = 0.4 },
        new("record", Statement, "var $0 = new Site(<0>, <1>);", Bounded, Bounded) { Fresh = ["site"], Declares = [new(0, Site)], Weight = 0.5 },
        new("with of a record", Statement, "var $0 = <0> with { B = <1> };", Site, Bounded) { Fresh = ["site"], Declares = [new(0, Site)], Weight = 0.5 },

        new("member of an object", Real, "<0>.Sum", Box) { Weight = 1.5 }, new("property of an object", Real, "<0>.Mean", Box) { Weight = 0.7 }, new("auto property of an object", Real, "<0>.Last", Box) { Weight = 0.7 },
        new("member of an object", RealPlace, "<0>.Sum", Box), new("auto property of an object", Statement, "<0>.Last = <1>;", Box, Bounded) { Weight = 0.5 },
        new("object", Statement, "var $0 = new Box { Sum = <0> };", Bounded) { Fresh = ["box"], Declares = [new(0, Box)], Weight = 0.8 },
        new("second name of an object", Statement, "Box $0 = <0>;", Box) { Fresh = ["box"], Declares = [new(0, Box)], Weight = 0.4 },
        new("method of an object", Statement, "<0>.Add(<1>);", Box, Bounded) { Weight = 1.5 },

        new("object with an array", Statement, "var $0 = new Tray(<0>) { Scale = <1> };", Bounded, Bounded) { Fresh = ["tray"], Declares = [new(0, Tray)], Weight = 0.7 },
        new("element of an object's array", Real, "<0>.Cells[<1>]", Tray, Index3) { Weight = 2 }, new("element of an object's array", RealPlace, "<0>.Cells[<1>]", Tray, Index3) { Weight = 2 }, new("array of an object", Array3, "<0>.Cells", Tray) { Weight = 0.7 },
        new("indexer of an object", Real, "<0>[<1> % 3]", Tray, Integer), new("method of an object", Statement, "<0>.Shift(<1>);", Tray, Bounded), new("object as an argument", Statement, "Feed(<0>, <1>);", Box, Bounded) { Weight = 0.7 },

        new("item of a tuple", Real, "<0>.U", Couple) { Weight = 1.5 }, new("item of a tuple", Real, "<0>.V", Couple) { Weight = 1.5 }, new("item of a tuple", RealPlace, "<0>.V", CouplePlace) { Weight = 0.7 },
        new("tuple", Statement, "(# U, # V) $0 = <0>;", Couple) { Fresh = ["t"], Declares = [new(0, Couple, IsAssignable: true)], Weight = 0.6 },
        new("assignment of a tuple", Statement, "<0> = <1>;", CouplePlace, Couple) { Weight = 0.5 }, new("tuple", Couple, "(U: <0>, V: <1>)", Bounded, Real),

        new("array of tuples", Statement, "var $0 = new (# U, # V)[] { (<0>, <1>), (<2>, 0.5~) };\n$0[<3> % 2].U += $0[1].V;\n# $1 = $0[0].U * $0[1].U;", Bounded, Bounded, Bounded, Integer) { Fresh = ["q", "v"], Declares = [new(1, Real, IsAssignable: true)], Weight = 0.5 },
        new("generic struct", Real, "new Duo<#>(<0>, <1>).Mix(<2>)", Bounded, Real, Bounded) { Weight = 0.3 },

        new("nullable", Statement, "#? $0 = <0> ? <1> : null;", Kind.Boolean, Bounded) { Fresh = ["maybe"], Declares = [new(0, OptionalReal, IsAssignable: true)], Weight = 0.5 },
        new("?.", Real, "(<0>?.Scale ?? 0.5~)", Tray) { Weight = 0.3 }, new("?.", Statement, "<0>?.Shift(<1>);", Tray, Bounded) { Weight = 0.3 },
        new("nullables compared", Kind.Boolean, "(<0> == <1>)", OptionalReal, OptionalReal) { Weight = 0.5 },
        new("??", Real, "(<0> ?? <1>)", OptionalReal, Real), new("is not null", Real, "(<0> is { } $0 ? $0 * <1> : 0.5~)", OptionalReal, Real) { Fresh = ["e"], Weight = 0.7 },
        new("GetValueOrDefault", Real, "<0>.GetValueOrDefault()", OptionalReal) { Weight = 0.7 }, new("HasValue", Kind.Boolean, "<0>.HasValue", OptionalReal),

        new("Complex", Complex, "new Complex(<0>, <1>)", Bounded, Real) { Needs = Needs.Double }, new("Complex arithmetic", Complex, "(<0> + <1>)", Complex, Complex), new("Complex arithmetic", Complex, "(<0> * <1>)", Complex, Complex) { Weight = 1.5 },
        new("Complex arithmetic", Complex, "(<0> / (3 + Complex.ImaginaryOne * <1>))", Complex, Bounded) { Weight = 0.6 }, new("Complex functions", Complex, "Complex.Exp(0.3 * Complex.ImaginaryOne * <0>)", Bounded) { Weight = 0.5, Needs = Needs.Double },
        new("Complex functions", Complex, "Complex.Conjugate(<0>)", Complex) { Weight = 0.4 }, new("Complex parts", Real, "<0>.Real", Complex), new("Complex parts", Real, "<0>.Imaginary", Complex),
        new("Complex.Abs", Real, "Complex.Abs(<0>)", Complex) { Weight = 0.6 }, new("Complex local", Statement, "Complex $0 = <0>;", Complex) { Fresh = ["c"], Declares = [new(0, Complex, IsAssignable: true)], Weight = 0.5 },
        new("Complex assignment", Statement, "<0> = 0.5 * <1>;", ComplexPlace, Complex) { Weight = 0.6 },

        new("Vector3", Real, "Vector3.Dot(new Vector3(<0>, <1>, 0.5f), Vector3.Cross(new Vector3(<2>, 1, 2), new Vector3(0.25f, 1.5f, <3>)))", Bounded, Real, Bounded, Bounded) { Needs = Needs.Single },
        new("Vector4", Real, "Vector4.Dot(new Vector4(<0>, <1>, 0.5f, 1), <2> * new Vector4(1, 0.5f, <3>, 2))", Bounded, Real, Bounded, Bounded) { Needs = Needs.Single },
        new("Quaternion", Real, "Vector3.Transform(new Vector3(<0>, 0.5f, <1>), Quaternion.CreateFromAxisAngle(Vector3.UnitY, <2>)).X", Real, Bounded, Bounded) { Needs = Needs.Single },
        new("Vector2", Vector2, "new Vector2(<0>, <1>)", Bounded, Real) { Needs = Needs.Single }, new("Vector2 arithmetic", Vector2, "(<0> + <1>)", Vector2, Vector2), new("Vector2 arithmetic", Vector2, "(<0> * <1>)", Vector2, Bounded),
        new("Vector2 functions", Real, "System.Numerics.Vector2.Dot(<0>, <1>)", Vector2, Vector2), new("Vector2 parts", Real, "<0>.X", Vector2), new("Vector2 functions", Real, "<0>.Length()", Vector2) { Weight = 0.5 },
        new("Vector2 local", Statement, "Vector2 $0 = <0>;", Vector2) { Fresh = ["c"], Declares = [new(0, Vector2, IsAssignable: true)], Weight = 0.7 },
        new("Vector2 assignment", Statement, "<0> = 0.5f * <1>;", Vector2Place, Vector2) { Weight = 1.5 }, new("Vector2 parts", RealPlace, "<0>.Y", Vector2Place) { Weight = 0.7 },
    ];
}
