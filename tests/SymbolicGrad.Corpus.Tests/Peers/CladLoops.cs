namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Loops of every form: their updates, conditions and exits carry what is differentiated.</summary>
[OriginFile(Peer.Clad, "test/Gradient/Loops.C", Within = 0.005)]
internal static partial class CladLoops
{
    [Differentiable, Origin("f2"), Expect([3], [59049])]
    public static double NinthPower(double x)
    {
        double power = 1;
        for (int row = 0; row < 3; row++)
            for (int column = 0; column < 3; column++) power *= x;
        return power;
    }

    [Differentiable, Origin("f3"), Expect([3], [6])]
    public static double SquareLeftEarly(double x)
    {
        double power = 1;
        for (int i = 0; i < 3; i++)
        {
            power *= x;
            if (i == 1) return power;
        }

        return power;
    }

    /// <summary>The work stands in the loop's update.</summary>
    [Differentiable, Origin("f4"), Expect([3], [27])]
    public static double CubeInTheUpdate(double x)
    {
        double power = 1;
        for (int i = 0; i < 3; power *= x) i++;
        return power;
    }

    [Differentiable, Origin("f5"), Expect([3], [1])]
    public static double TenIncrements(double x)
    {
        for (int i = 0; i < 10; i++) x++;
        return x;
    }

    [Differentiable, Origin("f_const_local"), Expect([3], [21])]
    public static double LocalOfTheTrip(double x)
    {
        double sum = 0;
        for (int i = 0; i < 3; ++i)
        {
            double shifted = x + i;
            sum += x * shifted;
        }

        return sum;
    }

    [Differentiable, Origin("f_sum"), Expect([new double[] { 1, 2, 3, 4, 5 }, 5], [1, 1, 1, 1, 1])]
    public static double SumOfTheFirst(double[] p, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += p[i];
        return sum;
    }

    [Differentiable, Origin("f_sum_squares"), Expect([new double[] { 1, 2, 3, 4, 5 }], [2, 4, 6, 8, 10])]
    public static double SumOfSquares(double[] p)
    {
        double sum = 0;
        foreach (double element in p) sum += Square(element);
        return sum;
    }

    /// <summary>The logarithm of the density of a normal distribution in n dimensions, by its mean.</summary>
    [Differentiable(WithRespectTo = [nameof(mean)]), Origin("f_log_gaus")]
    [Expect([new double[] { 1, 1, 1, 1, 1 }, new double[] { 1, 2, 3, 4, 5 }, 2], [0, -0.25, -0.5, -0.75, -1])]
    public static double LogOfANormalDensity(double[] x, double[] mean, double sigma)
    {
        double power = 0;
        for (int i = 0; i < mean.Length; i++) power += Square(x[i] - mean[i]);
        double density = 1 / Math.Sqrt(Math.Pow(2 * Math.PI, mean.Length) * sigma) * Math.Exp(-power / (2 * Square(sigma)));
        return Math.Log(density);
    }

    /// <summary>What is computed in integers is constant. Clad differentiates through them as if nothing was rounded.</summary>
    [Differentiable, Origin("f_const")]
    [Expect([2, 3], [0, 0], Value = 18, Theirs = [0, 12], Because = "An integer is a constant: the value is a step function of b.")]
    public static double SumOfRoundedSquares(double a, double b)
    {
        int sum = 0;
        for (int i = 0; i < a; i++)
        {
            int square = (int)(b * b);
            sum += square;
        }

        return sum;
    }

    [Differentiable, Origin("f6"), Expect([3, 5], [21, 33])]
    public static double LocalsThatChangeInTheTrip(double x, double y)
    {
        double sum = 0;
        for (int trip = 0; trip < 3; ++trip)
        {
            double first = x * x, second = y * y;
            first += y;
            sum += first + second + x;
        }

        return sum;
    }

    [Differentiable, Origin("fn7"), Expect([3, 5], [18, 3])]
    public static double CountdownInTheCondition(double x, double y)
    {
        double sum = 0;
        int left = 3;
        while (left-- > 0) sum += (x * x) + y;
        return sum;
    }

    [Differentiable, Origin("fn8"), Expect([3, 5], [18, 3])]
    public static double DoInsideOfWhile(double x, double y)
    {
        double sum = 0;
        int left = 3;
        while (left > 0)
        {
            do sum += (x * x) + y;
            while (--left != 0);
        }

        return sum;
    }

    [Differentiable, Origin("fn9"), Expect([3, 5], [54, 9])]
    public static double NestedCountdowns(double x, double y)
    {
        int outer, inner;
        outer = inner = 3;
        double sum = 0;
        while (outer-- > 0)
        {
            inner = 3;
            while (inner-- > 0) sum += (x * x) + y;
        }

        return sum;
    }

    [Differentiable, Origin("fn10")]
    [Expect([3, 5], [0, 0], Value = 48, Theirs = [18, 3], Because = "An integer is a constant: what is added to it is rounded.")]
    public static double AddedToTheCounter(double x, double y)
    {
        double sum = 0;
        int left = 3;
        for (int rounded = left; rounded != 0; rounded = left)
        {
            rounded += (int)((x * x) + y);
            sum += rounded;
            left -= 1;
        }

        return sum;
    }

    [Differentiable, Origin("fn11"), Expect([3, 5], [18, 3])]
    public static double DoWhile(double x, double y)
    {
        int left = 3;
        double sum = 0;
        do
        {
            sum += (x * x) + y;
            left -= 1;
        }
        while (left != 0);
        return sum;
    }

    [Differentiable, Origin("fn12"), Expect([3, 5], [54, 18])]
    public static double ThreeDeepDoWhile(double x, double y)
    {
        double sum = 0;
        int outer = 3;
        do
        {
            int inner = 3;
            do
            {
                sum += (x * x) + y;
                inner -= 1;
                bool again = false;
                do sum += y;
                while (again);
            }
            while (inner != 0);
            outer -= 1;
        }
        while (outer != 0);
        return sum;
    }

    [Differentiable, Origin("fn13")]
    [Expect([3, 5], [0, 0], Value = 45, Theirs = [3, 6], Because = "An integer is a constant: what is added to it is rounded.")]
    public static double RoundedInTheHead(double x, double y)
    {
        double sum = 0;
        int left = 3;
        for (int rounded = left; rounded != 0; left -= 1, rounded = left)
        {
            rounded += (int)(x + (2 * y));
            double back = rounded;
            sum += back;
        }

        return sum;
    }

    [Differentiable, Origin("fn14"), Expect([3, 5], [6, 5])]
    public static double ThreeContinues(double x, double y)
    {
        int choice = 5;
        double sum = 0;
        while (choice-- > 0)
        {
            if (choice > 3)
            {
                sum += x;
                continue;
            }

            if (choice > 1)
            {
                sum += y;
                continue;
            }

            if (choice > 0)
            {
                sum += x * y;
                continue;
            }
        }

        return sum;
    }

    [Differentiable, Origin("fn15"), Expect([3, 5], [3, 3])]
    public static double ContinuesOfTwoLoops(double x, double y)
    {
        int outer = 5;
        double sum = 0;
        while (outer-- > 0)
        {
            if (outer > 2) continue;
            int inner = 3;
            while (inner-- > 0)
            {
                if (inner > 1)
                {
                    sum += x;
                    continue;
                }

                if (inner > 0) sum += y;
            }
        }

        return sum;
    }

    [Differentiable, Origin("fn16"), Expect([3, 5], [10, 6])]
    public static double BreakAndContinue(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 5; ++i)
        {
            if (i == 4)
            {
                sum += x * y;
                break;
            }

            if (i > 2)
            {
                sum += 2 * x;
                continue;
            }

            sum += x + y;
        }

        return sum;
    }

    [Differentiable, Origin("fn17"), Expect([3, 5], [15, 9])]
    public static double BreakOfTheInnerLoop(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 5; ++i)
        {
            int j = i;
            if (i < 2) continue;
            while (j-- > 0)
            {
                if (j >= 3) continue;
                sum += x * y;
                break;
            }
        }

        return sum;
    }

    [Differentiable, Origin("fn18"), Expect([3, 5], [4, 4])]
    public static double ChainOfBranchesWithExits(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 5; ++i)
        {
            if (i < 2)
            {
                sum += x + y;
            }
            else if (i < 4)
            {
                continue;
            }
            else
            {
                sum += (2 * x) + (2 * y);
                break;
            }
        }

        return sum;
    }

    private static double Square(double x) => x * x;
}
