using SymbolicGrad.CodeFixes;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>The fix of SG0001.</summary>
public class MakePartialTests
{
    [Theory]
    [InlineData("public class P { M }", "public partial class P { M }")]
    [InlineData("/* first */ class P { M }", "/* first */ partial class P { M }")]
    [InlineData("[Serializable]\nclass P { M }", "[Serializable]\npartial class P { M }")]
    [InlineData("public readonly record struct P(int N) { M }", "public readonly partial record struct P(int N) { M }")]
    [InlineData(
        "static class A\n{\n    partial class B\n    {\n        // inner\n        struct P { M }\n    }\n}",
        "static partial class A\n{\n    partial class B\n    {\n        // inner\n        partial struct P { M }\n    }\n}")]
    public async Task Adds_partial_to_the_type_and_all_outer_types(string before, string after)
    {
        const string Method = "[Differentiable] public static double F(double x) => x * x;";
        string actual = await CodeFixRun.FixAll(new MakePartialCodeFix(), before.Replace("M", Method, StringComparison.Ordinal), []);
        Assert.Equal(after.Replace("M", Method, StringComparison.Ordinal), actual);
        GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(actual)).AssertCompiles().Source(actual.Contains("class A", StringComparison.Ordinal) ? "A.B.P.F.g.cs" : "P.F.g.cs");
    }
}
