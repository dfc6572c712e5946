using System.Runtime.CompilerServices;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>What is called and not inlined may read and write arrays that are not its arguments: values and slopes by hand.</summary>
public static partial class HiddenArrayTests
{
    private static readonly double[] Table = [1, 2, 3];

    [Fact]
    public static void Written_between_two_equal_calls()
    {
        BetweenCallsGradient gradient = BetweenCalls_Gradient(0.5);
        Assert.Equal(10 * 0.5 * 0.5, gradient.Value, 1e-15);
        Assert.Equal(20 * 0.5, gradient.x, 1e-14);
    }

    [Fact]
    public static void Written_before_the_call()
    {
        Assert.Equal(2 * 0.5, BeforeTheCall_Gradient(0.5).x, 1e-14);
        Assert.Equal(2 * 0.5, BeforeTheCallOfAnother_Gradient(0.5).x, 1e-14);
    }

    [Fact]
    public static void Written_after_the_call() => Assert.Equal(2 * 9 * 0.5, AfterTheCall_Gradient(0.5).x, 1e-14);

    [Fact]
    public static void Written_by_the_method_that_is_called()
    {
        Assert.Equal(3 * 0.5 * 0.5, ByTheCallee_Gradient(0.5).x, 1e-14);
        Assert.Equal(3 * 0.5 * 0.5, ByACalleeWhoseValueIsNotRead_Gradient(0.5).x, 1e-14);
    }

    [Fact]
    public static void Read_only()
    {
        Table[2] = 3;
        double slope = Math.Cos(Math.Sin(3 * 0.5) * 3) * 3 * Math.Cos(3 * 0.5) * 3;
        Assert.Equal(slope, ReadOnly_Gradient(0.5).x, 1e-13);
    }

    [Fact]
    public static void Arrays_that_the_caller_has_made_are_nobody_elses()
    {
        Table[2] = 3;
        Assert.Equal(4 * 9 * Math.Pow(0.5, 3), OfItsOwn_Gradient(0.5).x, 1e-13);
    }

    [Fact]
    public static void That_are_members_of_elements()
    {
        Holder[] holders = [new([0.3, -0.7], 1.5), new([0.9], -2)];
        const double Step = 1e-5;
        OfElementsGradient gradient = OfElements_Gradient(holders, 0.5);
        Assert.Equal((OfElements(holders, 0.5 + Step) - OfElements(holders, 0.5 - Step)) / (2 * Step), gradient.a, 1e-8);
        double At(double weight) => OfElements([holders[0] with { Weights = [0.3, weight] }, holders[1]], 0.5);
        Assert.Equal((At(-0.7 + Step) - At(-0.7 - Step)) / (2 * Step), gradient.holders[0].Weights[1], 1e-8);
    }

    [Fact]
    public static void Written_under_another_name() => AssertSlope(UnderAnotherName, UnderAnotherName_Gradient(0.5).x);

    [Fact]
    public static void Written_in_a_loop() => AssertSlope(InALoop, InALoop_Gradient(0.5).x);

    [Fact]
    public static void Written_on_one_path() => AssertSlope(OnOnePath, OnOnePath_Gradient(0.5).x);

    private static void AssertSlope(Func<double, double> function, double slope)
    {
        // Central differences of fourth order.
        const double Step = 1e-4;
        double Across(double step) => function(0.5 + step) - function(0.5 - step);
        Assert.Equal(((8 * Across(Step)) - Across(2 * Step)) / (12 * Step), slope, 1e-8);
    }

    internal record struct Holder(double[] Weights, double Scale);

    [Differentiable]
    internal static double OfElements(Holder[] holders, double a)
    {
        double s = a;
        foreach (Holder holder in holders) s = Math.Sin(Recurrence(holder.Weights, s)) * holder.Scale;
        return s;
    }

    [Differentiable]
    [Recompute]
    private static double Recurrence(double[] weights, double a)
    {
        double s = a;
        foreach (double weight in weights) s = Math.Sin(s + weight * a);
        return s;
    }

    [Differentiable]
    internal static double BetweenCalls(double x)
    {
        Table[0] = 2;
        double first = First(x);
        Table[0] = 5;
        return first * First(x);
    }

    [Differentiable]
    internal static double BeforeTheCall(double x)
    {
        Table[0] = x;
        return First(x);
    }

    [Differentiable]
    internal static double BeforeTheCallOfAnother(double x)
    {
        Table[0] = x;
        return Through(x);
    }

    [Differentiable]
    internal static double AfterTheCall(double x)
    {
        Table[0] = 3;
        double first = First(x);
        Table[0] = 5;
        return first * first;
    }

    [Differentiable]
    internal static double ByTheCallee(double x) => Writes(x) * Table[1];

    [Differentiable]
    internal static double ByACalleeWhoseValueIsNotRead(double x)
    {
        Writes(x * x);
        return Table[1] * x;
    }

    [Differentiable]
    internal static double UnderAnotherName(double x)
    {
        double[] other = Table;
        other[0] = x;
        double first = First(x);
        Put(other.AsSpan(), first * x);
        return first * First(first);
    }

    [Differentiable]
    internal static double InALoop(double x)
    {
        Table[0] = x;
        double sum = x;
        for (int i = 0; i < 3; i++)
        {
            sum += Math.Sin(First(x + sum));
            Table[0] += sum;
            if (sum > 4) break;
        }

        return sum * Table[0];
    }

    [Differentiable]
    internal static double OnOnePath(double x)
    {
        Table[0] = 2 * x;
        double value = x > 1 ? x : First(x) * First(x);
        if (value > 0.1) Put(Table, value);
        return value * First(value);
    }

    private static void Put(Span<double> table, double value) => table[0] = value;

    [Differentiable]
    internal static double ReadOnly(double x) => Math.Sin(Third(Math.Sin(Third(x))));

    [Differentiable]
    internal static double OfItsOwn(double x)
    {
        double[] own = [Third(x), 0];
        own[1] = own[0] * x;
        return Again(x) * own[1];
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double First(double x) => Table[0] * x;

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Through(double x) => First(x);

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Third(double x) => Table[2] * x;

    [Differentiable]
    [Recompute]
    private static double Again(double x)
    {
        double[] own = new double[2];
        Array.Fill(own, x);
        return Table[2] * own[0] * own[1];
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Writes(double x)
    {
        Table[1] = x;
        return Table[1] * x;
    }
}
