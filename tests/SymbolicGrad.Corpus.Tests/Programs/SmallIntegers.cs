namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Integers other than <c>int</c>: as indices and labels, in arithmetic that wraps, and converted to numbers.</summary>
public static partial class SmallIntegers
{
    [Differentiable]
    public static double ByteAsAnIndex(double[] w, byte k, double a) => w[k] * a;

    [Differentiable]
    public static double BytesAsIndices(double[] w, byte[] k, double a)
    {
        double sum = a;
        for (int i = 0; i < k.Length; i++) sum += w[k[i]] * a * k[i];
        return sum;
    }

    [Differentiable]
    public static double EachByte(double[] w, byte[] k, double a)
    {
        double sum = a;
        foreach (byte b in k) sum = (sum * w[b]) + (b / 2) + (b / 2.0 * a);
        return sum;
    }

    [Differentiable]
    public static double LettersAsIndices(double[] w, char[] text, double a)
    {
        double sum = a;
        foreach (char c in text) sum += c switch { 'a' => w[0] * a, 'b' => w[1], _ => w[c - 'a'] * w[0] };
        return sum;
    }

    [Differentiable]
    public static double Letter(char c, double x, double a) => c == 'b' ? x * a : c > 'b' ? x : a;

    [Differentiable]
    public static double Steps(byte b, sbyte s, short h, double x)
    {
        byte c = b;
        c++;
        c += 254;
        s -= 1;
        s *= 2;
        h <<= 2;
        h |= 1;
        h--;
        return (x * c) + (x * x * s) + (x * x * x * h);
    }

    [Differentiable]
    public static double WrapsInConversions(int n, double x)
    {
        byte b = (byte)((n * 100) + 200);
        sbyte s = (sbyte)b;
        ushort u = (ushort)-n;
        short h = (short)(u + b);
        char c = (char)(u + 1);
        return x * b * s * 1e-4 + (x * x * u * h * 1e-9) + (x * c * 1e-5);
    }

    // A generator of numbers as people write it: linear congruences and shifts of bits.
    [Differentiable]
    public static double RandomSigns(uint seed, double[] x, double a)
    {
        uint state = (seed * 2654435761u) + 1u;
        double sum = a;
        for (int i = 0; i < x.Length; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            state ^= state >> 13;
            double noise = state / 4294967296.0;
            sum += noise < 0.5 ? x[i] * a : x[i] * x[i] * noise;
        }

        return sum;
    }

    [Differentiable]
    public static double LongGenerator(ulong seed, double[] x, double a)
    {
        ulong state = seed + 88172645463325252ul % 1000003ul;
        double sum = a;
        for (int i = 0; i < x.Length; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            sum += x[i] * a * (state % 7ul);
        }

        return sum;
    }

    [Differentiable]
    public static double UnsignedArithmetic(uint n, double x)
    {
        uint low = n - 5u, high = ~n, part = high / 3u % 1000u;
        bool isLarge = low > 4000000000u;
        return isLarge ? x * part : x * x * (n & 3u) * (n | 8u);
    }

    [Differentiable]
    public static double LogicalShift(int n, double x) => x * (-n >>> 28) * ((long)n << 33 >> 32);

    [Differentiable]
    public static double Histogram(byte[] k, double[] w, double a)
    {
        var counts = new byte[3];
        foreach (byte b in k) counts[b]++;
        double sum = a;
        for (int i = 0; i < counts.Length; i++) sum += counts[i] * w[i] * a;
        return sum;
    }
}
