using SymbolicGrad.Benchmarks.Baselines;
using SymbolicGrad.Benchmarks.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Benchmarks.Steps;

/// <summary>The training steps that are measured, each on one batch of random examples.</summary>
public static class TrainingCases
{
    /// <summary>So small that the losses stay where they are: no step is special, however many are taken.</summary>
    private const double LearningRate = 1e-6;

    private const int Points = 1000;

    public static IEnumerable<TrainingCase> All()
    {
        yield return TwoLayers(784, 128, 10, batch: 64, "SGD", new Sgd<float>(LearningRate));
        yield return ThreeLayers(784, 512, 10, batch: 256, "Adam", new Adam<float>(LearningRate));
        yield return ThreeLayers(784, 512, 10, batch: 256, "SGD", new Sgd<float>(LearningRate));
        yield return TwoLayers(64, 32, 10, batch: 32, "SGD", new Sgd<float>(LearningRate));
        yield return TwoLayers(64, 32, 10, batch: 32, "Adam", new Adam<float>(LearningRate));
        yield return Logistic(features: 10);
        yield return Scalar();
    }

    private static TrainingCase TwoLayers(int inputs, int hidden, int classes, int batch, string algorithm, Optimizer<float> optimizer)
    {
        var network = new TwoLayerNetwork(inputs, hidden, classes);
        var random = new RandomSource(1);
        Initialisers.HeNormal(network.W1, random);
        Initialisers.HeNormal(network.W2, random);
        var byHand = new HandWrittenNetwork(
            [(network.W1, network.b1), (network.W2, network.b2)], batch, LearningRate, useAdam: optimizer is Adam<float>);
        Batch data = Batch.Random(batch, inputs, classes);
        var gradients = new TwoLayerNetwork.Gradients(network);
        return new TrainingCase(
            $"{inputs}-{hidden}-{classes}, batch {batch}, {algorithm}",
            () =>
            {
                gradients.Clear();
                float loss = network.Loss_Backward(data.Inputs, data.Labels, gradients);
                optimizer.Step(network, gradients);
                return loss;
            },
            () => network.Loss(data.Inputs, data.Labels),
            () => byHand.Step(data.Inputs.Span, data.Labels)).Verified();
    }

    private static TrainingCase ThreeLayers(int inputs, int hidden, int classes, int batch, string algorithm, Optimizer<float> optimizer)
    {
        var network = new ThreeLayerNetwork(inputs, hidden, classes);
        var random = new RandomSource(1);
        Initialisers.HeNormal(network.W1, random);
        Initialisers.HeNormal(network.W2, random);
        Initialisers.HeNormal(network.W3, random);
        var byHand = new HandWrittenNetwork(
            [(network.W1, network.b1), (network.W2, network.b2), (network.W3, network.b3)], batch, LearningRate, useAdam: optimizer is Adam<float>);
        Batch data = Batch.Random(batch, inputs, classes);
        var gradients = new ThreeLayerNetwork.Gradients(network);
        return new TrainingCase(
            $"{inputs}-{hidden}-{hidden}-{classes}, batch {batch}, {algorithm}",
            () =>
            {
                gradients.Clear();
                float loss = network.Loss_Backward(data.Inputs, data.Labels, gradients);
                optimizer.Step(network, gradients);
                return loss;
            },
            () => network.Loss(data.Inputs, data.Labels),
            () => byHand.Step(data.Inputs.Span, data.Labels)).Verified();
    }

    private static TrainingCase Logistic(int features)
    {
        var model = new LogisticRegression(features);
        Initialisers.Uniform(model.w.Span, -1, 1, new RandomSource(1));
        var byHand = new HandWrittenLogisticRegression(model.w.Span, LearningRate);
        Vector<float> x = Batch.Random(1, features, classes: 2).Inputs.Row(0);
        const float target = 1;
        var gradients = new LogisticRegression.Gradients(model);
        var optimizer = new Sgd<float>(LearningRate);
        return new TrainingCase(
            $"logistic regression, {features} features, batch 1, SGD",
            () =>
            {
                gradients.Clear();
                float loss = model.Loss_Backward(x, target, gradients);
                optimizer.Step(model, gradients);
                return loss;
            },
            () => model.Loss(x, target),
            () => byHand.Step(x.Span, target)).Verified();
    }

    /// <summary>Returns the sum of the values and derivatives at <see cref="Points"/> points, one call each.</summary>
    private static TrainingCase Scalar()
    {
        var random = new RandomSource(1);
        double[] points = [.. Enumerable.Range(0, Points).Select(_ => random.NextDouble())];
        return new TrainingCase(
            "gradient of a² + sin a",
            () =>
            {
                double derivative = 0, value = 0;
                foreach (double a in points)
                    value += ScalarFunction.F_Backward(a, ref derivative);
                return value + derivative;
            },
            () =>
            {
                double value = 0;
                foreach (double a in points)
                    value += ScalarFunction.F(a);
                return value;
            },
            () =>
            {
                double derivative = 0, value = 0;
                foreach (double a in points)
                {
                    value += a * a + Math.Sin(a);
                    derivative += 2 * a + Math.Cos(a);
                }
                return value + derivative;
            },
            Points).Verified();
    }
}
