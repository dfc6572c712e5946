namespace SymbolicGrad.Benchmarks.Baselines;

/// <summary>One layer of a <see cref="HandWrittenNetwork"/>: y = x·Wᵀ + b, or its positive part. Matrices are rows of one array.</summary>
internal sealed class DenseLayer(Matrix<float> weights, Vector<float> biases, int batch)
{
    private readonly int _inputs = weights.Columns, _outputs = weights.Rows;
    private readonly float[] _w = weights.Span.ToArray(), _dw = new float[weights.Count];
    private readonly float[] _b = biases.Span.ToArray(), _db = new float[biases.Count];
    private readonly float[] _wMean = new float[weights.Count], _wSquare = new float[weights.Count];
    private readonly float[] _bMean = new float[biases.Count], _bSquare = new float[biases.Count];
    private bool _rectified;

    /// <summary>y, batch × outputs.</summary>
    public float[] Outputs { get; } = new float[batch * weights.Rows];

    /// <summary>∂L/∂y, batch × outputs.</summary>
    public float[] OutputGradients { get; } = new float[batch * weights.Rows];

    public void Forward(ReadOnlySpan<float> x, bool rectified)
    {
        _rectified = rectified;
        for (int i = 0; i < batch; i++)
        {
            ReadOnlySpan<float> row = x.Slice(i * _inputs, _inputs);
            for (int j = 0; j < _outputs; j++)
            {
                ReadOnlySpan<float> w = _w.AsSpan(j * _inputs, _inputs);
                float sum = _b[j];
                for (int k = 0; k < w.Length; k++)
                    sum += row[k] * w[k];
                Outputs[i * _outputs + j] = rectified ? Math.Max(sum, 0) : sum;
            }
        }
    }

    /// <summary>Sets ∂L/∂W, ∂L/∂b and, unless <paramref name="dx"/> is empty, ∂L/∂x.</summary>
    public void Backward(ReadOnlySpan<float> x, Span<float> dx)
    {
        Array.Clear(_dw);
        Array.Clear(_db);
        dx.Clear();
        for (int i = 0; i < batch; i++)
        {
            ReadOnlySpan<float> row = x.Slice(i * _inputs, _inputs);
            for (int j = 0; j < _outputs; j++)
            {
                float dy = OutputGradients[i * _outputs + j];
                if (_rectified && Outputs[i * _outputs + j] <= 0)
                    continue;
                _db[j] += dy;
                Span<float> dw = _dw.AsSpan(j * _inputs, _inputs);
                for (int k = 0; k < dw.Length; k++)
                    dw[k] += dy * row[k];
                if (dx.IsEmpty)
                    continue;
                ReadOnlySpan<float> w = _w.AsSpan(j * _inputs, _inputs);
                Span<float> dRow = dx.Slice(i * _inputs, _inputs);
                for (int k = 0; k < w.Length; k++)
                    dRow[k] += dy * w[k];
            }
        }
    }

    public void GradientStep(double learningRate)
    {
        GradientStep(_w, _dw, (float)learningRate);
        GradientStep(_b, _db, (float)learningRate);
    }

    /// <summary>A step of Adam with the constants of the paper; <paramref name="step"/> counts from 1.</summary>
    public void AdamStep(double learningRate, int step)
    {
        float stepSize = (float)(learningRate / (1 - Math.Pow(0.9, step)));
        float rootScale = (float)(1 / Math.Sqrt(1 - Math.Pow(0.999, step)));
        AdamStep(_w, _dw, _wMean, _wSquare, stepSize, rootScale);
        AdamStep(_b, _db, _bMean, _bSquare, stepSize, rootScale);
    }

    private static void GradientStep(Span<float> w, ReadOnlySpan<float> dw, float rate)
    {
        for (int i = 0; i < w.Length; i++)
            w[i] -= rate * dw[i];
    }

    private static void AdamStep(Span<float> w, ReadOnlySpan<float> dw, Span<float> m, Span<float> v, float stepSize, float rootScale)
    {
        for (int i = 0; i < w.Length; i++)
        {
            m[i] = 0.9f * m[i] + 0.1f * dw[i];
            v[i] = 0.999f * v[i] + 0.001f * dw[i] * dw[i];
            w[i] -= stepSize * m[i] / (MathF.Sqrt(v[i]) * rootScale + 1e-8f);
        }
    }
}
