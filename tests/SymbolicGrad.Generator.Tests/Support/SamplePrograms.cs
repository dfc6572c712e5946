namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>Small valid programs of the kinds that users write.</summary>
internal static class SamplePrograms
{
    public static TheoryData<string> Names => new(nameof(Scalars), nameof(Arrays), nameof(Network));

    /// <summary>Scalars, a local, a branch.</summary>
    public const string Scalars = """
        namespace Samples;

        public static partial class Scalars
        {
            [Differentiable]
            public static double Huber(double x, [Data] double delta)
            {
                double a = Math.Abs(x);
                if (a <= delta)
                {
                    return 0.5 * x * x;
                }

                return delta * (a - 0.5 * delta);
            }

            [Differentiable]
            public static double Wave(double x, double y) => Math.Exp(-1.5e-3 * x) * Math.Sin(y / 1234.5) + 1e20;
        }
        """;

    /// <summary>Arrays and a loop.</summary>
    public const string Arrays = """
        namespace Samples;

        public static partial class Arrays
        {
            [Differentiable]
            public static double Squares(double[] w, [Data] double[] x)
            {
                double sum = 0.0;
                for (int i = 0; i < x.Length; i++)
                {
                    double e = w[0] * x[i] + w[1];
                    sum += 0.25 * e * e;
                }

                return sum;
            }
        }
        """;

    /// <summary>A model with matrices.</summary>
    public const string Network = """
        using static SymbolicGrad.Functions;

        namespace Samples;

        public sealed partial class Mlp(int inputs, int hidden, int classes)
        {
            [Parameter] public Matrix<float> W1 { get; } = new(hidden, inputs);
            [Parameter] public Vector<float> b1 { get; } = new(hidden);
            [Parameter] public Matrix<float> W2 { get; } = new(classes, hidden);
            [Parameter] public Vector<float> b2 { get; } = new(classes);

            [Differentiable]
            public float Loss([Data] Matrix<float> x, ReadOnlySpan<int> labels)
            {
                var h = Relu(x * W1.T + b1);
                return CrossEntropy(h * W2.T + b2, labels);
            }
        }
        """;

    public static string ByName(string name) => name switch
    {
        nameof(Scalars) => Scalars,
        nameof(Arrays) => Arrays,
        nameof(Network) => Network,
        _ => throw new ArgumentException($"There is no sample program '{name}'.", nameof(name)),
    };
}
