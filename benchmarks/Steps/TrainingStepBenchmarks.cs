using BenchmarkDotNet.Attributes;

namespace SymbolicGrad.Benchmarks.Steps;

/// <summary>The steps of <see cref="TrainingCases"/>. A case of many small steps is measured as one call that takes them all.</summary>
[MemoryDiagnoser]
public class TrainingStepBenchmarks
{
    public static IEnumerable<TrainingCase> Cases => TrainingCases.All();

    [ParamsSource(nameof(Cases))]
    public required TrainingCase Case { get; set; }

    [Benchmark(Baseline = true)]
    public double Primal() => Case.Primal();

    [Benchmark]
    public double Step() => Case.Step();

    [Benchmark]
    public double HandWritten() => Case.HandWritten();
}
