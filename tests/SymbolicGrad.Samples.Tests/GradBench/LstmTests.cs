using System.Numerics;

namespace SymbolicGrad.Samples.Tests.GradBench;

public class LstmTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(1, 3, 2)]
    [InlineData(2, 1, 4)]
    [InlineData(2, 4, 6)]
    [InlineData(3, 2, 9)]
    public void Value_and_gradient_are_those_of_the_definition(int layers, int width, int characters)
    {
        var random = new Random(100 * layers + 10 * width + characters);
        double[][] main = Draw(2 * layers, 4 * width), extra = Draw(3, width), state = Draw(2 * layers, width);
        double[][] sequence = [.. Draw(characters, width).Select(row => row.Select((bit, i) => bit > 0 || i == 0 ? 1.0 : 0.0).ToArray())];

        (double value, double[] gradient) = Derivative.Of(p => Definition(p, state, sequence), [.. main.SelectMany(row => row), .. extra.SelectMany(row => row)]);

        var input = new { main_params = main, extra_params = extra, state, sequence };
        Derivative.Equal([value], Tool.Numbers(Tool.Output("lstm", "objective", input)));
        Derivative.Equal(gradient, Tool.Numbers(Tool.Output("lstm", "jacobian", input)));

        double[][] Draw(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => 2 * random.NextDouble() - 1).ToArray())];
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        double[][] Rows(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];

        Assert.Equal("message.input.sequence has 1 characters, of which none is predicted.", Error(4, 2, Rows(2, 1), Rows(1, 1)));
        Assert.Equal("message.input.state has 3 rows; each layer has two.", Error(4, 2, Rows(3, 1), Rows(2, 1)));
        Assert.Equal("message.input.main_params[0] has 5 elements instead of 4.", Error(5, 2, Rows(2, 1), Rows(2, 1)));
        Assert.Equal("message.input.sequence[0] has 2 elements instead of 1.", Error(4, 2, Rows(2, 1), Rows(2, 2)));
        Assert.Equal("message.input.state[0] is empty.", Error(4, 2, Rows(2, 0), Rows(2, 2)));

        string Error(int columns, int rows, double[][] state, double[][] sequence) =>
            Tool.Error("lstm", "objective", new { main_params = Rows(rows, columns), extra_params = Rows(3, 1), state, sequence });
    }

    /// <summary>The loss by recursion over time and layers, one feature at a time: with diagonal weights they meet in the loss only.</summary>
    private static Complex Definition(Complex[] p, double[][] state, double[][] sequence)
    {
        int layers = state.Length / 2, width = state[0].Length, characters = sequence.Length;
        Complex[] extra = p[^(3 * width)..];
        var predictions = new Complex[characters - 1, width];
        for (int feature = 0; feature < width; feature++)
        {
            (Complex Hidden, Complex Cell)[] memory = [.. Enumerable.Range(0, layers).Select(layer => ((Complex)state[2 * layer][feature], (Complex)state[2 * layer + 1][feature]))];
            for (int t = 0; t + 1 < characters; t++)
            {
                Complex input = sequence[t][feature] * extra[feature];
                for (int layer = 0; layer < layers; layer++)
                {
                    Complex Affine(int gate, Complex by) => by * p[8 * width * layer + gate * width + feature] + p[8 * width * layer + (4 + gate) * width + feature];
                    (Complex hidden, Complex cell) = memory[layer];
                    cell = cell * Logistic(Affine(0, input)) + Logistic(Affine(1, hidden)) * Complex.Tanh(Affine(3, hidden));
                    input = Logistic(Affine(2, input)) * Complex.Tanh(cell);
                    memory[layer] = (input, cell);
                }
                predictions[t, feature] = input * extra[width + feature] + extra[2 * width + feature];
            }
        }

        Complex loss = 0;
        for (int t = 0; t + 1 < characters; t++)
        {
            Complex normalizer = 2;
            for (int feature = 0; feature < width; feature++) normalizer += Complex.Exp(predictions[t, feature]);
            for (int feature = 0; feature < width; feature++) loss -= sequence[t + 1][feature] * (predictions[t, feature] - Complex.Log(normalizer));
        }
        return loss / ((characters - 1) * width);
    }

    private static Complex Logistic(Complex x) => 0.5 + 0.5 * Complex.Tanh(0.5 * x);
}
