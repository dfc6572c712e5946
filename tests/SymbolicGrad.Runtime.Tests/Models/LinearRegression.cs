using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Models;

/// <summary>y = w·x + b with squared error, on data that a seed makes: a small problem with a known solution.</summary>
public sealed class LinearRegression
{
    private readonly double[][] _x;
    private readonly double[] _y;

    public LinearRegression(int examples = 50, int features = 3, ulong seed = 7, double noise = 0.1)
    {
        var random = new RandomSource(seed);
        _x = [.. Enumerable.Range(0, examples).Select(_ => Enumerable.Range(0, features).Select(_ => random.NextNormal()).ToArray())];
        _y = [.. _x.Select(row => row.Select((value, j) => (j + 1) * value).Sum() - 0.5 + noise * random.NextNormal())];
        Model = new ArrayModel<double>(
            new ArrayParameter<double>("W", [1, features], new double[features]), new ArrayParameter<double>("b", [], new double[1]));
    }

    public ArrayModel<double> Model { get; }

    public int Examples => _y.Length;

    /// <summary>The mean of ½(ŷ − y)² over the batch; its gradient is added.</summary>
    public double Loss(ReadOnlySpan<int> indices, ArrayGradients<double> gradients)
    {
        double[] w = Model.Parameters[0].Values, dw = gradients.Parameters[0].Values, db = gradients.Parameters[1].Values;
        double loss = 0;
        foreach (int index in indices)
        {
            double error = Model.Parameters[1].Values[0] - _y[index];
            for (int j = 0; j < w.Length; j++)
                error += w[j] * _x[index][j];
            loss += 0.5 * error * error / indices.Length;
            for (int j = 0; j < w.Length; j++)
                dw[j] += error * _x[index][j] / indices.Length;
            db[0] += error / indices.Length;
        }
        return loss;
    }
}
