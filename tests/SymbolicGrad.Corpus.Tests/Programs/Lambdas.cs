namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Delegates whose functions are known: lambdas, local functions, method groups, closures over variables.</summary>
internal static partial class Lambdas
{
    [Differentiable]
    public static double CalledTwice(double a, double x)
    {
        Func<double, double> f = t => a * t * t;
        return f(x) * f(x + a);
    }

    [Differentiable]
    public static double OfTwo(double a, double x)
    {
        Func<double, double, double> f = (s, t) =>
        {
            double u = s * t;
            if (u > 0.5) return u * s;
            return u + t;
        };
        return f(a, x) + f(x, f(a, a));
    }

    [Differentiable]
    public static double MethodGroups(double x, double y)
    {
        Func<double, double> f = Math.Sin, g = Cube;
        Func<double, double, double> h = Math.Pow;
        return f(x) + g(y) * h(x + 1, y);
    }

    [Differentiable]
    public static double Trapezoid(double a, double b, double k) => Integral(t => Math.Exp(-k * t * t), a, b, 8);

    [Differentiable]
    public static double NewtonWithALambda(double a, int n)
    {
        double root = Newton(x => x * x - a, x => 2 * x, 1 + a, n);
        return root * a;
    }

    [Differentiable]
    public static double VariablesNotValues(double x, double y)
    {
        double k = x;
        Func<double, double> f = t => k * t;
        double before = f(y);
        k = y * y;
        return before + f(x);
    }

    [Differentiable]
    public static double AssignsWhatItCaptures(double x, double y)
    {
        double sum = 0;
        Action<double> add = v => sum += v * v;
        add(x);
        add(x * y);
        return sum * y;
    }

    [Differentiable]
    public static double AssignsInALoop(double a, double[] x)
    {
        double sum = 1;
        int count = 0;
        Action<double> add = v =>
        {
            sum = sum * a + v;
            count++;
        };
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0) add(x[i]);
            add(sum / 4);
        }

        return sum * (count + 1);
    }

    [Differentiable]
    public static double LocalFunctionThatAssigns(double a, double[] x)
    {
        double s = a, t = 1;
        for (int i = 0; i < x.Length; i++) Step(x[i]);
        return s * t;

        void Step(double v)
        {
            s += v * t;
            if (s > 1) t = t * a;
        }
    }

    [Differentiable]
    public static double BoundChangedByALocalFunction(double a, double[] x)
    {
        int n = x.Length;
        double s = a;
        for (int i = 0; i < n; i++)
        {
            s += x[i] * s;
            if (i == 1) Shorten();
        }

        return s;

        void Shorten() => n--;
    }

    [Differentiable]
    public static double IndexChangedThroughAReference(double a, double[] x)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * s;
            ref int alias = ref i;
            if (s > 1) alias++;
        }

        return s;
    }

    [Differentiable]
    public static double BreakInALambda(double a, double[] x)
    {
        Func<double, double> f = t =>
        {
            double s = t;
            foreach (double v in x)
            {
                if (v > 1) break;
                s = s * a + v;
                if (s > 2) return s * v;
            }

            return s;
        };
        return f(a) + f(1) * a;
    }

    [Differentiable]
    public static double ClosureThroughAHelper(double a, double[] x)
    {
        double largest = 0;
        Repeat(x.Length, i => largest = Math.Max(largest, a * x[i]));
        return largest * a + largest;
    }

    [Differentiable]
    public static double Composition(double x, double y)
    {
        Func<double, double> f = t => t * y;
        Func<double, double> g = t => Math.Cos(f(t));
        Func<double, double> h = t => f(g(t));
        return h(x) + g(y);
    }

    [Differentiable]
    public static double LambdaOfALoopVariable(double a, double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double xi = x[i];
            Func<double, double> f = t => t * xi + s;
            s = f(a) - f(s) / 3;
        }

        return s;
    }

    [Differentiable]
    public static double ChosenByATernary(double x, double y, int n)
    {
        Func<double, double> f = t => t * y;
        return (n > 1 ? f(x) : f(y)) + f(1);
    }

    [Differentiable]
    public static double StaticLambda(double x, double y)
    {
        Func<double, double> f = static t => t * t;
        return f(x) / (1 + f(y));
    }

    [Differentiable]
    public static double MadeElsewhereWithoutSurroundings(double x, double y) => Squarer()(x) * y;

    [Differentiable]
    public static double LocalFunctionAsADelegate(double x, double y)
    {
        return Integral(Weight, 0, x, 4);

        double Weight(double t) => t * y + x;
    }

    [Differentiable]
    public static double MethodOfAnObject(Types.Model model, double[] x) => x.Select(model.Apply).Sum();

    [Differentiable]
    public static double MethodOfAnObjectThatChanges(double x, double y)
    {
        var model = new Types.Model { Bias = x, Weights = [y] };
        Func<double, double> f = model.Apply;
        double before = f(y);
        model.Bias = y * y;
        return before + (2 * f(x));
    }

    private static double Cube(double v) => v * v * v;

    private static Func<double, double> Squarer() => t => t * t;

    private static double Integral(Func<double, double> f, double a, double b, int steps)
    {
        double h = (b - a) / steps, sum = (f(a) + f(b)) / 2;
        for (int i = 1; i < steps; i++) sum += f(a + i * h);
        return sum * h;
    }

    private static double Newton(Func<double, double> f, Func<double, double> slope, double x, int steps)
    {
        for (int i = 0; i < steps; i++) x -= f(x) / slope(x);
        return x;
    }

    private static void Repeat(int n, Action<int> step)
    {
        for (int i = 0; i < n; i++) step(i);
    }
}
