using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Numerics;

/// <summary>Functions compiled through the generator, with their values and derivatives where every element of a vector is the same.</summary>
internal sealed class SpelledFunctions
{
    /// <summary>Elements of a vector: whole SIMD registers of either type, and a rest.</summary>
    private const int Count = 19;

    private static readonly string[] Names = ["x", "y", "z"];

    private readonly Dictionary<Spelling, int> _indices;
    private readonly Type _type;

    /// <param name="spellings">The functions; those that are alike are compiled once.</param>
    /// <param name="helpers">Methods that they call.</param>
    public SpelledFunctions(IEnumerable<Spelling> spellings, string helpers = "")
    {
        _indices = spellings.Distinct().Select((spelling, index) => (spelling, index)).ToDictionary(pair => pair.spelling, pair => pair.index);
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(Source(helpers)));
        Diagnostic[] errors = [.. run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Select(error => $"{error}\n{error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}")));
        _type = new LoadedProgram(run.Output).Type("Spelled");
    }

    public IEnumerable<Spelling> Spellings => _indices.Keys;

    /// <summary>The value, or each element of it.</summary>
    public double[] Value(Spelling spelling, double[] at) => Call<double[]>("Value", spelling, at);

    /// <summary>The value, or each element of it, as generated code returns it beside the gradient.</summary>
    public double[] Returned(Spelling spelling, double[] at) => Call<double[]>("Returned", spelling, at);

    /// <summary>The same in forward mode.</summary>
    public double[] ReturnedForward(Spelling spelling, double[] at) => Call<double[]>("ReturnedForward", spelling, at);

    /// <summary>The partial derivatives by reverse mode: for each operand, by each of its elements.</summary>
    public double[][] Reverse(Spelling spelling, double[] at) => Call<double[][]>("Reverse", spelling, at);

    /// <summary>The partial derivatives by forward mode: for each operand, of each element of the result.</summary>
    public double[][] Forward(Spelling spelling, double[] at) => Call<double[][]>("Forward", spelling, at);

    private TResult Call<TResult>(string what, Spelling spelling, double[] at) =>
        _type.GetMethod(what + _indices[spelling].ToString(CultureInfo.InvariantCulture))!.CreateDelegate<Func<double[], TResult>>()(at);

    private string Source(string helpers)
    {
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $$"""
            public static partial class Spelled
            {
                private static Vector<T> All<T>(T value) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> { var v = new Vector<T>({{Count}}); v.Span.Fill(value); return v; }
                private static double[] Numbers<T>(Vector<T> v) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => v.Span.ToArray().Select(double.CreateChecked).ToArray();
                private static double[] Numbers(double number) => [number];

            """).AppendLine(helpers);
        foreach ((Spelling spelling, int index) in _indices)
            Append(source, spelling, index);
        return source.Append('}').ToString();
    }

    private static void Append(StringBuilder source, Spelling spelling, int index)
    {
        string t = spelling.Scalar;
        int count = spelling.Operands.Length;
        string parameters = Join(i => $"{TypeOf(spelling.Operands[i])} {Names[i]}"), directions = Join(i => $"{TypeOf(spelling.Operands[i])} d{Names[i]}");
        string body = spelling.Body.Contains("return ", StringComparison.Ordinal) ? $"{{ {spelling.TypedBody} }}" : $"=> {spelling.TypedBody};";
        string values = Join(i => Filled(spelling.Operands[i], $"at[{i}]")), operands = Join(i => Names[i]), tangents = Join(i => "d" + Names[i]);
        string buffers = string.Concat(Enumerable.Range(0, count).Select(i => $"{TypeOf(spelling.Operands[i])} d{Names[i]} = {Filled(spelling.Operands[i], "0")}; "));
        string passed = Join(i => (spelling.Operands[i] == 'V' ? "d" : "ref d") + Names[i]), upstream = spelling.Result == 'V' ? Filled('V', "1") + ", " : "";

        // The gradient by a number is summed over the elements of the result, which are all alike.
        string gradients = Join(i => $"Numbers(d{Names[i]}{(spelling.Result == 'V' && spelling.Operands[i] == 'S' ? $" / {Count}" : "")})");
        source.AppendLine(CultureInfo.InvariantCulture, $$"""
                [Differentiable(Forward = true)] public static {{TypeOf(spelling.Result)}} F{{index}}({{parameters}}) {{body}}
                public static double[] Value{{index}}(double[] at) => Numbers(F{{index}}({{values}}));
                public static double[][] Reverse{{index}}(double[] at) { {{buffers}}F{{index}}_Backward({{values}}, {{upstream}}{{passed}}); return [{{gradients}}]; }
                public static double[] Returned{{index}}(double[] at) { {{buffers}}{{(spelling.Result == 'V' ? $"var value = {Filled('V', "0")}; F{index}_Backward({values}, {upstream}{passed}, value); return Numbers(value);" : $"return Numbers(F{index}_Backward({values}, {passed}));")}} }
                public static double[] ReturnedForward{{index}}(double[] at) { {{buffers}}{{(spelling.Result == 'V' ? $"Vector<{t}> tangent = {Filled('V', "0")}, value = {Filled('V', "0")}; F{index}_Forward({values}, {tangents}, tangent, value); return Numbers(value);" : $"return Numbers(F{index}_Forward({values}, {tangents}).Value);")}} }
                public static double[][] Forward{{index}}(double[] at) => [{{Join(i => $"Along{index}({values}, {Join(j => Filled(spelling.Operands[j], i == j ? "1" : "0"))})")}}];
            """);
        source.AppendLine(spelling.Result == 'V'
            ? $"    private static double[] Along{index}({parameters}, {directions}) {{ var tangent = {Filled('V', "0")}; F{index}_Forward({operands}, {tangents}, tangent); return Numbers(tangent); }}"
            : $"    private static double[] Along{index}({parameters}, {directions}) => Numbers(F{index}_Forward({operands}, {tangents}).Tangent);");

        string TypeOf(char form) => form == 'V' ? $"Vector<{t}>" : t;

        string Filled(char form, string number) => form == 'V' ? $"All(({t}){number})" : $"({t}){number}";

        string Join(Func<int, string> part) => string.Join(", ", Enumerable.Range(0, count).Select(part));
    }
}
