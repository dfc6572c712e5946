namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary><c>switch</c> and patterns: over numbers that vary, over indices, with guards, inside loops.</summary>
internal static partial class Switches
{
    [Differentiable]
    public static double ActivationByNumber(double x, double a, int n) => n switch
    {
        1 => Math.Tanh(a * x),
        2 => Math.Max(0.1 * x, a * x),
        _ => a * x * x,
    };

    [Differentiable]
    public static double PiecewiseByRelations(double x, double y) => (x * y) switch
    {
        < 0.3 => x * x * y,
        >= 0.3 and < 0.8 => Math.Sin(x) + y,
        var p => p * p + x,
    };

    // NaN is left, and throws.
#pragma warning disable CS8509
    [Differentiable]
    public static double WithoutADiscard(double x, double y) => x switch
    {
        > 0.7 => x * y,
        <= 0.7 => Math.Exp(x) * y,
    };
#pragma warning restore CS8509

    [Differentiable]
    public static double TuplePatterns(double x, double y) => (x > y, x > 0.8) switch
    {
        (true, true) => x * x * y,
        (true, false) => x + y * y,
        (false, _) => Math.Sqrt(x) * y,
    };

    [Differentiable]
    public static double GuardsOverElements(double a, double[] x)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            s += i switch
            {
                0 => x[0] * a,
                var k when x[k] > x[k - 1] => (x[k] - x[k - 1]) * s,
                _ => x[i] * x[i - 1] * a,
            };
        }

        return s;
    }

    [Differentiable]
    public static double StatementWithBreaks(double a, double[] x)
    {
        double s = 0, t = 1;
        for (int i = 0; i < x.Length; i++)
        {
            switch (i % 4)
            {
                case 0:
                    s += a * x[i];
                    break;
                case 1 or 2 when s > 0:
                    t *= s + 1;
                    break;
                case 1:
                case 2:
                    {
                        s -= x[i] * x[i];
                        break;
                    }

                default:
                    if (t > 2) break;
                    t = t * a + x[i];
                    s = s * t;
                    break;
            }
        }

        return s * t + s;
    }

    [Differentiable]
    public static double SectionsThatReturn(double x, double y, int n)
    {
        double s = x;
        switch (n)
        {
            case 1:
                return s * y;
            case 2:
                s = s * s;
                break;
        }

        return s + y * y;
    }

    [Differentiable]
    public static double DefaultFirst(double x, double y, int n)
    {
        switch (n)
        {
            default:
                x = Math.Cos(x);
                break;
            case 1:
                y = y * x;
                break;
            case 2:
                x = y;
                break;
        }

        return x * y;
    }

    [Differentiable]
    public static double SwitchInASwitch(double x, double y, int n)
    {
        double s = 1;
        switch (n)
        {
            case 1:
            case 3:
                switch (x)
                {
                    case > 0.9: s = x * y; break;
                    default: s = x + y; break;
                }

                s *= 2;
                break;
            case 2: s = y switch { > 1 => y * y, _ => y * x }; break;
        }

        return s * x;
    }

    [Differentiable]
    public static double IsPatterns(double x, double y)
    {
        if (x is > 0.4 and < 1.2 and var inner) return inner * inner * y;
        if (y is not (> 0.5 and < 1)) return y * x;
        return x - y * y;
    }

    [Differentiable]
    public static double LengthPattern(double[] x, double a) => x switch
    {
        { Length: 0 } => a,
        { Length: 1 or 2 } => a * x[0],
        _ => x[0] * x[1] + a * x[2],
    };

    [Differentiable]
    public static double LocalsChosenBySwitch(double x, double y, int n)
    {
        (double u, double v) = n switch
        {
            1 => (x, y * y),
            2 => (y, x),
            _ => (x * y, 1.0),
        };
        return u * v + u;
    }

    [Differentiable]
    public static double StateMachine(double a, double[] x)
    {
        int state = 0;
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (state, s) = state switch
            {
                0 => (x[i] > 0 ? 1 : 2, s + a * x[i]),
                1 => (2, s * a),
                _ => (0, s - x[i] * x[i]),
            };
        }

        return s + state * a;
    }

    [Differentiable]
    public static double HelperSwitchedByAConstant(double x, double y) => Norm(x, y, 1) + Norm(x, y, 2) * Norm(y, x, 7);

    [Differentiable]
    public static double AssignmentsInArms(double x, double y, int n)
    {
        double s = 0;
        double r = n switch { 1 => s = x * y, 2 => s += y, _ => x };
        return r * s + x;
    }

    private static double Norm(double x, double y, int order) => order switch
    {
        1 => Math.Abs(x) + Math.Abs(y),
        2 => Math.Sqrt(x * x + y * y),
        _ => Math.Max(x, y),
    };
}
