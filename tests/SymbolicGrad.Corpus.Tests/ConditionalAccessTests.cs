using SymbolicGrad.Corpus.Tests.Programs;
using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>What the corpus does not draw: objects and values that are missing. Gradients against the formulas written out.</summary>
public sealed class ConditionalAccessTests
{
    [Fact]
    public void Of_an_object_that_is_missing_nothing_is_read()
    {
        Assert.Equal(1, ConditionalAccesses.OfAnObject_Gradient(3, null).x);
        Assert.Equal(2, ConditionalAccesses.OfAMethod_Gradient(3, null).x);
        Assert.Equal(12, ConditionalAccesses.InAChain_Gradient(3, null).x);
        Assert.Equal([4.0, 6.0], ConditionalAccesses.InALoop_Gradient([2, 3], null).x);
    }

    [Fact]
    public void Of_an_object_that_is_there_the_members_are_differentiated()
    {
        var tank = new Tank { Level = 5, Outlet = new Valve { Opening = 7 } };
        ConditionalAccesses.OfAMethodGradient times = ConditionalAccesses.OfAMethod_Gradient(3, tank);
        Assert.Equal((31, 9), (times.x, times.tank!.Level));
        ConditionalAccesses.InAChainGradient chain = ConditionalAccesses.InAChain_Gradient(3, tank);
        Assert.Equal((42, 9), (chain.x, chain.tank!.Outlet!.Opening));
        Assert.Equal(12, ConditionalAccesses.InAChain_Gradient(3, new Tank()).x);
    }

    [Theory]
    [InlineData(1.5, 1.5, null, 1, 6 + 2)]
    [InlineData(1.5, 2.5, null, 1, 1 + 2)]
    [InlineData(null, 0.0, 1, 1, 1 + 1 + 3)]
    [InlineData(null, null, 1, 2, 6 + 2 + 3)]
    [InlineData(0.0, null, 0, 0, 1 + 1 + 3)]
    public void Nothing_equals_nothing_alone(double? a, double? b, int? k, int n, double expected) =>
        Assert.Equal(expected + (a == b ? 0 : Math.Cos(3)), ConditionalAccesses.OfTheSameValue_Gradient(3, a, b, k, n).x, 12);

    [Theory]
    [InlineData(Power.Line)]
    [InlineData(Power.Square)]
    [InlineData(Power.Cube)]
    public void An_enum_counts_as_its_number(Power power)
    {
        double n = (int)power, x = 1.5, slope = (n + 1) * (n + 1) * Math.Pow(x, n), quotient = 1 + (x * x);
        Assert.Equal(slope + (2 * n * x / (quotient * quotient)), ConditionalAccesses.OfAnEnum_Gradient(x, power).x, 12);
    }
}
