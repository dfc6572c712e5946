namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Arrays that change hands from trip to trip.</summary>
internal static partial class DoubleBuffers
{
    [Differentiable]
    public static double HeatEquation(double[] x, double c, int n)
    {
        var now = new double[x.Length];
        var next = new double[x.Length];
        for (int i = 0; i < x.Length; i++) now[i] = x[i];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                double left = i > 0 ? now[i - 1] : 0, right = i < x.Length - 1 ? now[i + 1] : 0;
                next[i] = now[i] + c * (left - 2 * now[i] + right) * now[i];
            }

            (now, next) = (next, now);
        }

        double s = 0;
        for (int i = 0; i < x.Length; i++) s += now[i] * now[i] * (i + 1);
        return s;
    }

    [Differentiable]
    public static double SwapByATemporary(double a, double b, int n)
    {
        double[] u = [a, b, a * b], v = new double[3];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < 3; i++) v[i] = Math.Sin(u[i]) + u[(i + 1) % 3];
            double[] old = u;
            u = v;
            v = old;
        }

        return u[0] * u[1] + v[2] * u[2];
    }

    [Differentiable]
    public static double FreshArrayEachTrip(double[] x, double a, int n)
    {
        double[] y = x;
        for (int t = 0; t < n; t++) y = Step(y, a);
        double s = 0;
        for (int i = 0; i < y.Length; i++) s += y[i] * y[i];
        return s;
    }

    [Differentiable]
    public static double RungeKutta(double[] w, double k, int n)
    {
        double[] y = Step(w, k);
        double h = 0.1;
        for (int t = 0; t < n; t++)
        {
            double[] k1 = Slope(y, k);
            double[] k2 = Slope(Moved(y, k1, h / 2), k);
            double[] k3 = Slope(Moved(y, k2, h / 2), k);
            double[] k4 = Slope(Moved(y, k3, h), k);
            for (int i = 0; i < y.Length; i++) y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }

        return y[0] * y[1] + y[2];
    }

    [Differentiable]
    public static double ShrinkingArrays(double[] w, int n)
    {
        double[] row = Step(w, 1);
        for (int t = 0; t < 2; t++)
        {
            var shorter = new double[row.Length - 1];
            for (int i = 0; i < shorter.Length; i++) shorter[i] = row[i] * row[i + 1] + n;
            row = shorter;
        }

        return row[0] * row[0];
    }

    [Differentiable]
    public static double NestedSwaps(double a, int n)
    {
        double s = 0;
        for (int k = 0; k < n; k++)
        {
            double[] u = [a, s], v = [s * a, 1];
            for (int t = 0; t < 2; t++)
            {
                v[0] += Math.Cos(u[1]) * u[0];
                u[1] *= v[1] + 0.5;
                (u, v) = (v, u);
            }

            s += u[0] + v[1] * u[1];
        }

        return s;
    }

    [Differentiable]
    public static double TwoLoopsInARow(double a, double b, int n)
    {
        double[] u = [a, b], v = [1, a];
        for (int t = 0; t < n; t++)
        {
            v[0] = u[0] * u[1];
            v[1] = u[1] + a;
            (u, v) = (v, u);
        }

        for (int t = 0; t < n; t++)
        {
            v[0] = Math.Sin(u[0]);
            v[1] *= u[0];
            (u, v) = (v, u);
        }

        return u[0] + 2 * u[1] + 3 * v[0] * v[1];
    }

    private static double[] Step(double[] y, double a)
    {
        var next = new double[y.Length];
        for (int i = 0; i < y.Length; i++) next[i] = Math.Sin(a * y[i]) + y[(i + 1) % y.Length];
        return next;
    }

    private static double[] Slope(double[] y, double k) => [y[1], -k * y[0], y[0] * y[1]];

    private static double[] Moved(double[] y, double[] by, double h)
    {
        var moved = new double[y.Length];
        for (int i = 0; i < y.Length; i++) moved[i] = y[i] + h * by[i];
        return moved;
    }
}
