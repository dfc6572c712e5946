using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Capture;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>What becomes of the generator when something goes wrong inside of it, and when it is cancelled.</summary>
public sealed class WatchTests
{
    private const string TwoMethods = """
        namespace Samples;

        public static partial class Model
        {
            [Differentiable] public static double Good(double x) => x * x;
            [Differentiable] public static double Bad(double x) => x * x * x;
        }
        """;

    private static readonly string Huge =
        $"public partial class P {{ [Differentiable] public static double F(double x) => G0(x); {string.Concat(Enumerable.Range(0, 14).Select(i => $"static double G{i}(double x) => G{i + 1}(x) * G{i + 1}(x * x); "))} static double G14(double x) => x; }}";

    public static TheoryData<Exception> Faults =>
    [
        new InvalidOperationException("no such value"),
        new KeyNotFoundException("%17"),
        new OperationCanceledException("not by the compiler"),
        new InsufficientExecutionStackException("too deep even for the large stack"),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_inside_is_one_error_that_names_the_method(Exception fault)
    {
        GeneratorRun run = GeneratorRun.Of(Failing(_ => throw fault), TestCompilation.Create(TwoMethods));

        Diagnostic error = Assert.Single(run.Diagnostics);
        Assert.Equal("SG9001", error.Id);
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
        Assert.Equal(
            $"SymbolicGrad failed on 'Model.Bad' and generated nothing for it; please report this: {fault.GetType().Name}: {fault.Message}",
            AnalyzerRun.Message(error));
        Assert.Equal(["Samples.Model.Good.g.cs"], run.Sources.Keys);
    }

    /// <summary>An edit that goes round the fault brings the gradient back.</summary>
    [Fact]
    public void A_fault_is_not_kept()
    {
        var generator = new DifferentiableGenerator((method, cancellation) =>
            method.Parameters.Any(parameter => parameter.Name == "x") ? throw new InvalidOperationException("x") : GradientCompiler.Compile(method, cancellation));
        GeneratorRun failed = GeneratorRun.Of(generator, TestCompilation.Create(TwoMethods));
        GeneratorRun mended = failed.After(failed.Input.WithSource("Source.cs", TwoMethods.Replace("x", "y", StringComparison.Ordinal)));

        Assert.Equal(["SG9001", "SG9001"], failed.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(mended.Diagnostics);
        Assert.Equal(["Samples.Model.Bad.g.cs", "Samples.Model.Good.g.cs"], mended.Sources.Keys);
    }

    [Fact]
    public void Cancellation_while_compiling_passes_through_the_driver()
    {
        using var source = new CancellationTokenSource();
        DifferentiableGenerator generator = Failing(token =>
        {
            source.Cancel();
            token.ThrowIfCancellationRequested();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => GeneratorRun.Of(generator, TestCompilation.Create(TwoMethods), source.Token));
    }

    [Fact]
    public void Capture_looks_at_the_token_while_it_runs()
    {
        CSharpCompilation compilation = TestCompilation.Create(Huge);
        IMethodSymbol method = compilation.GetTypeByMetadataName("P")!.GetMembers("F").OfType<IMethodSymbol>().Single();
        using var source = new CancellationTokenSource();

        // A thread of its own: a timer waits for those that run the other tests.
        var cancelling = new Thread(() =>
        {
            Thread.Sleep(20);
            source.Cancel();
        });
        cancelling.Start();
        Assert.ThrowsAny<OperationCanceledException>(() => MethodCapture.Capture(method, compilation, source.Token));
        cancelling.Join();
    }

    [Fact]
    public void The_engine_looks_at_the_token_between_its_passes()
    {
        CSharpCompilation compilation = TestCompilation.Create(TwoMethods);
        IMethodSymbol method = compilation.GetTypeByMetadataName("Samples.Model")!.GetMembers("Good").OfType<IMethodSymbol>().Single();
        MethodSpec spec = MethodCapture.Capture(method, compilation, CancellationToken.None).Spec!;

        Assert.ThrowsAny<OperationCanceledException>(() => GradientCompiler.Compile(spec, new CancellationToken(canceled: true)));
    }

    /// <summary>Of a long method the file takes longer than all passes before it.</summary>
    [Fact]
    public void The_engine_looks_at_the_token_while_it_writes()
    {
        CSharpCompilation compilation = TestCompilation.Create(TwoMethods);
        IMethodSymbol method = compilation.GetTypeByMetadataName("Samples.Model")!.GetMembers("Good").OfType<IMethodSymbol>().Single();
        MethodSpec spec = MethodCapture.Capture(method, compilation, CancellationToken.None).Spec!;
        string Write(CancellationToken token) => GradientFile.Write(spec, new Gradients(new Gradient(spec.Function, new GeneratedSignature(spec, GradientForm.Whole)), null), spec.Function, forward: [], "L", token);

        Assert.NotEmpty(Write(CancellationToken.None));
        Assert.ThrowsAny<OperationCanceledException>(() => Write(new CancellationToken(canceled: true)));
    }

    private static DifferentiableGenerator Failing(Action<CancellationToken> fault) => new((method, cancellation) =>
    {
        if (method.Name == "Bad") fault(cancellation);
        return GradientCompiler.Compile(method, cancellation);
    });
}
