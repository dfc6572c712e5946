using System.Numerics;

namespace SymbolicGrad.Tests;

public class AllocationTests
{
    [Fact]
    public void Warm_kernels_allocate_nothing()
    {
        Check<float>();
        Check<double>();
    }

    private static void Check<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> x = Samples.Matrix<T>(64, 33, 1), w = Samples.Matrix<T>(10, 33, 2), f = new(64, 10), p = new(64, 10), dw = new(10, 33), dx = new(64, 33);
        Vector<T> bias = Samples.Vector<T>(10, 3), one = Samples.Vector<T>(33, 4), many = new(64);
        int[] labels = new int[64];
        for (int round = 0; round < 3; round++)
            Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 10; round++)
            Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run()
        {
            Kernels.Product(x, w.T, f, bias, Activation.Tanh);
            Kernels.TanhGradient(f, f, p);
            Kernels.CrossEntropyWithGradient(f, labels, T.One, f);
            Kernels.AddProduct(f.T, x, dw);
            Kernels.Product(f, w, dx);
            Kernels.AddRowSum(f, bias);
            Kernels.ColumnSum(f, many);
            Kernels.Product(w, one, bias);
            Kernels.AddProduct(w.T, bias, one, T.CreateTruncating(0.001));
            Kernels.AddOuter(bias, one, dw, T.CreateTruncating(0.001));
            Kernels.Gelu(dx, dx);
            Kernels.Exp(p, p);
            Kernels.Softmax(p, p);
            Kernels.LogSumExp(p, many);
            Kernels.SquaredError(dx, x);
            Kernels.Transpose(w, dx.AsVector().Slice(0, 330).AsMatrix(33, 10));
        }
    }
}
