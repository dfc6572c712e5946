using static SymbolicGrad.Fuzz.Grammar.Kind;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Calls: of helpers, of what the <see cref="Prelude"/> has, of delegates and local functions; and LINQ.</summary>
internal static class CallRows
{
    public static IEnumerable<Row> All =>
    [
        new("helper method", Member, "private static # $0(# $1, # $2)\n{\n    <0>\n}", new Hole(Block) { Returns = true, Binds = [new(1, Real, IsAssignable: true), new(2, Real)] }) { Fresh = ["H", "a", "b"], Declares = [new(0, Helper)], Weight = 2 },
        new("helper method with an integer", Member, "private static # $0(# $1, # $2, int $3 = 2)\n{\n    <0>\n}", new Hole(Block) { Returns = true, Binds = [new(1, Real, IsAssignable: true), new(2, Real), new(3, Integer, IsAssignable: true)] }) { Fresh = ["H", "a", "b", "n"], Declares = [new(0, Helper)] },
        new("helper method that is kept", Member, "[Differentiable, Recompute]\npublic static # $0(# $1, # $2)\n{\n    <0>\n}", new Hole(Block) { Returns = true, Binds = [new(1, Real, IsAssignable: true), new(2, Real)] }) { Fresh = ["H", "a", "b"], Declares = [new(0, Helper)], Weight = 0.5, Needs = Needs.ReverseOnly },
        new("recursive helper method", Member, "[Differentiable]\npublic static # $0(# $1, # $2, int $3 = 3)\n{\n    if ($3 <= 0) return $1 * $2;\n    $1 = 0.5~ * $0($1, $2 * 0.5~, $3 - 1) + $1;\n    <0>\n}", new Hole(Block) { Returns = true, Binds = [new(1, Real, IsAssignable: true), new(2, Real), new(3, Integer)] }) { Fresh = ["H", "a", "b", "n"], Declares = [new(0, Helper)], Weight = 0.5, Needs = Needs.ReverseOnly },
        new("helper method with an array", Member, "private static # $0(#[] $1, # $2)\n{\n    <0>\n}", new Hole(Block) { Returns = true, Binds = [new(1, Array3), new(2, Real, IsAssignable: true)] }) { Fresh = ["H", "w", "a"], Declares = [new(0, HelperOfArray)] },
        new("helper method of structs", Member, "private static Pair $0(Pair $1, # $2) => <0>;", new Hole(Pair) { Binds = [new(1, Pair), new(2, Real)] }) { Fresh = ["H", "p", "a"], Declares = [new(0, HelperOfPair)] },
        new("call of a helper method with an array", Real, "<0>(<1>, <2>)", HelperOfArray, Array3, Bounded) { Weight = 3 }, new("call of a helper method of structs", Pair, "<0>(<1>, <2>)", HelperOfPair, Pair, Bounded) { Weight = 3 },
        new("call of a helper method", Real, "<0>(<1>, <2>)", Helper, Real, Bounded) { Weight = 4 },
        new("call with names", Real, "Optional(by: <0>, x: <1>)", Bounded, Real) { Weight = 0.3 }, new("params", Real, "Total(<0>, <1>)", Bounded, Real) { Weight = 0.3 },
        new("generic method", Real, "Blend(<0>, <1>, <2>)", Real, Bounded, Bounded) { Weight = 0.5 }, new("generic method", Real, "Largest(<0>)", AnyArray) { Weight = 0.3 },
        new("span parameter", Real, "Horner(<0>, <1>)", AnyArray, Bounded) { Weight = 0.5 }, new("span parameter", Real, "Horner(<0>, <1>)", Span2, Bounded) { Weight = 0.3 },
        new("ref parameter", Statement, "Bump(ref <0>, <1>);", RealLocation, Bounded), new("out parameters", Statement, "Split(<0>, out # $0, out # $1);", Real) { Fresh = ["one", "two"], Declares = [new(0, Real, IsAssignable: true), new(1, Real, IsAssignable: true)], Weight = 0.6 },
        new("method that writes to an array", Statement, "Spread(<0>, <1>);", AnyArray, Bounded) { Weight = 0.7 }, new("method that writes to a span", Statement, "Spread(<0>, <1>);", Span2, Bounded) { Weight = 0.4 },
        new("recursion", Real, "Chain(<0>, <1> % 4)", Bounded, Integer) { Weight = 1.5, Needs = Needs.ReverseOnly }, new("Recompute", Real, "Kept(<0>, <1>)", Bounded, Bounded) { Weight = 1.5, Needs = Needs.ReverseOnly },
        new("in and ref readonly", Real, "Weigh(<0>, in <1>)", Bounded, RealLocation) { Weight = 0.5 }, new("recursion over an array", Real, "Halves(<0>, 0, 3)", Array3) { Weight = 0.7, Needs = Needs.ReverseOnly },
        new("DerivativeOf", Real, "Known(<0>, 2)", Real) { Weight = 1.5, Needs = Needs.ReverseOnly },

        new("lambda", Statement, "Func<#, #> $0 = $1 => <0>;", new Hole(Real) { IsLambda = true, Binds = [new(1, Real)] }) { Fresh = ["f", "t"], Declares = [new(0, Function)], Weight = 0.7 },
        new("lambda with a body", Statement, "Func<#, #> $0 = $1 =>\n{\n    <0>\n};", new Hole(Block) { IsLambda = true, Returns = true, Binds = [new(1, Real, IsAssignable: true)] }) { Fresh = ["f", "t"], Declares = [new(0, Function)], Weight = 0.5 },
        new("local function", Statement, "# $0(# $1) => <0>;", new Hole(Real) { IsLambda = true, Binds = [new(1, Real)] }) { Fresh = ["f", "t"], Declares = [new(0, Function)], Weight = 0.5 },
        new("local function with a body", Statement, "# $0(# $1)\n{\n    <0>\n}", new Hole(Block) { IsLambda = true, Returns = true, Binds = [new(1, Real, IsAssignable: true)] }) { Fresh = ["f", "t"], Declares = [new(0, Function)], Weight = 0.5 },
        new("nested lambdas", Statement, "Func<#, #> $0 = $1 =>\n{\n    Func<#, #> $2 = $3 => <0>;\n    return $2($1) * <1>;\n};", new Hole(Real) { IsLambda = true, Binds = [new(1, Real), new(3, Real)] }, new Hole(Bounded) { IsLambda = true, Binds = [new(1, Real), new(2, Function)] }) { Fresh = ["f", "t", "g", "u"], Declares = [new(0, Function)], Weight = 0.5 },
        new("static lambda", Statement, "Func<#, #> $0 = static $1 => §.Sin($1) * $1;", []) { Fresh = ["f", "t"], Declares = [new(0, Function)], Weight = 0.2 },
        new("method group", Statement, "Func<#, #> $0 = §.Sin;", []) { Fresh = ["f"], Declares = [new(0, Function)], Weight = 0.2 },
        new("call of a delegate", Real, "<0>(<1>)", Function, Real) { Weight = 4 }, new("delegate as an argument", Real, "Twice(<0>, <1>)", Function, Bounded) { Weight = 1 },
        new("lambda as an argument", Real, "Twice($0 => 0.5~ * <0>, <1>)", new Hole(Bounded) { IsLambda = true, Binds = [new(0, Real)] }, Bounded) { Fresh = ["t"], Weight = 0.3 },

        new("sequence of an array", Sequence, "<0>", AnyArray), new("Select", Sequence, "<0>.Select($0 => <1>)", AnyArray, Of(Real)) { Fresh = ["t"], Weight = 1.5 }, new("Select of a sequence", Sequence, "<0>.Select($0 => <1>)", Sequence, Of(Bounded)) { Fresh = ["t"], Weight = 0.5 },
        new("Select with an index", Sequence, "<0>.Select(($0, $1) => <1>)", AnyArray, new Hole(Real) { IsLambda = true, Binds = [new(0, Real), new(1, Integer)] }) { Fresh = ["t", "i"], Weight = 0.5 },
        new("Where", Sequence, "<0>.Where($0 => <1>)", AnyArray, Of(Kind.Boolean)) { Fresh = ["t"], Weight = 0.8 }, new("Zip", Sequence, "<0>.Zip(<1>, ($0, $1) => $0 * <2>)", AnyArray, AnyArray, Of2(Real)) { Fresh = ["t", "u"], Weight = 0.7 },
        new("Take", Sequence, "<0>.Take(2)", AnyArray) { Weight = 0.3 }, new("Skip", Sequence, "<0>.Skip(1)", AnyArray) { Weight = 0.3 }, new("Reverse", Sequence, "Enumerable.Reverse(<0>)", AnyArray) { Weight = 0.2 },
        new("Range", Sequence, "Enumerable.Range(0, <0> % 4).Select($0 => <1>)", Integer, new Hole(Real) { IsLambda = true, Binds = [new(0, Integer)] }) { Fresh = ["i"], Weight = 0.7 },
        new("Sum", Real, "<0>.Sum()", Sequence) { Weight = 1 }, new("Sum of a function", Real, "<0>.Sum($0 => <1>)", AnyArray, Of(Real)) { Fresh = ["t"], Weight = 0.6 },
        new("Average of three", Real, "<0>.Average()", Array3) { Weight = 0.3 },
        new("Max", Real, "<0>.Max()", Array3) { Weight = 0.3 }, new("Min of a function", Real, "<0>.Min($0 => <1>)", Array3, Of(Real)) { Fresh = ["t"], Weight = 0.3 },
        new("Aggregate", Real, "<0>.Aggregate((#)(<1>), ($0, $1) => <2>)", AnyArray, Bounded, Of2(Bounded)) { Fresh = ["t", "u"], Weight = 0.6 },
        new("Count", Integer, "<0>.Count($0 => <1>)", AnyArray, Of(Kind.Boolean)) { Fresh = ["t"], Weight = 0.2 }, new("Any", Kind.Boolean, "<0>.Any($0 => <1>)", AnyArray, Of(Kind.Boolean)) { Fresh = ["t"], Weight = 0.2 },
        new("First", Real, "<0>.First()", Array3) { Weight = 0.2 }, new("Last", Real, "<0>.Last()", Array3) { Weight = 0.2 },
        new("ToArray of a sequence", Statement, "#[] $0 = <0>.Select($1 => <1>).ToArray();", Array3, new Hole(Real) { IsLambda = true, Binds = [new(1, Real)] }) { Fresh = ["w", "t"], Declares = [new(0, Array3)], Weight = 0.4 },
    ];

    private static Hole Of(Kind result) => new(result) { IsLambda = true, Binds = [new(0, Real)] };

    private static Hole Of2(Kind result) => new(result) { IsLambda = true, Binds = [new(0, Real), new(1, Real)] };
}
