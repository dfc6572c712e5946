using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Loops whose conditions and elements are differentiated: assignments in conditions, arrays made in a trip, <c>foreach</c>.</summary>
[OriginFile(Peer.Clad, "test/Gradient/Loops.C", Within = 0.005)]
internal static partial class CladLoopHeads
{
    /// <summary>∫x² by the rectangle rule in 10,000 steps: the derivative by the ends is −lower² and upper².</summary>
    [Differentiable, Origin("f_loop_init_var"), Expect([1, 2], [-1, 4])]
    public static double Integral(double lower, double upper)
    {
        double sum = 0, step = (upper - lower) / 10000;
        for (double x = lower; x <= upper + (step / 2); x += step) sum += x * x * step;
        return sum;
    }

    /// <summary>The elements are written back inside of the sum.</summary>
    [Differentiable, Origin("fn20"), Expect([new double[] { 1, 1, 1, 1, 1 }], [5, 5, 5, 5, 5])]
    public static double ElementsScaledInTheSum(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; ++i) sum += x[i] *= 5;
        return sum;
    }

    [Differentiable, Origin("fn21"), Expect([5], [5])]
    public static double ArrayMadeInEachTrip(double x)
    {
        double sum = 0;
        for (int i = 0; i < 5; ++i)
        {
            double[] array = [1, x, 2];
            sum += array[0] + array[1];
        }

        return sum;
    }

    [Differentiable, Origin("fn23"), Expect([3, 5], [5, 3])]
    public static double AssignedInTheCondition(double x, double y)
    {
        double result = 0;
        for (int c = 0; (result = x * y) != 0; ++c)
        {
            if (c == 1) break;
        }

        return result;
    }

    /// <summary>The condition adds once more than the loop has trips.</summary>
    [Differentiable, Origin("fn24"), Expect([3, 5], [20, 12])]
    public static double AddedInTheCondition(double x, double y)
    {
        double sum = 0;
        bool Another(int c)
        {
            sum += x * y;
            return c < 3;
        }

        for (int c = 0; Another(c); ++c)
        {
        }

        return sum;
    }

    [Differentiable, Origin("fn25"), Expect([3, 5], [40, 24])]
    public static double OverwrittenBeforeTheBreak(double x, double y)
    {
        double sum = 0;
        for (int c = 0; (sum += x * y) != 0 && c < 3; ++c)
        {
            if (c != 1) continue;
            sum = 8 * x * y;
            break;
        }

        return sum;
    }

    [Differentiable, Origin("fn26"), Expect([3, 5], [5, 3])]
    public static double UpdateThatIsNeverReached(double x, double y)
    {
        double sum = 0;
        for (int c = 0; (sum += x * y) != 0; ++c, sum = 7 * x * y)
        {
            if (c == 0) break;
        }

        return sum;
    }

    [Differentiable, Origin("fn27"), Expect([3, 5], [10, 6])]
    public static double OverwrittenInTheBody(double x, double y)
    {
        double sum = 0;
        for (int c = 0; (sum += x * y) != 0; ++c)
        {
            if (c == 2) break;
            sum = c * x * y;
        }

        return sum;
    }

    [Differentiable, Origin("fn30"), Expect([3, 5], [5, 3])]
    public static double AssignedBehindAnAnd(double x, double y)
    {
        double result = 0;
        for (int c = 0; c == 0 && (result = x * y) != 0; ++c)
        {
        }

        return result;
    }

    [Differentiable, Origin("fn32"), Expect([3, 5], [45, 27])]
    public static double BreaksOfTwoLoops(double x, double y)
    {
        double sum = 0;
        for (int c = 0; (sum += x * y) != 0; ++c)
        {
            for (int d = 0; (sum += x * y) != 0; ++d)
            {
                if (d != 1) continue;
                sum += x * y;
                break;
            }

            if (c != 1) continue;
            sum += x * y;
            break;
        }

        return sum;
    }

    [Differentiable, Origin("fn33"), Expect([3, 5], [15, 9])]
    public static double BreaksBehindAssignments(double x, double y)
    {
        double sum = 0;
        for (int c = 0; (sum = x * y) != 0; ++c)
        {
            if ((sum += x * y) != 0 && c == 1) break;
            if (c == 0 && (sum += x * y) != 0) break;
        }

        return sum;
    }

    [Differentiable, Origin("fn34"), Expect([2, 2], [64, 32])]
    public static double ForeachOverWhatIsMade(double x, double y)
    {
        double sum = 0;
        double[] terms = [y, x * y, (x * x) + y];
        foreach (double term in terms) sum += term * term;
        return sum;
    }

    /// <summary>Both loops are left as soon as the sum is beyond x².</summary>
    [Differentiable, Origin("fn35"), Expect([2, 2], [12, 4])]
    public static double NestedForeachWithABreak(double x, double y)
    {
        double sum = 0;
        double[] factors = [x, x * y, 0];
        foreach (double left in factors)
        {
            foreach (double right in factors)
            {
                if (sum <= x * x) sum += left * right;
                else if (sum > x * x) break;
            }
        }

        return sum;
    }

    [Differentiable, Origin("fn36"), Expect([1, 1], [1.75, 0])]
    public static double ForeachOverConstants(double x, double y)
    {
        double sum = 0;
        foreach (int angle in new[] { 1, 2, 3 })
        {
            if (sum > x) continue;
            sum += Math.Sin(angle) * x;
        }

        return sum;
    }

    [Differentiable, Origin("fn38"), Expect([6, 3], [1, 1])]
    public static double ForeachUnderACondition(double x, double y)
    {
        double sum = 0;
        if (x > 0)
        {
            foreach (double element in (double[])[1, x, 2, y, 3]) sum += element;
        }

        return sum;
    }

    [Differentiable, Origin("fn40"), Expect([2, 3], [14, 0])]
    public static double ContinueAtTheEnd(double x, double y)
    {
        double sum = 11 * x;
        for (int i = 0; i < 3; i++)
        {
            sum += x * i;
            continue;
        }

        return sum;
    }

    [Differentiable, Origin("fn41"), Expect([2, 3], [1, 0])]
    public static double BreakAfterTheWork(double x, double y)
    {
        double sum = 0;
        for (int i = 1; i < 3; i++)
        {
            sum += i * x;
            if (i == 1) break;
        }

        return sum;
    }

    [Differentiable(WithRespectTo = [nameof(layer)]), Origin("fn42"), Expect([4, 3, 4, 5, 6, 2], [1, 1, 1, 1])]
    public static float ObjectsInALoop(Layer layer, float x) => layer.Forward(x);

    [Differentiable, Origin("fn43"), Expect([new double[] { 1, 2, 3 }], [-1, -0.25, -0.11])]
    public static double Reciprocals(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            double divisor = x[i];
            sum += 1 / divisor;
        }

        return sum;
    }

    /// <summary>Half of the trips in one loop, half of them in another that goes on counting.</summary>
    [Differentiable, Origin("fn46"), Expect([1, 0.5], [-50, 100])]
    public static double LoopsThatShareACounter(double x, double y)
    {
        double sum = 0;
        int i = 0;
        while (i < 50)
        {
            double divisor = x, quotient = y / divisor;
            sum += Math.Pow(quotient, 2);
            ++i;
        }

        do
        {
            double divisor = x, quotient = y / divisor;
            sum += Math.Pow(quotient, 2);
            ++i;
        }
        while (i < 100);
        return sum;
    }
}
