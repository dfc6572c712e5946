namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>What C# evaluates first: the object of a call before its arguments, a variable by its place; and copies that it makes of what may not be assigned to.</summary>
internal static partial class EvaluationOrder
{
    [Differentiable]
    public static double ObjectBeforeArguments(double[] x, double a)
    {
        double[] w = [a, 0.5, a * a];
        double s = new Pair(a, w[0] = 2 * a).Mix(w.Sum());
        return s + (x.Length > 1 ? new Pair(x[0], x[0] = a).Mix(x[0] * x[1]) : 0);
    }

    [Differentiable]
    public static double StepsInAChain(double x, double y) => Made(ref x, y).Mix(Next(ref x)) * Made(ref x, y).Plus(Made(ref x, y)).Mix(Next(ref x)) + x;

    [Differentiable]
    public static double ArgumentsChangeTheVariable(double x, double y)
    {
        var p = new Pair(x, y);
        return p.Mix(Grown(ref p)) + p.Y;
    }

    [Differentiable]
    public static double ElementIsFoundFirst(double[] x, double a)
    {
        if (x.Length < 3) return a;
        Pair[] pairs = [new(x[0], a), new(a, x[1]), new(x[2], x[0])];
        int k = 0;
        double s = pairs[k].Mix(pairs[++k].X);
        pairs[k].Scale(x[k++]);
        return s + (pairs[1].X * pairs[k].Y);
    }

    [Differentiable]
    public static double CopiesOfWhatMayNotBeAssigned(double[] x, double a)
    {
        Pair[] pairs = [new(a, 1), new(2, a)];
        double s = 0;
        foreach (Pair pair in pairs)
        {
            pair.Scale(a);
            s += pair.X * pair.Y;
        }

        for (int i = 0; i < pairs.Length; i++) pairs[i].Scale(a);
        foreach (double v in x) s += Unchanged(pairs[0], v) * v;
        var holder = new Holder(pairs[1]);
        holder.Fixed.Scale(a);
        holder.Free.Scale(a);
        holder.Property.Scale(a);
        return s + (holder.Fixed.X * holder.Free.Y * holder.Property.X);
    }

    private static double Unchanged(in Pair pair, double by)
    {
        pair.Scale(by);
        return pair.X + pair.Y;
    }

    private static double Next(ref double x) => x = Math.Sin(x + 1);

    private static Pair Made(ref double x, double y) => new(x += 0.3 * y, x * y);

    private static double Grown(ref Pair pair)
    {
        pair.X *= 1.5;
        return pair.Y += pair.X;
    }

    private sealed class Holder(Pair pair)
    {
        public readonly Pair Fixed = pair;
        public Pair Free = pair;

        public Pair Property { get; set; } = pair;
    }

    private record struct Pair(double X, double Y)
    {
        public readonly double Mix(double at) => (at * X) + ((1 - at) * Y);

        public readonly Pair Plus(Pair other) => new(X + other.X, Y - other.Y);

        public void Scale(double by) => (X, Y) = (X * by, Y + by);
    }
}
