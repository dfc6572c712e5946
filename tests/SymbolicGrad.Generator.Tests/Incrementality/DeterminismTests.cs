using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Incrementality;

/// <summary>The same sources give the same bytes, wherever and however they are compiled.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Programs = [SamplePrograms.Scalars, SamplePrograms.Arrays, SamplePrograms.Network];

    [Fact]
    public void Two_runs_give_the_same() => Assert.Equal(Generate(), Generate());

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    public void The_culture_does_not_matter(string culture)
    {
        ImmutableSortedDictionary<string, string> expected = Generate();
        CultureInfo before = CultureInfo.CurrentCulture, beforeUi = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.True((-1.5).ToString() != "-1.5" || "i".ToUpper() != "I", $"The culture {culture} is real.");

            Assert.Equal(expected, Generate());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeUi;
        }
    }

    [Fact]
    public void The_files_places_and_order_do_not_matter()
    {
        ImmutableSortedDictionary<string, string> expected = Generate();

        Assert.Equal(expected, Generate(index => $"/home/someone/project/File{index}.cs"));
        Assert.Equal(expected, Generate(index => $@"C:\Users\Jemand\Projekt\File{index}.cs"));
        Assert.Equal(expected, Run(Programs.Reverse().Select((source, index) => ($"{index}.cs", source))).Sources);
    }

    [Fact]
    public void Line_ends_do_not_matter() =>
        Assert.Equal(Generate(), Run(Programs.Select((source, index) => ($"{index}.cs", source.ReplaceLineEndings("\r\n")))).Sources);

    [Fact]
    public void Builds_at_the_same_time_do_not_disturb_each_other()
    {
        ImmutableSortedDictionary<string, string> expected = Generate();

        var results = new ImmutableSortedDictionary<string, string>[8];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, build => results[build] = Generate());

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_does_not_matter_whether_the_compiler_uses_several_threads(bool isConcurrent)
    {
        CSharpCompilation compilation = TestCompilation.Create(Programs);

        Assert.Equal(Generate(), GeneratorRun.Of(new DifferentiableGenerator(), compilation.WithOptions(compilation.Options.WithConcurrentBuild(isConcurrent))).Sources);
    }

    [Fact]
    public void Generated_text_has_unix_line_ends_and_no_trailing_blanks() => Assert.All(Generate().Values, text =>
    {
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' ') || line.Contains('\t', StringComparison.Ordinal));
    });

    private static ImmutableSortedDictionary<string, string> Generate(Func<int, string>? path = null) =>
        Run(Programs.Select((source, index) => (path?.Invoke(index) ?? $"{index}.cs", source))).Sources;

    private static GeneratorRun Run(IEnumerable<(string Path, string Source)> files)
    {
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(files));
        Assert.Superset(
            new HashSet<string> { "Samples.Arrays.Squares.g.cs", "Samples.Mlp.Loss.g.cs", "Samples.Mlp.Model.g.cs", "Samples.Scalars.Huber.g.cs", "Samples.Scalars.Wave.g.cs" },
            run.Sources.Keys.ToHashSet());
        return run;
    }
}
