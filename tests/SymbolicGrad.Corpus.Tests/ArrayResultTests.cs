using System.Reflection;
using SymbolicGrad.Corpus.Tests.Programs;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>
/// Methods that return arrays, with an upstream adjoint ȳ for the result: Jᵀ·ȳ against differences of ⟨ȳ, y⟩, and against forward mode;
/// what buffers and destinations hold afterwards.
/// </summary>
public sealed class ArrayResultTests
{
    private const int Draws = 9;

    public static TheoryData<string> Programs => [.. typeof(ArrayResults).GetMethods().Where(method => method.ReturnType.IsArray && method.GetCustomAttribute<DifferentiableAttribute>() is not null).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_gradient_agrees_with_differences_and_with_forward_mode(string program)
    {
        MethodInfo method = typeof(ArrayResults).GetMethod(program)!;
        var random = new Random(11);
        double single = Arguments.IsSingle(method) ? 1e6 : 1;
        int compared = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            object[] arguments = Arguments.Draw(method, random, draw < 4 ? draw : null);
            var value = (Array)method.Invoke(null, Arguments.Copy(arguments))!;
            Array upstream = Weights(value), given = (Array)upstream.Clone();

            object record = MethodCall.Invoke(typeof(ArrayResults), null, program + "_Gradient", [.. Arguments.Copy(arguments), upstream])!;

            AssertClose(Arguments.Numbers(value), Arguments.Numbers(Member(record, "Value")), 1e-12 * single, $"{program}, draw {draw}: the value");
            Assert.Equal(Arguments.Numbers(given), Arguments.Numbers(upstream));
            ParameterInfo[] differentiated = [.. method.GetParameters().Where(parameter => record.GetType().GetProperty(parameter.Name!) is not null)];
            foreach (ParameterInfo parameter in differentiated)
            {
                double[] analytic = Arguments.Numbers(Member(record, parameter.Name!));
                double[] numeric = [.. analytic.Select((_, i) => Difference(method, arguments, parameter.Position, i, upstream, single > 1 ? 1e-2 : 1e-5))];
                AssertClose(numeric, analytic, 1e-8 * single, $"{program}, draw {draw}: ∂/∂{parameter.Name}");
                compared += numeric.Length;
            }

            object[] moved = [.. differentiated.Select(parameter => Direction(arguments[parameter.Position], random))];
            double[] gradient = [.. differentiated.SelectMany(parameter => Arguments.Numbers(Member(record, parameter.Name!)))], direction = Numbers(moved);
            Assert.Equal(Dot(gradient, direction), Dot(Arguments.Numbers(upstream), Tangent(program, arguments, moved, value)), 1e-10 * single * Math.Max(1, Dot(gradient, gradient)));
            if (arguments.Zip(Changed(method, arguments)).Any(pair => !Arguments.Numbers(pair.First).SequenceEqual(Arguments.Numbers(pair.Second)))) continue;

            object[] buffers = [.. differentiated.Select(parameter => Direction(arguments[parameter.Position], random))];
            double[] before = Numbers(buffers);
            var destination = Array.CreateInstance(value.GetType().GetElementType()!, Extents(value));
            object?[] all = [.. arguments, upstream, .. buffers, destination];
            MethodCall.Invoke(typeof(ArrayResults), null, program + "_Backward", all);
            AssertClose([.. before.Zip(gradient, (old, added) => old + added)], Numbers(all[(arguments.Length + 1)..^1]!), 1e-12 * single, $"{program}, draw {draw}: the buffers");
            AssertClose(Arguments.Numbers(value), Arguments.Numbers(destination), 1e-12 * single, $"{program}, draw {draw}: the destination");
        }

        Assert.True(compared >= Draws / 2, $"{program}: only {compared} derivatives were compared.");
    }

    [Fact]
    public void Two_names_of_one_array_have_an_adjoint_each()
    {
        double[] x = [0.5, -1.25, 0.75], one = [0.3, -0.7, 1.1], other = [-0.2, 0.4, 0.9];
        double a = 1.5;

        ArrayResults.SeveralGradient gradient = ArrayResults.Several_Gradient(x, a, one, 2, other, -1);

        (double[] y, double sum, double[] same, double product) = ArrayResults.Several(x, a);
        Assert.Equal(y, gradient.Value.Y, Close);
        Assert.Equal(same, gradient.Value.Same, Close);
        Assert.Equal(sum, gradient.Value.Sum, 12);
        Assert.Equal(product, gradient.Value.Product, 12);
        for (int i = 0; i < x.Length; i++)
        {
            const double Step = 1e-5;
            double above = Weighted(i, Step), below = Weighted(i, -Step);
            Assert.Equal((above - below) / (2 * Step), gradient.x[i], 8);
        }

        double Weighted(int index, double by)
        {
            double[] moved = [.. x];
            moved[index] += by;
            (double[] z, double sum, double[] w, double product) = ArrayResults.Several(moved, a);
            return Dot(one, z) + (2 * sum) + Dot(other, w) - product;
        }
    }

    [Fact]
    public void A_vector_is_computed_of_what_the_arrays_were()
    {
        double[] w = [2, 3];
        var gradient = ArrayResults.AVectorBesideAnArray_Gradient(w, new Vector<double>([5.0, 7.0]), new Vector<double>([1.0, 10.0]));
        Assert.Equal([30, 42], gradient.Value.ToArray());
        Assert.Equal([3 * 75, 2 * 75], gradient.w);
        Assert.Equal([6, 60], gradient.v.ToArray());
        Assert.Equal([6, 3], w);
    }

    [Fact]
    public void An_upstream_adjoint_or_destination_of_another_length_is_refused()
    {
        double[] x = [1, 2];
        double da = 0;
        ArgumentException upstream = Assert.Throws<ArgumentException>(() => ArrayResults.Softplus_Gradient(x, 1, [1, 2, 3]));
        Assert.Contains("'dSoftplus' has length 3", upstream.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ArrayResults.Softplus_Gradient(x, 1, []));
        Assert.Throws<ArgumentException>(() => ArrayResults.Softplus_Backward(x, 1, [1, 2], new double[2], ref da, new double[3]));
        Assert.Throws<ArgumentException>(() => ArrayResults.Outer_Gradient(x, [1, 2], new double[2, 3]));
    }

    private static double[] Tangent(string program, object[] arguments, object[] direction, Array value)
    {
        Type element = value.GetType().GetElementType()!;
        Array tangent = Array.CreateInstance(element, Extents(value)), destination = Array.CreateInstance(element, Extents(value));
        MethodCall.Invoke(typeof(ArrayResults), null, program + "_Forward", [.. Arguments.Copy(arguments), .. Arguments.Copy(direction), tangent, destination]);
        AssertClose(Arguments.Numbers(value), Arguments.Numbers(destination), 1e-5, $"{program}: the value in forward mode");
        return Arguments.Numbers(tangent);
    }

    private static double Difference(MethodInfo method, object[] arguments, int position, int index, Array upstream, double step)
    {
        return ((8 * (At(step) - At(-step))) - At(2 * step) + At(-2 * step)) / (12 * step);

        double At(double h)
        {
            object[] shifted = Arguments.Copy(arguments);
            shifted[position] = Arguments.Shifted(shifted[position], index, h);
            return Dot(Arguments.Numbers(upstream), Arguments.Numbers(method.Invoke(null, shifted)!));
        }
    }

    private static object[] Changed(MethodInfo method, object[] arguments)
    {
        object[] copies = Arguments.Copy(arguments);
        method.Invoke(null, copies);
        return copies;
    }

    private static object Direction(object value, Random random)
    {
        object moved = value;
        for (int i = 0; i < Arguments.Numbers(value).Length; i++) moved = Arguments.Shifted(moved, i, random.NextDouble() - 0.5);
        return moved;
    }

    private static Array Weights(Array value)
    {
        var weights = Array.CreateInstance(value.GetType().GetElementType()!, Extents(value));
        for (int i = 0; i < value.Length; i++)
        {
            int[] indices = value.Rank == 1 ? [i] : [i / value.GetLength(1), i % value.GetLength(1)];
            weights.SetValue(Convert.ChangeType(Math.Cos(0.3 + (1.7 * i)), value.GetType().GetElementType()!), indices);
        }

        return weights;
    }

    private static int[] Extents(Array array) => [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)];

    private static object Member(object record, string name) => record.GetType().GetProperty(name)!.GetValue(record)!;

    private static double[] Numbers(IEnumerable<object> values) => [.. values.SelectMany(Arguments.Numbers)];

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) <= 1e-12;

    private static void AssertClose(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])), $"{what}[{i}] is {actual[i]:R}, not {expected[i]:R}.");
    }
}
