using static SymbolicGrad.Fuzz.Grammar.Kind;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Arrays, spans, and what is done to them as wholes.</summary>
internal static class ArrayRows
{
    public static IEnumerable<Row> All =>
    [
        new("element", Real, "<0>[<1>]", Array3, Index3) { Weight = 4 }, new("element", Real, "<0>[<1>]", ArrayN, IndexN) { Weight = 5 }, new("element of a span", Real, "<0>[<1>]", SpanN, IndexN) { Weight = 3 },
        new("element that may be missing", Real, "<0>[0]", ArrayN) { Weight = 0.1 }, new("last element if any", Real, "(<0>.Length > 0 ? <0>[^1] : 0.5~)", ArrayN) { Weight = 0.5 },
        new("element of a table", Real, "<0>[<1>, <2>]", TableN3, IndexN, Index3) { Weight = 3 }, new("element of a jagged array", Real, "<0>[<1>][<2>]", JaggedN3, IndexN, Index3) { Weight = 3 },
        new("element of a span", Real, "<0>[<1> % 2]", Span2, Integer) { Weight = 2 },
        new("index from the end", Real, "<0>[^1]", Array3) { Weight = 0.4 }, new("index from the end", RealPlace, "<0>[^2]", Array3) { Weight = 0.3 },
        new("neighbour", Real, "<0>[Math.Max(<1> - 1, 0)]", ArrayN, IndexN), new("element round the end", Real, "<0>[(<1> + <2>) % <0>.Length]", ArrayN, IndexN, Integer),

        new("location of an element", RealLocation, "<0>[<1>]", Array3, Index3), new("location of an element", RealLocation, "<0>[<1>]", ArrayN, IndexN),
        new("element of one of two arrays", Real, "<0>[<1>]", Swapped3, Index3) { Weight = 4 }, new("element of one of two arrays", RealPlace, "<0>[<1>]", Swapped3, Index3) { Weight = 4 },
        new("element", RealPlace, "<0>[<1>]", Array3, Index3) { Weight = 3 }, new("element", RealPlace, "<0>[<1>]", ArrayN, IndexN) { Weight = 3 },
        new("element of a table", RealPlace, "<0>[<1>, <2>]", TableN3, IndexN, Index3) { Weight = 1.5 }, new("element of a jagged array", RealPlace, "<0>[<1>][<2>]", JaggedN3, IndexN, Index3) { Weight = 1.5 },
        new("element of a span", RealPlace, "<0>[<1> % 2]", Span2, Integer) { Weight = 1.5 },

        new("any array", AnyArray, "<0>", Array3), new("any array", AnyArray, "<0>", ArrayN),

        new("array as a result", ArrayResult, "<0>", Array3) { Weight = 2 }, new("copy as a result", ArrayResult, "(#[])<0>.Clone()", Array3),
        new("new array as a result", ArrayResult, "new #[] { <0>, <1>, <2> }", Bounded, Real, Real), new("array chosen as a result", ArrayResult, "(<0>) ? <1> : <2>", Kind.Boolean, ArrayResult, ArrayResult),
        new("ToArray as a result", ArrayResult, "<0>.Select($0 => <1>).ToArray()", Array3, new Hole(Real) { IsLambda = true, Binds = [new(0, Real)] }) { Fresh = ["t"] },

        new("array of elements", Statement, "#[] $0 = [<0>, <1>, <2>];", Bounded, Real, Real) { Fresh = ["w"], Declares = [new(0, Array3)], Weight = 1.5 },
        new("array of elements", Statement, "var $0 = new #[] { <0>, <1>, 0 };", Bounded, Real) { Fresh = ["w"], Declares = [new(0, Array3)], Weight = 0.5 },
        new("array of zeros", Statement, "var $0 = new #[3];", []) { Fresh = ["w"], Declares = [new(0, Array3)], Weight = 0.7 },
        new("array as long as another", Statement, "var $0 = new #[<0>.Length];", ArrayN) { Fresh = ["y"], Declares = [new(0, ArrayN)], Weight = 1.5 },
        new("table", Statement, "var $0 = new #[<0>.Length, 3];", ArrayN) { Fresh = ["t"], Declares = [new(0, TableN3)], Weight = 0.6 },
        new("recurrence over an array", Statement, "for (int $0 = 1; $0 < <0>.Length; $0++)\n{\n    <0>[$0] = §.Sin(<0>[$0 - 1] * <1>) + 0.5~ * <0>[$0];\n    <2>\n}", ArrayN, Real, new Hole(Block) { IsLoop = true, Binds = [new(0, IndexN), new(0, Integer)] }) { Fresh = ["i"], Weight = 0.8 },
        new("Clone", Statement, "var $0 = (#[])<0>.Clone();", ArrayN) { Fresh = ["y"], Declares = [new(0, ArrayN)], Weight = 0.7 },
        new("ToArray", Statement, "#[] $0 = <0>.ToArray();", Array3) { Fresh = ["w"], Declares = [new(0, Array3)], Weight = 0.5, Needs = Needs.OutsideOfLambdas },
        new("copy by a range", Statement, "#[] $0 = <0>[..];", Array3) { Fresh = ["w"], Declares = [new(0, Array3)], Weight = 0.3, Needs = Needs.OutsideOfLambdas },
        new("Clone of a table", Statement, "var $0 = (#[,])<0>.Clone();", TableN3) { Fresh = ["t"], Declares = [new(0, TableN3)], Weight = 0.5 },
        new("second name", Statement, "#[] $0 = <0>;", Array3) { Fresh = ["z"], Declares = [new(0, Array3)], Weight = 0.7 },
        new("second name", Statement, "#[] $0 = <0>;", ArrayN) { Fresh = ["z"], Declares = [new(0, ArrayN)], Weight = 0.7 },
        new("row of a jagged array", Statement, "#[] $0 = <0>[<1>];", JaggedN3, IndexN) { Fresh = ["row"], Declares = [new(0, Array3)], Weight = 2 },
        new("part", Statement, "Span<#> $0 = <0>.AsSpan(1, 2);", Array3) { Fresh = ["s"], Declares = [new(0, Span2, IsCapturable: false)], Weight = 1, Needs = Needs.OutsideOfLambdas },
        new("part", Statement, "Span<#> $0 = <0>.AsSpan()[..2];", Array3) { Fresh = ["s"], Declares = [new(0, Span2, IsCapturable: false)], Weight = 0.5, Needs = Needs.OutsideOfLambdas },
        new("stackalloc", Statement, "Span<#> $0 = stackalloc #[] { <0>, <1> };", Bounded, Real) { Fresh = ["s"], Declares = [new(0, Span2, IsCapturable: false)], Weight = 0.4, Needs = Needs.OutsideOfLambdas },
        new("reference to an element", Statement, "ref # $0 = ref <0>[<1>];", Array3, Index3) { Fresh = ["r"], Declares = [new(0, Real, IsAssignable: true, IsCapturable: false)], Weight = 0.7, Needs = Needs.OutsideOfLambdas },

        new("spread", Statement, "#[] $0 = [<0>, .. <1>[1..]];", Bounded, Array3) { Fresh = ["w"], Declares = [new(0, Array3)], Weight = 0.4 },
        new("index in a variable", Statement, "Index $0 = ^2;\n# $1 = 0.5~ * <0>[$0];\n<0>[$0] = <1>;", Array3, Bounded) { Fresh = ["at", "v"], Declares = [new(1, Real, IsAssignable: true)], Weight = 0.4 },
        new("range in a variable", Statement, "Range $0 = 1..;\n# $1 = <0>;\nforeach (# $2 in <1>[$0]) $1 += $2 * <2>;", Bounded, Array3, new Hole(Bounded) { Binds = [new(2, Real)] }) { Fresh = ["range", "v", "e"], Declares = [new(1, Real, IsAssignable: true)], Weight = 0.4 },

        new("Array.Fill", Statement, "Array.Fill(<0>, <1>);", AnyArray, Bounded) { Weight = 0.4 }, new("Array.Clear", Statement, "Array.Clear(<0>);", AnyArray) { Weight = 0.3 },
        new("Array.Copy", Statement, "Array.Copy(<0>, <1>, 2);", Array3, Array3) { Weight = 0.5 }, new("Array.Copy with overlap", Statement, "Array.Copy(<0>, 0, <0>, 1, 2);", Array3) { Weight = 0.3 },
        new("Array.Reverse", Statement, "Array.Reverse(<0>);", AnyArray) { Weight = 0.4 }, new("CopyTo", Statement, "<0>.CopyTo(<1>);", Span2, Span2) { Weight = 0.3 },
        new("Fill of a part", Statement, "<0>.Fill(<1>);", Span2, Bounded) { Weight = 0.3 },
        new("double buffering", Statement, "#[] $0 = [<0>, <1>, 0.5~], $1 = new #[3];\nfor (int $2 = 0; $2 < <2> % 4; $2++)\n{\n    for (int $3 = 0; $3 < 3; $3++) $1[$3] = 0.5~ * $0[$3] + <3> * $0[($3 + 1) % 3];\n    ($0, $1) = ($1, $0);\n}",
            Bounded, Real, Integer, new Hole(Bounded) { Binds = [new(2, Integer), new(3, Index3)] }) { Fresh = ["now", "next", "t", "i"], Declares = [new(0, Swapped3)], Weight = 0.7 },
        new("double buffering", Statement, "#[] $0 = [<0>, 0.25~, <1>], $1 = [1, 0.5~, 0];\nfor (int $2 = 0; $2 < <2> % 4; $2++)\n{\n    <3>\n    ($0, $1) = ($1, $0);\n}",
            Bounded, Real, Integer, new Hole(Block) { HidesLoop = true, Binds = [new(0, Swapped3), new(1, Swapped3), new(2, Integer)] }) { Fresh = ["now", "next", "t"], Declares = [new(0, Swapped3), new(1, Swapped3)], Weight = 0.5, Needs = Needs.OutsideOfLambdas },
        new("scatter", Statement, "for (int $0 = 0; $0 < <0>.Length; $0++) <1>[<0>[$0]] += <2>;", Integers, Array3, new Hole(Bounded) { Binds = [new(0, Index3), new(0, Integer)] }) { Fresh = ["i"], Weight = 0.8 },
        new("prefix sums", Statement, "for (int $0 = 1; $0 < <0>.Length; $0++) <0>[$0] += 0.5~ * <0>[$0 - 1];", AnyArray) { Fresh = ["i"], Weight = 0.6 },
        new("triangle", Statement, "for (int $0 = 0; $0 < 3; $0++)\n{\n    for (int $1 = 0; $1 < $0; $1++)\n    {\n        <0>\n    }\n}", new Hole(Block) { IsLoop = true, Binds = [new(0, Index3), new(1, Index3), new(0, Integer)] }) { Fresh = ["i", "j"], Weight = 0.7 },
    ];
}
