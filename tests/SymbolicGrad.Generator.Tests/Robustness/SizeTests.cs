using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>What is generated grows with the method, not faster.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData("if (s > {0}) {{ s = s * x + {0}; }}")]
    [InlineData("s = s > {0} ? s * x + {0} : s;")]
    [InlineData("s = x > {0} ? s * x : s + 1;")]
    [InlineData("s = Math.Sin(s) * x + s;")]
    public void Twice_the_statements_make_about_twice_the_text(string statement)
    {
        int few = Length(statement, 12), many = Length(statement, 24);

        Assert.True(many < 3 * few, $"12 statements make {few} characters, 24 make {many}.");
    }

    private static int Length(string statement, int count)
    {
        string body = string.Concat(Enumerable.Range(0, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, i) + "\n"));
        string source = $"public static partial class A {{ [Differentiable] public static double F(double x) {{ double s = x;\n{body} return s; }} }}";
        return GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(source)).AssertCompiles().Source("A.F.g.cs").Length;
    }
}
