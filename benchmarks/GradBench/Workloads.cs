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

    private static readonly Training.RandomSource Source = new(31337);

    private static double[] Uniform(int count) => [.. Enumerable.Range(0, count).Select(_ => Source.NextDouble())];
}
