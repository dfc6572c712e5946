using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Arrays that are made of what is differentiated, joined, repeated. Of array results the tests take a weighted sum, which is their upstream adjoint.</summary>
[OriginFile(Peer.Swift, "test/AutoDiff/validation-test/array.swift")]
internal static partial class SwiftArrays
{
    [Differentiable, Origin("ArraySubscript"), Expect([new double[] { 2, 3, 4, 5, 6, 7 }], [1, 1, 1, 0, 0, 0])]
    public static double FirstThree(double[] x) => x[0] + x[1] + x[2];

    [Differentiable, Origin("ArrayLiteral: twoElementLiteral"), Expect([1, 1], [1, 2])]
    public static double LiteralOfParameters(double x, double y) => Weighted([x, y], 1, 2);

    [Differentiable, Origin("ArrayLiteral: twoElementLiteralAddress"), Expect([3, 4], [8, 6])]
    public static double LiteralOfAVariable(double x, double y)
    {
        double result = x;
        result = result * y;
        return Weighted([result, result], 1, 1);
    }

    [Differentiable, Origin("ArrayLiteral: twoElementLiterals"), Expect([3, 4], [8, 6])]
    public static double LiteralOfALiteral(double x, double y)
    {
        double[] array = [x * y, x * y];
        return Weighted([array[0], array[1]], 1, 1);
    }

    [Differentiable, Origin("ArrayLiteralStruct: structConcrete1"), Expect([3, 4], [4, 3])]
    public static double LiteralOfMembers(Pair s) => Elements(s)[0] * Elements(s)[1];

    [Differentiable, Origin("ArrayLiteralStruct: applyIndirectResult"), Expect([3, 4], [2, 2])]
    public static double ArrayOfStructs(double x, double y)
    {
        Pair[] pairs = [new Pair(x, y), new Pair(x, y)];
        double sum = 0;
        for (int i = 0; i < pairs.Length; i++) sum += pairs[i].First + pairs[i].Second;
        return sum;
    }

    [Differentiable, Origin("ArrayLiteralTuple: tupleElementGeneric")]
    [Expect([3, 4], [1, 1], Theirs = [0, 2], Because = "Swift's fault, which its test states (TF-977): both elements count for the second.")]
    public static double LiteralOfATuple(double x, double y)
    {
        var tuple = (x, y);
        return Weighted([tuple.Item1, tuple.Item2], 1, 1);
    }

    [Differentiable, Origin("ArrayLiteralControlFlow: controlFlow"), Expect([3, 4, true], [8, 6])]
    public static double ChosenArray(double x, double y, bool flag)
    {
        double product = x * y;
        double[] result = [product, product];
        double first = flag ? result[0] : result[1];
        double second = flag ? (flag ? result[1] : result[0]) : result[0];
        return first + second;
    }

    [Differentiable, Origin("Array.+: sumFirstThreeConcatenating")]
    [Expect([new double[] { 0, 0 }, new double[] { 0, 0 }], [1, 1, 1, 0]), Expect([new double[] { 0, 0, 0, 0 }, new double[] { 0, 0 }], [1, 1, 1, 0, 0, 0]), Expect([new double[] { }, new double[] { 0, 0, 0, 0 }], [1, 1, 1, 0])]
    public static double Joined(double[] a, double[] b)
    {
        var c = new double[a.Length + b.Length];
        a.CopyTo(c, 0);
        b.CopyTo(c, a.Length);
        return c[0] + c[1] + c[2];
    }

    [Differentiable, Origin("Array.append: appending"), Expect([new double[] { 0, 0, 0 }, 0], [1, 2, 3, 4])]
    public static double Appended(double[] x, double element)
    {
        var result = new double[x.Length + 1];
        x.CopyTo(result, 0);
        result[^1] = element;
        return Weighted(result, 1, 2, 3, 4);
    }

    [Differentiable, Origin("Array.append: identity"), Expect([new double[] { 1, 2, 3 }], [4, -5, 6])]
    public static double CopiedOneByOne(double[] x)
    {
        var result = new double[x.Length];
        for (int i = 0; i < x.Length; i++) result[i] = x[i];
        return Weighted(result, 4, -5, 6);
    }

    [Differentiable, Origin("Array.init(repeating:count:)"), Expect([0], [10])]
    public static double Repeated(double x)
    {
        var result = new double[10];
        Array.Fill(result, x);
        return result.Sum();
    }

    private static double Weighted(double[] values, params double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++) sum += values[i] * weights[i];
        return sum;
    }

    private static double[] Elements(Pair s) => [s.First, s.Second];
}
