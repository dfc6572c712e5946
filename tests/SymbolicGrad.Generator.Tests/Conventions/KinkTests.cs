using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Generator.Tests.Numerics;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Conventions;

/// <summary>One convention at each kink, the same in every spelling, in both modes and in the kernels, and the one that the contract states.</summary>
public class KinkTests
{
    private static readonly SpelledFunctions Functions = new(KinkSpellings.All().Select(entry => entry.Spelling), KinkSpellings.Helpers);

    public static TheoryData<string> Rows => [.. KinkSpellings.All().Select(entry => entry.Row).Distinct()];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_spelling_has_the_slope_of_the_contract(string row)
    {
        foreach ((_, Spelling spelling, double[] at, double[] slopes) in KinkSpellings.All().Where(entry => entry.Row == row))
        {
            double[][] reverse = Functions.Reverse(spelling, at), forward = Functions.Forward(spelling, at);
            for (int operand = 0; operand < at.Length; operand++)
            {
                AssertSlopes(slopes[operand], reverse[operand], spelling, $"{spelling} at ({string.Join(", ", at)}), reverse, ∂{operand}");

                // Forward mode adds the slopes in the other directions times zero.
                if (slopes.Where((slope, other) => other != operand && !double.IsFinite(slope)).Any()) continue;
                AssertSlopes(slopes[operand], forward[operand], spelling, $"{spelling} at ({string.Join(", ", at)}), forward, ∂{operand}");
            }
        }

        // The framework's vectorised e⁰ is, for float, 1 but for the last digit.
        static void AssertSlopes(double expected, double[] actual, Spelling spelling, string what) =>
            Assert.True(actual.All(slope => slope.Equals(expected) || (spelling.IsSingle && Math.Abs(slope - expected) <= 2e-7 * Math.Abs(expected))), $"{what} is {string.Join(", ", actual.Distinct())}, not {expected}.");
    }

    [Fact]
    public void Every_row_with_a_kink_is_spelled() =>
        Assert.Equal(Primitives.All.Where(op => op.Kink is not null).Select(op => op.Name).Order(StringComparer.Ordinal), KinkSpellings.All().Select(entry => entry.Row).Where(Primitives.Contains).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Rows with one convention share a line.</summary>
    [Fact]
    public void The_contract_has_the_rows_own_words()
    {
        string section = Contract().Split("\n## Kinks\n")[1].Split("\n## ")[0];
        string[] stated = [.. section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        string[] expected = [.. Primitives.All.Where(op => op.Kink is not null).GroupBy(op => op.Kink!).Select(group => $"| {string.Join(", ", group.Select(op => $"`{op.Name}`"))} | {group.Key.Replace("|", "\\|", StringComparison.Ordinal)} |")];
        Assert.True(expected.SequenceEqual(stated), $"The table of docs/contract.md, section Kinks, should be:\n{string.Join('\n', expected)}");
    }

    /// <summary>What the framework has and the table has not is an error at the call, whatever it means at its kinks.</summary>
    [Fact]
    public async Task A_function_without_a_row_is_refused()
    {
        MethodInfo[] methods = [.. new[] { typeof(Math), typeof(MathF), typeof(double), typeof(float) }.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(IsOfNumbers)];
        string[] lines = [.. methods.Select((method, i) => $"[Differentiable] public static {Scalar(method)} F{i.ToString(CultureInfo.InvariantCulture)}({Scalar(method)} x) => {Call(method)};")];
        IEnumerable<Diagnostic> reported = await AnalyzerRun.Of(new DifferentiableAnalyzer(), TestCompilation.Create("public static partial class A\n{\n" + string.Join('\n', lines) + "\n}"));
        ILookup<int, Diagnostic> errors = reported.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line - 2);

        var unexpected = new List<string>();
        foreach ((int i, MethodInfo method) in methods.Index())
        {
            bool hasRow = Primitives.ForSymbol($"System.{method.DeclaringType!.Name}.{method.Name}").Any(op => op.Arity == method.GetParameters().Length);
            string[] ids = [.. errors[i].Select(error => error.Id)];
            if (!ids.SequenceEqual(hasRow ? [] : ["SG0005"])) unexpected.Add($"{Call(method)}: {string.Join(", ", ids)}");
            if (!hasRow && errors[i].FirstOrDefault() is { } refusal && lines[i][refusal.Location.GetLineSpan().Span.Start.Character..] != Call(method) + ";")
                unexpected.Add($"{Call(method)}: {refusal}");
        }
        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
        Assert.InRange(errors.Count, 20, methods.Length - 50);
    }

    private static bool IsOfNumbers(MethodInfo method) =>
        !method.IsSpecialName && (method.ReturnType == typeof(double) || method.ReturnType == typeof(float))
        && method.GetParameters() is { Length: > 0 } parameters && parameters.All(parameter => parameter.ParameterType == method.ReturnType);

    private static string Scalar(MethodInfo method) => method.ReturnType == typeof(float) ? "float" : "double";

    private static string Call(MethodInfo method) =>
        $"{(method.DeclaringType!.Name.StartsWith("Math", StringComparison.Ordinal) ? method.DeclaringType.Name : Scalar(method))}.{method.Name}({string.Join(", ", method.GetParameters().Select((_, i) => i == 0 ? "x" : "x * x"))})";

    private static string Contract([CallerFilePath] string thisFile = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "docs", "contract.md")).ReplaceLineEndings("\n");
}
