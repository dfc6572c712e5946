using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Tests.Support;

/// <summary>Networks as capture would build them.</summary>
internal static class Networks
{
    /// <summary>h = ReLU(x·W₁ᵀ + b₁), L = the cross-entropy of h·W₂ᵀ + b₂.</summary>
    public static Function TwoLayers(ScalarKind kind)
    {
        var f = new FunctionSketch(kind);
        int x = f.Data("x", f.Matrix), labels = f.Data("labels", IrType.Array(IrType.Int32));
        int w1 = f.Member("W1", f.Matrix), b1 = f.Member("b1", f.Vector), w2 = f.Member("W2", f.Matrix), b2 = f.Member("b2", f.Vector);
        int h = f.Named("h", f.Apply("Relu", Affine(x, w1, b1)));
        return f.Finish(f.Apply("CrossEntropy", Affine(h, w2, b2), labels));

        int Affine(int input, int weights, int bias)
        {
            int product = f.Apply("MatMul", input, f.Apply("Transpose", weights));
            return f.Apply("Add", product, f.Apply("BroadcastRow", bias, f.Builder.Extent(product, 0)));
        }
    }
}
