using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>The harness on a generator and an analyzer of its own, whose right answers are plain.</summary>
public sealed class HarnessTests
{
    private const string Calls = """
        namespace Samples;
        public class Calls
        {
            public double Factor = 2;
            public double Scaled(double x, double y = 10) => Factor * x + y;
            public static double AddTo(ReadOnlySpan<double> x, Span<double> sum, ref double total, out int count, in double scale)
            {
                count = 0;
                foreach (double each in x) { sum[count++] += scale * each; total += each; }
                return total;
            }
            public static int Overload(int x) => 1;
            public static int Overload(double x) => 2;
            public static void Fails() => throw new InvalidOperationException("as is");
        }
        """;

    [Fact]
    public void Spans_and_references_are_passed_and_come_back()
    {
        using LoadedProgram program = Run(Calls).Load();
        double[] sum = [10, 20];
        object?[] arguments = [new[] { 1.0, 2.0 }, sum, 100.0, null, 3.0];

        Assert.Equal(103, program.Invoke<double>("Samples.Calls", "AddTo", arguments));
        Assert.Equal([13, 26], sum);
        Assert.Equal(103.0, arguments[2]);
        Assert.Equal(2, arguments[3]);
    }

    [Fact]
    public void Objects_defaults_overloads_and_members_are_found()
    {
        using LoadedProgram program = Run(Calls).Load();
        object calls = program.New("Samples.Calls");

        Assert.Equal(16, LoadedProgram.InvokeOn<double>(calls, "Scaled", 3.0));
        Assert.Equal(7, LoadedProgram.InvokeOn<double>(calls, "Scaled", 3.0, 1.0));
        Assert.Equal(2, program.Invoke<int>("Samples.Calls", "Overload", 1.0));
        Assert.Equal(2, LoadedProgram.Get<double>(calls, "Factor"));
        Assert.Contains("Scaled(Double, Double)", Assert.Throws<ArgumentException>(() => LoadedProgram.InvokeOn(calls, "Scaled", "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_of_the_program_comes_out_as_it_is()
    {
        using LoadedProgram program = Run(Calls).Load();

        Assert.Equal("as is", Assert.Throws<InvalidOperationException>(() => program.Invoke("Samples.Calls", "Fails")).Message);
    }

    [Fact]
    public void Generated_sources_are_found_by_name_and_run_again_after_an_edit()
    {
        GeneratorRun first = Run("class A { }");
        GeneratorRun second = first.After(first.Input.WithSource("Source.cs", "class B { }"));

        Assert.Equal("// A", first.Source("A.g.cs"));
        Assert.Equal(["B.g.cs"], second.Sources.Keys);
        Assert.Contains("only [A.g.cs]", Assert.Throws<FailException>(() => first.Source("B.g.cs")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class A { int Broken() => true; }", "CS0029")]
    [InlineData("class A { public void F() { int unused = 0; } }", "CS0219")]
    [InlineData("class A { public string F() => null; }", "CS8603")]
    [InlineData("class A { /** <see cref=\"Missing\"/> */ public void F() { } }", "CS1574")]
    [InlineData("class Throws { }", "CS8785")]
    public void Errors_warnings_and_a_generator_that_throws_fail_the_compilation(string source, string id) =>
        Assert.Contains(id, Assert.Throws<FailException>(() => Run(source).AssertCompiles()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_user_s_project_does_not_see_what_the_tests_use()
    {
        Diagnostic[] errors = [.. TestCompilation.Create("using Xunit; using Microsoft.CodeAnalysis;").GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];

        Assert.Equal(["CS0246", "CS0234"], errors.Select(error => error.Id));
    }

    [Fact]
    public async Task Analyzer_reports_are_compared_with_the_marks()
    {
        await AnalyzerRun.AssertReports(new ClassNameAnalyzer(), "class {|TEST1:Bad|} { } class Good { class [|Bad|] { } }", "'Bad'", "'Bad'");

        await Assert.ThrowsAsync<TrueException>(() => AnalyzerRun.AssertReports(new ClassNameAnalyzer(), "class Bad { }"));
        await Assert.ThrowsAsync<TrueException>(() => AnalyzerRun.AssertReports(new ClassNameAnalyzer(), "[|class|] Bad { }"));
        await Assert.ThrowsAsync<TrueException>(() => AnalyzerRun.AssertReports(new ClassNameAnalyzer(), "class {|TEST2:Bad|} { }"));
        await Assert.ThrowsAsync<ContainsException>(() => AnalyzerRun.AssertReports(new ClassNameAnalyzer(), "class [|Bad|] { }", "'Worse'"));
    }

    [Fact]
    public async Task An_analyzer_that_throws_fails_the_test() =>
        await Assert.ThrowsAsync<TrueException>(() => AnalyzerRun.AssertReports(new ClassNameAnalyzer(), "class Throws { }"));

    private static GeneratorRun Run(string source) => GeneratorRun.Of(new ClassNameGenerator(), TestCompilation.Create(source));

    private sealed class ClassNameGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.CreateSyntaxProvider(
                (node, _) => node is Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax,
                (declaration, _) => declaration.SemanticModel.GetDeclaredSymbol(declaration.Node)!.Name),
            (output, name) =>
            {
                if (name == "Throws") throw new InvalidOperationException(name);
                output.AddSource($"{name}.g.cs", $"// {name}");
            });
    }

#pragma warning disable RS1001, RS2008 // Run by the tests alone: neither found by attribute nor released.
    private sealed class ClassNameAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("TEST1", "Bad name", "The name '{0}' is bad", "Test", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol.Name == "Throws") throw new InvalidOperationException();
                    if (symbol.Symbol.Name == "Bad") symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0], "Bad"));
                },
                SymbolKind.NamedType);
        }
    }
#pragma warning restore RS1001, RS2008
}
