using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Capture;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Capture;

/// <summary>A program whose marked method <c>F</c> of the class <c>P</c> is captured.</summary>
internal sealed class CapturedProgram
{
    private readonly CSharpCompilation _compilation;

    private CapturedProgram(CSharpCompilation compilation)
    {
        _compilation = compilation;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        IMethodSymbol method = compilation.GetTypeByMetadataName("P")!.GetMembers("F").OfType<IMethodSymbol>().Single();
        Captured = MethodCapture.Capture(method, compilation, CancellationToken.None);
    }

    public CapturedMethod Captured { get; }

    /// <summary>The spec of a method that is captured without a problem, in an IR that is well formed.</summary>
    public MethodSpec Spec
    {
        get
        {
            Assert.True(Captured.Spec is not null, string.Join('\n', Captured.Diagnostics));
            Verifier.Verify(Captured.Spec.Function, "capture");
            return Captured.Spec;
        }
    }

    public Function Function => Spec.Function;

    /// <summary>The members of the class <c>P</c>, with <c>F</c> marked, and what stands beside that class.</summary>
    public static CapturedProgram Of(string members, string beside = "") => OfSource($$"""
        using static SymbolicGrad.Functions;
        public partial class P
        {
            {{members}}
        }
        {{beside}}
        """);

    public static CapturedProgram OfSource(params string[] sources) => new(TestCompilation.Create(sources));

    /// <summary>Asserts that what is generated for the program compiles without a warning.</summary>
    public void AssertGeneratedCompiles() => GeneratorRun.Of(new DifferentiableGenerator(), _compilation).AssertCompiles().Source("P.F.g.cs");

    /// <summary>Runs the program itself and the captured function on the same arguments, and asserts that the results are equal up to rounding.</summary>
    public void AssertMeansTheSame(params object[] arguments)
    {
        using var program = new LoadedProgram(_compilation);
        object? target = Spec.IsStatic ? null : program.New("P");
        object expected = target is null ? program.Invoke("P", "F", arguments)! : LoadedProgram.InvokeOn(target, "F", arguments)!;
        object[] expectedResults = expected is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!)] : [expected];

        object[] all = [.. Function.Parameters.Select(parameter => Argument(parameter, arguments, target))];
        object[] actual = IrInterpreter.Run(Function, all);
        Assert.Equal(expectedResults.Length, actual.Length);
        foreach ((object one, object other) in expectedResults.Zip(actual)) AssertClose(Number(one), Number(other));
    }

    private object Argument(Instruction parameter, object[] arguments, object? target)
    {
        string access = Function.InfoOf(parameter).Access;
        int index = Spec.Parameters.ToList().FindIndex(spec => spec.Name == access);
        object value = index >= 0 ? arguments[index] : Read(target, access.StartsWith("this.", StringComparison.Ordinal) ? access[5..] : access);
        return Unpack(value);
    }

    private static object Unpack(object value) => value switch
    {
        float number => (double)number,
        Matrix<double> matrix => matrix.ToArray(),
        Vector<double> vector => vector.ToArray(),
        Matrix<double>[] matrices => matrices.Select(matrix => matrix.ToArray()).ToArray(),
        _ => value,
    };

    private static object Read(object? target, string member)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        return target!.GetType().GetMember(member, All).Single() switch
        {
            FieldInfo field => field.GetValue(target)!,
            var other => ((PropertyInfo)other).GetValue(target)!,
        };
    }

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static void AssertClose(double expected, double actual) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)),
            string.Create(CultureInfo.InvariantCulture, $"The program gives {expected:R}, what was captured {actual:R}."));
}
