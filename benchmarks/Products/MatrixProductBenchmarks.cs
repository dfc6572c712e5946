using System.Numerics;
using BenchmarkDotNet.Attributes;

namespace SymbolicGrad.Benchmarks.Products;

/// <summary>Products of square matrices beside as many multiply-adds in registers: the ratio's inverse is the share of the core's peak.</summary>
/// <typeparam name="T">The scalar type.</typeparam>
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class MatrixProductBenchmarks<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private ProductCase<T> _case = new(1);

    [Params(64, 128, 256, 512, 1024)]
    public int Size { get; set; }

    [ParamsAllValues]
    public ProductLayout Layout { get; set; }

    [GlobalSetup]
    public void Setup() => _case = new ProductCase<T>(Size);

    [Benchmark(Baseline = true)]
    public T PeakMultiplyAdds() => PeakMultiplyAdd.Run<T>(_case.Operations);

    [Benchmark]
    public void Product() => _case.Multiply(Layout);
}
