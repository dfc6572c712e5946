namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Library methods that copy, fill and turn round whole arrays.</summary>
internal static partial class ArrayCalls
{
    [Differentiable]
    public static double CloneIsIndependent(double[] w)
    {
        var copy = (double[])w.Clone();
        copy[0] = copy[1] * copy[2];
        return copy[0] * w[0] + copy[1];
    }

    [Differentiable]
    public static double CloneOfATable(double[,] a)
    {
        var b = (double[,])a.Clone();
        for (int i = 0; i < a.GetLength(0); i++) b[i, 0] = b[i, 1] * a[i, 0];
        double s = 0;
        for (int i = 0; i <= a.GetUpperBound(0); i++) s += b[i, 0] * b[i, 2] + a.Rank;
        return s;
    }

    [Differentiable]
    public static double CopyWhole(double[] x)
    {
        var z = new double[x.Length + 1];
        Array.Copy(x, z, x.Length);
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += z[i] * z[i + 1] + z[i];
        return s;
    }

    [Differentiable]
    public static double CopyPart(double[] w)
    {
        var z = new double[4];
        Array.Copy(w, 1, z, 2, 2);
        Array.Copy(w, z, 1);
        return z[0] * z[2] + z[3] * z[3] + z[1];
    }

    [Differentiable]
    public static double ShiftUp(double[] w, double a)
    {
        var z = (double[])w.Clone();
        Array.Copy(z, 0, z, 1, 2);
        z[0] = a;
        return z[0] + z[1] * z[1] + z[2] * w[2];
    }

    [Differentiable]
    public static double ShiftDown(double[] x, double a)
    {
        var z = x.AsSpan().ToArray();
        for (int t = 0; t < x.Length - 1; t++)
        {
            z.AsSpan(1).CopyTo(z);
            z[^1] = a * z[0];
        }

        double s = 0;
        for (int i = 0; i < z.Length; i++) s += z[i] * (i + 1) * z[i];
        return s;
    }

    [Differentiable]
    public static double CopyToAnIndex(double[] w)
    {
        var z = new double[6];
        w.CopyTo(z, 1);
        w.AsSpan(1).CopyTo(z.AsSpan(4));
        return z[1] * z[2] + z[3] * z[4] + z[5] * z[5];
    }

    [Differentiable]
    public static double FillWithAValue(double a, double[] w)
    {
        var z = new double[5];
        Array.Fill(z, a * a);
        Array.Fill(z, w[0], 1, 2);
        z.AsSpan(4).Fill(w[1]);
        return z[0] * z[1] + z[2] * z[3] + z[4] * z[4];
    }

    [Differentiable]
    public static double ClearInBetween(double[] w, int n)
    {
        var z = new double[3];
        double s = 0;
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < 3; i++) z[i] += w[i] * (k + 1);
            s += z[0] * z[1] * z[2];
            if (k % 2 == 1) Array.Clear(z);
            else z.AsSpan(1, 1).Clear();
        }

        return s + z[0] * z[1];
    }

    [Differentiable]
    public static double ClearPart(double[] w)
    {
        double before = w[1] * w[2];
        Array.Clear(w, 1, 2);
        return before + w[0] * w[0] + w[1] * w[2];
    }

    [Differentiable]
    public static double ReverseAll(double[] x)
    {
        var z = new double[x.Length];
        for (int i = 0; i < x.Length; i++) z[i] = x[i] * x[i];
        Array.Reverse(z);
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += z[i] * x[i] * (i + 1);
        return s;
    }

    [Differentiable]
    public static double ReversePart(double[] w)
    {
        double[] z = [w[0], w[1] * w[0], w[2], w[1]];
        Array.Reverse(z, 1, 3);
        z.AsSpan(0, 2).Reverse();
        return z[0] + 2 * z[1] * z[1] + 3 * z[2] * z[3];
    }

    [Differentiable]
    public static double ArgumentTurnedRound(double[] w, double a)
    {
        Array.Reverse(w);
        w[0] *= a;
        return w[0] * w[1] + w[2] * w[2] * a;
    }

    [Differentiable]
    public static double JacobiSweeps(double[] x, double c, int n)
    {
        var u = (double[])x.Clone();
        var next = new double[x.Length];
        for (int t = 0; t < n; t++)
        {
            for (int i = 1; i < u.Length - 1; i++) next[i] = c * (u[i - 1] + u[i + 1]) + Math.Sin(u[i]);
            Array.Copy(next, u, u.Length);
        }

        double s = 0;
        for (int i = 0; i < u.Length; i++) s += u[i] * u[i];
        return s;
    }
}
