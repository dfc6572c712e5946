namespace SymbolicGrad.Benchmarks.Baselines;

/// <summary>Logistic regression as one writes it by hand.</summary>
internal sealed class HandWrittenLogisticRegression(ReadOnlySpan<float> weights, double learningRate)
{
    private readonly float[] _w = weights.ToArray();
    private readonly float _rate = (float)learningRate;
    private float _b;

    /// <summary>Takes one step of gradient descent and returns the cross-entropy before it.</summary>
    public float Step(ReadOnlySpan<float> x, float target)
    {
        float z = _b;
        for (int i = 0; i < _w.Length; i++)
            z += _w[i] * x[i];

        // softplus(z) − t·z, and its derivative σ(z) − t
        float e = MathF.Exp(-Math.Abs(z));
        float loss = Math.Max(z, 0) + MathF.Log(1 + e) - target * z;
        float dz = (z >= 0 ? 1 : e) / (1 + e) - target;

        for (int i = 0; i < _w.Length; i++)
            _w[i] -= _rate * dz * x[i];
        _b -= _rate * dz;
        return loss;
    }
}
