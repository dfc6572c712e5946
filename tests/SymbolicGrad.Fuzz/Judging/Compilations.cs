using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SymbolicGrad.Fuzz.Judging;

/// <summary>Compilations as a user's project would make them; what is the same for all is made once.</summary>
internal static class Compilations
{
    private const string GlobalUsings = """
        global using System;
        global using System.Linq;
        global using System.Runtime.CompilerServices;
        global using Complex = System.Numerics.Complex;
        global using Quaternion = System.Numerics.Quaternion;
        global using Vector2 = System.Numerics.Vector2;
        global using Vector3 = System.Numerics.Vector3;
        global using Vector4 = System.Numerics.Vector4;
        global using SymbolicGrad;
        global using SymbolicGrad.Fuzz.Judging;
        global using static SymbolicGrad.Functions;
        """;

    /// <summary>C# 14, as far as the referenced Roslyn knows it: its preview. Comments are parsed, so that a wrong cref in generated code is a warning.</summary>
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Programs",
        [Parse(GlobalUsings, "GlobalUsings.cs")],
        References(),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            optimizationLevel: OptimizationLevel.Release,
            concurrentBuild: false,
            warningLevel: 9999));

    public static CSharpParseOptions ParseOptions => s_parseOptions;

    /// <summary>
    /// What has passed the generator: warnings about null are looked for nowhere. Generated code turns them off for itself, and those of programs and probes are of
    /// no interest.
    /// </summary>
    private static readonly CSharpCompilation s_emptyToRun = s_empty.WithOptions(s_empty.Options.WithNullableContextOptions(NullableContextOptions.Annotations));

    public static CSharpCompilation Of(IEnumerable<SyntaxTree> trees) => s_empty.AddSyntaxTrees(trees);

    public static CSharpCompilation ToRun(IEnumerable<SyntaxTree> trees) => s_emptyToRun.AddSyntaxTrees(trees);

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), s_parseOptions, path);

    private static ImmutableArray<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] used = ["System.Private.CoreLib.dll", "System.Runtime.dll", "System.Linq.dll", "System.Memory.dll", "System.Collections.dll", "System.Runtime.Numerics.dll", "System.Numerics.Vectors.dll", "System.Runtime.InteropServices.dll", "System.Runtime.Intrinsics.dll", "netstandard.dll"];
        return
        [
            .. used.Select(name => Path.Combine(framework, name))
                .Append(typeof(DifferentiableAttribute).Assembly.Location)
                .Append(typeof(Probe).Assembly.Location)
                .Append(Path.Combine(AppContext.BaseDirectory, "System.Numerics.Tensors.dll"))
                .Select(MetadataReference (path) => MetadataReference.CreateFromFile(path)),
        ];
    }
}
