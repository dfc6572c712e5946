using SymbolicGrad.Training;
using static SymbolicGrad.Kernels;

namespace SymbolicGrad.Samples.Digits;

/// <summary>What the generator is to write for <see cref="Mlp"/>, by hand until it does.</summary>
public sealed partial class Mlp : IModel<float>
{
    /// <summary>Computes <see cref="Loss"/> and adds its gradient to <paramref name="grad"/>.</summary>
    public float Loss_Backward(Matrix<float> x, ReadOnlySpan<int> labels, Gradients grad, float dLoss = 1f)
    {
        using var work = Workspace.Enter();

        // h = ReLU(x·W₁ᵀ + b₁)
        var h = work.Matrix<float>(x.Rows, W1.Rows);
        Product(x, W1.T, h, b1, Activation.Relu);

        // f = h·W₂ᵀ + b₂ ;  L = −mean log softmax(f)[label] ;  ∂L/∂f = (softmax(f) − e(label)) / n, in place
        var df = work.Matrix<float>(x.Rows, W2.Rows);
        Product(h, W2.T, df, b2);
        float loss = CrossEntropyWithGradient(df, labels, dLoss, df);

        // ∂L/∂W₂ += (∂L/∂f)ᵀ·h ;  ∂L/∂b₂ += Σ rows of ∂L/∂f
        AddProduct(df.T, h, grad.W2);
        AddRowSum(df, grad.b2);

        // ∂L/∂z₁ = (∂L/∂f·W₂) ⊙ 1[h > 0]
        var dz1 = work.Matrix<float>(x.Rows, W1.Rows);
        Product(df, W2, dz1);
        ReluGradient(dz1, h, dz1);

        // ∂L/∂W₁ += (∂L/∂z₁)ᵀ·x ;  ∂L/∂b₁ += Σ rows of ∂L/∂z₁
        AddProduct(dz1.T, x, grad.W1);
        AddRowSum(dz1, grad.b1);
        return loss;
    }

    /// <summary><see cref="Loss"/> and its gradient.</summary>
    public LossGradient Loss_Gradient(Matrix<float> x, ReadOnlySpan<int> labels)
    {
        var gradients = new Gradients(this);
        return new LossGradient(Loss_Backward(x, labels, gradients), gradients);
    }

    IGradients<float> IModel<float>.CreateGradients() => new Gradients(this);

    void IModel<float>.VisitParameters<TVisitor>(ref TVisitor visitor)
    {
        visitor.Visit(nameof(W1), new int[] { W1.Rows, W1.Columns }, W1.Span);
        visitor.Visit(nameof(b1), new int[] { b1.Count }, b1.Span);
        visitor.Visit(nameof(W2), new int[] { W2.Rows, W2.Columns }, W2.Span);
        visitor.Visit(nameof(b2), new int[] { b2.Count }, b2.Span);
    }

    void IModel<float>.UpdateParameters<TUpdate>(IGradients<float> gradients, ref TUpdate update)
    {
        var grad = gradients as Gradients ?? throw new ArgumentException($"{gradients.GetType()} is not {typeof(Gradients)}.", nameof(gradients));
        update.Update(nameof(W1), W1.Span, grad.W1.Span);
        update.Update(nameof(b1), b1.Span, grad.b1.Span);
        update.Update(nameof(W2), W2.Span, grad.W2.Span);
        update.Update(nameof(b2), b2.Span, grad.b2.Span);
    }

    /// <summary>The loss and its gradient.</summary>
    public sealed record LossGradient(float Value, Gradients Gradients);

    /// <summary>The gradient by each parameter.</summary>
    public sealed class Gradients(Mlp model) : IGradients<float>
    {
        /// <summary>∂L/∂W₁.</summary>
        public Matrix<float> W1 { get; } = new(model.W1.Rows, model.W1.Columns);

        /// <summary>∂L/∂b₁.</summary>
        public Vector<float> b1 { get; } = new(model.b1.Count);

        /// <summary>∂L/∂W₂.</summary>
        public Matrix<float> W2 { get; } = new(model.W2.Rows, model.W2.Columns);

        /// <summary>∂L/∂b₂.</summary>
        public Vector<float> b2 { get; } = new(model.b2.Count);

        /// <inheritdoc/>
        public void Clear()
        {
            W1.Clear();
            b1.Clear();
            W2.Clear();
            b2.Clear();
        }

        void IGradients<float>.Visit<TVisitor>(ref TVisitor visitor)
        {
            visitor.Visit(nameof(W1), new int[] { W1.Rows, W1.Columns }, W1.Span);
            visitor.Visit(nameof(b1), new int[] { b1.Count }, b1.Span);
            visitor.Visit(nameof(W2), new int[] { W2.Rows, W2.Columns }, W2.Span);
            visitor.Visit(nameof(b2), new int[] { b2.Count }, b2.Span);
        }
    }
}
