namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>The scalar type is float: arithmetic, constants, functions, loops, arrays, tensors, and conversions from and to double.</summary>
internal static partial class SinglePrecision
{
    [Differentiable]
    public static float Polynomial(float x) => 1 + x * (2 + x * (3 - 0.5f * x));

    [Differentiable]
    public static float FunctionsOfMathF(float x, float y) => MathF.Exp(-x) * MathF.Log(y) + MathF.Sqrt(x * y) - MathF.Atan2(x, y) + MathF.Cbrt(x) + MathF.Tanh(y);

    [Differentiable]
    public static float ThroughDouble(float x) => (float)(Math.Sin(x) * Math.Exp(x / 3.0));

    [Differentiable]
    public static double IntoDouble(float x, double y) => x * y + Math.Sin(x) * y;

    [Differentiable]
    public static float Recurrence(float a, float[] x)
    {
        float h = 0.5f;
        for (int i = 0; i < x.Length; i++) h = MathF.Tanh(a * h + x[i]);
        return h;
    }

    [Differentiable]
    public static float SumOfSquares(float[] x, float scale)
    {
        float s = 0;
        for (int i = 0; i < x.Length; i++) s += scale * x[i] * x[i] / (i + 1);
        return s;
    }

    [Differentiable]
    public static double SummedInDouble(float[] x, float scale)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += scale * x[i];
        return s * s;
    }

    [Differentiable]
    public static float Branches(float x, float y)
    {
        float r = x;
        if (x > y) r = MathF.Max(x * x, y);
        else r = MathF.Abs(x - y) * 0.5f;
        return r * MathF.Min(x, 2f);
    }

    [Differentiable]
    public static float Dense(Matrix<float> w, Vector<float> x, Vector<float> b) => SquaredNorm(Tanh(w * x + b)) / 2;

    [Differentiable]
    public static float Classifier(Matrix<float> w, Vector<float> x) => CrossEntropy(w * Relu(x), 1);

    [Differentiable]
    public static float Layers(Matrix<float>[] w, Vector<float> x)
    {
        var h = x;
        for (int i = 0; i < w.Length; i++) h = Sigmoid(w[i] * h);
        return Sum(h);
    }

    [Differentiable]
    public static float ConstantsOfBothKinds(float x) => (float)(x * 0.1) + x * 0.1f - (float)Math.PI * x + MathF.PI;

    [Differentiable]
    public static float Powers(float x, float y) => MathF.Pow(x, y) + MathF.Pow(x, 3) - MathF.Pow(2, x);
}
