using SymbolicGrad.Corpus.Tests.Programs;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>Generated code throws what the method throws, before it has added to any gradient.</summary>
public sealed class GuardTests
{
    public static TheoryData<string> Failures => [.. Cases.Keys];

    private static readonly Dictionary<string, (Action Method, Action<double[]> Backward)> Cases = new()
    {
        ["negative"] = (() => Guards.AtTheBeginning(-1, []), g => Guards.AtTheBeginning_Backward(-1, [], ref g[0], [])),
        ["too long"] = (() => Guards.AtTheBeginning(1, new double[101]), g => Guards.AtTheBeginning_Backward(1, new double[101], ref g[0], new double[101])),
        ["loop"] = (() => Guards.InALoop(1, [1, 51.5]), g => Guards.InALoop_Backward(1, [1, 51.5], ref g[0], g.AsSpan(1, 2))),
        ["only checks"] = (() => Guards.LoopThatOnlyChecks(1, [double.NaN]), g => Guards.LoopThatOnlyChecks_Backward(1, [double.NaN], ref g[0], g.AsSpan(1, 1))),
        ["throw expression"] = (() => Guards.ThrowExpression(-101, 1), g => Guards.ThrowExpression_Backward(-101, 1, ref g[0], ref g[1])),
        ["else"] = (() => Guards.ThrowInTheElse(1, double.NaN), g => Guards.ThrowInTheElse_Backward(1, double.NaN, ref g[0], ref g[1])),
        ["arm"] = (() => Guards.ThrowingArm(1, 2, 7), g => Guards.ThrowingArm_Backward(1, 2, 7, ref g[0], ref g[1])),
        ["default"] = (() => Guards.ThrowingDefault(1, 2, 7), g => Guards.ThrowingDefault_Backward(1, 2, 7, ref g[0], ref g[1])),
        ["helper"] = (() => Guards.InAHelper(-1, 2), g => Guards.InAHelper_Backward(-1, 2, ref g[0], ref g[1])),
        ["no arm"] = (() => Switches.WithoutADiscard(double.NaN, 2), g => Switches.WithoutADiscard_Backward(double.NaN, 2, ref g[0], ref g[1])),
        ["clamp"] = (() => Clamps.BetweenVariables(1, -5), g => Clamps.BetweenVariables_Backward(1, -5, ref g[0], ref g[1])),
        ["range"] = (() => Sequences.OverARangeAsNumbers(1, -1), g => Sequences.OverARangeAsNumbers_Backward(1, -1, ref g[0])),
        ["average of nothing"] = (() => Linq.Variance([]), g => Linq.Variance_Backward([], [])),
        ["largest of nothing"] = (() => Linq.LogSumExp([]), g => Linq.LogSumExp_Backward([], [])),
        ["first of none"] = (() => Linq.FilteredExtrema([-101], 1), g => Linq.FilteredExtrema_Backward([-101], 1, g.AsSpan(1, 1), ref g[0])),
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void The_same_exception_and_no_gradient(string failure)
    {
        (Action method, Action<double[]> backward) = Cases[failure];
        var gradient = new double[3];

        Exception expected = Record.Exception(method)!, actual = Record.Exception(() => backward(gradient))!;

        Assert.NotNull(expected);
        Assert.Equal(expected.GetType(), actual?.GetType());
        Assert.Equal(expected.Message, actual!.Message);
        Assert.All(gradient, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(double.NaN, 1.0, 2.0)]
    [InlineData(1.0, double.NaN, 2.0)]
    [InlineData(2.0, 1.0, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void Extrema_treat_NaN_as_LINQ_does(double a, double b, double c)
    {
        double[] w = [a, b, c], dw = new double[3];
        double da = 0;
        Assert.Equal(Linq.LargestAndSmallest(w, 1), Linq.LargestAndSmallest_Backward(w, 1, dw, ref da));
    }
}
