using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>Layers of long short-term memory with diagonal weights, that predict the bits of the next character.</summary>
internal static partial class Lstm
{
    /// <summary>The eval.</summary>
    public static Module Module { get; } = new("lstm", new Dictionary<string, Function>
    {
        ["objective"] = Function.Of(Input.Read, Objective, JsonOutput.Number),
        ["jacobian"] = Function.Of(Input.Read, Gradient, JsonOutput.Numbers),
    });

    /// <summary>The mean loss of the predictions of each character from those before it.</summary>
    /// <param name="main">The weights and then the biases of each layer: those of the forget, input and output gates, and of the change.</param>
    /// <param name="extra">The weights of the input, and weights and biases of the output.</param>
    /// <param name="state">What each layer has hidden and in its cells at first.</param>
    /// <param name="sequence">The characters, as numbers between 0 and 1.</param>
    [Differentiable]
    public static double Loss(double[][] main, double[][] extra, [Data] double[][] state, [Data] double[][] sequence)
    {
        int layers = state.Length / 2, width = state[0].Length, predictions = sequence.Length - 1;
        double[,] hidden = new double[layers, width], cells = new double[layers, width];
        for (int layer = 0; layer < layers; layer++)
        {
            for (int i = 0; i < width; i++)
            {
                hidden[layer, i] = state[2 * layer][i];
                cells[layer, i] = state[2 * layer + 1][i];
            }
        }

        double total = 0;
        var output = new double[width];
        for (int t = 0; t < predictions; t++)
        {
            double sum = 2;
            for (int i = 0; i < width; i++)
            {
                double signal = sequence[t][i] * extra[0][i];
                for (int layer = 0; layer < layers; layer++)
                {
                    double[] weights = main[2 * layer], biases = main[2 * layer + 1];
                    double forget = Sigmoid(signal * weights[i] + biases[i]);
                    double write = Sigmoid(hidden[layer, i] * weights[width + i] + biases[width + i]);
                    double read = Sigmoid(signal * weights[2 * width + i] + biases[2 * width + i]);
                    double change = Math.Tanh(hidden[layer, i] * weights[3 * width + i] + biases[3 * width + i]);
                    cells[layer, i] = cells[layer, i] * forget + write * change;
                    hidden[layer, i] = read * Math.Tanh(cells[layer, i]);
                    signal = hidden[layer, i];
                }
                output[i] = signal * extra[1][i] + extra[2][i];
                sum += Math.Exp(output[i]);
            }

            double logSum = Math.Log(sum);
            for (int i = 0; i < width; i++)
                total += sequence[t + 1][i] * (output[i] - logSum);
        }
        return -total / (predictions * width);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>The objective.</summary>
    public static double Objective(Input input) => Loss(input.Main, input.Extra, input.State, input.Sequence);

    /// <summary>The gradient by the main parameters, and then by the extra ones, row by row.</summary>
    public static double[] Gradient(Input input)
    {
        LossGradient gradient = Loss_Gradient(input.Main, input.Extra, input.State, input.Sequence);
        return [.. gradient.main.SelectMany(row => row), .. gradient.extra.SelectMany(row => row)];
    }

    /// <summary>The input: the parameters of <see cref="Loss"/>.</summary>
    internal sealed record Input(double[][] Main, double[][] Extra, double[][] State, double[][] Sequence)
    {
        public static Input Read(InputReader input)
        {
            int rows = input["state"].Count(), characters = input["sequence"].Count();
            if (rows == 0 || rows % 2 != 0) throw new InputException($"{input["state"].Path} has {rows} rows; each layer has two.");
            if (characters < 2) throw new InputException($"{input["sequence"].Path} has {characters} characters, of which none is predicted.");
            int width = input["state"].Items().First().Count();
            if (width == 0) throw new InputException($"{input["state"].Path}[0] is empty.");
            return new(
                input["main_params"].Rows(rows, 4 * width), input["extra_params"].Rows(3, width), input["state"].Rows(rows, width), input["sequence"].Rows(characters, width));
        }
    }
}
