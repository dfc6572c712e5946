using static SymbolicGrad.Fuzz.Grammar.Kind;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Helper methods that are not inlined, so that what calls them calls their gradients: alone, in recursion, in circles; with arrays, vectors and matrices.</summary>
internal static class OutOfLineRows
{
    private const string NotInlined = "MethodImpl(MethodImplOptions.NoInlining)";

    public static IEnumerable<Row> All =>
    [
        .. Member("helper method that is not inlined", $", {NotInlined}", "private static # $0(# $1, # $2)\n{\n    <0>\n}", ["H", "a", "b"], Helper, 1.5, Body(new(1, Real, IsAssignable: true), new(2, Real))),
        .. Member("helper method with an integer that is not inlined", $", {NotInlined}", "private static # $0(# $1, # $2, int $3 = 3)\n{\n    <0>\n}", ["H", "a", "b", "n"], Helper, 1, Body(new(1, Real, IsAssignable: true), new(2, Real), new(3, Integer, IsAssignable: true))),
        .. Member("loop in a helper method that is not inlined", $", {NotInlined}", "private static # $0(# $1, # $2)\n{\n    for (int $3 = 0; $3 < 3; $3++)\n    {\n        if (<0>) break;\n        $1 = §.Sin($1 * $2 + <1>);\n    }\n\n    return $1 * <2>;\n}", ["H", "a", "b", "i"], Helper, 1,
            Inside(Kind.Boolean, (1, Real), (2, Real), (3, Integer)), Inside(Bounded, (1, Real), (2, Real), (3, Index3)), Inside(Real, (1, Real), (2, Real))),
        .. Member("helper method with an array that is not inlined", $", {NotInlined}", "private static # $0(#[] $1, # $2) => $1[1] * <0> + $2;", ["H", "w", "a"], HelperOfArray, 1.5, Inside(Real, (1, Array3), (2, Real))),
        .. Member("helper method with an array that is not inlined", $", {NotInlined}", "private static # $0(#[] $1, # $2)\n{\n    <0>\n}", ["H", "w", "a"], HelperOfArray, 0.5, Body(new(1, Array3), new(2, Real, IsAssignable: true))),
        .. Member("helper method with a vector that is not inlined", $", {NotInlined}", "private static Vector<#> $0(Vector<#> $1, # $2) => $2 * <0> + $1;", ["H", "h", "a"], HelperOfVector, 1, Inside(TensorVector, (1, TensorVector), (2, Real))),
        .. Member("helper method with a matrix that is not inlined", $", {NotInlined}", "private static Vector<#> $0(Matrix<#> $1, Vector<#> $2) => $1 * <0> + $2;", ["H", "m", "h"], HelperOfMatrix, 0.7, Inside(TensorVector, (1, TensorMatrix), (2, TensorVector))),

        .. Member("two helper methods that call each other", "", "private static # $0(# $1, # $2, int $3 = 3)\n{\n    if ($3 <= 0) return $1 * $2;\n    $1 = 0.5~ * $4($1, $2 * 0.5~, $3 - 1) + $1;\n    <0>\n}\n\n[attributes]\nprivate static # $4(# $5, # $6, int $7)\n{\n    if (<1>) return $5 - $6 * $6;\n    return §.Sin($0(<2>, $5, $7 - 1)) * <3>;\n}",
            ["H", "a", "b", "n", "G", "u", "v", "k"], Helper, 1,
            Body(new(1, Real, IsAssignable: true), new(2, Real), new(3, Integer)), Inside(Kind.Boolean, (5, Real), (6, Real), (7, Integer)), Inside(Bounded, (5, Real), (6, Real), (7, Integer)), Inside(Bounded, (5, Real), (6, Real), (7, Integer))),
        .. Member("two helper methods that call each other", "", "private static # $0(# $1, int $2 = 4) => $2 <= 0 ? $1 * <0> : $3($1 * 0.7~, $2 - 1) * <1>;\n\n[attributes]\nprivate static # $3(# $4, int $5) => $5 <= 0 ? $4 + <2> : <3> * $0($4 + 0.1~, $5 - 1) + $0($4, $5 - 2);",
            ["H", "a", "n", "G", "u", "k"], HelperOfOne, 0.7, Inside(Bounded, (1, Real)), Inside(Bounded, (1, Real), (2, Integer)), Inside(Real, (4, Real)), Inside(Bounded, (4, Real), (5, Integer))),

        // Each call begins by writing the array: what an earlier one left there is not seen.
        .. Member("static array that a helper method that is not inlined reads", $", {NotInlined}", "private static # $1(# $2) => $3[1] * <0> + $2;\n\nprivate static readonly #[] $3 = [1~, 2~];\n\nprivate static # $0(# $4, # $5)\n{\n    $3[1] = <1>;\n    # $6 = $1(<2>);\n    $3[1] = <3>;\n    return §.Sin($6) * $1(<4>) + $3[1];\n}",
            ["H", "G", "u", "T", "a", "b", "s"], Helper, 0.7, Inside(Bounded, (2, Real)), Inside(Bounded, (4, Real), (5, Real)), Inside(Bounded, (4, Real), (5, Real)), Inside(Bounded, (4, Real), (5, Real), (6, Real)), Inside(Bounded, (4, Real), (5, Real), (6, Real))),
        .. Member("static array that a helper method that is not inlined writes", $", {NotInlined}", "private static # $1(# $2)\n{\n    $3[0] = <0>;\n    return $3[0] * $2;\n}\n\nprivate static readonly #[] $3 = [1~, 2~];\n\nprivate static # $0(# $4, # $5)\n{\n    # $6 = $1(<1>);\n    return $6 * $3[0] + §.Sin(<2>);\n}",
            ["H", "G", "u", "T", "a", "b", "s"], Helper, 0.7, Inside(Bounded, (2, Real)), Inside(Bounded, (4, Real), (5, Real)), Inside(Bounded, (4, Real), (5, Real), (6, Real))),

        new("call of a helper method", Real, "<0>(<1>)", HelperOfOne, Bounded) { Weight = 3 }, new("call of a helper method with a vector", TensorVector, "<0>(<1>, <2>)", HelperOfVector, TensorVector, Bounded) { Weight = 4 },
        new("call of a helper method with a matrix", TensorVector, "<0>(<1>, <2>)", HelperOfMatrix, TensorMatrix, TensorVector) { Weight = 4 },
    ];

    // In programs with forward mode the helpers have it too: else they would be inlined after all.
    private static IEnumerable<Row> Member(string construct, string attributes, string template, string[] fresh, Kind kind, double weight, params Hole[] holes)
    {
        yield return Of("[Differentiable{0}]", Needs.ReverseOnly, weight);
        yield return Of("[Differentiable(Forward = true){0}]", Needs.Forward, weight);
        yield return Of("[Differentiable(Forward = true, FourDirections = true){0}]", Needs.Forward, weight / 4);

        Row Of(string differentiable, Needs needs, double share)
        {
            string all = differentiable.Replace("{0}", attributes, StringComparison.Ordinal);
            return new(construct, Kind.Member, $"{all}\n{template.Replace("[attributes]", all, StringComparison.Ordinal)}", [.. holes]) { Fresh = [.. fresh], Declares = [new(0, kind)], Needs = needs, Weight = share };
        }
    }

    private static Hole Body(params Binding[] binds) => new(Block) { Returns = true, Binds = [.. binds] };

    private static Hole Inside(Kind kind, params (int Index, Kind Kind)[] binds) => new(kind) { Binds = [.. binds.Select(bind => new Binding(bind.Index, bind.Kind))] };
}
