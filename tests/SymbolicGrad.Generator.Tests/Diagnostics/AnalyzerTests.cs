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
}
