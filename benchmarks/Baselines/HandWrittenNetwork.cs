namespace SymbolicGrad.Benchmarks.Baselines;

/// <summary>Training of a network of dense layers with rectified linear units between them, as one writes it by hand: arrays and loops.</summary>
internal sealed class HandWrittenNetwork
{
    private readonly DenseLayer[] _layers;
    private readonly int _batch;
    private readonly double _learningRate;
    private readonly bool _useAdam;
    private int _steps;

    /// <summary>Copies the parameters of a network.</summary>
    public HandWrittenNetwork((Matrix<float> Weights, Vector<float> Biases)[] layers, int batch, double learningRate, bool useAdam)
    {
        _layers = [.. layers.Select(layer => new DenseLayer(layer.Weights, layer.Biases, batch))];
        _batch = batch;
        _learningRate = learningRate;
        _useAdam = useAdam;
    }

    /// <summary>Takes one step and returns the mean cross-entropy before it.</summary>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        for (int l = 0; l < _layers.Length; l++)
            _layers[l].Forward(l == 0 ? inputs : _layers[l - 1].Outputs, rectified: l < _layers.Length - 1);

        float loss = SoftmaxCrossEntropy(_layers[^1], labels);

        for (int l = _layers.Length - 1; l >= 0; l--)
        {
            if (l == 0)
                _layers[l].Backward(inputs, []);
            else
                _layers[l].Backward(_layers[l - 1].Outputs, _layers[l - 1].OutputGradients);
        }

        _steps++;
        foreach (DenseLayer layer in _layers)
        {
            if (_useAdam)
                layer.AdamStep(_learningRate, _steps);
            else
                layer.GradientStep(_learningRate);
        }
        return loss;
    }

    /// <summary>The mean of −log softmax(outputs)[label]; leaves its gradient in the layer.</summary>
    private float SoftmaxCrossEntropy(DenseLayer last, ReadOnlySpan<int> labels)
    {
        int classes = last.Outputs.Length / _batch;
        double loss = 0;
        for (int i = 0; i < _batch; i++)
        {
            ReadOnlySpan<float> f = last.Outputs.AsSpan(i * classes, classes);
            Span<float> df = last.OutputGradients.AsSpan(i * classes, classes);
            float max = f[0];
            for (int c = 1; c < classes; c++)
                max = Math.Max(max, f[c]);
            float sum = 0;
            for (int c = 0; c < classes; c++)
                sum += df[c] = MathF.Exp(f[c] - max);
            for (int c = 0; c < classes; c++)
                df[c] /= sum * _batch;
            df[labels[i]] -= 1f / _batch;
            loss += MathF.Log(sum) - (f[labels[i]] - max);
        }
        return (float)(loss / _batch);
    }
}
