using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Mutation;

/// <summary>The valid programs that mutants are made of: the files of the corpus and of the samples that compile by themselves, with the types they share.</summary>
internal static class MutationCorpus
{
    private const string Usings = """
        global using static SymbolicGrad.Functions;
        global using System.Numerics.Tensors;
        [assembly: SymbolicGrad.DifferentiableDefaults(Forward = true)]
        """;

    private const string Bystander = """
        namespace Samples;

        public static partial class Bystander
        {
            [SymbolicGrad.Differentiable]
            public static double Cube(double x) => x * x * x;
        }
        """;

    /// <summary>The file that is changed, and the name of the file that must never change.</summary>
    public const string Changed = "Program.cs", BystanderFile = "Samples.Bystander.Cube.g.cs";

    private static ImmutableArray<string> Shared { get; } = [.. Repository.SourceFiles("tests/SymbolicGrad.Corpus.Tests/Programs/Types").Select(File.ReadAllText).Where(source => !source.Contains("[Differentiable", StringComparison.Ordinal))];

    /// <summary>The sources of files that compile, in the order of their names.</summary>
    public static ImmutableArray<string> Programs { get; } =
    [
        .. Repository.SourceFiles("tests/SymbolicGrad.Corpus.Tests/Programs").Concat(Repository.SourceFiles("samples/GradBench/Evals")).Concat(Repository.SourceFiles("samples/Greeks")).Concat(Repository.SourceFiles("samples/Trajectory"))
            .Select(File.ReadAllText)
            .Where(source => source.Contains("[Differentiable", StringComparison.Ordinal) && Compiles(source)),
    ];

    /// <summary>The compilation of one program, with what all of them need and a method that has nothing to do with any.</summary>
    public static CSharpCompilation Compilation(string source) => TestCompilation.Create(
        Shared.Select((text, index) => ($"Shared{index}.cs", text)).Append(("Usings.cs", Usings)).Append(("Bystander.cs", Bystander)).Append((Changed, source)));

    /// <summary>The program with the attribute left on a few methods only: the others would only take time.</summary>
    public static string Thinned(string source, Random random)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions).GetRoot();
        MethodDeclarationSyntax[] marked = [.. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.AttributeLists.Count > 0 && !IsCalled(method))];
        foreach (MethodDeclarationSyntax method in marked.OrderBy(_ => random.Next()).Skip(3).OrderByDescending(method => method.SpanStart))
            source = source.Remove(method.AttributeLists.Span.Start, method.AttributeLists.Span.Length);
        return source;

        bool IsCalled(MethodDeclarationSyntax method) => root.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.Text == method.Identifier.Text);
    }

    private static bool Compiles(string source) => !Compilation(source).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
