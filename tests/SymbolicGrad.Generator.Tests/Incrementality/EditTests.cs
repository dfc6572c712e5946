using Microsoft.CodeAnalysis;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Incrementality;

/// <summary>What an edit makes the generator do again: each edit is made and undone.</summary>
public sealed class EditTests
{
    private const string Model = """
        namespace Samples;

        public static partial class Model
        {
            [Differentiable]
            public static double Loss(double[] w, [Data] double x)
            {
                // Weighted.
                return 2.5 * Helper.Penalty(w[0]) + w[1] * x;
            }
        }
        """;

    private const string Helper = """
        namespace Samples;

        public static class Helper
        {
            // Squared.
            public static double Penalty(double a) => a * a;
        }
        """;

    private const string Unrelated = """
        namespace Samples;

        public static class Unrelated
        {
            public static int Answer => 42;
        }
        """;

    [Theory]
    [InlineData("Model.cs", "// Weighted.", "// Weighted, with\n        // more to say.")]
    [InlineData("Model.cs", "return 2.5", "return  /* factor */\n            2.5")]
    [InlineData("Helper.cs", "// Squared.", "// Squared: the penalty grows fast.")]
    [InlineData("Unrelated.cs", "42", "43")]
    [InlineData("Unrelated.cs", "public static int Answer => 42;", "")]
    public void An_edit_that_does_not_change_the_function_generates_nothing_anew(string file, string before, string after)
    {
        (GeneratorRun first, GeneratorRun edited, GeneratorRun undone) = EditAndUndo(file, before, after);

        foreach (GeneratorRun run in new[] { edited, undone })
        {
            Assert.Equal(first.Sources, run.Sources);
            Assert.All(run.StepReasons(), reason => Assert.Matches(": (Cached|Unchanged)$", reason));
            Assert.Equal([IncrementalStepRunReason.Cached], run.OutputReasons());
        }
    }

    [Theory]
    [InlineData("Model.cs", "2.5", "3.5")]
    [InlineData("Helper.cs", "a * a", "a * a * a")]
    [InlineData("Model.cs", "[Data] double x", "[Data] double X, double x")]
    public void An_edit_that_changes_the_function_is_followed(string file, string before, string after)
    {
        (GeneratorRun first, GeneratorRun edited, GeneratorRun undone) = EditAndUndo(file, before, after);

        Assert.NotEqual(first.Source("Samples.Model.Loss.g.cs"), edited.Source("Samples.Model.Loss.g.cs"));
        Assert.Equal(first.Sources, undone.Sources);
        foreach (GeneratorRun run in new[] { edited, undone })
        {
            Assert.Contains(run.StepReasons(), reason => reason.EndsWith(": Modified", StringComparison.Ordinal));
            Assert.Contains(IncrementalStepRunReason.Modified, run.OutputReasons());
        }
    }

    [Fact]
    public void An_edit_of_one_method_leaves_the_other_s_output_cached()
    {
        GeneratorRun first = Run(Model, Helper, SamplePrograms.Arrays);
        GeneratorRun edited = first.After(first.Input.WithSource("Source.cs", Model.Replace("2.5", "3.5", StringComparison.Ordinal)));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], edited.OutputReasons());
        Assert.Equal(first.Source("Samples.Arrays.Squares.g.cs"), edited.Source("Samples.Arrays.Squares.g.cs"));
    }

    [Fact]
    public void A_method_that_comes_and_goes_adds_and_removes_its_output_alone()
    {
        GeneratorRun first = Run(Model, Helper, "");
        GeneratorRun added = first.After(first.Input.WithSource("Source3.cs", SamplePrograms.Arrays));
        GeneratorRun removed = added.After(first.Input);

        Assert.Equal([.. first.Sources.Keys, "Samples.Arrays.Squares.g.cs"], added.Sources.Keys.OrderDescending(StringComparer.Ordinal));
        Assert.Equal(first.Source("Samples.Model.Loss.g.cs"), added.Source("Samples.Model.Loss.g.cs"));
        Assert.Equal(first.Sources, removed.Sources);
    }

    private static (GeneratorRun First, GeneratorRun Edited, GeneratorRun Undone) EditAndUndo(string file, string before, string after)
    {
        (string Path, string Source)[] files = [("Model.cs", Model), ("Helper.cs", Helper), ("Unrelated.cs", Unrelated)];
        string source = files.Single(each => each.Path == file).Source;
        Assert.Contains(before, source, StringComparison.Ordinal);

        GeneratorRun first = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(files)).AssertCompiles();
        GeneratorRun edited = first.After(first.Input.WithSource(file, source.Replace(before, after, StringComparison.Ordinal))).AssertCompiles();
        GeneratorRun undone = edited.After(edited.Input.WithSource(file, source)).AssertCompiles();
        Assert.Contains("Samples.Model.Loss.g.cs", first.Sources.Keys);
        return (first, edited, undone);
    }

    private static GeneratorRun Run(params string[] sources) =>
        GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(sources)).AssertCompiles();
}
