using System.Globalization;
using System.Numerics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Numerics;

/// <summary>
/// Every method and operator of <c>System.Numerics</c>' structs that is not refused, at degenerate operands: zeros of either sign, short
/// and long ones, equal ones; of vectors and complex numbers also infinities and NaN. The generated value is the framework's own, but for the last digits.
/// </summary>
public sealed class NumericsValueTests
{
    private static readonly Type[] Structs = [typeof(Vector2), typeof(Vector3), typeof(Vector4), typeof(Quaternion), typeof(Matrix4x4), typeof(Complex)];

    private static readonly double[] Numbers = [0, -0.0, 1, -1, 0.5, 3e-4, 1e-30, -1e8, 2, double.PositiveInfinity, double.NaN];

    private static readonly Lazy<(Type Type, MethodInfo[] Methods)> Compiled = new(Compile);

    public static TheoryData<string> Names => [.. Structs.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_value_is_the_frameworks_own(string name)
    {
        var wrong = new List<string>();
        int compared = 0;
        foreach ((int index, MethodInfo method) in Compiled.Value.Methods.Index().Where(entry => entry.Item.DeclaringType!.Name == name))
        {
            string id = "F" + index.ToString(CultureInfo.InvariantCulture);
            MethodInfo own = Compiled.Value.Type.GetMethod(id)!, backward = Compiled.Value.Type.GetMethod(id + "_Backward")!;
            foreach (object[] operands in Operands([.. own.GetParameters().Select(parameter => parameter.ParameterType)]))
            {
                object?[] arguments = [.. operands, .. backward.GetParameters().Skip(operands.Length).Select(parameter => Activator.CreateInstance(parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType))];
                double[] expected = Parts(own.Invoke(null, operands)!), actual = Parts(backward.Invoke(null, arguments)!);
                if (IsFrameworksOwnConvention(method, operands)) continue;
                compared++;
                double scale = operands.Select(operand => Parts(operand).Where(double.IsFinite).Select(Math.Abs).Append(1).Max()).Aggregate(1e-6, (product, largest) => product * largest * largest);
                if (!expected.Zip(actual, (e, a) => e.Equals(a) || Math.Abs(e - a) <= scale).All(isClose => isClose))
                    wrong.Add($"{method.DeclaringType!.Name}.{method.Name} of ({string.Join(", ", operands.Select(operand => Convert.ToString(operand, CultureInfo.InvariantCulture)))}): {string.Join(", ", actual)}, not {string.Join(", ", expected)}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {compared}:\n" + string.Join('\n', wrong.Take(200)));
        Assert.InRange(compared, 100, int.MaxValue);
    }

    // A complex number that is not finite, scaled, and one that is divided by the real number 0: NaN, where IEEE 754 has ±∞ for either part.
    private static bool IsFrameworksOwnConvention(MethodInfo method, object[] operands) =>
        method.Name is "op_Multiply" or "op_Division" && operands.OfType<Complex>().Count() == 1 && operands.OfType<double>().Any() &&
        (operands.OfType<Complex>().Any(z => !Complex.IsFinite(z)) || operands[^1] is 0.0);

    // Drawn, but the same in every run.
    private static IEnumerable<object[]> Operands(Type[] types)
    {
        var random = new Random(7);
        for (int draw = 0; draw < 300; draw++)
        {
            double[] numbers = draw % 3 == 0 ? [.. Numbers.Where(double.IsFinite).Where(number => Math.Abs(number) <= 2)] : draw % 3 == 1 || types.Any(type => type == typeof(Quaternion) || type == typeof(Matrix4x4)) ? [0, random.NextDouble(), -1, 1e-4] : Numbers;
            object[] operands = [.. types.Select(type => Draw(type, numbers, random))];
            if (operands.Length > 1 && types[0] == types[1] && draw % 4 == 0) operands[1] = operands[0];
            yield return operands;
        }
    }

    private static object Draw(Type type, double[] numbers, Random random)
    {
        if (type == typeof(float)) return (float)numbers[random.Next(numbers.Length)];
        if (type == typeof(double)) return numbers[random.Next(numbers.Length)];
        int count = Parts(Activator.CreateInstance(type)!).Length;
        Type scalar = type == typeof(Complex) ? typeof(double) : typeof(float);
        object[] parts = [.. Enumerable.Range(0, count).Select(_ => Draw(scalar, numbers, random))];
        return type.GetConstructor([.. parts.Select(part => part.GetType())])!.Invoke(parts);
    }

    private static double[] Parts(object value) => value switch
    {
        float number => [number],
        double number => [number],
        Vector2 v => [v.X, v.Y],
        Vector3 v => [v.X, v.Y, v.Z],
        Vector4 v => [v.X, v.Y, v.Z, v.W],
        Quaternion q => [q.X, q.Y, q.Z, q.W],
        Complex z => [z.Real, z.Imaginary],
        Matrix4x4 m => [m.M11, m.M12, m.M13, m.M14, m.M21, m.M22, m.M23, m.M24, m.M31, m.M32, m.M33, m.M34, m.M41, m.M42, m.M43, m.M44],
        _ => throw new ArgumentException($"'{value.GetType()}' is none of the structs.", nameof(value)),
    };

    private static (Type Type, MethodInfo[] Methods) Compile()
    {
        MethodInfo[] methods = [.. Structs.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(IsOfStructs)];
        IEnumerable<Diagnostic> reported = AnalyzerRun.Of(new DifferentiableAnalyzer(), TestCompilation.Create(Source(methods))).GetAwaiter().GetResult();
        HashSet<int> refused = [.. reported.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line - 3)];
        methods = [.. methods.Where((_, index) => !refused.Contains(index))];
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(Source(methods)));
        return (new LoadedProgram(run.Output).Type("A"), methods);
    }

    private static bool IsOfStructs(MethodInfo method) =>
        !method.IsGenericMethod && IsKnown(method.ReturnType) && (method.GetParameters().Length > 0 || !method.IsStatic) && method.GetParameters().All(parameter => IsKnown(parameter.ParameterType))
        && (!method.IsSpecialName || SignOf(method) is not null);

    private static bool IsKnown(Type type) => Structs.Contains(type) || type == typeof(float) || type == typeof(double);

    private static string? SignOf(MethodInfo method) => method.Name switch
    {
        "op_Addition" => "+",
        "op_Subtraction" or "op_UnaryNegation" => "-",
        "op_Multiply" => "*",
        "op_Division" => "/",
        _ => null,
    };

    private static string Source(MethodInfo[] methods) =>
        "using System.Numerics;\npublic static partial class A\n{\n" + string.Join('\n', methods.Select((method, i) =>
        {
            Type[] types = [.. method.IsStatic ? [] : new[] { method.DeclaringType! }, .. method.GetParameters().Select(parameter => parameter.ParameterType)];
            string[] names = [.. types.Select((_, operand) => "p" + operand.ToString(CultureInfo.InvariantCulture))];
            string call = SignOf(method) is { } sign ? (names.Length == 1 ? sign + names[0] : string.Join($" {sign} ", names))
                : method.IsStatic ? $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", names)})" : $"{names[0]}.{method.Name}({string.Join(", ", names.Skip(1))})";
            return $"[Differentiable] public static {Keyword(method.ReturnType)} F{i.ToString(CultureInfo.InvariantCulture)}({string.Join(", ", types.Zip(names, (type, name) => $"{Keyword(type)} {name}"))}) => {call};";
        })) + "\n}";

    private static string Keyword(Type type) => type == typeof(float) ? "float" : type == typeof(double) ? "double" : "System.Numerics." + type.Name;
}
