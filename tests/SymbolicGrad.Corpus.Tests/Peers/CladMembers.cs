using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Methods of objects: they read, change and return members, and construct by other constructors.</summary>
[OriginFile(Peer.Clad, "test/Gradient/MemberFunctions.C", Within = 0.005)]
internal static partial class CladMembers
{
    [Differentiable(WithRespectTo = [nameof(i), nameof(j)]), Origin("fn3"), Expect([2, 3, 4, 5], [10, 4])]
    public static double OfAnObjectMadeHere(double x, double y, double i, double j) => new Coefficients(x, y).Weigh(i, j);

    [Differentiable, Origin("fn5"), Expect([2, 3, 3], [1, 0, 1])]
    public static double AddsInPlace(double x, double y, double value)
    {
        var v = new Coefficients(x, y);
        v.Add(value);
        return v.X;
    }

    [Differentiable, Origin("fn7"), Expect([3, 5], [1, 1])]
    public static double StaticMethod(double u, double v) => Coefficients.Sum(u, v);

    [Differentiable, Origin("fn8"), Expect([3, -5], [0, 1])]
    public static double MethodAsCondition(double x, double y)
    {
        var gate = new Gate(x, false);
        if (gate.IsOpen(y)) return 0;
        return y;
    }

    [Differentiable, Origin("fn10"), Expect([3, -5], [-3, -1])]
    public static double OperatorsOfAStruct(double x, double y)
    {
        var gate = new Gate(x, false);
        return (gate - (4 * x) - y).Value;
    }

    /// <summary>The object changes after it was read.</summary>
    [Differentiable, Origin("fn11"), Expect([3, 5], [5, 3])]
    public static double ChangedAfterTheRead(double u, double v)
    {
        double result = 0;
        var a = new Coefficients(0, 0);
        a.Reset(u);
        result += a.X * v;
        a.Add(1);
        return result;
    }

    /// <summary>x + x²: the constructor's parameter changes before it is stored.</summary>
    [Differentiable, Origin("fn5", File = "test/Gradient/Constructors.C"), Expect([3, 4], [7, 0])]
    public static double ConstructorOfTheBase(double x, double y)
    {
        var powers = new Powers(x);
        y = x;
        return y + powers.Square;
    }

    [Differentiable, Origin("fn6", File = "test/Gradient/Constructors.C"), Expect([3, 4], [24, 9])]
    public static double ConstructorByAnother(double x, double y) => new Powers(x, y).Third;

    [Differentiable, Origin("fn7", File = "test/Gradient/Constructors.C"), Expect([2, 9], [12, 0])]
    public static double CubeByAConstructor(double x, double y) => new Powers(x, isCube: true).Third;

    [Differentiable, Origin("fn10", File = "test/Gradient/Constructors.C"), Expect([7, 2], [1, 1])]
    public static double CopyOfAnArrayInside(double x, double y)
    {
        var a = new FiveNumbers { Data = [x, y] };
        var b = new FiveNumbers { Data = (double[])a.Data.Clone() };
        a.Data[0] = 0;
        return b.Data[0] + b.Data[1];
    }
}
