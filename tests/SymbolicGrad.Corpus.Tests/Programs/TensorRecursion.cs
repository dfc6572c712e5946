namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Methods that call themselves with vectors and matrices, and return them.</summary>
internal static partial class TensorRecursion
{
    [Differentiable]
    private static Vector<double> Layers(Matrix<double> A, Vector<double> u, int n) => n <= 0 ? u : Tanh(A * Layers(A, u, n - 1));

    [Differentiable]
    public static double ProductOfLayers(Matrix<double> A, Vector<double> u, int n)
    {
        if (n <= 0) return Sum(u);
        var h = Tanh(A * u);
        return ProductOfLayers(A, h, n - 1) * ProductOfLayers(A, 0.5 * h, n - 2);
    }

    [Differentiable]
    private static Vector<double> RecursionInALoop(Matrix<double> A, Vector<double> u, int n)
    {
        var h = u;
        for (int i = 0; i < n; i++) h = Tanh(A * h) + RecursionInALoop(A, 0.5 * h, n - 2);
        return h;
    }

    [Differentiable]
    private static Matrix<double> Powers(Matrix<double> A, int n)
    {
        if (n <= 1) return A;
        var half = Powers(A, n / 2);
        return n % 2 == 0 ? half * half : half * A * half;
    }

    [Differentiable]
    public static double Mixed(Matrix<double> A, Vector<double> u, double a, int n)
    {
        if (n <= 0) return a;
        double s = Mixed(A, u * a, 0.5 * a, n - 1);
        var v = Sigmoid(A * u + s);
        return s * SquaredNorm(v) + Mixed(A, v, s, n - 2);
    }

    [Differentiable]
    public static double OneTensorTwice(Vector<double> u, Vector<double> v, int n) => n <= 0 ? Dot(u, v) : OneTensorTwice(u, u, n - 1) + 0.5 * OneTensorTwice(v, Tanh(u), n - 2);

    [Differentiable]
    public static double ChosenLayers(Matrix<double>[] W, Vector<double> u, int k)
    {
        if (k >= W.Length) return SquaredNorm(u);
        double s = ChosenLayers(W, u, k + 1);
        if (s > 1) return ChosenLayers(W, Tanh(W[k] * u), k + 1) * s;
        var h = W[k] * u;
        return s + Sum(h) * ChosenLayers(W, Relu(h), k + 2);
    }

    [Differentiable]
    private static Vector<double> UnderAWhile(Matrix<double> A, Vector<double> u, int n)
    {
        var h = u;
        int k = 0;
        while (k < n && SquaredNorm(h) > 0.05)
        {
            h = Tanh(A * h) * 0.9;
            if (k % 2 == 1) h = h + UnderAWhile(A, h, n - 3);
            k++;
        }

        return h * Sum(u);
    }

    [Differentiable]
    private static Vector<double> TheArgumentItself(Matrix<double> A, Vector<double> u, int n)
    {
        if (n <= 0) return u;
        var below = TheArgumentItself(A, u, n - 1);
        return Dot(below, u) > 0.1 ? below : A * below;
    }

    [Differentiable]
    public static double Energy(Matrix<double> A, Vector<double> u, int n) => Dot(Layers(A, u, n), Layers(A, u, 1)) + Sum(Powers(A, 3));

    [Differentiable]
    public static double ElementsOfWhatIsBelow(Matrix<double> A, Vector<double> u, int n)
    {
        if (n <= 0 || u.Count == 0) return Sum(u);
        var h = Layers(A, u, 1);
        double s = ElementsOfWhatIsBelow(A, h, n - 1);
        for (int i = 0; i < h.Count; i++) s = Math.Sin(s + h[i] * u[i]);
        return s;
    }

    [Differentiable]
    public static double OfLayers(Matrix<double> A, Vector<double> u, int n) => SquaredNorm(Layers(A, u, n)) + Layers(A, u, 0).Count;

    [Differentiable]
    public static double OfALoop(Matrix<double> A, Vector<double> u, int n) => Dot(u, RecursionInALoop(A, u, n + 2));

    [Differentiable]
    public static double OfPowers(Matrix<double> A, Vector<double> u, int n) => Dot(u, Powers(0.3 * A, n + 4) * u);

    [Differentiable]
    public static double OfAWhile(Matrix<double> A, Vector<double> u, int n) => SquaredNorm(UnderAWhile(A, u + 1, n + 2)) + Sum(UnderAWhile(A, u, 1));

    [Differentiable]
    public static double OfTheArgument(Matrix<double> A, Vector<double> u, int n) => SquaredNorm(TheArgumentItself(A, u, n) + u);
}
