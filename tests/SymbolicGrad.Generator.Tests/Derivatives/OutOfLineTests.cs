using System.Globalization;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Derivatives;

/// <summary>Which <c>[Differentiable]</c> methods callers inline, and which they call in halves.</summary>
public class OutOfLineTests
{
    private const string Marked = "[Differentiable, MethodImpl(MethodImplOptions.NoInlining)]";

    private static readonly string Large = string.Concat(Enumerable.Range(0, 120).Select(i => string.Create(CultureInfo.InvariantCulture, $"s += Math.Sin(s * {i} + x) * y; ")));

    [Fact]
    public void Small_methods_are_inlined() => Assert.DoesNotContain("G_", Caller("[Differentiable] public static double G(double x, double y) => x * y;"), StringComparison.Ordinal);

    [Fact]
    public void Large_methods_are_called_in_halves()
    {
        string caller = Caller($"[Differentiable] public static double G(double x, double y) {{ double s = x; {Large} return s; }}");
        Assert.Contains("G_Record(x, y, recording)", caller, StringComparison.Ordinal);
        Assert.Contains("G_Reverse(x, y, recording, ", caller, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_method_inlines_makes_it_large() => Assert.Contains(
        "G_Record(", Caller($"[Differentiable] public static double G(double x, double y) => H(x, y); static double H(double x, double y) {{ double s = x; {Large} return s; }}"), StringComparison.Ordinal);

    [Fact]
    public void What_a_method_calls_does_not_make_it_large() => Assert.DoesNotContain(
        "G_Record(", Caller($"[Differentiable] public static double G(double x, double y) => H(x, y) * y; [Differentiable] public static double H(double x, double y) {{ double s = x; {Large} return s; }}"), StringComparison.Ordinal);

    [Fact]
    public void Methods_that_are_not_to_be_inlined_are_not() => Assert.Contains("G_Record(", Caller($"{Marked} public static double G(double x, double y) => x * y;"), StringComparison.Ordinal);

    [Fact]
    public void A_sum_of_calls_records_nothing()
    {
        string caller = Caller($"{Marked} public static double G(double x, double y) => x * y;", "double s = 0; for (int i = 0; i < 9; i++) s += G(x, i * y); return s;");
        Assert.Contains("double g = G_Backward(", caller, StringComparison.Ordinal);
        Assert.DoesNotContain("recording", caller, StringComparison.Ordinal);
    }

    [Fact]
    public void Recompute_comes_first() => Assert.DoesNotContain("G_Record(", Caller("[Recompute] " + Marked + " public static double G(double x, double y) => x * y;"), StringComparison.Ordinal);

    /// <summary>What the caller has or does can make a call impossible: then the body is inlined as that of a small method.</summary>
    [Theory]
    [InlineData("[Differentiable(Forward = true)] public static double F(double x, double y) => Math.Sin(G(x, y)); {0} public static double G(double x, double y) => x * y;")]
    [InlineData("[Differentiable] public static double F(double[] w, double y) {{ w[0] = y; return Math.Sin(G(w, y)); }} {0} public static double G(double[] x, double y) => x[0] * y;")]
    [InlineData("[Differentiable] public static double F(double x, double y) => Math.Sin(G([x, y], y)); {0} public static double G(double[] x, double y) => x[0] * y;")]
    [InlineData("[Differentiable] public static double F(double x, double y) => Math.Sin(G(x, y)); {0} public static double G(double x, [Data] double y) => x * y;")]
    [InlineData("[Differentiable] public static double F(double x, double y) => Math.Sin(G(ref x, y)); {0} static double G(ref double x, double y) => x *= y;", "SG0004")]
    [InlineData("[Differentiable] public static double F(double x, double y) => Math.Sin(new Q<int>().G(x, y)); public sealed partial class Q<T> {{ {0} public double G(double x, double y) => x * y; }}")]
    public void What_cannot_be_called_is_inlined(string members, string? reported = null)
    {
        GeneratorRun run = Run(string.Format(CultureInfo.InvariantCulture, members, Marked));
        if (reported is null) run.AssertCompiles();
        string caller = run.Source("P.F.g.cs");
        Assert.DoesNotContain("G_", caller, StringComparison.Ordinal);
        Assert.Contains("F_Backward(", caller, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_the_users_keep_their_names()
    {
        GeneratorRun run = Run($"[Differentiable] public static double F(double x, double y) => Math.Sin(Q.G(x, y)); public static partial class Q {{ {Marked} public static double G(double x, double y) => x * y; public static double G_Record(double x, double y, Recording r) => 0; public static int G_Reverse; }}").AssertCompiles();
        Assert.Contains("Q.G_Record2(x, y, recording)", run.Source("P.F.g.cs"), StringComparison.Ordinal);
        Assert.Contains("Q.G_Reverse2(x, y, recording, ", run.Source("P.F.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_called_recording_keeps_its_name()
    {
        GeneratorRun run = Run($"[Differentiable] public static double F(double recording, double work) => Math.Sin(G(recording, work)); {Marked} public static double G(double recording, double value) => Math.Sin(H(recording, value)); {Marked} public static double H(double drecording, double recording) => recording * drecording;").AssertCompiles();
        Assert.Contains("recording2", run.Source("P.F.g.cs"), StringComparison.Ordinal);
    }

    private static string Caller(string callee, string body = "return Math.Sin(G(x, y));") =>
        Run($"[Differentiable] public static double F(double x, double y) {{ {body} }} {callee}").AssertCompiles().Source("P.F.g.cs");

    private static GeneratorRun Run(string members) => GeneratorRun.Of(
        new DifferentiableGenerator(), TestCompilation.Create($"using System; using System.Runtime.CompilerServices; using SymbolicGrad; public static partial class P {{ {members} }}"));
}
