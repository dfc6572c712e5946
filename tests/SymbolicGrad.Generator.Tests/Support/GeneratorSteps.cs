using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>What the incremental driver tells of a run's steps.</summary>
internal static class GeneratorSteps
{
    /// <summary>The steps the generator named itself, without those that the compiler's own providers are made of.</summary>
    public static IReadOnlyDictionary<string, IncrementalGeneratorRunStep[]> NamedSteps(this GeneratorRun run) =>
        run.Result.Results.SelectMany(result => result.TrackedSteps)
            .Where(step => !IsOfTheCompiler(step.Key))
            .ToDictionary(step => step.Key, step => step.Value.ToArray());

    /// <summary>Why each output of the named steps is what it is: <c>Capture: Unchanged</c>, sorted, without repetition.</summary>
    public static string[] StepReasons(this GeneratorRun run) =>
        [.. run.NamedSteps().SelectMany(step => ReasonsOf(step.Value).Select(reason => $"{step.Key}: {reason}")).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Why each generated file is what it is, without repetition.</summary>
    public static IncrementalStepRunReason[] OutputReasons(this GeneratorRun run) =>
        [.. ReasonsOf(run.Result.Results.SelectMany(result => result.TrackedOutputSteps).SelectMany(step => step.Value)).Distinct().Order()];

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static bool IsOfTheCompiler(string step) =>
        step.Contains("ForAttribute", StringComparison.Ordinal)
        || step is "CompilationOptions" or WellKnownGeneratorInputs.Compilation or WellKnownGeneratorInputs.ParseOptions or WellKnownGeneratorInputs.AdditionalTexts
            or WellKnownGeneratorInputs.AnalyzerConfigOptions or WellKnownGeneratorInputs.MetadataReferences
            or WellKnownGeneratorOutputs.SourceOutput or WellKnownGeneratorOutputs.ImplementationSourceOutput;
}
