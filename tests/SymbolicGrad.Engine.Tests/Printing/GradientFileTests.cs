using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Printing;

/// <summary>The generated method of the first lecture note's network, as a person would write it.</summary>
public class GradientFileTests
{
    // By hand: ∂L/∂z₂ = (softmax(z₂) − e(labels))/n, ∂L/∂W₂ = (∂L/∂z₂)ᵀ·h, ∂L/∂b₂ = its rows' sum, ∂L/∂h = ∂L/∂z₂·W₂,
    // ∂L/∂z₁ = ∂L/∂h ⊙ 1[h > 0], ∂L/∂W₁ = (∂L/∂z₁)ᵀ·x, ∂L/∂b₁ = its rows' sum.
    private const string Body = """
            {
                using var work = Workspace.Enter();

                // z₁ = x·W₁ᵀ + b₁
                // h = ReLU(z₁)
                var h = work.Matrix<float>(x.Rows, W1.Rows);
                Product(x, W1.T, h, addRow: b1, then: Activation.Relu);

                // z₂ = h·W₂ᵀ + b₂
                var z2 = work.Matrix<float>(x.Rows, W2.Rows);
                Product(h, W2.T, z2, addRow: b2);

                // L = −mean log softmax(z₂)[labels] ;  ∂L/∂z₂ = (softmax(z₂) − e(labels))/n, over z₂ itself
                var dz2 = z2;
                float loss = CrossEntropyWithGradient(z2, labels, dLoss, dz2);

                // ∂L/∂b₂ += Σ rows of ∂L/∂z₂
                AddRowSum(dz2, grad.b2);

                // ∂L/∂h = ∂L/∂z₂·W₂
                var dh = work.Matrix<float>(x.Rows, W2.Columns);
                Product(dz2, W2, dh);

                // ∂L/∂W₂ += (∂L/∂z₂)ᵀ·h
                AddProduct(dz2.T, h, grad.W2);

                // ∂L/∂z₁ = ∂L/∂h ⊙ 1[h > 0], over ∂L/∂h itself
                var dz1 = dh;
                ReluGradient(dh, h, dz1);

                // ∂L/∂b₁ += Σ rows of ∂L/∂z₁
                AddRowSum(dz1, grad.b1);

                // ∂L/∂W₁ += (∂L/∂z₁)ᵀ·x
                AddProduct(dz1.T, x, grad.W1);

                return loss;
            }
        """;

    [Fact]
    public void The_backward_pass_of_a_network()
    {
        string source = Compile().Source;
        Assert.Contains("public float Loss_Backward(Matrix<float> x, ReadOnlySpan<int> labels, Gradients grad, float dLoss = 1)\n" + Body.ReplaceLineEndings("\n"), source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_derivation_stands_in_the_documentation()
    {
        string source = Compile().Source;
        Assert.Contains("    /// <para>∂L/∂W₁ += (∂L/∂z₁)ᵀ·x</para>\n", source, StringComparison.Ordinal);
        Assert.Contains("    /// <para>∂L/∂z₁ = ∂L/∂h ⊙ 1[h &gt; 0], over ∂L/∂h itself</para>\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_method_gives_the_same_bytes()
    {
        Assert.Equal(Compile(), Compile());
        Assert.DoesNotContain('\r', Compile().Source);
    }

    private static CompiledMethod Compile()
    {
        const string matrix = "global::SymbolicGrad.Matrix<float>", vector = "global::SymbolicGrad.Vector<float>";
        IrType ofMatrix = IrType.Matrix(ScalarKind.Float32), ofVector = IrType.Vector(ScalarKind.Float32);
        var type = new TypeSpec("Samples", EquatableArray.Of("partial class Mlp"), "Samples.Mlp", EquatableArray.Of(
            new MemberSpec("W1", matrix, ofMatrix, IsField: false), new MemberSpec("b1", vector, ofVector, IsField: false),
            new MemberSpec("W2", matrix, ofMatrix, IsField: false), new MemberSpec("b2", vector, ofVector, IsField: false)));
        var method = new MethodSpec(
            type, "Loss", "", "public", IsStatic: false,
            EquatableArray.Of(
                new ParameterSpec("x", matrix, "global::SymbolicGrad.Matrix{float}", "", ofMatrix, IsDifferentiated: false),
                new ParameterSpec("labels", "global::System.ReadOnlySpan<int>", "global::System.ReadOnlySpan{int}", "", IrType.Array(IrType.Int32), IsDifferentiated: false)),
            EquatableArray.Of(new ResultSpec("Loss", IrType.Float32)), "float", Networks.TwoLayers(ScalarKind.Float32), TakenNames: default, OptIns: default);
        return GradientCompiler.Compile(method, CancellationToken.None);
    }
}
