namespace SymbolicGrad.Benchmarks.GradBench;

/// <summary>The milliseconds of GradBench's C++ objective, and those of the derivative by each of the peers; null where one has none.</summary>
/// <remarks>
/// Measured in November 2026 on an AMD EPYC (Zen 5, 2.6 GHz), one thread, with g++ 12.2 -O3 -march=native and GradBench f26651a7: minima of at
/// least seven runs. Enzyme e54814e9 (clang 19, the best of three builds), CoDiPack 2.3.1, ADOL-C 2.7.2 (taping not counted), Adept 2.1.3,
/// PyTorch 1.13.1. Enzyme's ode is left out, since its derivative is wrong.
/// </remarks>
internal sealed record GradBenchPeers(
    double Primal, double? ByHand, double? Enzyme, double? Tapenade, double? CoDiPack, double? AdolC, double? Adept, double? PyTorch)
{
    /// <summary>The names of the peers, in the order of <see cref="Ratios"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["C++ by hand", "Enzyme", "Tapenade", "CoDiPack", "ADOL-C", "Adept", "PyTorch"];

    /// <summary>The time of each peer's derivative by that of the C++ objective.</summary>
    public IEnumerable<double?> Ratios => new[] { ByHand, Enzyme, Tapenade, CoDiPack, AdolC, Adept, PyTorch }.Select(time => time / Primal);
}
