using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>What the analyzer reports, where, and in which words.</summary>
public class AnalyzerTests
{
    public static TheoryData<string, string> Refused => RefusedPrograms.All;

    public static TheoryData<string, string> RefusedByLanguage => RefusedLanguage.All;

    public static TheoryData<string, string> RefusedForActing => RefusedActs.All;

    public static TheoryData<string, string> Warned => RefusedPrograms.Warned;

    [Theory]
    [MemberData(nameof(Refused))]
    [MemberData(nameof(RefusedByLanguage))]
    [MemberData(nameof(RefusedForActing))]
    [MemberData(nameof(Warned))]
    public Task Reports_the_reason_at_the_expression(string marked, string message) =>
        AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), RefusedPrograms.Program(marked), message);

    // Either gradient would call one that writes.
    [Fact]
    public Task Reports_both_methods_of_a_circle_that_writes() => AnalyzerRun.AssertReports(
        new DifferentiableAnalyzer(),
        RefusedPrograms.Program(
            "static readonly double[] T = [1, 2]; [Differentiable] static double G(double x, int n) => n < 1 ? T[0] * x : {|SG0005:F(x, n - 1)|}; " +
            "[Differentiable] public static double F(double x, int n) { T[0] = x; return n < 1 ? x : {|SG0005:G(x, n)|}; }"),
        "it writes to elements of arrays",
        "it writes to elements of arrays");
}
