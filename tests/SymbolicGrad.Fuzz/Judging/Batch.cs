using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using SymbolicGrad.Fuzz.Generation;
using SymbolicGrad.Fuzz.Grammar;
using SymbolicGrad.Generator;

namespace SymbolicGrad.Fuzz.Judging;

/// <summary>
/// Programs that are compiled together, since most of a small compilation's time is the same for all of them: by the generator, then by the compiler with
/// what was generated, to memory. Each is then judged by itself.
/// </summary>
internal sealed class Batch
{
    private static readonly ISourceGenerator s_generator = new DifferentiableGenerator().AsSourceGenerator();

    private readonly ImmutableArray<FuzzProgram> _programs;
    private readonly Judgement?[] _judgements;

    private Batch(IEnumerable<FuzzProgram> programs)
    {
        _programs = [.. programs];
        _judgements = new Judgement?[_programs.Length];
    }

    /// <summary>The verdicts, in the order of the programs.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="starts">Is told which program is about to run, for who watches over programs that hang.</param>
    public static IReadOnlyList<Judgement> Judge(IEnumerable<FuzzProgram> programs, Action<FuzzProgram>? starts = null)
    {
        var batch = new Batch(programs);
        batch.Run(starts ?? (_ => { }));
        return batch._judgements!;
    }

    /// <summary>What is generated for a source text, file after file.</summary>
    public static string Generated(string source) => string.Join('\n', Drive([Compilations.Parse(source, "P0.cs")]).GeneratedSources.Select(file => file.SourceText.ToString()));

    private static GeneratorRunResult Drive(SyntaxTree[] sources) => CSharpGeneratorDriver.Create([s_generator], parseOptions: Compilations.ParseOptions)
        .RunGenerators(Compilations.Of(sources)).GetRunResult().Results.Single();

    private void Run(Action<FuzzProgram> starts)
    {
        SyntaxTree[] sources = [.. _programs.Select((program, i) => Compilations.Parse(Printer.Class(program, Name(i)), $"{Name(i)}.cs"))];
        GeneratorRunResult result = Drive(sources);
        if (result.Exception is { } crash)
        {
            Array.Fill(_judgements, new Judgement(Verdict.Crash, crash.ToString()));
            return;
        }

        Dictionary<int, List<SyntaxTree>> generated = result.GeneratedSources.GroupBy(source => Index(source.HintName)).ToDictionary(group => group.Key, group => group.Select(source => source.SyntaxTree).ToList());
        foreach (Diagnostic fault in result.Diagnostics)
        {
            string message = Message(fault);
            int at = Enumerable.Range(0, _programs.Length).First(i => message.Contains(Name(i) + ".", StringComparison.Ordinal));
            _judgements[at] = new Judgement(Verdict.Crash, message);
        }

        Diagnose([.. Enumerable.Range(0, _programs.Length).Where(i => _judgements[i] is null && !generated.GetValueOrDefault(i, []).Any(tree => tree.FilePath.Contains($"{Name(i)}.F.", StringComparison.Ordinal)))], sources);

        // What does not compile is left out, until the rest does.
        while (true)
        {
            int[] left = [.. Enumerable.Range(0, _programs.Length).Where(i => _judgements[i] is null)];
            if (left.Length == 0) return;
            using var image = new MemoryStream();
            CSharpCompilation compilation = Compilations.ToRun(left.SelectMany(i => generated[i].Append(sources[i]).Append(Compilations.Parse(ProbePrinter.Print(_programs[i], Name(i), Probe(i), ReadsMembers(_programs[i], generated[i])), $"{Probe(i)}.cs"))));
            EmitResult emitted = compilation.Emit(image);
            Blame(emitted.Diagnostics, sources);
            if (!emitted.Success || left.Any(i => _judgements[i] is not null)) continue;
            image.Position = 0;
            Execute(image, left, generated, starts);
            return;
        }
    }

    private void Execute(MemoryStream image, int[] indices, Dictionary<int, List<SyntaxTree>> generated, Action<FuzzProgram> starts)
    {
        var context = new AssemblyLoadContext("Programs", isCollectible: true);
        Assembly assembly = context.LoadFromStream(image);
        foreach (int i in indices)
        {
            starts(_programs[i]);
            var probe = (Probe)Activator.CreateInstance(assembly.GetType(Probe(i))!)!;
            _judgements[i] = new Judge(probe, _programs[i].HasForward, _programs[i].Result.IsScalar, _programs[i].IsSingle, _programs[i].Seed) { HasFour = _programs[i].HasFour, KnowsAllArrays = KnowsAllArrays(_programs[i], generated[i]) }.Run();
        }

        context.Unload();
    }

    /// <summary>Why nothing was generated: the analyzer's first error, the compiler's own, or no reason at all.</summary>
    private void Diagnose(int[] indices, SyntaxTree[] sources)
    {
        if (indices.Length == 0) return;
        CSharpCompilation compilation = Compilations.Of(indices.Select(i => sources[i]));
        ILookup<int, Diagnostic> errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(Index);
        ImmutableArray<Diagnostic> reported = compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        ILookup<int, Diagnostic> refusals = reported.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == "AD0001").ToLookup(Index);
        foreach (int i in indices)
        {
            _judgements[i] = errors[i].FirstOrDefault() is { } error ? new Judgement(Verdict.Malformed, error.ToString())
                : refusals[i].FirstOrDefault() is not { } refusal ? new Judgement(Verdict.Crash, "nothing was generated, and nothing reported")
                : refusal.Id is "AD0001" or "SG9001" ? new Judgement(Verdict.Crash, Message(refusal))
                : new Judgement(Verdict.Refused, $"{refusal.Id}: {Message(refusal)}");
        }
    }

    private void Blame(ImmutableArray<Diagnostic> diagnostics, SyntaxTree[] sources)
    {
        // What the program's own text is accused of comes first: the rest may follow from it.
        foreach (Diagnostic diagnostic in diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).OrderByDescending(diagnostic => diagnostic.Location.SourceTree == sources[Index(diagnostic)]))
        {
            int i = Index(diagnostic);
            bool isOwn = diagnostic.Location.SourceTree == sources[i];
            if (isOwn && diagnostic.Severity == DiagnosticSeverity.Warning || diagnostic.Id is "CS1591" or "CS0162" || diagnostic.Location.SourceTree!.FilePath == $"{Probe(i)}.cs" && diagnostic.Severity == DiagnosticSeverity.Warning) continue;
            _judgements[i] ??= new Judgement(isOwn ? Verdict.Malformed : Verdict.DoesNotCompile, diagnostic.ToString());
        }
    }

    private static string Name(int index) => $"P{index}";

    /// <summary>Whether every array that is handed over is an argument of the gradient. One in an object may be another in each trip of a loop: there nothing is known.</summary>
    private static bool KnowsAllArrays(FuzzProgram program, IEnumerable<SyntaxTree> generated) =>
        program.Trained.All(member => Reads(generated, member.Name)) && program.Parameters.All(parameter => parameter.Row.Holds is null);

    private static bool ReadsMembers(FuzzProgram program, IEnumerable<SyntaxTree> generated) => program.Trained.Any() && Reads(generated, "grad");

    private static bool Reads(IEnumerable<SyntaxTree> generated, string what) =>
        generated.SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()).Where(static method => method.Identifier.Text == "F_Backward")
            .Any(method => method.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Text == what));

    private static string Probe(int index) => $"Probe{index}";

    private static int Index(Diagnostic diagnostic) => Index(Path.GetFileName(diagnostic.Location.SourceTree!.FilePath));

    /// <summary>The index in <c>P12.F.g.cs</c> or <c>Probe12.cs</c>.</summary>
    private static int Index(string file) => int.Parse(string.Concat(file.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
