namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Short programs written to break the generator: carried indices, tensors through branches in loops, loops that never run.</summary>
internal static partial class Attacks
{
    /// <summary>The index is carried and moves only in one branch: elements are read several times.</summary>
    [Differentiable]
    public static double CarriedIndex(double[] x, double a)
    {
        int k = 0;
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            s = Math.Sin(s * x[k]) + x[k];
            if (x[i] > 0) k = k + 1;
        }

        return s;
    }

    [Differentiable]
    public static double TensorThroughABranchInALoop(Matrix<double> A, Vector<double> u, int n)
    {
        var h = u;
        for (int i = 0; i < n; i++)
        {
            var g = Tanh(A * h);
            if (i > 0) h = Exp(g) - h;
            else h = g;
        }

        return SquaredNorm(h) + Dot(h, u);
    }

    [Differentiable]
    public static double TwoTensorsChangePlaces(Matrix<double> A, Vector<double> u, Vector<double> v, int n)
    {
        for (int i = 0; i < n; i++) (u, v) = (v, Tanh(A * u) + v);
        return Dot(u, v) + Sum(Exp(u));
    }

    /// <summary>A tensor of the outer trip is read in the inner loop, whose tensors are given back trip by trip.</summary>
    [Differentiable]
    public static double TensorsOfTwoLoops(Matrix<double> A, Vector<double>[] b, double a)
    {
        double s = a;
        for (int i = 0; i < b.Length; i++)
        {
            var h = Sigmoid(A * b[i] * s);
            for (int j = 0; j < b.Length; j++)
            {
                var g = Exp(Hadamard(h, b[j]) / 2);
                s = Math.Tanh(s + Sum(Sigmoid(g)) / 8);
            }

            s += SquaredNorm(h) / 4;
        }

        return s;
    }

    [Differentiable]
    public static double AccumulatedTensor(Matrix<double> A, Vector<double>[] b)
    {
        var sum = Exp(b[0]);
        for (int i = 0; i < b.Length; i++) sum = sum + Hadamard(A * b[i], b[i]);
        var twice = sum + sum;
        return Norm(twice) + Sum(Sigmoid(sum));
    }

    /// <summary>The sum is read in the loop that makes it: it is not only a sum.</summary>
    [Differentiable]
    public static double SumReadWhileSummed(double[] x, double a)
    {
        double s = a, t = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * a;
            t += s * s;
        }

        return t * s;
    }

    /// <summary>The seed of the loop's reverse sweep depends on the loop's own result.</summary>
    [Differentiable]
    public static double LogOfASum(double[] x, double a)
    {
        double s = 1, q = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double e = Math.Exp(x[i] * a);
            s += e;
            q += e * e;
        }

        return Math.Log(s) * q;
    }

    [Differentiable]
    public static double SameOperandTwice(Matrix<double> A, Vector<double> v) =>
        Sum(A * A) + SquaredNorm(A * A.T) + Dot(v, v) + Dot(Outer(v, v), A) + Sum(Max(v, v)) + Dot(A * v, v);

    // Two names of one value, compared: the generated code gives no warning that the project makes an error.
    [Differentiable]
    public static double ComparedWithItself(double a, double b)
    {
        double c = a;
        double s = Math.Max(a, c) * b;
        if (a > c) s *= 2;
        return s + Math.Min(c, a);
    }

    [Differentiable]
    public static double BitsOfIntegers(double x, double y, int n)
    {
        double s = 0;
        for (int mask = 0; mask < 1 << n; mask++)
        {
            double p = 1;
            for (int bit = 0; bit < n; bit++) p *= (mask & 1 << bit) != 0 ? x + bit : y;
            s += p * ((mask ^ mask >> 1) - (~mask | 2));
        }

        return s;
    }

    // The bound is a number of an object that the body changes by a method.
    [Differentiable]
    public static double BoundThatABodyMoves(double x)
    {
        var left = new Countdown(5);
        double s = 1;
        for (int i = 0; i < left.Count; i++)
        {
            s *= x + i;
            left.Lower();
        }

        return s;
    }

    private sealed class Countdown(int count)
    {
        public int Count { get; private set; } = count;

        public void Lower() => Count--;
    }

    [Differentiable]
    public static double AParameterCalledMath(double Math, double x) => System.Math.Sin(Math * x);

    [Differentiable]
    public static double LocalsCalledAsTypes(double x, double y)
    {
        double Math = x * y, Span = Math + x, Kernels = Span * Span;
        return System.Math.Exp(-Kernels) * System.Math.Cos(Math);
    }

    [Differentiable]
    public static double ParametersCalledAsKernels(Vector<double> Sum, double Product, Vector<double> Multiply) => Functions.Sum(Functions.Tanh(Sum * Product)) * Functions.Sum(Multiply);

    [Differentiable(DrawGraph = true)]
    public static double GraphOfANamelessSum(double[] x, double a) => x.Sum(v => Math.Clamp(v, -Math.Abs(a), Math.Abs(a)) * a) + a;
}
