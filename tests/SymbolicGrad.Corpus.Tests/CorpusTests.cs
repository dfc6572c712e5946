using System.Reflection;
using SymbolicGrad.Corpus.Tests.Peers;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>
/// Every program in Programs/ is checked: its value against the method itself, its gradient against extrapolated central
/// differences, and its accumulation against a second call. To add a program, add a method.
/// </summary>
public sealed class CorpusTests
{
    private const int Draws = 12;

    public static TheoryData<string> Programs => [.. typeof(CorpusTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(IsProgram).Select(method => $"{method.DeclaringType!.Name}.{method.Name}")];

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_gradient_agrees_with_finite_differences(string program)
    {
        (MethodInfo method, MethodInfo gradient) = Find(program);
        var random = new Random(Seed(program));
        int compared = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            object[] arguments = PublishedPoints.Draw(method, draw, random) ?? Arguments.Draw(method, random);
            object record = gradient.Invoke(null, Arguments.Copy(arguments))!;
            double tolerance = Arguments.IsSingle(method) ? 2e-3 : 1e-7;

            Assert.Equal(Value(method, arguments), Convert.ToDouble(Member(record, "Value")), tolerance);
            foreach (ParameterInfo parameter in method.GetParameters().Where(parameter => record.GetType().GetProperty(parameter.Name!) is not null))
            {
                double[] analytic = Arguments.Numbers(Member(record, parameter.Name!));
                for (int i = 0; i < analytic.Length; i++)
                {
                    if (Derivative(method, arguments, parameter.Position, i) is not { } numeric) continue;
                    compared++;
                    Assert.True(
                        Math.Abs(analytic[i] - numeric) <= tolerance * Math.Max(1, Math.Abs(numeric)),
                        $"{program}, draw {draw}: ∂/∂{parameter.Name}[{i}] is {analytic[i]:R}, differences say {numeric:R}.");
                }
            }
        }

        Assert.True(compared >= Draws / 2, $"{program}: only {compared} derivatives could be compared.");
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_second_call_gives_the_same(string program)
    {
        (MethodInfo method, MethodInfo gradient) = Find(program);
        object[] arguments = PublishedPoints.Draw(method, 0, new Random()) ?? Arguments.Draw(method, new Random(Seed(program)));

        object first = gradient.Invoke(null, Arguments.Copy(arguments))!, second = gradient.Invoke(null, Arguments.Copy(arguments))!;

        foreach (PropertyInfo member in first.GetType().GetProperties().Where(property => property.Name != "EqualityContract"))
            Assert.Equal(Arguments.Numbers(member.GetValue(first)!), Arguments.Numbers(member.GetValue(second)!));
    }

    // What returns nothing is checked by OutputTests, what returns arrays by ArrayResultTests.
    private static bool IsProgram(MethodInfo method) => method.GetCustomAttribute<DifferentiableAttribute>() is not null && method.ReturnType.IsPrimitive;

    private static (MethodInfo Method, MethodInfo Gradient) Find(string program)
    {
        string[] names = program.Split('.');
        Type type = typeof(CorpusTests).Assembly.GetTypes().Single(candidate => candidate.Name == names[0]);
        MethodInfo gradient = type.GetMethod(names[1] + "_Gradient") ?? throw new InvalidOperationException($"Nothing was generated for {program}.");
        return (type.GetMethod(names[1])!, gradient);
    }

    private static object Member(object record, string name) => record.GetType().GetProperty(name)!.GetValue(record)!;

    private static double Value(MethodInfo method, object[] arguments) => Convert.ToDouble(method.Invoke(null, Arguments.Copy(arguments)));

    /// <summary>Central differences with two step sizes, extrapolated; null at a kink, where the two sides differ or the two steps do.</summary>
    private static double? Derivative(MethodInfo method, object[] arguments, int position, int index)
    {
        double step = method.GetCustomAttribute<OriginAttribute>() is { Step: > 0 } origin ? origin.Step : Arguments.IsSingle(method) ? 0.01 : 1e-3, here = Value(method, arguments);
        double wide = (At(2 * step) - At(-2 * step)) / (4 * step), narrow = (At(step) - At(-step)) / (2 * step);
        double above = (At(step) - here) / step, below = (here - At(-step)) / step;
        double extrapolated = ((4 * narrow) - wide) / 3, scale = Math.Max(1, Math.Abs(narrow));
        bool isKink = Math.Abs(above - below) > 0.05 * scale || Math.Abs(extrapolated - narrow) > step * scale;
        return isKink ? null : extrapolated;

        double At(double h)
        {
            var shifted = (object[])arguments.Clone();
            shifted[position] = Arguments.Shifted(arguments[position], index, h);
            return Value(method, shifted);
        }
    }

    // The same arguments in every run, whatever the runtime's string hashes are.
    private static int Seed(string program) => program.Aggregate(17, (seed, c) => unchecked((seed * 31) + c));
}
