using System.Numerics;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Generic helpers over numbers, their static members, and models that are type arguments.</summary>
internal static partial class Generics
{
    [Differentiable]
    public static double OperatorsOfNumbers(double x, double y) => Polynomial(x, y) * Polynomial(y, x);

    [Differentiable]
    public static double FunctionsOfNumbers(double x, double y) => Wave(x) + Wave(y * x);

    [Differentiable]
    public static double TwoTypesOfOneMethod(double x, float z) => Square(x) * Square(z) + Square(3);

    [Differentiable]
    public static float InSinglePrecision(float x, float y) => Wave(x) * Polynomial(x, y);

    [Differentiable]
    public static double ArraysOfNumbers(double[] x, double a) => Weighted(x, a) + Weighted([a, a * a], a);

    [Differentiable]
    public static double IdentityOnTuples(double x, double y)
    {
        (double u, double v) = Exchanged((x, y * x));
        return Same(u) * u - v;
    }

    [Differentiable]
    public static double GenericWithALambda(double x, double y) => Apply(x, v => v * y) + Apply(2, n => n + 1) * y;

    [Differentiable]
    public static double GenericInGeneric(double x, double y) => Outer(x, y) * x;

    [Differentiable]
    public static double StaticAbstractMembers(double x, double y) => Energy<Spring>(x, y) + Energy<Pendulum>(y, x);

    [Differentiable]
    public static double InterfaceThroughAStruct(double x, double y) => Evaluate(new Line(y, x), x) * y;

    [Differentiable]
    public static double GenericStruct(double x, double y)
    {
        var a = new Pair<double>(x, y);
        var b = a.Swapped();
        return Pair<double>.Dot(a, b) * b.First;
    }

    [Differentiable]
    public static double ComparisonsOfNumbers(double x, double y) => Largest(x, y, x * y) * Largest(y, 0.5, x);

    [Differentiable]
    public static double GenericLocalFunction(double x, double y)
    {
        return Twice(x) * Twice(y);

        T Twice<T>(T v)
            where T : INumber<T> => v + v;
    }

    internal interface IPotential
    {
        static abstract double Of(double x);

        static virtual double Scale(double x) => 2 * x;
    }

    internal interface IFunction
    {
        double At(double t);
    }

    private static T Polynomial<T>(T x, T y)
        where T : INumber<T> => x * x - (y + T.One) / (x + T.CreateChecked(2)) + -y * T.Zero + T.Max(x, y);

    private static T Wave<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Sin(x * T.Pi) * T.Exp(-x) + T.Sqrt(T.Abs(x) + T.One) + T.Pow(x, T.CreateChecked(3));

    private static T Square<T>(T x)
        where T : INumberBase<T> => x * x;

    private static T Weighted<T>(T[] x, T a)
        where T : INumber<T>
    {
        T s = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * a;
            if (s > T.One) s *= a;
        }

        return s;
    }

    private static (T, T) Exchanged<T>((T, T) pair) => (pair.Item2, pair.Item1);

    private static T Same<T>(T value) => value;

    private static T Apply<T>(T value, Func<T, T> f) => f(f(value));

    private static T Outer<T>(T x, T y)
        where T : INumber<T> => Square(x + y) * Square(x) + Weighted([x, y], x);

    private static T Largest<T>(T a, T b, T c)
        where T : IComparisonOperators<T, T, bool>
    {
        T largest = a;
        if (b > largest) largest = b;
        return c > largest ? c : largest;
    }

    private static double Energy<T>(double x, double v)
        where T : struct, IPotential => T.Of(x) + T.Scale(v) * v;

    private static double Evaluate<T>(T function, double t)
        where T : struct, IFunction => function.At(t) * function.At(1);

    internal readonly struct Spring : IPotential
    {
        public static double Of(double x) => x * x / 2;

        public static double Scale(double x) => 3 * x;
    }

    internal readonly struct Pendulum : IPotential
    {
        public static double Of(double x) => 1 - Math.Cos(x);

        public static double Scale(double x) => x * x;
    }

    internal readonly struct Line(double a, double b) : IFunction
    {
        public double At(double t) => a * t + b;
    }

    internal readonly record struct Pair<T>(T First, T Second)
        where T : INumber<T>
    {
        public static T Dot(Pair<T> a, Pair<T> b) => a.First * b.First + a.Second * b.Second;

        public Pair<T> Swapped() => new(Second, First);
    }
}
