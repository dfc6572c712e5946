using SymbolicGrad.Samples.GradBench.Evals;
using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench;

/// <summary>The evals that are served.</summary>
internal static class EvalTable
{
    /// <summary>Each module with its functions.</summary>
    public static IReadOnlyDictionary<string, Module> All { get; } =
        new Module[] { Hello.Module, Llsq.Module, LogSumExp.Module, BundleAdjustment.Module, Det.Module, Gmm.Module, HandTracking.Module, Lstm.Module, Ode.Module }.ToDictionary(module => module.Name, StringComparer.Ordinal);
}
