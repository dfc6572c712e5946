using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>
/// Programs of sizes and depths that no person writes: each has a gradient that compiles, or an error that says what is too much, in
/// bounded time and on a compiler's stack. The analyzer, on a thread of another stack, says the same.
/// </summary>
public sealed class LimitTests
{
    private const string F = "[Differentiable] public static double F(double x) ";

    public static TheoryData<string, string> Accepted => new()
    {
        { "10,000 operators in one expression", $"{F} => {Repeat(10_000, _ => "x", " + ")};" },
        { "300 parentheses inside each other", $"{F} => {Repeat(300, _ => "x * (1 + ")}x{new string(')', 300)};" },
        { "1,000 statements", $"{F} {{ double s = x; {Repeat(1_000, _ => "s = s * x + 1;")} return s; }}" },
        { "200 blocks", $"{F} {{ double s = x; {new string('{', 200)} s *= x; {new string('}', 200)} return s; }}" },
        { "60 branches inside each other", $"{F} {{ double s = x; {Repeat(60, i => $"if (x > {i}) {{ s *= x;")}{new string('}', 60)} return s; }}" },
        { "60 loops inside each other", $"{F} {{ double s = x; {Repeat(60, i => $"for (int i{i} = 0; i{i} < 1; i{i}++) {{ s *= x;")}{new string('}', 60)} return s; }}" },
        { "500 parameters", $"[Differentiable] public static double F({Repeat(500, i => $"double x{i}", ", ")}) => {Repeat(500, i => $"x{i} * x{i * 7 % 500}", " + ")};" },
        { "a literal of 5,000 elements", $"{F} {{ double[] a = [{Repeat(5_000, i => $"{i}.5", ", ")}]; double s = 0; foreach (double v in a) s += v * x; return s; }}" },
        { "500 calls inside each other", $"{F} => G0(x); {Repeat(500, i => $"static double G{i}(double x) => G{i + 1}(x) * x; ")} static double G500(double x) => x;" },
        { "300 lambdas that call each other", $"{F} {{ Func<double, double> f0 = t => t * x; {Repeat(300, i => $"Func<double, double> f{i + 1} = t => f{i}(t) * t; ")} return f300(x); }}" },
        { "300 factors that are matrices", $"[Differentiable] public static double F(Matrix<double> A) => Functions.Sum({Repeat(300, _ => "A", " * ")});" },
        { "a graph of 1,000 operators", $"[Differentiable(DrawGraph = true)] public static double F(double x) => {Repeat(1_000, _ => "x", " * ")};" },
        { "200 structs inside each other", $"[Differentiable] public static double F(S199 t) => t.W * t.{Repeat(199, _ => "I.")}V; public struct S0 {{ public double V; }} {Repeat(199, i => $"public struct S{i + 1} {{ public S{i} I; public double W; }} ")}" },
        { "25 classes inside each other", $"[Differentiable] public static double F(C0 c) => c.N * c.A.A.N; {Repeat(25, i => $"public class C{i} {{ public double N; public C{i + 1} A = new(); }} ")} public class C25 {{ public double N; }}" },
        { "classes without numbers that refer to each other", $"[Differentiable] public static double F(double x, C0 c) => x * c.N; {Repeat(14, i => $"public class C{i} {{ public int N; {Repeat(14, j => $"public C{j}? R{j}; ")}}} ")}" },
        { "a generic class without end", "[Differentiable] public static double F(G<int> g) => g.V * g.V; public class G<T> { public double V; public G<G<T>>? Next; }" },
        { "a generic struct without end", "[Differentiable] public static double F(G<int> g) => g.V * g.V; public struct G<T> { public double V; public G<G<T>>[] Next; }" },
        { "a pair in pairs", $"[Differentiable] public static double F({Repeat(9, _ => "Pair<")}double{new string('>', 9)} p) => p.{Repeat(8, _ => "A.")}A; public record struct Pair<T>(T A, T B);" },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "5,000 conditions", $"{F} => ({Repeat(5_000, i => $"x < {i}", " && ")}) ? x * x : x;", "The nesting of more than 2000 expressions, statements and calls" },
        { "3,000 calls inside each other", $"{F} => G0(x); {Repeat(3_000, i => $"static double G{i}(double x) => G{i + 1}(x) * x; ")} static double G3000(double x) => x;", "The nesting of more than 2000 expressions, statements and calls" },
        { "200 branches inside each other", $"{F} {{ double s = x; {Repeat(200, i => $"if (x > {i}) {{ s *= x;")}{new string('}', 200)} return s; }}", "The nesting of more than 64 branches and loops" },
        { "200 loops inside each other", $"{F} {{ double s = x; {Repeat(200, i => $"for (int i{i} = 0; i{i} < 1; i{i}++) {{ s *= x;")}{new string('}', 200)} return s; }}", "The nesting of more than 64 branches and loops" },
        { "300 arms", $"[Differentiable] public static double F(double x, int k) => k switch {{ {Repeat(300, i => $"{i} => x * {i}, ")} _ => x }};", "The nesting of more than 64 branches and loops" },
        { "calls that double twenty times", $"{F} => G0(x); {Repeat(20, i => $"static double G{i}(double x) => G{i + 1}(x) * G{i + 1}(x * x); ")} static double G20(double x) => x;", "A method of this size, with the bodies of all that it calls," },
        { "a struct that doubles sixteen times", $"[Differentiable] public static double F(S16 s) => s.{Repeat(16, _ => "A.")}A; public struct S0 {{ public double A, B; }} {Repeat(16, i => $"public struct S{i + 1} {{ public S{i} A, B; }} ")}", "which holds too many members" },
        { "classes with numbers that refer to each other", $"[Differentiable] public static double F(C0 c) => c.N; {Repeat(14, i => $"public class C{i} {{ public double N; {Repeat(14, j => $"public C{j}? R{j}; ")}}} ")}", "Reading 'c.N', whose gradient has no place in a 'P.C0'" },
        { "a pair in too many pairs", $"[Differentiable] public static double F({Repeat(13, _ => "Pair<")}double{new string('>', 13)} p) => p.{Repeat(12, _ => "A.")}A; public record struct Pair<T>(T A, T B);", "which holds too many members" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Is_differentiated(string what, string members)
    {
        CSharpCompilation input = Compilation(members);
        GeneratorRun run = CompilerStack.Run(() => GeneratorRun.Of(new DifferentiableGenerator(), input).AssertCompiles());

        Assert.True(run.Sources.ContainsKey("P.F.g.cs"), what);
        Assert.Empty(await Errors(run.Output));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Is_refused(string what, string members, string message)
    {
        CSharpCompilation input = Compilation(members);
        GeneratorRun run = CompilerStack.Run(() => GeneratorRun.Of(new DifferentiableGenerator(), input).AssertCompiles());

        Assert.True(run.Sources.IsEmpty, what);
        Diagnostic error = Assert.Single(await Errors(run.Output));
        Assert.Equal("SG0004", error.Id);
        Assert.Contains(message, AnalyzerRun.Message(error), StringComparison.Ordinal);
    }

    private static async Task<ImmutableArray<Diagnostic>> Errors(CSharpCompilation compilation) =>
        [.. (await AnalyzerRun.Of(new DifferentiableAnalyzer(), compilation)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private static CSharpCompilation Compilation(string members) => TestCompilation.Create($"public partial class P {{ {members} }}");

    private static string Repeat(int count, Func<int, string> text, string separator = "") => string.Join(separator, Enumerable.Range(0, count).Select(text));
}
