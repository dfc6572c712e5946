using System.Numerics;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Arrays that are sorted, overwritten, gathered, handed to calls; recursion over them.</summary>
[OriginFile(Peer.Enzyme, "enzyme/test/Integration/ReverseMode", Within = 1e-10)]
internal static partial class EnzymeArrays
{
    /// <summary>The sum of the larger half, by insertion sort.</summary>
    [Differentiable, Origin("insertsort_sum", File = "insertsort_sum.c"), Expect([new double[] { 0, 1, 0, 1, 0, 1, 0, 1, 0, 1 }], [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])]
    public static float SumOfTheLargerHalf(float[] x)
    {
        for (int i = 1; i < x.Length; i++)
        {
            int j = i;
            while (j > 0 && x[j - 1] < x[j])
            {
                float before = x[j];
                x[j] = x[j - 1];
                x[j - 1] = before;
                j -= 1;
            }
        }

        float sum = 0;
        for (int i = 0; i < x.Length / 2; i++) sum += x[i];
        return sum;
    }

    /// <summary>Lᵢⱼ is skipped next to the diagonal, as in the test. The seeds of the solution are 10⁴·(1, 2, 3).</summary>
    [Differentiable, Origin("forward_sub", File = "fwdsolve.c")]
    [Expect([new double[] { 0, 1, 2, 3, 4, 5, 6, 7, 8 }, new double[] { 0.1, 0.2, 0.3 }, 3], [0, 0, 0, 0, 0, 0, -3000, 0, 0, -170000, 20000, 30000])]
    public static double ForwardSubstitution(double[] l, double[] b, int n)
    {
        var x = new double[n];
        for (int i = 0; i < n; i++)
        {
            double rest = b[i];
            if (i > 1)
            {
                for (int j = 0; j < i - 1; j++) rest -= l[(i * n) + j] * x[j];
            }

            x[i] = rest;
        }

        return 10000 * (x[0] + (2 * x[1]) + (3 * x[2]));
    }

    /// <summary>What a trip overwrites is what the trip before it has read.</summary>
    [Differentiable, Origin("f", File = "overwrite_outer_loop.c")]
    [Expect([new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 }, new[] { 0, 5, 10 }, 4],
        [0, 0, 0, 0, 0, 12, 14, 16, 18, 0, 22, 24, 26, 28, 0, 32, 34, 36, 38, 0])]
    public static double OverwrittenInTheNextTrip(double[] x, int[] offsets, int n)
    {
        double sum = 0;
        for (int i = 0; i < offsets.Length; i++)
        {
            int offset = offsets[i];
            for (int j = 0; j < n; j++)
            {
                double element = x[offset + n + 1 + j];
                sum += element * element;
                x[offset + j] = 3;
            }
        }

        return sum;
    }

    /// <summary>The seeds of the squares are all 1.</summary>
    [Differentiable, Origin("alldiv", File = "boundissue.c"), Expect([new double[] { 3.14 }], [6.28]), Expect([new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }], [2, 4, 6, 8, 10, 12, 14, 16, 18, 20])]
    public static double SquaredInPlace(double[] x)
    {
        for (int i = 0; i <= x.Length - 1; i++) x[i] *= x[i];
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i];
        return sum;
    }

    [Differentiable, Origin("sumtil", File = "cachefwd.c"), Expect([new double[] { 1, 2, 3, 4, 5 }], [0, 14, 28, 42, 56])]
    public static double BufferRefilledInEachTrip(double[] x)
    {
        double sum = 0;
        var buffer = new double[4];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < 4; j++) buffer[j] = i * j * j;
            for (int j = 0; j < 4; j++) sum += buffer[j] * x[i];
        }

        return sum;
    }

    /// <summary>The factors are integers that a changing number is rounded to.</summary>
    [Differentiable(WithRespectTo = [nameof(output)]), Origin("integrate_image", File = "headerremat.c")]
    [Expect([200, new double[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }], [200, 15500, 24336, 37830, 59536, 92720, 144780, 226814, 355216, 554280])]
    public static double ScaledByIntegers(double step, double[] output)
    {
        double angle = 1, sum = 0;
        for (int k = 0; k < 10; k++)
        {
            int first = (int)step, second = (int)angle;
            output[k] *= first * second;
            step /= 0.8;
            angle = step / 4;
        }

        for (int k = 0; k < 10; k++) sum += output[k];
        return sum;
    }

    /// <summary>Elements are gathered into a buffer, several times each, and their squares scattered.</summary>
    [Differentiable, Origin("square", File = "remat.c"), Expect([new double[] { 0, 1, 2, 3, 4 }, new double[] { 0, 0, 0, 0, 0 }, new[] { 0, 1, 2, 3, 4, 0, 1, 2, 3, 4 }], [0, 2, 4, 6, 8, 0, 0, 0, 0, 0])]
    public static double GatheredAndScattered(double[] x, double[] e, int[] index)
    {
        for (int r = 0; r < x.Length; r++)
        {
            var buffer = new double[index.Length];
            for (int i = 0; i < index.Length; i++) buffer[i] = x[index[i]];
            for (int i = 0; i < index.Length; i++) e[index[i]] = buffer[i] * buffer[i];
        }

        double sum = 0;
        for (int i = 0; i < e.Length; i++) sum += e[i];
        return sum;
    }

    [Differentiable, Origin("square", File = "rematSimple.c"), Expect([new double[] { 0, 1, 2, 3, 4 }, new double[] { 0, 0, 0, 0, 0 }], [0, 40, 80, 120, 160, 1, 1, 1, 1, 1])]
    public static double SummedThroughABuffer(double[] x, double[] e)
    {
        for (int r = 0; r < 20; r++)
        {
            var buffer = new double[x.Length];
            for (int i = 0; i < x.Length; i++) buffer[i] = x[i];
            for (int i = 0; i < x.Length; i++) e[i] += buffer[i] * buffer[i];
        }

        double sum = 0;
        for (int i = 0; i < e.Length; i++) sum += e[i];
        return sum;
    }

    /// <summary>A unit vector that nobody reads, made under a condition.</summary>
    [Differentiable, Origin("second", File = "nested-predicate.cpp"), Expect([new double[] { 1, 2, 3 }, false], [1, 1, 1]), Expect([new double[] { 1, 2, 3 }, true], [1, 1, 1])]
    public static double UnreadUnderConditions(double[] x, bool flag)
    {
        var unit = new double[3];
        double radius = 0;
        if (flag)
        {
            for (int i = 0; i < 3; ++i)
            {
                unit[i] = x[i];
                radius += unit[i] * unit[i];
            }

            radius = Math.Sqrt(radius);
            if (radius > 0)
            {
                for (int i = 0; i < 3; ++i) unit[i] /= radius;
            }
        }

        return x[0] + x[1] + x[2];
    }

    [Differentiable, Origin("readwriteread", File = "readwriteread.c"), Expect([2], [12])]
    public static double ReadWrittenAndRead(double x)
    {
        double product = Read(ref x) * Read(ref x);
        Multiply(ref x, product);
        return Read(ref x);
    }

    /// <summary>A call hands back the array that it was given.</summary>
    [Differentiable, Origin("readwriteread", File = "differential_pointer_return.c"), Expect([new double[] { 2 }], [12])]
    public static double ArrayHandedBack(double[] x)
    {
        double product = x[0] * x[0];
        double[] same = Multiplied(x, product);
        return same[0];
    }

    [Differentiable, Origin("recurse_max", File = "recurse.c"), Expect([2, 3, 20], [17711, 17711])]
    public static double FibonacciSum(double a, double b, int n) => n <= 0 ? a + b : FibonacciSum(a, b, n - 1) + FibonacciSum(a, b, n - 2);

    [Differentiable, Origin("tile_multiply", File = "mixedstruct1.c"), Expect([new double[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 0, 10], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])]
    public static double SumByHalves(double[] x, int from, int to)
    {
        if (to - from > 3)
        {
            int middle = from + ((to - from) / 2);
            return SumByHalves(x, from, middle) + SumByHalves(x, middle, to);
        }

        double sum = 0;
        int c = from;
        if (c < to)
        {
            do
            {
                sum += x[c];
                c++;
            }
            while (c < to);
        }

        return sum;
    }

    [Differentiable, Origin("h", File = "cmplx.cpp"), Expect([3, 4], [6, 8])]
    public static double MagnitudeOfAComplex(Complex c)
    {
        double magnitude = Complex.Abs(c);
        return magnitude * magnitude;
    }

    [Differentiable, Origin("h2", File = "cmplx.cpp"), Expect([-3], [-6])]
    public static double MagnitudeOfAReal(double c)
    {
        double magnitude = Math.Abs(c);
        return magnitude * magnitude;
    }

    /// <summary>The sum of all elements of (W − M)².</summary>
    [Differentiable, Origin("matvec", File = "eigensumsqdyn.cpp")]
    [Expect([4, new double[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 4, new double[] { 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2 }],
        [-8, -8, -8, -8, -8, -8, -8, -8, -8, -8, -8, -8, -8, -8, -8, -8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8])]
    public static double SumOfAMatrixProduct(Matrix<double> W, Matrix<double> M)
    {
        var difference = W - M;
        return Sum(difference * difference);
    }

    private static double Read(ref double x) => x;

    private static void Multiply(ref double x, double factor) => x = x * factor;

    private static double[] Multiplied(double[] x, double factor)
    {
        x[0] = x[0] * factor;
        return x;
    }
}
