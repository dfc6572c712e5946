using System.Collections.Immutable;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Types and methods that programs use, each nested in the program's class where its text mentions it.</summary>
/// <remarks>Written as in <see cref="Row.Template"/>.</remarks>
internal static class Prelude
{
    /// <summary>A piece: the name that a text must mention, and its C#.</summary>
    public static ImmutableArray<(string Name, string Source)> Pieces { get; } =
    [
        ("Pair", """
            public record struct Pair(# X, # Y)
            {
                public readonly # Norm => §.Sqrt(X * X + Y * Y + 0.25~);

                public static Pair operator +(Pair u, Pair v) => new(u.X + v.X, u.Y + v.Y);

                public static Pair operator *(# by, Pair v) => new(by * v.X, by * v.Y);

                public static Pair operator -(Pair v) => new(-v.Y, v.X);

                public static implicit operator Pair(# x) => new(x, 1);

                public # this[int i]
                {
                    readonly get => i == 0 ? X : Y;
                    set
                    {
                        if (i == 0) X = value;
                        else Y = value;
                    }
                }

                public readonly # Dot(in Pair o) => X * o.X - Y * o.Y;

                public # Grow(# by)
                {
                    X = 0.5~ * X + by;
                    return X * Y;
                }

                public void Scale(# by) => (X, Y) = (§.Tanh(by) * X, Y + by * §.Sin(X));

                public void Absorb(in Pair o)
                {
                    X = §.Sin(X + o.Y);
                    Y = 0.5~ * Y + o.X;
                }

                public # Trade(ref Pair o)
                {
                    X = §.Tanh(X + o.Y);
                    o.Y = 0.5~ * o.Y + X;
                    return X - Y;
                }

                public # Ask(Func<#> f)
                {
                    X = 0.5~ * X + 0.1~;
                    return f() * X;
                }
            }
            """),
        ("Site", """
            public sealed record Site(# A, # B)
            {
                public # Area => A * B;

                public Site Moved(# by) => this with { A = §.Sin(A + by) };
            }
            """),
        ("Box", """
            public sealed class Box
            {
                private int _count;

                public # Sum;

                public # Last { get; set; } = 0.5~;

                public # Mean => Sum / (1 + _count);

                public void Add(# by)
                {
                    Sum += §.Sin(by);
                    _count++;
                    if (by > Last) Last = by;
                }
            }
            """),
        ("Tray", """
            public sealed class Tray(# first)
            {
                public readonly #[] Cells = [first, 0.5~, first * first];

                public # Scale = 1;

                public # this[int i] => Cells[i] * Scale;

                public void Shift(# by)
                {
                    for (int i = Cells.Length - 1; i > 0; i--) Cells[i] = Cells[i - 1];
                    Cells[0] = by;
                }

                public Tray Pushed(# by)
                {
                    Shift(by);
                    Scale = 0.5~ * Scale + by;
                    return this;
                }
            }
            """),
        ("Dial", """
            public sealed class Dial
            {
                public # Tilt;

                public Pair Offset;
            }
            """),
        ("Gauge", """
            public sealed class Gauge
            {
                public # Zero;

                public # Width { get; set; } = 1;

                public Dial Dial = new();

                public #[] Marks = [0.5~, 1, -0.5~];

                public # Middle => Zero + 0.5~ * Width;

                public # Read(# at) => §.Sin(at - Zero) * Width + Dial.Tilt * Dial.Offset.X;
            }
            """),
        ("Feed", """
            public static void Feed(Box box, # by)
            {
                for (int i = 0; i < 2; i++) box.Add(by * box.Mean);
            }
            """),
        ("Bump", "public static void Bump(ref # u, # by) => u = 0.7~ * u + §.Sin(by);"),
        ("Touch", "public static # Touch(ref # u, # by) => u = 0.6~ * u + by;"),
        ("Taken", """
            public static # Taken(ref # u, # by)
            {
                # before = u;
                u = §.Sin(u + by);
                return before;
            }
            """),
        ("Inc", "public static int Inc(ref int i) => ++i;"),
        ("Picked", """
            public static #[] Picked(#[] w, ref int at)
            {
                at = (at + 1) % 3;
                w[0] *= 0.5~;
                return w;
            }
            """),
        ("Turned", """
            public static Pair[] Turned(Pair[] q, ref int at)
            {
                at++;
                q[0].X += 0.5~ * q[1].Y;
                return q;
            }
            """),
        ("Split", """
            public static void Split(# u, out # one, out # two)
            {
                one = §.Sin(u);
                two = u > 0.3~ ? u * one : 0.2~;
            }
            """),
        ("Moved", """
            public static #[] Moved(#[] x, # by)
            {
                x[0] += by;
                return x;
            }
            """),
        ("Spread", """
            public static void Spread(Span<#> y, # by)
            {
                for (int i = 0; i < y.Length; i++) y[i] = 0.5~ * y[i] + §.Tanh(by) * (i + 1) * 0.2~;
            }
            """),
        ("Horner", """
            public static # Horner(ReadOnlySpan<#> c, # at)
            {
                # y = 0;
                foreach (# a in c) y = y * at + a;
                return y;
            }
            """),
        ("Blend", "public static T Blend<T>(T u, T v, T at) where T : System.Numerics.INumber<T> => u + (v - u) * at;"),
        ("Largest", """
            public static T Largest<T>(T[] x) where T : System.Numerics.IFloatingPointIeee754<T>
            {
                T best = T.Zero;
                foreach (T e in x) if (e > best) best = e;
                return best;
            }
            """),
        ("Twice", "public static # Twice(Func<#, #> f, # x) => f(f(x));"),
        ("Optional", "public static # Optional(# x, # by = 0.75~, int times = 2) => x * by + times;"),
        ("Total", """
            public static # Total(params #[] parts)
            {
                # total = 0;
                for (int i = parts.Length - 1; i >= 0; i--) total += parts[i] * (i + 1);
                return total;
            }
            """),
        ("Chain", """
            [Differentiable]
            public static # Chain(# u, int k) => k <= 0 ? §.Sin(u) : 0.5~ * Chain(§.Cos(u), k - 1) * u + 0.25~;
            """),
        ("Kept", """
            [Differentiable, Recompute]
            public static # Kept(# u, # v)
            {
                # y = u;
                for (int i = 0; i < 2; i++) y = §.Sin(y * v);
                return y;
            }
            """),
        ("Weigh", "public static # Weigh(in # u, ref readonly # v) => u * v + §.Sin(v);"),
        ("Halves", """
            [Differentiable]
            public static # Halves(#[] w, int from, int to)
            {
                if (to - from < 2) return §.Sin(w[from]);
                int middle = (from + to) / 2;
                return 0.5~ * Halves(w, from, middle) * w[middle] + §.Tanh(Halves(w, middle, to));
            }
            """),
        ("Duo", """
            public readonly record struct Duo<T>(T A, T B) where T : System.Numerics.INumber<T>
            {
                public T Mix(T at) => at * A + (T.One - at) * B;
            }
            """),
        ("Known", """
            public static # Known(# u, [Data] # v) => u * u * v;

            [DerivativeOf(typeof($), nameof(Known))]
            public static # KnownPullback(# u, # v, # dKnown) => 2 * u * v * dKnown;
            """),
        ("Level", """
            public enum Level
            {
                Low,
                Middle,
                High,
            }
            """),
    ];
}
