using System.Xml.Linq;
using SymbolicGrad.Checking;
using SymbolicGrad.Samples.LectureNotes;
using SymbolicGrad.Samples.LectureNotes.Note003;

namespace SymbolicGrad.Samples.Tests.LectureNotes;

public class Note003Tests
{
    private readonly Draw _draw = new(seed: 31);

    /// <summary>The rows of the note's table.</summary>
    public static TheoryData<int> Rows => [.. Enumerable.Range(0, TableRow.All.Length)];

    [Theory]
    [InlineData(2, 3)]
    [InlineData(0.5, -1.5)]
    public void The_function_of_two_variables_has_the_gradient_of_the_notes_g_quantities(double x, double z)
    {
        (double y, double gx, double gz) = ByHand.FunctionOfTwoVariables(x, z);

        FunctionOfTwoVariables.FGradient named = FunctionOfTwoVariables.F_Gradient(x, z);
        FunctionOfTwoVariables.OneExpressionGradient nameless = FunctionOfTwoVariables.OneExpression_Gradient(x, z);

        Close.Equal([y, gx, gz], [named.Value, named.x, named.z]);
        Close.Equal([y, gx, gz], [nameless.Value, nameless.x, nameless.z]);
    }

    /// <summary>The note's convention: a rectangle per variable, its function inside and its name outside; directed edges without labels.</summary>
    [Fact]
    public void The_computation_graph_follows_the_notes_convention()
    {
        XElement graph = XElement.Parse(FunctionOfTwoVariables.F_Graph);
        XNamespace svg = graph.Name.Namespace;
        string[] labels = graph.Elements(svg + "text").Select(text => text.Value).ToArray();
        (string Function, string Name)[] nodes = labels.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();

        Assert.Equal(
            [("input", "x"), ("input", "z"), ("x·z", "a"), ("ln x", "b"), ("sin(b)", "c"), ("e^a", "d"), ("a/b", "e"), ("c/a", "f"), ("d + e + f", "y")],
            nodes);
        Assert.Equal(9, graph.Elements(svg + "rect").Count());
        XElement[] edges = graph.Elements(svg + "path").ToArray();
        Assert.Equal(12, edges.Length);
        Assert.All(edges, edge => Assert.Equal("url(#arrow)", edge.Attribute("marker-end")?.Value));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_activation_function_has_the_derivatives_of_its_row(int index)
    {
        TableRow row = TableRow.All[index];
        foreach (double x in (double[])[-2.5, -0.75, -0.01, 0.01, 0.75, 2.5])
        {
            const double alpha = 0.3;
            double dx = 0, dalpha = 0;

            double value = TableGradients.Functions[index](x, alpha, ref dx, ref dalpha);

            Close.Equal(row.Value(x, alpha), value);
            Close.Equal(row.Derivative(x, alpha), dx);
            Close.Equal(row.DerivativeByAlpha(x, alpha), dalpha);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_network_with_the_activation_function_has_the_gradient_of_the_formula(int index)
    {
        ActivationNetwork network = Network();
        Vector<double> x = _draw.Vector(3);
        const double y = 0.4;
        (double[,] W, double[] b, double[] u, double c, double alpha) = ByHand.ActivationNetwork(
            network.W.ToArray(), network.b.ToArray(), network.u.ToArray(), network.c, network.alpha, x.ToArray(), y, TableRow.All[index]);
        var gradients = new ActivationNetwork.Gradients(network);

        TableGradients.Networks[index](network, x, y, gradients);

        Close.Equal(W, gradients.W);
        Close.Equal(b, gradients.b);
        Close.Equal(u, gradients.u);
        Close.Equal(c, gradients.c);
        Close.Equal(alpha, gradients.alpha);
    }

    [Fact]
    public void Only_ELU_and_PReLU_train_alpha()
    {
        Vector<double> x = _draw.Vector(3);
        var trained = new List<string>();
        for (int i = 0; i < TableRow.All.Length; i++)
        {
            ActivationNetwork network = Network();
            var gradients = new ActivationNetwork.Gradients(network);
            TableGradients.Networks[i](network, x, 0.4, gradients);
            if (gradients.alpha != 0) trained.Add(TableRow.All[i].Name);
        }

        Assert.Equal(["ELU", "PReLU"], trained);
    }

    [Fact]
    public void Tanh_layers_have_the_gradient_of_the_notes_backpropagation()
    {
        TanhNetwork network = TanhLayers(lambda: 0);
        Vector<double> x = _draw.Vector(3), y = _draw.Vector(2);
        (double[][,] G, double[][] delta) = Expected(network, x, y);

        TanhNetwork.LossGradient gradient = network.Loss_Gradient(x, y);

        for (int l = 0; l < G.Length; l++)
        {
            Close.Equal(G[l], gradient.W[l]);
            Close.Equal(delta[l], gradient.b[l]);
        }
    }

    [Fact]
    public void The_loss_of_a_data_set_has_the_sum_of_the_gradients_of_its_examples()
    {
        TanhNetwork network = TanhLayers(lambda: 0);
        Vector<double>[] x = [_draw.Vector(3), _draw.Vector(3), _draw.Vector(3)], y = [_draw.Vector(2), _draw.Vector(2), _draw.Vector(2)];
        (double[][,] G, double[][])[] examples = [.. x.Zip(y, (input, target) => Expected(network, input, target))];

        TanhNetwork.DataLossGradient gradient = network.DataLoss_Gradient(x, y);

        for (int l = 0; l < gradient.W.Length; l++)
            Close.Equal(Plain.Map((i, j) => examples.Sum(example => example.G[l][i, j]), gradient.W[l].Rows, gradient.W[l].Columns), gradient.W[l]);
    }

    [Fact]
    public void L2_regularisation_adds_twice_lambda_times_the_weights()
    {
        const double lambda = 0.3;
        TanhNetwork network = TanhLayers(lambda);
        Vector<double> x = _draw.Vector(3), y = _draw.Vector(2);
        (double[][,] G, double[][] delta) = Expected(network, x, y);

        TanhNetwork.RegularisedLossGradient gradient = network.RegularisedLoss_Gradient(x, y);

        Close.Equal(network.Loss(x, y) + lambda * network.W.Sum(W => W.ToArray().Cast<double>().Sum(w => w * w)), gradient.Value);
        for (int l = 0; l < G.Length; l++)
        {
            Close.Equal(Plain.Map((i, j) => G[l][i, j] + 2 * lambda * network.W[l][i, j], network.W[l].Rows, network.W[l].Columns), gradient.W[l]);
            Close.Equal(delta[l], gradient.b[l]);
        }
    }

    [Fact]
    public void Finite_differences_agree_with_the_gradient_and_find_a_mistake_in_it()
    {
        TanhNetwork network = TanhLayers(lambda: 0.3);
        Vector<double> x = _draw.Vector(3), y = _draw.Vector(2);
        var gradients = new TanhNetwork.Gradients(network);
        network.RegularisedLoss_Backward(x, y, gradients);

        Assert.True(GradientCheck.Compare(network, () => network.RegularisedLoss(x, y), gradients).Passes);

        gradients.W[1][2, 1] *= 1.001;
        Assert.Equal(1, GradientCheck.Compare(network, () => network.RegularisedLoss(x, y), gradients).Wrong);
    }

    private ActivationNetwork Network() =>
        new() { W = _draw.Matrix(6, 3), b = _draw.Vector(6), u = _draw.Vector(6), c = 0.2, alpha = 0.3 };

    private TanhNetwork TanhLayers(double lambda) => new(_draw.Layers(3, 5, 4, 2), _draw.Biases(3, 5, 4, 2), lambda);

    private static (double[][,] G, double[][] Delta) Expected(TanhNetwork network, Vector<double> x, Vector<double> y) =>
        ByHand.Backpropagation([.. network.W.Select(weights => weights.ToArray())], [.. network.b.Select(biases => biases.ToArray())], x.ToArray(), y.ToArray());
}
