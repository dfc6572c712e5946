namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary><c>ref</c>, <c>out</c> and <c>in</c>, void helpers, and names for the variables of others.</summary>
internal static partial class References
{
    [Differentiable]
    public static double OutParameters(double x, double y)
    {
        Polar(x, y, out double radius, out var angle);
        return radius * angle + radius;
    }

    [Differentiable]
    public static double OutThatIsDiscarded(double x, double y)
    {
        Polar(x, y, out double radius, out _);
        return radius * x;
    }

    [Differentiable]
    public static double RefParameters(double x, double y)
    {
        double a = x, b = y;
        Swap(ref a, ref b);
        Scale(ref a, y);
        return a * a - b;
    }

    [Differentiable]
    public static double TheSameVariableTwice(double x, double y)
    {
        double a = x;
        AddTo(ref a, ref a, y);
        return a * y;
    }

    [Differentiable]
    public static double RefInALoop(double a, double[] x)
    {
        double s = a, t = 1;
        for (int i = 0; i < x.Length; i++)
        {
            Rotate(ref s, ref t, x[i]);
            if (s > t) Swap(ref s, ref t);
        }

        return s * t + s;
    }

    [Differentiable]
    public static double RefOfARef(double x, double y)
    {
        double a = x;
        Twice(ref a, y);
        return a;
    }

    [Differentiable]
    public static double RefLocal(double x, double y)
    {
        double a = x, b = y;
        ref double r = ref a;
        r = r * b;
        a += 1;
        b = r;
        return a * b * x;
    }

    [Differentiable]
    public static double RefLocalUnderACondition(double x, double y)
    {
        double a = x;
        ref double r = ref a;
        if (x > 0.8) r = y * y;
        else r += y;
        return a * a;
    }

    [Differentiable]
    public static double InParameters(double x, double y) => Distance(in x, y) * Distance(y * y, x);

    [Differentiable]
    public static double TryPattern(double x, double y) => TryRoot(x - 0.7, out double root) ? root * y : y * y + root;

    [Differentiable]
    public static double VoidHelperThatLeavesEarly(double x, double y)
    {
        double a = x;
        Clamp(ref a, y);
        return a * y + a;
    }

    [Differentiable]
    public static double RefAndCapturedAtOnce(double x, double y)
    {
        double a = x;
        Add(ref a);
        return a * x;

        void Add(ref double target)
        {
            target += y;
            a *= 2;
            target += a;
        }
    }

    [Differentiable]
    public static double OutFromBranches(double x, double y, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            Choose(i, x, y, out double chosen, out bool isFirst);
            s += isFirst ? chosen * chosen : chosen * s;
        }

        return s + x;
    }

    [Differentiable]
    public static double RefToAnElement(double[] w, double a)
    {
        double[] y = [w[0], w[1] * a, w[2]];
        ref double first = ref y[0];
        first *= y[1];
        Swap(ref y[1], ref y[2]);
        Scale(ref first, a);
        return y[0] * y[1] + y[2];
    }

    [Differentiable]
    public static double Params(double x, double y) => Total(x, y, x * y) * Total(y) + Total();

    [Differentiable]
    public static double OptionalAndNamed(double x, double y) => Shape(x, width: y) + Shape(height: y, x: x);

    [Differentiable]
    public static double ExtensionMethod(double x, double y) => x.Plus(y).Plus(by: x) * y;

    [Differentiable]
    public static double SideCalls(double x, double y)
    {
        System.Diagnostics.Debug.Assert(x > -1e9, "too small");
        System.Diagnostics.Trace.WriteLine($"x = {x}");
        double s = x * y;
        try
        {
            s *= x;
            if (s > 0.4) return s;
        }
        finally
        {
            System.Diagnostics.Debug.WriteLine(s);
        }

        return s * s;
    }

    private static double Total(params double[] terms)
    {
        double s = 0.5;
        for (int i = 0; i < terms.Length; i++) s += terms[i] * (i + 1);
        return s;
    }

    private static double Shape(double x, double width = 2, double height = 0.5) => Math.Exp(-x * width) * height;

    private static double Plus(this double x, double by) => x * x + by;

    private static void Polar(double x, double y, out double radius, out double angle)
    {
        radius = Math.Sqrt(x * x + y * y);
        angle = Math.Atan2(y, x);
    }

    private static void Swap(ref double a, ref double b) => (a, b) = (b, a);

    private static void Scale(ref double a, double by)
    {
        a *= by;
        by = 0;
        a += by;
    }

    private static void AddTo(ref double a, ref double b, double c)
    {
        a += c;
        b *= a;
        a -= b / 2;
    }

    private static void Rotate(ref double s, ref double t, double angle)
    {
        double c = Math.Cos(angle), d = Math.Sin(angle), old = s;
        s = c * s - d * t;
        t = d * old + c * t;
    }

    private static void Twice(ref double a, double b)
    {
        Scale(ref a, b);
        Scale(ref a, b + 1);
    }

    private static double Distance(in double a, in double b) => (a - 2 * b) * (a - 2 * b);

    private static bool TryRoot(double v, out double root)
    {
        if (v <= 0)
        {
            root = v;
            return false;
        }

        root = Math.Sqrt(v);
        return true;
    }

    private static void Clamp(ref double a, double limit)
    {
        if (a < limit) return;
        a = limit * limit;
        if (limit > 1) return;
        a += 0.5 * limit;
    }

    private static void Choose(int i, double x, double y, out double chosen, out bool isFirst)
    {
        isFirst = i == 0;
        if (isFirst) chosen = x;
        else chosen = y * x;
    }
}
