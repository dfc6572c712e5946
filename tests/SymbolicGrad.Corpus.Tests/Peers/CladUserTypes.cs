using System.Numerics;
using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Structs, objects with arrays inside, complex numbers.</summary>
[OriginFile(Peer.Clad, "test/Gradient/UserDefinedTypes.C", Within = 0.005)]
internal static partial class CladUserTypes
{
    [Differentiable, Origin("fn1"), Expect([3, 5, 3], [1, 2, 3])]
    public static double PairAndNumber((double First, double Second) p, double x) => p.First + (2 * p.Second) + (3 * x);

    [Differentiable, Origin("fn2"), Expect([new double[] { 0, 0, 0, 0, 0 }, 3], [4, 2, 2, 2, 2, 1])]
    public static double ArrayInAnObject(FiveNumbers t, double x)
    {
        double result = Sum(t);
        result += Sum(t.Data) + x + (2 * t.Data[0]);
        return result;
    }

    [Differentiable, Origin("fn3"), Expect([3, 5], [7, 3])]
    public static double FilledObject(double x, double y)
    {
        var t = new FiveNumbers();
        t.Data[0] = 2 * x;
        t.Data[1] = (5 * x) + (3 * y);
        return Sum(t);
    }

    [Differentiable, Origin("someMemFn"), Expect([new double[] { 5, 5, 5, 5, 5 }, 3, 5], [3, 5, 3, 5, 5, 5, 5])]
    public static double MethodOverAnArray(FiveNumbers t, double x, double y) => t.Combine(x, y);

    [Differentiable, Origin("fn5"), Expect([new double[] { 5, 5, 5, 5, 5 }, 3], [3, 9, 0, 0, 0, 35])]
    public static double ArgumentPassedTwice(FiveNumbers t, double x) => t.Bilinear(x, x);

    [Differentiable, Origin("fn6"), Expect([0, 0, 3], [0, 3, 31])]
    public static double RealPartReplaced(Complex c, double x)
    {
        c = new Complex(5 * x, c.Imaginary);
        double result = c.Real + (3 * c.Imaginary) + (6 * x);
        result += 4 * c.Real;
        return result;
    }

    [Differentiable, Origin("fn7"), Expect([0, 0, 0, 0], [0, 3, 5, 1])]
    public static double RealPartFromTheOther(Complex a, Complex b)
    {
        a = new Complex(b.Imaginary + (5 * b.Real), a.Imaginary);
        return a.Real + (3 * a.Imaginary);
    }

    [Differentiable, Origin("fn9"), Expect([new double[] { 5, 5, 5, 5, 5 }, 0, 0], [1, 1, 1, 1, 1, 5, 10])]
    public static double ComplexInALoop(FiveNumbers t, Complex c)
    {
        double result = 0;
        for (int i = 0; i < 5; ++i) result += c.Real + (2 * c.Imaginary);
        return result + Sum(t);
    }

    /// <summary>(2a) + (2b + 2) of a struct that is replaced.</summary>
    [Differentiable, Origin("fn12"), Expect([1, 2], [2, 2])]
    public static double ReplacedStruct(Pair p)
    {
        p = new Pair(2 * p.First, (2 * p.Second) + 2);
        return p.First + p.Second;
    }

    /// <summary>The second array is overwritten with twice the first.</summary>
    [Differentiable, Origin("fn13"), Expect([new double[] { 1, 2, 3 }, new double[] { 0, 0, 0 }], [2, 2, 2, 0, 0, 0])]
    public static double OverwrittenArray(double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++) y[i] = 2 * x[i];
        double sum = 0;
        foreach (double element in y) sum += element;
        return sum;
    }

    [Differentiable, Origin("fn14"), Expect([3, 5], [30, 22])]
    public static double ProductOfMembers(double x, double y)
    {
        var p = new Pair(2 * y, (3 * x) + 2);
        return p.First * p.Second;
    }

    [Differentiable, Origin("fn16"), Expect([2, 3], [22, 12])]
    public static double SumOfObjects(double x, double y)
    {
        var a = new Coefficients(2, 3);
        var b = new Coefficients(3, 5);
        return (a + b).WeighSquare(x, y);
    }

    [Differentiable, Origin("fn19"), Expect([2, 3], [30, 12])]
    public static double ProductOfObjects(double x, double y)
    {
        var a = new Coefficients(3, 5);
        var b = new Coefficients(x, y);
        return (a * b).Weigh(x, y);
    }

    [Differentiable, Origin("fn24"), Expect([2, 3], [2, 0])]
    public static double ScaledVector(double x, double y) => (2 * new Programs.Types.Vec3(x, x, y)).X;

    [Differentiable, Origin("fn27"), Expect([3, 5], [30, 22])]
    public static double StructInAStruct(double x, double y)
    {
        (Pair Value, int Count) wrapped = default;
        wrapped = (new Pair(2 * y, (3 * x) + 2), 1);
        return wrapped.Value.First * wrapped.Value.Second;
    }

    [Differentiable(WithRespectTo = [nameof(input)]), Origin("fn29"), Expect([new double[] { 3, 4, 1, 2, 5 }, new double[] { 9, 8, 7, 6, 5 }], [1, 1, 1, 1, 1])]
    public static float BufferThatIsNotRead(float[] input, float[] factors)
    {
        var buffer = new float[5];
        for (int i = 0; i < 5; i++) buffer[i] = factors[i] * input[i];
        float sum = 0;
        for (int i = 0; i < 5; i++) sum += input[i];
        return sum;
    }

    [Differentiable, Origin("fn33"), Expect([3], [1])]
    public static double MethodOfTheBase(double x) => x + new FourFold().FourPi();

    [Differentiable, Origin("fn34"), Expect([-5, 6], [1, 2])]
    public static double Conversions(double x, double y)
    {
        var a = new Number(x);
        var b = new Number(y);
        Pair converted = (Pair)b;
        return a + 1 + converted.First;
    }

    [Differentiable(WithRespectTo = [nameof(x)]), Origin("fn36"), Expect([3, 5], [5])]
    public static double IntegerInAnObject(double x, int n) => new Repeated(n).Multiply(x);

    private static double Sum(FiveNumbers t)
    {
        double sum = 0;
        for (int i = 0; i < t.Data.Length; ++i) sum += t.Data[i];
        return sum;
    }

    private static double Sum(double[] data)
    {
        double sum = 0;
        for (int i = 0; i < data.Length; ++i) sum += data[i];
        return sum;
    }
}
