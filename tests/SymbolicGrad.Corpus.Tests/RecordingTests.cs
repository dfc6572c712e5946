using System.Runtime.CompilerServices;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>What a method that is called and not inlined computes on the way forward is not computed again on the way back, however deep the calls go.</summary>
public static partial class RecordingTests
{
    private static int s_calls;

    [Fact]
    public static void A_chain_of_calls_computes_each_of_its_values_once()
    {
        const int Depth = 100;
        s_calls = 0;
        double dx = 0;
        double value = Chain_Backward(0.7, Depth, ref dx);
        Assert.Equal(Depth, s_calls);
        Assert.Equal(Chain(0.7, Depth), value);

        // The derivative of sin∘sin∘…, by the chain rule along the way.
        double x = 0.7, slope = 1;
        for (int i = 0; i < Depth; i++) (x, slope) = (Math.Sin(x), slope * Math.Cos(x));
        Assert.Equal(slope, dx, 1e-15);
    }

    [Fact]
    public static void A_tree_of_calls_computes_each_of_its_values_once()
    {
        s_calls = 0;
        double dx = 0;
        Tree_Backward(0.7, 6, ref dx);
        Assert.Equal((1 << 6) - 1, s_calls);
    }

    [Fact]
    public static void A_chain_of_calls_on_vectors_computes_each_of_its_values_once_and_allocates_nothing_the_second_time()
    {
        const int Depth = 50;
        var A = new Matrix<double>(2, 2, [0.9, -0.3, 0.4, 0.8]);
        Vector<double> u = new([0.3, -0.7]), upstream = new([1.0, 2.0]), du = new(2), value = new(2);
        var dA = new Matrix<double>(2, 2);
        s_calls = 0;
        Layers_Backward(A, u, Depth, upstream, dA, du, value);
        Assert.Equal(Depth, s_calls);
        Assert.Equal(Layers(A, u, Depth).ToArray(), value.ToArray());
        Layers_Backward(A, u, Depth, upstream, dA, du, value);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Layers_Backward(A, u, Depth, upstream, dA, du, value);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public static void A_deep_chain_allocates_nothing_the_second_time()
    {
        double dx = 0;
        Chain_Backward(0.7, 2000, ref dx);
        Chain_Backward(0.7, 2000, ref dx);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Chain_Backward(0.7, 2000, ref dx);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public static void Methods_that_call_each_other_compute_each_of_their_values_once_and_allocate_nothing_the_second_time()
    {
        s_calls = 0;
        double dx = 0, dy = 0;
        Third_Backward(0.7, 0.4, ref dx, ref dy);
        int ofGradient = s_calls;
        s_calls = 0;
        Third(0.7, 0.4);
        Assert.Equal(s_calls, ofGradient);
        Third_Backward(0.7, 0.4, ref dx, ref dy);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Third_Backward(0.7, 0.4, ref dx, ref dy);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public static void Methods_in_a_circle_compute_each_of_their_values_once()
    {
        const int Depth = 60;
        s_calls = 0;
        double dx = 0;
        Ping_Backward(0.7, Depth, ref dx);
        Assert.Equal(Depth, s_calls);
    }

    [Fact]
    public static void A_recursive_method_that_calls_another_computes_each_of_its_values_once()
    {
        const int Depth = 20;
        s_calls = 0;
        double dx = 0;
        OfChains_Backward(0.7, Depth, ref dx);
        Assert.Equal(Depth * (Depth + 3) / 2, s_calls);
    }

    [Differentiable]
    internal static double OfChains(double x, int n) => n == 0 ? x : Counted(OfChains(x, n - 1) * Chain(x, n));

    [Differentiable]
    internal static double Ping(double x, int n) => n == 0 ? x : Counted(Pong(x, n - 1));

    [Differentiable]
    internal static double Pong(double x, int n) => n == 0 ? x : Counted(x * Ping(x, n - 1));

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static double First(double x, double y) => Counted(x * y) + Counted(x - y);

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static double Second(double x, double y)
    {
        double s = x;
        for (int i = 0; i < 3; i++) s = Counted(First(s, y) * s);
        return First(s, x) > 0 ? Math.Exp(First(x, s)) : s * First(y, s);
    }

    [Differentiable]
    internal static double Third(double x, double y) => Math.Sin(Second(First(x, y), y)) * Second(y, x);

    [Differentiable]
    internal static double Chain(double x, int n) => n == 0 ? x : Counted(Chain(x, n - 1));

    [Differentiable]
    internal static double Tree(double x, int n) => n == 0 ? x : Counted(Tree(x, n - 1) * Tree(x + 1, n - 1));

    internal static double Counted(double x)
    {
        s_calls++;
        return Math.Sin(x);
    }

    [DerivativeOf(typeof(RecordingTests), nameof(Counted))]
    internal static double CountedPullback(double x, double dCounted) => dCounted * Math.Cos(x);

    [Differentiable]
    internal static Vector<double> Layers(Matrix<double> A, Vector<double> u, int n)
    {
        if (n == 0) return u;
        var h = Layers(A, u, n - 1);
        return Tanh(A * h + Counted(0));
    }
}
