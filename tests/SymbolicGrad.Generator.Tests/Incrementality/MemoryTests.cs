using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Incrementality;

/// <summary>A day's edits in one driver: what belongs to an edit goes with the next.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const string Program = "public static partial class Model { [SymbolicGrad.Differentiable] public static double Loss(double x) => 0.25 * x * x; }";

    [Fact]
    public void Memory_does_not_grow_over_a_thousand_edits()
    {
        var compilations = new List<WeakReference>();
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);
        driver = Edit(driver, 1, 100, compilations);
        long early = GC.GetTotalMemory(forceFullCollection: true);
        driver = Edit(driver, 101, 1_000, compilations);
        long late = GC.GetTotalMemory(forceFullCollection: true);

        Assert.InRange(compilations.Count(compilation => compilation.IsAlive), 0, 2);

        // A thousand bytes for each edit would be a leak: its spec alone is larger.
        Assert.True(late - early < 900 * 1_000, $"After 100 edits {early} bytes are in use, after 1,000 edits {late}.");
        GC.KeepAlive(driver);
    }

    // Not inlined, lest a local that is read no more keep an edit alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GeneratorDriver Edit(GeneratorDriver driver, int first, int last, List<WeakReference> compilations)
    {
        var start = CSharpCompilation.Create("UserCode", [Parse(Program)], TestCompilation.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        for (int edit = first; edit <= last; edit++)
        {
            SyntaxTree edited = Parse(Program.Replace("0.25", string.Create(CultureInfo.InvariantCulture, $"{edit}.25"), StringComparison.Ordinal));
            CSharpCompilation compilation = start.ReplaceSyntaxTree(start.SyntaxTrees[0], edited);
            compilations.Add(new WeakReference(compilation));
            driver = driver.RunGenerators(compilation);
            Assert.Contains($"{edit}.25", Assert.Single(driver.GetRunResult().GeneratedTrees).ToString(), StringComparison.Ordinal);
        }

        return driver;
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions, "Model.cs");
}

/// <summary>What is in use is asked of the whole process: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTestsAlone;
