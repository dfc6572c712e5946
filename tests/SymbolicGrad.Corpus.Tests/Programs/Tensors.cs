namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Vectors and matrices: products in every layout, broadcasts, reductions, layers, buffers written over.</summary>
internal static partial class Tensors
{
    [Differentiable]
    public static double VectorReductions(Vector<double> u, Vector<double> v, double s) =>
        Dot(u, v) * s + Norm(u) + Sum(Hadamard(u, v)) + LogSumExp(u + v) + Mean(Exp(u * s)) + SquaredNorm(u - v);

    [Differentiable]
    public static double MatrixReductions(Matrix<double> A, Matrix<double> B, Vector<double> v, Vector<double> c)
    {
        var C = A * B.T;
        var D = Tanh(C + v);
        var E = D + c.AsColumn();
        return Sum(Hadamard(Softmax(E), A)) + SquaredNorm(MeanRows(E)) + Sum(SumColumns(Hadamard(E, E))) + Sum(Max(A, B));
    }

    [Differentiable]
    public static double BuffersWrittenOver(Vector<double> u)
    {
        var a = Exp(u);
        var b = Hadamard(a, a);
        var c = Sigmoid(b);
        var d = Hadamard(c, b);
        return Sum(d) + Dot(a, c);
    }

    [Differentiable]
    public static double ItemOfSoftmax(Vector<double> f, int i)
    {
        var p = Softmax(f);
        return -Math.Log(p[i]);
    }

    [Differentiable]
    public static double Layers([Data] Vector<double> x, Matrix<double>[] W, Vector<double>[] b, Vector<double> t)
    {
        var h = x;
        for (int k = 0; k < W.Length; k++) h = Tanh(W[k] * h + b[k]);
        return SquaredError(h, t);
    }

    /// <summary>Tensors made in each trip, and given back at its end.</summary>
    [Differentiable]
    public static double TensorsInALoop(Matrix<double> A, Vector<double>[] b)
    {
        double s = 0;
        for (int i = 0; i < b.Length; i++)
        {
            var h = Sigmoid(A * b[i]);
            s += Dot(h, Exp(h)) * s + SquaredNorm(h);
        }

        return s;
    }

    /// <summary>What a tape holds must not be written over later in the same trip.</summary>
    [Differentiable]
    public static double TapedTensors(Matrix<double> A, Vector<double>[] b)
    {
        double s = 1;
        for (int i = 0; i < b.Length; i++)
        {
            var h = Exp(A * b[i] / 4);
            var g = Sigmoid(h);
            s = s * Sum(g);
        }

        return s;
    }

    /// <summary>What a loop begins with is on its tape, and is its result where it never runs: it must not be written over afterwards.</summary>
    [Differentiable]
    public static double BeginningReadAfterTheLoop(Vector<double> x, Matrix<double> A, int n)
    {
        var first = Exp(x);
        var h = first;
        for (int k = 1; k < n; k++) h = Tanh(A * h);
        var g = Sigmoid(first);
        return Dot(g, h) + SquaredNorm(h);
    }

    /// <summary>A tensor that a branch hands out and the other branch passes on.</summary>
    [Differentiable]
    public static double TensorOfABranch(Vector<double> u, double x)
    {
        var h = Exp(u);
        var g = h;
        if (x > 0.8) g = Sigmoid(h) * x;
        return Dot(g, Tanh(g)) + Sum(Exp(g));
    }

    /// <summary>Elements read one by one: each adds to one element of the gradient.</summary>
    [Differentiable]
    public static double ItemsInALoop(Matrix<double> A, Vector<double> v)
    {
        double s = 1;
        for (int i = 0; i < A.Rows; i++)
        {
            double row = 0;
            for (int j = 0; j < A.Columns; j++) row += A[i, j] * v[j];
            s = Math.Sin(s * row) + v[0] * A[i, i];
        }

        return s;
    }

    [Differentiable]
    public static double ItemsOfWhatIsComputed(Matrix<double> A, Vector<double> v)
    {
        var h = Tanh(A * v);
        double s = 0;
        for (int i = 0; i < h.Count; i++) s += h[i] * h[0] * v[i];
        return s + h[1] * h[1];
    }

    [Differentiable]
    public static double Activations(Vector<double> x, double alpha) =>
        Sum(Elu(x, alpha)) + Sum(PRelu(x, alpha)) + Sum(Gelu(x)) + Sum(Silu(x)) + Sum(Softplus(x)) + Sum(LeakyRelu(x)) + Dot(x, Relu(x));

    [Differentiable]
    public static double RowsAndScalars(Matrix<double> A, Vector<double> v) =>
        Sum(Exp(A - v)) + Sum(v - A) + Sum(2 * A / 3) + Sum(1 / (A + 5)) + Sum(-A) + Norm(A) + Norm1(A);

    [Differentiable]
    public static double OuterProducts(Vector<double> u, Vector<double> v, Matrix<double> A) =>
        Dot(Outer(u, v), A) + Dot(u * A, v) + Dot(u, A.T * u) + Dot(u * A.T, v);

    [Differentiable]
    public static double TransposedProducts(Matrix<double> A, Matrix<double> B) =>
        Sum(A * B) + Sum(Hadamard(A.T * B, A)) + SquaredNorm(A * B.T) + Sum(Hadamard(A.T * B.T, B));

    [Differentiable]
    public static double Losses(Matrix<double> f, Matrix<double> t) =>
        CrossEntropy(f, t) + MeanSquaredError(f, t) + BinaryCrossEntropyWithLogits(f, t) + SquaredError(t, f) + Sum(LogSoftmax(f)) + Sum(LogSumExp(f));
}
