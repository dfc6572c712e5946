using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>Parameters that may be missing, and enums: their gradients against the formulas written out.</summary>
public static class NullableTests
{
    [Theory]
    [InlineData(null, 6.0)]
    [InlineData(5.0, 5.0)]
    public static void AMissingParameterIsReadOnlyWhereItIsThere(double? weight, double expected)
    {
        double dx = 0;
        OptionalParameters.Weighted_Backward(3, weight, ref dx);
        Assert.Equal(expected, dx);
    }

    [Fact]
    public static void ValueThrowsWhereThereIsNone()
    {
        double dx = 0;
        Assert.Throws<InvalidOperationException>(() => OptionalParameters.Required_Backward(3, null, ref dx));
        OptionalParameters.Required_Backward(3, 4, ref dx);
        Assert.Equal(24, dx);
    }

    [Theory]
    [InlineData(Power.Line, 1.0)]
    [InlineData(Power.Square, 6.0)]
    [InlineData(Power.Cube, 27.0)]
    public static void EnumsAreComparedWithTheirConstants(Power power, double expected)
    {
        double dx = 0;
        OptionalParameters.ByComparison_Backward(3, power, ref dx);
        Assert.Equal(expected, dx);
        dx = 0;
        OptionalParameters.BySwitch_Backward(3, power, ref dx);
        Assert.Equal(expected, dx);
    }
}
