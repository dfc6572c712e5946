namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Vectors, matrices and arrays through calls that are not followed: in loops, branches, each other, twice, and where some of it is constant.</summary>
internal static partial class TensorCalls
{
    [Differentiable]
    public static double LayersInALoop(Matrix<double> W, Vector<double> x, int n)
    {
        var h = x;
        for (int i = 0; i < n; i++) h = Layer(W, h, 1 + 0.5 * i);
        return SquaredNorm(h);
    }

    [Differentiable]
    public static double ConstantMatrix([Data] Matrix<double> W, Vector<double> x) => Sum(Layer(W, Layer(W, x, 2), 1));

    [Differentiable]
    public static double OnlyTheScaleVaries([Data] Matrix<double> W, [Data] Vector<double> x, double scale) => Sum(Layer(W, x, scale)) * scale;

    [Differentiable]
    public static double InOneArm(Matrix<double> W, Vector<double> x, double a) => a > 0.3 ? SquaredNorm(Layer(W, x, a)) : a * Sum(x);

    [Differentiable]
    public static double TheSameCallTwice(Matrix<double> W, Vector<double> x) => Dot(Layer(W, x, 1), Layer(W, x, 1)) + Sum(Layer(W, x, 1));

    [Differentiable]
    public static double MatrixResult(Vector<double> u, Vector<double> v, double a) => SquaredNorm(Product(u, v, a)) + Sum(Product(v, u, a * a));

    [Differentiable(FourDirections = false)]
    public static double ArrayToVector(double[] x, Vector<double> v, double a) => Sum(Scaled(x, v, a)) + SquaredNorm(Scaled(x, v, a * a));

    [Differentiable]
    public static float InSinglePrecision(Vector<float> x, float a) => Sum(Scaled(Scaled(x, a), a + 1));

    [Differentiable]
    public static double CallsInCalls(Matrix<double> W, Vector<double> x) => Sum(Twice(W, x));

    [Differentiable, Recompute]
    private static Vector<double> Twice(Matrix<double> W, Vector<double> x) => Layer(W, x, 1) + Layer(W, 0.5 * x, 3);

    [Differentiable, Recompute]
    private static Vector<double> Layer(Matrix<double> W, Vector<double> x, double scale) => Tanh(scale * (W * x) + x);

    [Differentiable, Recompute]
    private static Matrix<double> Product(Vector<double> u, Vector<double> v, double a) => a * Outer(Tanh(u), v);

    [Differentiable, Recompute]
    private static Vector<double> Scaled(double[] x, Vector<double> v, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++) s = Math.Sin(s + x[i]) * a;
        return s * Tanh(v);
    }

    [Differentiable, Recompute]
    private static Vector<float> Scaled(Vector<float> x, float a) => a * Tanh(x);
}
