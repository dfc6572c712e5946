using SymbolicGrad.Samples.GradBench.Evals;

namespace SymbolicGrad.Benchmarks.GradBench;

/// <summary>The workloads, with inputs drawn as GradBench draws them.</summary>
internal static class Workloads
{
    public static IEnumerable<Workload> All() =>
    [
        Llsq(1024, 128, new(.0962, .191, .121, null, .738, 1.28, 1.54, null)),
        Llsq(16392, 128, new(1.54, 3.1, 1.97, null, 14.3, 27.4, 39.5, null)),
        LogSumExp(2500, new(.0087, .0095, .0209, null, .029, .057, .089, .043)),
        LogSumExp(160_000, new(.52, .526, 1.05, null, 1.93, 6.7, 3.81, .558)),
        LogSumExp(1_280_000, new(4.2, 4.4, 8.8, null, 16.8, 74.5, 33.9, 5.96)),
        Ba(49, 7776, 31843, new(.52, 3.89, 4.23, 9.54, 12.1, 152, 12.2, null)),
        Ba(161, 48126, 182_072, new(3.0, 41.8, 43.6, 73.9, 71, 886, 74, null)),
        Gmm(2, 5, new(.069, .107, .281, .199, .272, .339, .35, .444)),
        Gmm(10, 25, new(.88, 2.45, 7.33, 2.93, 11.1, 22.2, 16.3, 1.91)),
        Gmm(20, 25, new(2.4, 6.12, 17.7, 6.56, 40.1, 72.8, 66, 5.1)),
        Gmm(32, 25, new(4.5, 11.7, 31.2, 13.2, 93.6, 177, 142, 10.8)),
        Gmm(64, 10, new(4.0, 14.0, 28.4, 15.8, 130, 267, 181, 10.5)),
        Lstm(2, 1024, new(1.16, 7.11, 3.12, 3.93, 3.01, 8.12, 4.61, 469)),
        Lstm(4, 1024, new(2.2, 23.6, 6.19, 7.48, 5.79, 16, 9.47, null)),
        Lstm(2, 4096, new(4.5, 29, 14.1, 15.5, 12.4, 33.5, 21.5, null)),
        Ht(isOnTriangles: false, new(.074, .312, 4.23, 5.38, 3.53, 2.1, 7.35, 1446)),
        Ht(isOnTriangles: true, new(.074, .33, 4.77, 5.99, 3.74, 2.01, 10.2, 3099)),
        Ode(1000, 100, new(.078, null, null, null, 1.68, 15.2, 8.2, null)),
        Ode(10_000, 100, new(.94, null, null, null, 14.9, 154, 79, null)),
        Det(5, new(.0007, .0034, .0066, null, .0019, .0049, .021, null)),
        Det(7, new(.027, .191, .302, null, .0728, .132, .204, null)),
        Det(9, new(1.84, 17.9, 67.7, null, 5.35, 17.6, 18.9, null)),
    ];

    private static Workload Llsq(int points, int coefficients, GradBenchPeers peers)
    {
        var input = new Llsq.Input(Uniform(coefficients), points);
        return new($"llsq n{points} m{coefficients}", () => Samples.GradBench.Evals.Llsq.Objective(input.X, input.Points), () => Samples.GradBench.Evals.Llsq.Gradient(input), peers);
    }

    private static Workload LogSumExp(int count, GradBenchPeers peers)
    {
        double[] x = Uniform(count);
        return new($"lse n{count}", () => Samples.GradBench.Evals.LogSumExp.Objective(x), () => Samples.GradBench.Evals.LogSumExp.Gradient(x), peers);
    }

    private static Workload Ba(int cameras, int points, int observations, GradBenchPeers peers)
    {
        Scene scene = Scene.Repeat(
            cameras, points, observations,
            [-0.75, -1.1, -0.85, 34.5, 39.7, 53.9, 419.2, 5.86, -8.5, 0.0878, 0.0027], [7.2, 0.001, 3.02], weight: 0.417, [271.8, 834.2]);
        return new($"ba n{cameras} m{points} p{observations}", () => BundleAdjustment.Objective(scene), () => SparseJacobian.Of(scene), peers);
    }

    private static Workload Gmm(int dimension, int components, GradBenchPeers peers)
    {
        const int Observations = 1000;
        var input = new Gmm.Input(
            Normal(components), Rows(components, dimension, Uniform), Rows(components, dimension, Normal),
            Rows(components, dimension * (dimension - 1) / 2, Normal), Rows(Observations, dimension, Normal), Freedom: 0, Gamma: 1);
        return new($"gmm d{dimension} K{components} n{Observations}", () => Samples.GradBench.Evals.Gmm.Objective(input), () => Samples.GradBench.Evals.Gmm.Gradient(input), peers);
    }

    private static Workload Lstm(int layers, int characters, GradBenchPeers peers)
    {
        const int Width = 14;
        var input = new Lstm.Input(
            Rows(2 * layers, 4 * Width, Uniform), Rows(3, Width, Uniform), Rows(2 * layers, Width, Uniform),
            Rows(characters, Width, count => [.. Uniform(count).Select(value => Math.Round(value))]));
        return new($"lstm {layers} layers, {characters} characters", () => Samples.GradBench.Evals.Lstm.Objective(input), () => Samples.GradBench.Evals.Lstm.Gradient(input), peers);
    }

    private static Workload Ht(bool isOnTriangles, GradBenchPeers peers)
    {
        const int Bones = 22, Vertices = 544, BonesOfVertex = 4, Triangles = 1084, Points = 100;
        int[] parents = [-1, .. Enumerable.Range(1, Bones - 1).Select(bone => bone == Bones - 1 || (bone - 1) % 4 == 0 ? 0 : bone - 1)];
        double[] weights = [.. Enumerable.Range(0, Vertices * Bones).Select(i => (i % Bones - i / Bones % Bones + Bones) % Bones < BonesOfVertex ? 1.0 / BonesOfVertex : 0)];
        var model = new HandModel(
            parents, Uniform(16 * Bones), Uniform(16 * Bones), [.. Rows(Vertices, 3, Normal).SelectMany(position => position.Append(1))], weights, Integers(3 * Triangles, Vertices), IsMirrored: false);
        var input = new HandTracking.Input(
            Uniform(HandModel.PoseLength), isOnTriangles ? Uniform(2 * Points) : [], model, Integers(Points, isOnTriangles ? Triangles : Vertices), Normal(3 * Points));
        return new($"ht {(isOnTriangles ? "complicated" : "simple")}, {Points} points", () => HandTracking.Objective(input), () => HandTracking.Jacobian(input), peers);
    }

    private static Workload Ode(int components, int steps, GradBenchPeers peers)
    {
        var input = new Ode.Input(Uniform(components), steps);
        return new($"ode n{components} s{steps}", () => Samples.GradBench.Evals.Ode.Solve(input.X, input.Steps), () => Samples.GradBench.Evals.Ode.Gradient(input), peers);
    }

    private static Workload Det(int rows, GradBenchPeers peers)
    {
        var input = new Det.Input(Uniform(rows * rows), rows);
        return new($"det {rows}", () => Samples.GradBench.Evals.Det.Determinant(input.A, input.Rows), () => Samples.GradBench.Evals.Det.Gradient(input), peers);
    }

    private static double[][] Rows(int rows, int columns, Func<int, double[]> draw) => [.. Enumerable.Range(0, rows).Select(_ => draw(columns))];

    private static readonly Training.RandomSource Source = new(31337);

    private static double[] Uniform(int count) => [.. Enumerable.Range(0, count).Select(_ => Source.NextDouble())];

    private static int[] Integers(int count, int end) => [.. Uniform(count).Select(value => (int)(value * end))];

    private static double[] Normal(int count) => [.. Enumerable.Range(0, count).Select(_ => Source.NextNormal())];
}
