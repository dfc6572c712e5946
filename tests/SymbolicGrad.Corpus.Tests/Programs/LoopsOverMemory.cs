namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Loops that end early or run unforeseen often, over arrays that they write and structs that they carry.</summary>
internal static partial class LoopsOverMemory
{
    private struct Particle
    {
        public double Position, Speed;

        public void Move(double by) => Position += Speed * by;
    }

    [Differentiable]
    public static double WriteUntilSmall(double[] x, double a)
    {
        var y = new double[x.Length + 1];
        y[0] = a;
        int k = 0;
        while (k < x.Length && y[k] > 0.05)
        {
            y[k + 1] = 0.7 * y[k] * Math.Cos(x[k]);
            k++;
        }

        return y[k] + a * k;
    }

    [Differentiable]
    public static double SweepsUntilConverged(double[] w, double a)
    {
        var y = new double[w.Length];
        double change;
        do
        {
            change = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double next = 0.3 * (i > 0 ? y[i - 1] : a) + 0.2 * (i + 1 < y.Length ? y[i + 1] : 0) + w[i] * w[i];
                change += Math.Abs(next - y[i]);
                y[i] = next;
            }
        }
        while (change > 1e-13);

        double s = 0;
        foreach (double v in y) s += v * v;
        return s;
    }

    [Differentiable]
    public static double BubbleSort(double[] x, double a)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = x[i];
        bool swapped = true;
        while (swapped)
        {
            swapped = false;
            for (int i = 0; i + 1 < y.Length; i++)
            {
                if (y[i] <= y[i + 1]) continue;
                (y[i], y[i + 1]) = (y[i + 1], y[i]);
                swapped = true;
            }
        }

        double s = a;
        for (int i = 0; i < y.Length; i++) s = Math.Sin(s + (i + 1) * y[i]);
        return s;
    }

    [Differentiable]
    public static double BreakAfterWrite(double[] x, double a)
    {
        var y = new double[x.Length];
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = s * x[i];
            if (y[i] < -0.3) break;
            s += y[i] * y[i];
        }

        for (int i = 0; i < y.Length; i++) s += Math.Sin(y[i]);
        return s;
    }

    [Differentiable]
    public static double ReturnAfterWrite(double[] x, double a)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = (i > 0 ? y[i - 1] : a) * Math.Exp(x[i]);
            if (y[i] > 1.5) return y[i] * y[0];
        }

        return y.Length > 0 ? y[y.Length - 1] : a * a;
    }

    [Differentiable]
    public static double OverwrittenScratch(double[] x, double a)
    {
        var scratch = new double[2];
        scratch[0] = a;
        int n = 0;
        while (n < x.Length)
        {
            scratch[1] = Math.Sin(scratch[0] * x[n]);
            if (scratch[1] < 0)
            {
                n += 2;
                continue;
            }

            scratch[0] = scratch[1] + 0.5 * scratch[0];
            n++;
        }

        return scratch[0] * scratch[1];
    }

    [Differentiable]
    public static double ParticleUntilWall(double a, double speed)
    {
        var p = new Particle { Position = 0.1 * a, Speed = speed };
        while (p.Position < 1)
        {
            p.Move(0.2);
            p.Speed *= 0.99 + 0.01 * p.Position;
        }

        return p.Position * p.Speed;
    }

    [Differentiable]
    public static double WriteInBranchOfWhile(double[] x, double a)
    {
        var y = new double[3];
        y[1] = a;
        int k = 0;
        while (k < x.Length)
        {
            if (x[k] > 0)
            {
                y[k % 3] += x[k] * y[1];
            }
            else
            {
                int j = k;
                while (j > 0)
                {
                    y[j % 3] = 0.5 * y[(j + 1) % 3] * x[k];
                    j -= 2;
                }
            }

            k++;
        }

        return y[0] * y[1] + Math.Cos(y[2]);
    }

    [Differentiable]
    public static double ConditionReadsWrittenMemory(double[] x, double a)
    {
        var y = new double[2];
        y[0] = a + 1;
        while (y[0] * y[0] > 0.3)
        {
            y[1] += y[0];
            y[0] = 0.6 * y[0] * Math.Cos(y[1]);
        }

        return y[0] + (x.Length > 0 ? y[1] * x[0] : y[1]);
    }

    [Differentiable]
    public static double TriangularWrites(double[] x, double a)
    {
        var y = new double[x.Length, x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                y[i, j] = i == j ? x[i] * a : Math.Sin(y[i - 1, j] + x[j]);
            }
        }

        double s = 0;
        foreach (double v in y) s += v * v;
        return s;
    }
}
