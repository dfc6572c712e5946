using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>Compilations as a user's project would make them: net10.0, the runtime referenced, nullable enabled, no unsafe code.</summary>
internal static class TestCompilation
{
    /// <summary>The SDK's implicit usings for a console program, and the runtime's own namespace.</summary>
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using SymbolicGrad;
        """;

    /// <summary>
    /// C# as net10.0 projects compile it, as far as the referenced Roslyn knows it: version 14 (spans convert implicitly)
    /// is its preview. Documentation comments are parsed, so that a wrong cref in generated code is a warning.
    /// </summary>
    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>The running framework, and the runtime with what it depends on.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = FindReferences();

    /// <summary>A library of the given sources, called <c>Source.cs</c>, <c>Source2.cs</c>, ….</summary>
    public static CSharpCompilation Create(params string[] sources) =>
        Create(sources.Select((source, index) => (index == 0 ? "Source.cs" : $"Source{index + 1}.cs", source)));

    /// <summary>A library of the given files.</summary>
    public static CSharpCompilation Create(IEnumerable<(string Path, string Source)> files, CSharpParseOptions? parseOptions = null)
    {
        CSharpParseOptions options = parseOptions ?? ParseOptions;
        return CSharpCompilation.Create(
            "UserCode",
            files.Append(("GlobalUsings.cs", GlobalUsings)).Select(file => Parse(file.Item2, file.Item1, options)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: false,
                deterministic: true,
                warningLevel: 9999));
    }

    /// <summary>The same compilation with the text of one file replaced: an edit, as an editor would report it.</summary>
    /// <exception cref="ArgumentException">There is no file of that path.</exception>
    public static CSharpCompilation WithSource(this CSharpCompilation compilation, string path, string source)
    {
        SyntaxTree old = compilation.SyntaxTrees.SingleOrDefault(tree => tree.FilePath == path)
            ?? throw new ArgumentException($"The compilation has no file '{path}'.", nameof(path));
        return compilation.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(source, Encoding.UTF8)));
    }

    private static SyntaxTree Parse(string source, string path, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), options, path);

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string own = AppContext.BaseDirectory;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;

        // The list also holds what the tests themselves use (xunit, Roslyn), which a user's project does not see.
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(DifferentiableAttribute).Assembly.Location)
            .Append(Path.Combine(own, "System.Numerics.Tensors.dll"))
            .Select(MetadataReference (path) => MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }
}
