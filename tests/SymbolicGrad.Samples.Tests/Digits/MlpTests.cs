using SymbolicGrad.Samples.Digits;
using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Tests.Digits;

public class MlpTests
{
    private const int Inputs = 5, Hidden = 7, Classes = 3, Examples = 4;
    private static readonly int[] Labels = [2, 0, 1, 2];

    [Fact]
    public void The_loss_is_the_mean_cross_entropy_of_the_network()
    {
        var (model, x) = NetworkAndData();

        Assert.Equal(NaiveLoss(model, x), model.Loss(x, Labels), 1e-6);
    }

    [Fact]
    public void The_gradient_is_that_of_finite_differences_of_the_loss_in_double_precision()
    {
        var (model, x) = NetworkAndData();
        var gradients = new Mlp.Gradients(model);

        Assert.Equal(NaiveLoss(model, x), model.Loss_Backward(x, Labels, gradients), 1e-6);
        AssertGradient(model.W1.Memory, gradients.W1.Span.ToArray());
        AssertGradient(model.b1.Memory, gradients.b1.Span.ToArray());
        AssertGradient(model.W2.Memory, gradients.W2.Span.ToArray());
        AssertGradient(model.b2.Memory, gradients.b2.Span.ToArray());

        void AssertGradient(Memory<float> parameter, float[] gradient)
        {
            Assert.Equal(parameter.Length, gradient.Length);
            for (int i = 0; i < gradient.Length; i++)
                Assert.Equal(CentralDifference(parameter, i, () => NaiveLoss(model, x)), gradient[i], 1e-4);
        }
    }

    [Fact]
    public void The_gradient_is_added_to_what_the_buffers_hold_scaled_by_the_upstream_gradient()
    {
        var (model, x) = NetworkAndData();
        var once = new Mlp.Gradients(model);
        var sum = new Mlp.Gradients(model);

        model.Loss_Backward(x, Labels, once);
        model.Loss_Backward(x, Labels, sum);
        model.Loss_Backward(x, Labels, sum, dLoss: 2f);

        for (int i = 0; i < once.W1.Count; i++)
            Assert.Equal(3 * once.W1.Span[i], sum.W1.Span[i], 1e-5f);
        for (int i = 0; i < once.b2.Count; i++)
            Assert.Equal(3 * once.b2.Span[i], sum.b2.Span[i], 1e-5f);
    }

    private static (Mlp Model, Matrix<float> X) NetworkAndData()
    {
        var random = new RandomSource(3);
        var model = new Mlp(Inputs, Hidden, Classes, random);
        var x = new Matrix<float>(Examples, Inputs);
        Initialisers.Uniform(x.Span, -1, 1, random);
        // Biases start at zero, where a mistake in them would not show.
        Initialisers.Uniform(model.b1.Span, -0.5, 0.5, random);
        Initialisers.Uniform(model.b2.Span, -0.5, 0.5, random);
        return (model, x);
    }

    private static double CentralDifference(Memory<float> parameter, int index, Func<double> loss)
    {
        float value = parameter.Span[index];
        const float step = 1f / 4096;
        parameter.Span[index] = value + step;
        float above = parameter.Span[index];
        double lossAbove = loss();
        parameter.Span[index] = value - step;
        float below = parameter.Span[index];
        double lossBelow = loss();
        parameter.Span[index] = value;
        return (lossAbove - lossBelow) / ((double)above - below);
    }

    private static double NaiveLoss(Mlp model, Matrix<float> x)
    {
        double sum = 0;
        for (int n = 0; n < x.Rows; n++)
        {
            double[] hidden = [.. Enumerable.Range(0, Hidden).Select(j =>
                Math.Max(0, model.b1[j] + Enumerable.Range(0, Inputs).Sum(i => (double)x[n, i] * model.W1[j, i])))];
            double[] logits = [.. Enumerable.Range(0, Classes).Select(k =>
                model.b2[k] + Enumerable.Range(0, Hidden).Sum(j => hidden[j] * model.W2[k, j]))];
            sum += Math.Log(logits.Sum(Math.Exp)) - logits[Labels[n]];
        }
        return sum / x.Rows;
    }
}
