namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Arrays that a method makes, writes and reads.</summary>
internal static partial class Arrays
{
    [Differentiable]
    public static double WriteOnceReadOnce(double[] x)
    {
        var z = new double[x.Length];
        for (int i = 0; i < x.Length; i++) z[i] = Math.Sin(x[i]) * x[i];
        double s = 0;
        for (int i = 0; i < z.Length; i++) s += z[i] * z[i];
        return s;
    }

    [Differentiable]
    public static double UpdateInPlace(double a, int n)
    {
        var z = new double[3];
        z[0] = a;
        z[1] = a * a;
        for (int k = 0; k < n; k++)
        {
            z[2] = z[0] * z[1] + 0.5;
            z[0] = Math.Sin(z[2]);
            z[1] *= z[0];
        }

        return z[0] + z[1] * z[2];
    }

    [Differentiable]
    public static double ScatterWithDuplicates(double[] x)
    {
        var bins = new double[3];
        for (int i = 0; i < x.Length; i++) bins[i % 3] += x[i] * x[i];
        return bins[0] * bins[1] + Math.Exp(0.1 * bins[2]);
    }

    [Differentiable]
    public static double OverwriteWithDuplicates(double[] x)
    {
        var last = new double[2];
        for (int i = 0; i < x.Length; i++) last[i % 2] = x[i] * x[i];
        return last[0] * 3 + last[1] * last[0];
    }

    [Differentiable]
    public static double PrefixSums(double[] x)
    {
        var sums = new double[x.Length + 1];
        for (int i = 0; i < x.Length; i++) sums[i + 1] = sums[i] + x[i];
        double p = 1;
        for (int i = 0; i <= x.Length; i++) p += sums[i] * sums[i];
        return p;
    }

    [Differentiable]
    public static double Stencil(double[] x, double c, int n)
    {
        var u = new double[x.Length];
        var v = new double[x.Length];
        for (int i = 0; i < x.Length; i++) u[i] = x[i];
        for (int t = 0; t < n; t++)
        {
            for (int i = 1; i < x.Length - 1; i++) v[i] = u[i] + c * (u[i - 1] - 2 * u[i] + u[i + 1]) * u[i];
            for (int i = 1; i < x.Length - 1; i++) u[i] = v[i];
        }

        double s = 0;
        for (int i = 0; i < x.Length; i++) s += u[i] * u[i];
        return s;
    }

    [Differentiable]
    public static double MatrixProduct(double[,] a, double[,] b)
    {
        int n = Math.Min(a.GetLength(0), 3);
        var c = new double[n, 3];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < 3; j++)
                for (int k = 0; k < n; k++)
                    c[i, j] += a[i, k] * b[k, j];
        double s = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < 3; j++)
                s += c[i, j] * c[i, j];
        return s;
    }

    [Differentiable]
    public static double WriteUnderCondition(double[] x)
    {
        var z = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (i % 3 != 1) z[i] = x[i] * x[i];
            else z[i / 2] -= x[i];
        }

        double s = 0;
        for (int i = 0; i < x.Length; i++) s += z[i] * x[i];
        return s;
    }

    [Differentiable]
    public static double ScratchForEachTrip(double[] x, double[] w)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            var terms = new double[w.Length];
            for (int k = 0; k < w.Length; k++) terms[k] = w[k] * x[i];
            double max = terms[0];
            for (int k = 1; k < w.Length; k++) max = Math.Max(max, terms[k]);
            double sum = 0;
            for (int k = 0; k < w.Length; k++) sum += Math.Exp(terms[k] - max);
            s += max + Math.Log(sum);
        }

        return s;
    }

    [Differentiable]
    public static double ConstantOverwrites(double a)
    {
        double[] z = [a, a * a, 2 * a];
        z[1] = 3;
        double early = z[0] * z[2];
        z[0] = 0;
        z[2]++;
        return early + z[0] + z[1] * z[2];
    }

    [Differentiable]
    public static double ElementSwap(double a, double b)
    {
        double[] z = [a, b];
        (z[0], z[1]) = (z[1], z[0] * z[1]);
        return z[0] * z[0] + z[1];
    }

    [Differentiable]
    public static double IntegerTable(double[] x)
    {
        var order = new int[x.Length];
        for (int i = 0; i < x.Length; i++) order[x.Length - 1 - i] = i;
        double s = 0;
        for (int i = 0; i < x.Length; i++) s = s * 0.5 + x[order[i]] * x[i];
        return s;
    }

    [Differentiable]
    public static double HelperFillsAnArray(double[] x)
    {
        double[] squares = Squares(x);
        double s = 0;
        for (int i = 0; i < squares.Length; i++) s += squares[i] * (i + 1);
        return s * s;
    }

    [Differentiable]
    public static double ReadBeforeAndAfter(double a, double b)
    {
        var z = new double[2];
        z[0] = a * b;
        double before = z[0];
        z[0] = Math.Sin(before);
        return before * z[0];
    }

    [Differentiable]
    public static double SortThree(double a, double b, double c)
    {
        double[] z = [a, b, c];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 2; j++)
                if (z[j] > z[j + 1]) (z[j], z[j + 1]) = (z[j + 1], z[j]);
        return z[0] + 10 * z[1] * z[1] + 100 * z[2];
    }

    [Differentiable]
    public static double ArgumentWritten(double[] w, double a)
    {
        w[0] = w[1] * a;
        w[2] *= w[0];
        w[1] += 3 * w[2];
        return w[0] * w[1] + w[2];
    }

    [Differentiable]
    public static double ArgumentOverwrittenInLoop(double[] x, double a)
    {
        for (int i = 0; i < x.Length; i++) x[i] = a * x[i] * x[i] + (i > 0 ? x[i - 1] : 0);
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += x[i];
        return s;
    }

    [Differentiable]
    public static double ArgumentZeroed(double[] w)
    {
        double first = w[0];
        w[0] = 0;
        return w[0] * w[1] + first * w[2];
    }

    [Differentiable]
    public static double DataAsScratch(double[] w, [Data] double[,] table)
    {
        double s = 0;
        for (int i = 0; i < table.GetLength(0); i++)
        {
            table[i, 0] = w[0] * table[i, 1];
            table[i, 1] = table[i, 0] * table[i, 0] + w[1];
            s += table[i, 0] * table[i, 1] * w[2];
        }

        return s;
    }

    [Differentiable]
    public static double Gather(double[] w, [Data] int[] index)
    {
        var z = new double[index.Length];
        for (int i = 0; i < index.Length; i++) z[i] = w[index[i]] * w[index[i]];
        double s = 0;
        for (int i = 0; i < index.Length; i++) s += z[i] * (i + 1);
        return s;
    }

    [Differentiable]
    public static double ScatterByIndex(double[] w, [Data] int[] index)
    {
        double[] z = new double[3];
        for (int i = 0; i < index.Length; i++) z[index[i]] = Math.Sin(w[index[i]]) + z[(index[i] + 1) % 3];
        return z[0] * z[1] + z[2];
    }

    [Differentiable]
    public static float SingleBuffer(float a, double[] x)
    {
        Span<float> z = stackalloc float[3];
        for (int i = 0; i < 3; i++) z[i] = a * (i + 1);
        for (int i = 0; i < x.Length; i++) z[i % 3] += (float)x[i] * z[0];
        return z[0] + z[1] * z[2];
    }

    [Differentiable]
    public static double BufferInBranch(double a, double b)
    {
        if (a > b)
        {
            double[] z = [a, b];
            z[0] *= z[1];
            return z[0] + z[1];
        }

        double[] y = [b, a, b];
        y[2] += y[0] * y[1];
        return y[2];
    }

    [Differentiable]
    public static double TridiagonalSolve(double[] w, double a)
    {
        var c = new double[w.Length];
        var d = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            double pivot = 4 + a * a - (i > 0 ? c[i - 1] : 0);
            c[i] = 1 / pivot;
            d[i] = (w[i] - (i > 0 ? d[i - 1] : 0)) / pivot;
        }

        for (int i = w.Length - 2; i >= 0; i--) d[i] -= c[i] * d[i + 1];
        double s = 0;
        for (int i = 0; i < w.Length; i++) s += d[i] * d[i];
        return s;
    }

    [Differentiable]
    public static double CholeskyOfGram(double[,] table)
    {
        var l = new double[3, 3];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double s = i == j ? 2 : 0;
                for (int k = 0; k < table.GetLength(0); k++) s += table[k, i] * table[k, j];
                for (int k = 0; k < j; k++) s -= l[i, k] * l[j, k];
                if (j < i) l[i, j] = s / l[j, j];
                if (j == i) l[i, i] = Math.Sqrt(s);
            }
        }

        return Math.Log(l[0, 0] * l[1, 1] * l[2, 2]) + l[2, 0];
    }

    private static double[] Squares(double[] x)
    {
        var result = new double[x.Length];
        for (int i = 0; i < x.Length; i++) result[i] = x[i] * x[i];
        return result;
    }
}
