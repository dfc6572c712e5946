using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>SG0103: shortcuts at a single value, which lose the gradient there.</summary>
public sealed class EqualityTests
{
    [Theory]
    [InlineData("double x, double y", "=> {|SG0103:x == 0|} ? 0 : Math.Sin(x) * y;")]
    [InlineData("double x, double y", "=> {|SG0103:x != 0|} ? Math.Sin(x) * y : 1;")]
    [InlineData("double x, double y", "=> !({|SG0103:x != 0|}) ? 0 : x * y;")]
    [InlineData("double x, double y", "{ if ({|SG0103:x == 0|}) return 0; return x * y; }")]
    [InlineData("double x, double y", "{ if ({|SG0103:x == y|}) return 0; double d = x - y; return d * d * d; }")]
    [InlineData("double x, double y", "=> {|SG0103:x == 0|} && {|SG0103:y == 0|} ? 0 : x + y;")]
    [InlineData("double x, double y", "=> {|SG0103:x == 0|} || {|SG0103:y == 0|} ? 0 : x * y;")]
    [InlineData("double x, double y", "=> {|SG0103:x == 0|} && y > 1 ? 0 : x * y;")]

    // What is returned varies, but not with what is compared: the logarithmic mean.
    [InlineData("double a, double b", "=> {|SG0103:a == b|} ? a : (a - b) / Math.Log(a / b);")]
    [InlineData("double x, double y", "=> y + ({|SG0103:x == 0|} ? 0 : x * y);")]
    [InlineData("double x, double y", "{ double n = Math.Sqrt(x * x + y * y); return {|SG0103:n == 0|} ? 0 : x / n; }")]

    // In loops: a product that ends, a sum that leaves out, a search that ends where it is exact.
    [InlineData("double[] x", "{ double p = 1; foreach (double v in x) { if ({|SG0103:v == 0|}) return 0; p *= v; } return p; }")]
    [InlineData("double[] x", "{ double p = 1; for (int i = 0; i < x.Length; i++) { if ({|SG0103:x[i] == 0|}) { p = 0; break; } p *= x[i]; } return p; }")]
    [InlineData("double[] w, double[] x", "{ double s = 0; for (int i = 0; i < w.Length; i++) { if ({|SG0103:w[i] == 0|}) continue; s += w[i] * x[i]; } return s; }")]
    [InlineData("double[] w, double[] x", "{ double s = 0; for (int i = 0; i < w.Length; i++) if ({|SG0103:w[i] != 0|}) s += w[i] * x[i]; return s; }")]
    [InlineData("double a, double start", "{ double x = start; for (int i = 0; i < 9; i++) { double e = x * x - a; if ({|SG0103:e == 0|}) break; x -= e / (2 * x); } return x; }")]
    public Task It_is_reported_at_the_comparison(string parameters, string body) =>
        AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), Program(parameters, body));

    [Theory]
    [InlineData("double x, double y", "=> x == 0 ? y * x : Math.Sin(x) * y;")]
    [InlineData("double x, double y", "=> x <= 0 ? 0 : x * y;")]
    [InlineData("double x, int n", "=> n == 0 ? 1 : x * n;")]
    [InlineData("double x, [Data] double y", "=> y == 0 ? 0 : x * y;")]
    [InlineData("double x, double y", "=> x > 1 && y == 0 || x < -1 ? 1 + 0 * y : x * y;")]
    [InlineData("double x, double y", "=> x == 0 || y > 1 ? 0 : x * y;")]
    [InlineData("double x, double y", "{ int zeros = 0; if (x == 0) zeros++; return x * y + zeros; }")]
    [InlineData("double x, double y", "{ if (x == 0) throw new ArgumentException(nameof(x)); return y / x; }")]
    [InlineData("double[] x", "{ double p = 1; foreach (double v in x) { if (v < 0) return 0; p *= v; } return p; }")]

    // The first terms of the series stand for 0/0: as Rodrigues' formula does it.
    [InlineData("double x, double y", "{ double n = x * x + y * y; return n == 0 ? x + 2 * y : (x + 2 * y) * Math.Sin(Math.Sqrt(n)) / Math.Sqrt(n); }")]
    [InlineData("System.Numerics.Vector2 r, System.Numerics.Vector2 v", "{ double n = System.Numerics.Vector2.Dot(r, r); System.Numerics.Vector2 w = n == 0 ? new(v.X - r.Y * v.Y, v.Y + r.X * v.X) : new(v.X * (float)Math.Cos(n) - r.Y * r.X * v.Y, v.Y * (float)Math.Cos(n) + r.X * v.X); return w.X + 2 * w.Y; }")]
    [InlineData("double x, double y", "=> double.IsNaN(x) ? 0 : x * y;")]
    public Task Nothing_is_reported(string parameters, string body) =>
        AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), Program(parameters, body));

    [Fact]
    public Task The_message_tells_what_to_do() => AnalyzerRun.AssertReports(
        new DifferentiableAnalyzer(),
        "public partial class P { [Differentiable] public static double F(double x) => 2 * G(x); static double G(double x) => {|SG0103:x == 0|} ? 0 : Math.Sin(x); }",
        "Where 'x == 0' holds, what is computed does not depend on what is compared, so that the gradient is lost there although the values around have one; let the formula hold for this value too, or compare with a range (in 'P.G', called by 'P.F')");

    private static string Program(string parameters, string body) => $"public partial class P {{ [Differentiable] public static double F({parameters}) {body} }}";
}
