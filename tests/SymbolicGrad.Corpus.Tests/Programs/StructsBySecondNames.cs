namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>A struct's method works on the variable that it is called on, which may have a second name meanwhile; and on a copy where C# makes one.</summary>
internal static partial class StructsBySecondNames
{
    internal struct Sums
    {
        public double X, Y;

        public double this[in Sums o]
        {
            get
            {
                X *= 2;
                return X * o.X;
            }
        }

        public void Add(in Sums o)
        {
            X += o.X;
            Y += o.X;
        }

        public double Exchange(ref Sums o)
        {
            X += o.X;
            o.Y *= 2;
            X += o.X;
            return X * Y;
        }

        public double Step(ref double part)
        {
            X *= 2;
            part += 1;
            return X;
        }

        public readonly double Read(ref Sums o)
        {
            o.X += 1;
            return X;
        }

        public double Ask(Func<double> f)
        {
            X *= 2;
            return f() + X;
        }

        public readonly double Watch(Action f)
        {
            double before = X;
            f();
            return X * before;
        }

        public double InObject(Owner o)
        {
            X *= 2;
            o.Held.X += 1;
            return X + o.Held.X;
        }

        public double InArray(Sums[] a)
        {
            X *= 2;
            a[0].X += 1;
            return X + a[0].X;
        }
    }

    internal sealed class Owner
    {
        public Sums Held;
    }

    internal struct Counter
    {
        public double Value;

        public double Up() => Value += 1;
    }

    internal readonly struct Around(Counter counter)
    {
        public double Twice() => counter.Up() + counter.Value;
    }

    internal struct Inside(Counter counter)
    {
        public readonly double Kept() => counter.Up() + 10 * counter.Value;

        public double Moved() => counter.Up() + 10 * counter.Value;
    }

    internal sealed class Fixed
    {
        public readonly Counter Counter;

        public Fixed(double value) => Counter.Value = value;

        public Fixed(Fixed other)
        {
            other.Counter.Up();
            Counter = other.Counter;
            Counter.Up();
        }
    }

    internal sealed class Initialised
    {
        public readonly Counter Counter;

        public double Start
        {
            init
            {
                Counter.Value = value;
                Counter.Up();
            }
        }
    }

    internal readonly struct Sealed
    {
        public readonly Counter Counter;

        public Sealed(double value)
        {
            Counter.Value = value;
            Counter.Up();
        }
    }

    [Differentiable]
    public static double AddedToItself(double x, double y)
    {
        var s = new Sums { X = x, Y = y };
        s.Add(s);
        return s.X * s.Y;
    }

    [Differentiable]
    public static double ParameterAddedToItself(double x, double y)
    {
        var s = new Sums { X = x, Y = y };
        return AddedToItself(s) * AddedToItself(s) * s.X;
    }

    [Differentiable]
    public static double ByReference(double x, double y)
    {
        var s = new Sums { X = x, Y = y };
        return s.Exchange(ref s) + s.X * s.Y;
    }

    [Differentiable]
    public static double PartByReference(double x, double y)
    {
        var s = new Sums { X = x, Y = y };
        return s.Step(ref s.X) + s.X * y;
    }

    [Differentiable]
    public static double OfAReadonlyMember(double x, double y)
    {
        var s = new Sums { X = x, Y = y };
        return s.Read(ref s) * y + s.X;
    }

    [Differentiable]
    public static double ByAFunction(double x, double y)
    {
        var s = new Sums { X = x, Y = y };
        double Local() => s.X * y;
        return s.Ask(() => s.X) * y + s.Ask(Local);
    }

    [Differentiable]
    public static double ByAFunctionThatWrites(double x, double y)
    {
        var s = new Sums { X = x, Y = y };
        return s.Watch(() => s.X += y) * y;
    }

    [Differentiable]
    public static double HeldByAnObject(double x, double y)
    {
        var o = new Owner();
        o.Held.X = x;
        return o.Held.InObject(o) * y + o.Held.X;
    }

    [Differentiable]
    public static double HeldByAnArray(double x, double y)
    {
        Sums[] a = [new Sums { X = x }, default];
        return a[0].InArray(a) * y + a[0].X;
    }

    [Differentiable]
    public static double IndexedByItself(double x, double y)
    {
        var s = new Sums { X = x, Y = y };
        return s[s] * y + s.X;
    }

    [Differentiable]
    public static double InALoop(double x, double y, int n)
    {
        var s = new Sums { X = x, Y = y };
        ref Sums other = ref s;
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0) s.Add(other);
            else other.Step(ref s.X);
        }

        return s.X * s.Y;
    }

    [Differentiable]
    public static double CopiedForAReadonlyStruct(double x) => new Around(new Counter { Value = x }).Twice() * x;

    [Differentiable]
    public static double CopiedForAReadonlyMember(double x)
    {
        var inside = new Inside(new Counter { Value = x });
        return inside.Kept() * inside.Moved() * inside.Kept();
    }

    [Differentiable]
    public static double CopiedOfAnotherObject(double x) => new Fixed(new Fixed(x)).Counter.Value * x;

    [Differentiable]
    public static double WrittenByAnInitialiser(double x) => new Initialised { Start = x }.Counter.Value * x;

    [Differentiable]
    public static double WrittenByAConstructor(double x) => new Sealed(x).Counter.Value * x;

    private static double AddedToItself(Sums s)
    {
        s.Add(s);
        return s.X * s.Y;
    }
}
