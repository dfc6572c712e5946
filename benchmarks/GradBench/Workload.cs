namespace SymbolicGrad.Benchmarks.GradBench;

/// <summary>An objective of GradBench at one size.</summary>
/// <param name="Name">The eval and the size.</param>
/// <param name="Primal">Computes the objective.</param>
/// <param name="Derivative">Computes its gradient or Jacobian.</param>
/// <param name="Peers">What others need.</param>
internal sealed record Workload(string Name, Action Primal, Action Derivative, GradBenchPeers Peers);
