using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Derivatives;

/// <summary>What a user takes out of a gradient: values with <c>StopGradient</c>, parameters with <c>WithRespectTo</c>.</summary>
public class ModifierTests
{
    /// <summary>Bodies of F(x, y), and the gradient at (2, 3) that is left.</summary>
    public static TheoryData<string, double, double> Stopped => new()
    {
        { "=> StopGradient(x) * y;", 0, 2 },
        { "=> x * x + StopGradient(x * y);", 4, 0 },
        { "=> StopGradient(x * x) * x + y;", 4, 1 },
        { "{ var t = x * y; var s = StopGradient(t); return t * s; }", 18, 12 },
        { "=> Math.Max(StopGradient(x), y) * x;", 3, 2 },
        { "{ double s = 0; for (int i = 0; i < 3; i++) s = StopGradient(s) * x + y; return s; }", 9, 1 },
        { "=> StopGradient(x) > 1 ? x * y : y;", 3, 2 },
        { "=> (double)StopGradient((float)x) * x + y;", 2, 1 },
        { "=> x + StopGradient(Math.Floor(y) - y) + y;", 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Stopped))]
    public void Nothing_passes_through_what_is_stopped(string body, double dx, double dy)
    {
        using LoadedProgram program = Run($"[Differentiable(Forward = true)] public static double F(double x, double y) {body}");
        object gradient = program.Invoke("P", "F_Gradient", 2.0, 3.0)!;
        Assert.Equal(program.Invoke<double>("P", "F", 2.0, 3.0), LoadedProgram.Get<double>(gradient, "Value"), 12);
        Assert.Equal((dx, dy), (LoadedProgram.Get<double>(gradient, "x"), LoadedProgram.Get<double>(gradient, "y")));
        Assert.Equal(dx + (10 * dy), program.Invoke<(double, double)>("P", "F_Forward", 2.0, 3.0, 1.0, 10.0).Item2, 12);
    }

    [Fact]
    public void Tensors_are_stopped_too()
    {
        using LoadedProgram program = Run("[Differentiable] public static double F(Matrix<double> A, Vector<double> u) => Sum(StopGradient(A) * u) + Sum(A * StopGradient(Exp(u)));");
        var a = new Matrix<double>(1, 2, [2, 3]);
        object gradient = program.Invoke("P", "F_Gradient", a, new Vector<double>([0, 1]))!;
        Assert.Equal([1, Math.E], LoadedProgram.Get<Matrix<double>>(gradient, "A").Span.ToArray());
        Assert.Equal([2, 3], LoadedProgram.Get<Vector<double>>(gradient, "u").ToArray());
    }

    [Fact]
    public void Generated_code_does_not_mention_what_is_stopped() =>
        Assert.DoesNotContain("StopGradient", Generated("[Differentiable] public static double F(double x, double y) => StopGradient(x) * y;"), StringComparison.Ordinal);

    [Fact]
    public void Only_chosen_parameters_are_differentiated()
    {
        string source = Generated("[Differentiable(WithRespectTo = [nameof(y), \"w\"])] public static double F(double x, double y, double[] v, double[] w) => x * y + v[0] * w[0];");
        Assert.Contains("F_Backward(double x, double y, double[] v, double[] w, ref double dy, Span<double> dw, double dF = 1)", source.Replace("global::System.", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("record FGradient(double Value, double y, double[] w);", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Differentiable(WithRespectTo = [\"z\"])] public static double {|SG0004:F|}(double x) => x;", "A gradient with respect to 'z'")]
    [InlineData("[Differentiable(WithRespectTo = [nameof(n)])] public static double {|SG0004:F|}(double x, int n) => x * n;", "A gradient with respect to 'n'")]
    [InlineData("[Differentiable(WithRespectTo = [nameof(x)])] public static double {|SG0004:F|}([Data] double x, double y) => x * y;", "name parameters of floating-point types")]
    [InlineData("[Differentiable(WithRespectTo = [])] public static double {|SG0002:F|}(double x) => x;", "'F' has nothing to differentiate")]
    public Task What_cannot_be_chosen_is_refused(string members, string message) =>
        AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), Program(members), message);

    private static string Program(string members) => $"using static SymbolicGrad.Functions;\npublic static partial class P {{ {members} }}";

    private static LoadedProgram Run(string members) => GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(Program(members))).Load();

    private static string Generated(string members) => GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(Program(members))).AssertCompiles().Source("P.F.g.cs");
}
