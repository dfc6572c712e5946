using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>
/// Code that is being typed: cut off anywhere, or with any token missing. The generator never throws, what it generates
/// compiles, and a method in another file keeps its output.
/// </summary>
public sealed class HalfTypedTests
{
    private const string Bystander = """
        namespace Samples;

        public static partial class Bystander
        {
            [Differentiable]
            public static double Cube(double x) => x * x * x;
        }
        """;

    [Theory]
    [MemberData(nameof(SamplePrograms.Names), MemberType = typeof(SamplePrograms))]
    public void A_source_cut_off_anywhere_is_survived(string name)
    {
        // Every third place; a word is cut in its middle all the same.
        string program = SamplePrograms.ByName(name);
        IEnumerable<string> edits = Enumerable.Range(0, program.Length / 3).Select(third => program[..(3 * third)]);
        AssertSurvives(program, edits);
    }

    [Theory]
    [MemberData(nameof(SamplePrograms.Names), MemberType = typeof(SamplePrograms))]
    public void A_source_with_any_token_missing_is_survived(string name)
    {
        string program = SamplePrograms.ByName(name);
        AssertSurvives(program, Tokens(program).Select(token => program.Remove(token.SpanStart, token.Span.Length)));
    }

    [Theory]
    [MemberData(nameof(SamplePrograms.Names), MemberType = typeof(SamplePrograms))]
    public void A_source_with_any_token_doubled_is_survived(string name)
    {
        string program = SamplePrograms.ByName(name);
        AssertSurvives(program, Tokens(program).Select(token => program.Insert(token.SpanStart, token.Text + " ")));
    }

    /// <summary>The analyzer, too, takes what it is given; and it says why wherever code that compiles has no gradient.</summary>
    [Theory]
    [MemberData(nameof(SamplePrograms.Names), MemberType = typeof(SamplePrograms))]
    public async Task The_analyzer_survives_a_missing_token(string name)
    {
        string program = SamplePrograms.ByName(name);
        GeneratorRun run = Start(program);
        int files = run.Sources.Count;
        foreach (SyntaxToken token in Tokens(program))
        {
            string edited = program.Remove(token.SpanStart, token.Span.Length);
            run = run.After(run.Input.WithSource("Source.cs", edited));

            ImmutableArray<Diagnostic> reported = await AnalyzerRun.Of(new DifferentiableAnalyzer(), run.Output);
            if (run.Sources.Count == files || run.Input.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) continue;
            Assert.True(reported.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), $"Without '{token}' nothing is generated, and nothing said of it:\n{edited}");
        }
    }

    /// <summary>A value is missing, or is one too many, where the compiler alone speaks.</summary>
    [Theory]
    [InlineData("static double F(double x) { for (int i = 0; i < 3; i++) x *= x; return ; }")]
    [InlineData("static double F(double x) { if (x > 0) return; return x; }")]
    [InlineData("static double F(double x) { for (int i = 0; i < 3; i++) if (x > i) return; return x; }")]
    [InlineData("static double F(double x) { Func<double, double> f = t => { return; }; return f(x); }")]
    [InlineData("static double F(double x) => G(x); static double G(double x) { return; }")]
    [InlineData("static void F(double[] x) { x[0] *= x[1]; return x[0]; }")]
    [InlineData("static double F(double x) { double G() { return; } return G() * x; }")]
    public async Task A_return_of_too_little_or_too_much_is_survived(string method)
    {
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create($"public static partial class P {{ [Differentiable] public {method} }}", Bystander));
        Assert.Empty(run.Diagnostics);
        Assert.Equal(["Samples.Bystander.Cube.g.cs"], run.Sources.Keys);
        Assert.Empty(await AnalyzerRun.Of(new DifferentiableAnalyzer(), run.Output));
    }

    [Fact]
    public void A_broken_method_takes_no_other_s_output_away()
    {
        GeneratorRun whole = Start(SamplePrograms.Scalars);
        MethodDeclarationSyntax huber = TestCompilation.Create(SamplePrograms.Scalars).SyntaxTrees[0].GetRoot()
            .DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.Text == "Huber");

        // A brace more or less also breaks what follows.
        foreach (SyntaxToken token in huber.Body!.DescendantTokens().Where(token => !token.IsKind(SyntaxKind.OpenBraceToken) && !token.IsKind(SyntaxKind.CloseBraceToken)))
        {
            string edited = SamplePrograms.Scalars.Remove(token.SpanStart, token.Span.Length);
            GeneratorRun run = whole.After(whole.Input.WithSource("Source.cs", edited));

            Assert.Equal(whole.Source("Samples.Scalars.Wave.g.cs"), run.Source("Samples.Scalars.Wave.g.cs"));
        }
    }

    private static void AssertSurvives(string program, IEnumerable<string> edits)
    {
        GeneratorRun whole = Start(program);
        string bystander = whole.Source("Samples.Bystander.Cube.g.cs");
        GeneratorRun run = whole;
        foreach (string edited in edits)
        {
            run = run.After(run.Input.WithSource("Source.cs", edited));

            Assert.True(run.Diagnostics.IsEmpty, $"{string.Join('\n', run.Diagnostics)}\nfor\n{edited}");
            Assert.Equal(bystander, run.Source("Samples.Bystander.Cube.g.cs"));
            ImmutableArray<Diagnostic> errors = ErrorsInGenerated(run);
            Assert.True(errors.IsEmpty, $"{string.Join('\n', errors)}\nfor\n{edited}");
        }

        // The way back to valid code: everything is there again.
        Assert.Equal(whole.Sources, run.After(whole.Input).Sources);
    }

    private static GeneratorRun Start(string program)
    {
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(program, Bystander)).AssertCompiles();
        Assert.True(run.Sources.Count > 1, "The whole program is differentiated.");
        return run;
    }

    private static ImmutableArray<Diagnostic> ErrorsInGenerated(GeneratorRun run) =>
    [
        .. run.Output.SyntaxTrees.Except(run.Input.SyntaxTrees)
            .SelectMany(tree => tree.GetDiagnostics().Concat(run.Output.GetSemanticModel(tree).GetDiagnostics()))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
    ];

    private static IEnumerable<SyntaxToken> Tokens(string program) =>
        CSharpSyntaxTree.ParseText(program, TestCompilation.ParseOptions).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0);
}
