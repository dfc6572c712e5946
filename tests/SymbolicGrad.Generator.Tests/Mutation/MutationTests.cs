using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Mutation;

/// <summary>
/// Mutants of valid programs. Whatever the generator is given, it neither throws nor hangs, and a method in another file keeps its
/// output. Where the user's own code compiles, what is generated compiles too, without a warning that is not the user's own, and the analyzer reports an error
/// if and only if a marked method has no gradient.
/// </summary>
/// <remarks>
/// The seed is fixed and the number small. <c>SYMBOLICGRAD_MUTANTS=20000 SYMBOLICGRAD_SEED=7 dotnet test tests/SymbolicGrad.Generator.Tests --filter
/// FullyQualifiedName~MutationTests</c> tries as many as one likes.
/// </remarks>
public sealed class MutationTests
{
    private const int Mutants = 120, MostFailures = 12;

    /// <summary>A mutant that takes longer hangs, on any machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Mutants_of_valid_programs_are_survived()
    {
        int mutants = Setting("SYMBOLICGRAD_MUTANTS", Mutants), seed = Setting("SYMBOLICGRAD_SEED", 1), valid = 0, differentiated = 0;
        var failures = new Dictionary<string, string>();
        Assert.NotEmpty(MutationCorpus.Programs);
        for (int i = 0; i < mutants && failures.Count < MostFailures; i++)
        {
            var random = new Random(HashCode(seed, i));
            string program = MutationCorpus.Thinned(MutationCorpus.Programs[random.Next(MutationCorpus.Programs.Length)], random);
            var mutator = new SourceMutator(random, MutationCorpus.Programs[random.Next(MutationCorpus.Programs.Length)]);
            var changes = new StringBuilder();
            for (int count = random.Next(1, 4); count > 0; count--)
            {
                (program, string change) = mutator.Mutate(program);
                changes.Append(CultureInfo.InvariantCulture, $"  {change}\n");
            }

            (string? problem, bool isValid, int files) = await Check(program);
            valid += isValid ? 1 : 0;
            differentiated += isValid ? files : 0;
            if (problem is not null) failures.TryAdd(Kind(problem), $"Mutant {i} of seed {seed}:\n{changes}{problem}\n{program}\n");
        }

        Assert.True(failures.Count == 0, string.Join("\n======\n", failures.Values));

        // Mutants that are all broken would test little.
        Assert.True(valid > mutants / 10 && differentiated > mutants / 10, $"{valid} of {mutants} mutants compile, with {differentiated} gradients.");
    }

    private static async Task<(string? Problem, bool IsValid, int Files)> Check(string program)
    {
        CSharpCompilation input = MutationCorpus.Compilation(program);
        GeneratorRun run;
        using (var limit = new CancellationTokenSource(Limit))
        {
            try
            {
                run = GeneratorRun.Of(new DifferentiableGenerator(), input, limit.Token);
            }
            catch (OperationCanceledException)
            {
                return ("The generator hangs.", false, 0);
            }
        }

        if (!run.Diagnostics.IsEmpty) return (string.Join('\n', run.Diagnostics), false, 0);
        if (!run.Sources.ContainsKey(MutationCorpus.BystanderFile)) return ("The method in another file has lost its gradient.", false, 0);

        ImmutableArray<Diagnostic> own = input.GetDiagnostics();
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.Of(new DifferentiableAnalyzer(), run.Output);
        if (own.Any(IsError)) return (null, false, 0);

        HashSet<string> ownIds = [.. own.Select(diagnostic => diagnostic.Id)];
        ImmutableArray<Diagnostic> inGenerated =
        [
            .. run.Output.SyntaxTrees.Except(run.Input.SyntaxTrees)
                .SelectMany(tree => run.Output.GetSemanticModel(tree).GetDiagnostics())
                .Where(diagnostic => IsError(diagnostic) || (diagnostic.Severity == DiagnosticSeverity.Warning && !ownIds.Contains(diagnostic.Id))),
        ];
        if (!inGenerated.IsEmpty)
            return ($"Generated code does not compile:\n{string.Join('\n', inGenerated.Select(diagnostic => $"{diagnostic} at `{diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}`"))}", true, 0);

        int marked = Marked(input), files = run.Sources.Count(source => !source.Key.EndsWith(".Model.g.cs", StringComparison.Ordinal));
        bool isRefused = reported.Any(IsError);
        if (isRefused != files < marked) return ($"{marked} methods are marked, {files} have a gradient, and the analyzer reports:\n{string.Join('\n', reported)}", true, files);
        return (null, true, files);
    }

    // Declarations with a body; of partial methods the attribute may stand at either part.
    private static int Marked(CSharpCompilation compilation) => compilation.SyntaxTrees.SelectMany(tree =>
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Select(node => (IMethodSymbol)model.GetDeclaredSymbol(node)!)
            .Where(method => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DifferentiableAttribute"));
    }).Count();

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    // Failures of one kind are told once.
    private static string Kind(string problem)
    {
        string id = problem.Split('\n').FirstOrDefault(line => line.Contains("error ", StringComparison.Ordinal) || line.Contains("warning ", StringComparison.Ordinal)) ?? problem;
        int start = id.IndexOf("error ", StringComparison.Ordinal) is var error and >= 0 ? error : Math.Max(0, id.IndexOf("warning ", StringComparison.Ordinal));
        string text = new([.. id[start..].Where(c => !char.IsAsciiDigit(c))]);
        return (id.Contains("SG9001", StringComparison.Ordinal) ? text[text.IndexOf("report this", StringComparison.Ordinal)..] : id.Substring(start, Math.Min(14, id.Length - start))) is var kind && kind.Length > 60 ? kind[..60] : kind;
    }

    private static int Setting(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : standard;

    private static int HashCode(int seed, int index) => unchecked((seed * 486187739) + (index * 16777619));
}
