using System.Numerics;
using SymbolicGrad.Corpus.Tests.Programs;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>
/// An arm that is not run adds exactly nothing, also where it reads what has an infinite slope: the gradients at the corners are
/// those of the arm that is run, written out by hand.
/// </summary>
public sealed class CornerTests
{
    [Fact]
    public void The_root_of_nothing()
    {
        Arms.RootReadAfterAGuardGradient at = Arms.RootReadAfterAGuard_Gradient(0, 3);
        Assert.Equal((0.0, 3.0, 0.0), (at.Value, at.x, at.a));
    }

    [Fact]
    public void The_direction_of_nothing()
    {
        Arms.UnitVectorGradient at = Arms.UnitVector_Gradient(new double[3], 5);
        Assert.Equal((5.0, 1.0), (at.Value, at.a));
        Assert.Equal(new double[3], at.w);
    }

    [Fact]
    public void Several_steps_from_nothing()
    {
        Arms.ThroughSeveralStepsGradient at = Arms.ThroughSeveralSteps_Gradient(0, 2);
        Assert.Equal((2.0, 0.0, 1.0), (at.Value, at.x, at.a));
    }

    [Fact]
    public void An_exponential_beyond_all_numbers()
    {
        Arms.SoftplusWithAGuardGradient at = Arms.SoftplusWithAGuard_Gradient(1000, 2);
        Assert.Equal((2000.0, 2.0, 1000.0), (at.Value, at.x, at.a));
    }

    [Fact]
    public void Elements_that_nothing_is_divided_by()
    {
        Arms.QuotientOfEachElementGradient at = Arms.QuotientOfEachElement_Gradient([0, 2, 0], 4);

        // The second element alone: 4 + 0.01·(4/2)², by a 1 + 0.02·a/4, by x −0.02·a²/8.
        Assert.Equal((4.04, 1.02), (at.Value, at.a));
        Assert.Equal([0, -0.04, 0], at.x);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Inside_of_a_loop(int count)
    {
        Arms.ReadInsideOfALoopGradient at = Arms.ReadInsideOfALoop_Gradient(0, new double[count]);
        Assert.Equal((0.0, 1.0), (at.Value, at.x));
        Assert.Equal(new double[count], at.y);
    }

    [Theory]
    [InlineData(1, 9.0, 6.0)]
    [InlineData(3, 3.0, 1.0)]
    public void In_nested_arms(int n, double value, double da)
    {
        Arms.ReadInNestedArmsGradient at = Arms.ReadInNestedArms_Gradient(0, 3, n);
        Assert.Equal((value, 0.0, da), (at.Value, at.x, at.a));
    }

    [Theory]
    [InlineData(0.0, 0.0, 1.0, 1.0)]
    [InlineData(2.0, 1.0, 0.0, 1.0)]
    public void Angles(double x, double y, double dx, double dy)
    {
        Arms.AngleWithAGuardGradient at = Arms.AngleWithAGuard_Gradient(x, y);
        Assert.Equal((dx, dy), (at.x, at.y));
    }

    [Fact]
    public void The_unit_vector_of_nothing()
    {
        Arms.NormalizeWithAGuardGradient at = Arms.NormalizeWithAGuard_Gradient(Vector3.Zero, 2);
        Assert.Equal((2f, Vector3.Zero, 1f), (at.Value, at.v, at.a));
    }
}
