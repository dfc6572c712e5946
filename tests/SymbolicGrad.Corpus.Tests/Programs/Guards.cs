namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Checks that throw: at the beginning, in loops, in expressions, in helpers.</summary>
internal static partial class Guards
{
    [Differentiable]
    public static double AtTheBeginning(double x, double[] w)
    {
        ArgumentNullException.ThrowIfNull(w);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (w.Length > 100) throw new ArgumentException($"{w.Length} weights are too many (at most {100}).", nameof(w));
        double s = x;
        for (int i = 0; i < w.Length; i++) s += w[i] * x;
        return s * s;
    }

    [Differentiable]
    public static double InALoop(double a, double[] x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 50) throw new InvalidOperationException("Element " + i + " is " + x[i]);
            s = Math.Tanh(s * a + x[i]);
        }

        return s;
    }

    [Differentiable]
    public static double LoopThatOnlyChecks(double a, double[] x)
    {
        for (int i = 0; i < x.Length; i++)
            if (double.IsNaN(x[i])) throw new ArgumentException("NaN", nameof(x));
        return a * a * (x.Length + 1);
    }

    [Differentiable]
    public static double ThrowExpression(double x, double y) => x > -100 ? x * y : throw new ArgumentOutOfRangeException(nameof(x), x, "Too small.");

    [Differentiable]
    public static double ThrowInTheElse(double x, double y)
    {
        double s;
        if (y < 1000)
        {
            s = x * y;
            if (s > 1) return s * s;
        }
        else
        {
            throw new ArgumentException();
        }

        return s + x;
    }

    [Differentiable]
    public static double ThrowingArm(double x, double y, int n) => n switch
    {
        1 => x,
        2 => y * y,
        3 => x * y,
        _ => throw new NotSupportedException($"mode {n}"),
    };

    [Differentiable]
    public static double ThrowingDefault(double x, double y, int n)
    {
        switch (n)
        {
            case 1: return x * y;
            case 2: x = y; break;
            case 3: break;
            default: throw new NotSupportedException();
        }

        return x * x + y;
    }

    [Differentiable]
    public static double InAHelper(double x, double y) => CheckedRoot(x) * CheckedRoot(y + x);

    private static double CheckedRoot(double v) => v >= 0 ? Math.Sqrt(v + 0.1) : throw new ArgumentOutOfRangeException(nameof(v));
}
