using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SymbolicGrad.Benchmarks.GradBench;
using SymbolicGrad.Benchmarks.Paired;

switch (args)
{
    case ["paired"]:
        StepTable.Write(Console.Out, new Dictionary<string, double>());
        break;
    case ["paired", "--peer", string path]:
        StepTable.Write(Console.Out, PeerTimes.Read(path));
        break;
    case ["gradbench"]:
        GradBenchTable.Write(Console.Out);
        break;
    case ["gradbench", string prefix]:
        GradBenchTable.Write(Console.Out, prefix);
        break;
    case ["products"]:
        ProductTable.Write(Console.Out);
        break;
    default:
        // In this process: it is built already, and it may be pinned to a core as a whole.
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60));
        BenchmarkSwitcher.FromAssembly(typeof(StepTable).Assembly).Run(args, config);
        break;
}
