namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Parts of arrays in the arrays' own memory, copies of parts, and indices from the end.</summary>
internal static partial class Slices
{
    [Differentiable]
    public static double LastAndFirst(double[] w) => w[^1] * w[0] + w[^2];

    [Differentiable]
    public static double TailOfASpan(double[] w)
    {
        Span<double> all = w;
        Span<double> tail = all[1..];
        double s = 0;
        for (int i = 0; i < tail.Length; i++) s += tail[i] * tail[i] * (i + 1);
        return s * all[0];
    }

    [Differentiable]
    public static double RowsOfAFlatTable(double[] x)
    {
        var table = new double[3 * x.Length];
        for (int i = 0; i < table.Length; i++) table[i] = x[i / 3] * (i + 1);
        double s = 0;
        for (int r = 0; r < x.Length; r++)
        {
            Span<double> row = table.AsSpan(3 * r, 3);
            for (int j = 0; j < row.Length; j++) s += Math.Sin(row[j]) * x[r];
        }

        return s;
    }

    [Differentiable]
    public static double RowsOfAnArgument([Data] int n, double[] w)
    {
        double s = 1;
        for (int r = 0; r < n; r++)
        {
            ReadOnlySpan<double> pair = w.AsSpan(r % 2, 2);
            s *= 1 + 0.1 * pair[0] * pair[1];
        }

        return s;
    }

    [Differentiable]
    public static double WritesThroughParts(double[] x, double a)
    {
        var z = new double[2 * x.Length + 2];
        Span<double> low = z.AsSpan(0, x.Length + 1), high = z.AsSpan(x.Length + 1);
        for (int i = 0; i < x.Length; i++)
        {
            low[i] = a * x[i];
            high[i] = low[i] * low[i];
        }

        double s = 0;
        for (int i = 0; i < z.Length; i++) s += z[i] * (i + 1);
        return s + low[^1] + high[^1];
    }

    [Differentiable]
    public static double OverlappingParts(double a, double b)
    {
        double[] z = [a, b, a * b];
        Span<double> one = z.AsSpan(0, 2), other = z.AsSpan(1, 2);
        other[0] = one[0] * one[1];
        one[1] += other[1];
        z[2] *= other[0];
        return one[0] + other[0] * 3 + z[2];
    }

    [Differentiable]
    public static double PartOfAPart(double[] w)
    {
        Span<double> part = w.AsSpan(1).Slice(1, 1);
        part[0] = part[0] * w[0];
        return part[0] * w[2] + w[1];
    }

    [Differentiable]
    public static double PartOfACopy(double[] w)
    {
        double[] tail = w[1..];
        tail[0] *= 2;
        return tail[0] * w[1] + tail[1] * w[0];
    }

    [Differentiable]
    public static double CopyFromBothEnds(double[] w)
    {
        double[] middle = w[1..^1];
        double[] head = w[..^1];
        return middle[0] * head[0] + head[^1] * middle.Length;
    }

    [Differentiable]
    public static double HelperTakesAPart(double[] x)
    {
        int half = x.Length / 2;
        return Energy(x.AsSpan(0, half)) * 2 + Energy(x.AsSpan(half)) + Energy(x);
    }

    [Differentiable]
    public static double RecursiveFilterInParts(double[] x, double a)
    {
        var y = new double[x.Length];
        for (int start = 0; start < x.Length; start++)
        {
            Span<double> rest = y.AsSpan(start);
            rest[0] += x[start];
            if (rest.Length > 1) rest[1] += a * rest[0];
        }

        double s = 0;
        for (int i = 0; i < y.Length; i++) s += y[i] * y[i];
        return s;
    }

    [Differentiable]
    public static double PartsOfOneElement(double[] x, double[] w)
    {
        ReadOnlySpan<double> whole = x;
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += whole.Slice(i, 1)[0] * w[i % 3];
        return s;
    }

    [Differentiable]
    public static double PartAtADataOffset(double[] w, [Data] int[] index)
    {
        double s = 1;
        for (int i = 0; i < index.Length; i++)
        {
            Span<double> part = w.AsSpan(index[i]);
            s = s * 0.9 + Math.Sin(part[0] * s);
        }

        return s;
    }

    [Differentiable]
    public static double SpanOfAConstructor(double[] w)
    {
        var part = new ReadOnlySpan<double>(w, 1, 2);
        return part[0] * part[1] * part.Length;
    }

    [Differentiable]
    public static double HalvesOfScratch([Data] int n, double[] w)
    {
        Span<double> z = stackalloc double[4];
        for (int k = 0; k < n; k++)
        {
            Span<double> front = z[..2], back = z[2..];
            front[0] = w[0] + back[1];
            front[1] = w[1] * front[0];
            back[0] = front[1] * w[2];
            back[1] = 0.5 * back[0];
        }

        return z[^1] + z[0] * z[1];
    }

    private static double Energy(ReadOnlySpan<double> part)
    {
        double s = 0;
        for (int i = 0; i < part.Length; i++) s += part[i] * part[i] * (i + 1);
        return s;
    }
}
