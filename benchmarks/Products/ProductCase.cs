using System.Numerics;
using SymbolicGrad.Training;

namespace SymbolicGrad.Benchmarks.Products;

/// <summary>How the operands of c = a·b lie in memory: as they are, or as their transposes.</summary>
public enum ProductLayout
{
    AB,
    ABt,
    AtB,
    AtBt,
}

/// <summary>The product of two random matrices of n rows and n columns.</summary>
internal sealed class ProductCase<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Matrix<T> _a, _b, _c;

    public ProductCase(int size)
    {
        var random = new RandomSource(1);
        _a = new Matrix<T>(size, size);
        _b = new Matrix<T>(size, size);
        _c = new Matrix<T>(size, size);
        Initialisers.Uniform(_a.Span, -1, 1, random);
        Initialisers.Uniform(_b.Span, -1, 1, random);
        Operations = 2L * size * size * size;
    }

    /// <summary>The floating-point operations of the product, 2n³.</summary>
    public long Operations { get; }

    public void Multiply(ProductLayout layout)
    {
        switch (layout)
        {
            case ProductLayout.AB:
                Kernels.Product(_a, _b, _c);
                break;
            case ProductLayout.ABt:
                Kernels.Product(_a, _b.T, _c);
                break;
            case ProductLayout.AtB:
                Kernels.Product(_a.T, _b, _c);
                break;
            case ProductLayout.AtBt:
                Kernels.Product(_a.T, _b.T, _c);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(layout), layout, "There is no such layout.");
        }
    }
}
