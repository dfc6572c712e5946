using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Tuples and structs whose parts change, results of which some are read, functions that are passed.</summary>
[OriginFile(Peer.Swift, "test/AutoDiff/validation-test/simple_math.swift")]
internal static partial class SwiftMath
{
    [Differentiable, Origin("Arithmetics: foo2"), Expect([3, 4], [-4, -3])]
    public static float NegatedFactor(float x, float y) => -x * y;

    [Differentiable, Origin("Fanout: foo3"), Expect([3, 2], [4, 3])]
    public static float FanOut(float x, float y) => x + x + (x * y);

    [Differentiable, Origin("FunctionCall"), Expect([3, 4], [3, 9])]
    public static double CallOfALambda(double x, double y)
    {
        Func<double, double> triple = u => u * 3;
        return (3 * x) + (triple(3) * y);
    }

    [Differentiable, Origin("ResultSelection: tupleGenericSecond"), Expect([3, 3], [0, 1])]
    public static double SecondOfATuple(double x, double y) => Both(x, y).Second;

    [Differentiable, Origin("MultipleResults: multiply"), Expect([3, 4], [4, 3]), Expect([5, 10], [10, 5])]
    public static double ProductOfATuple(double x, double y)
    {
        (double First, double Second) z = Both(x, y);
        return z.First * z.Second;
    }

    [Differentiable, Origin("MultipleResults: multiply_swapGeneric"), Expect([3, 4], [4, 3]), Expect([5, 10], [10, 5])]
    public static double SwappedByReference(double x, double y)
    {
        (double First, double Second) z = (x, y);
        Swap(ref z.First, ref z.Second);
        return z.First * z.Second;
    }

    [Differentiable, Origin("MultipleResults: multiply_swapAndReturnProduct"), Expect([3, 4], [4, 3])]
    public static double SwappedAndMultiplied(double x, double y)
    {
        double a = x, b = y;
        double result = SwapAndMultiply(ref a, ref b);
        return result;
    }

    [Differentiable, Origin("CaptureLocal"), Expect([0], [10])]
    public static double CapturedConstant(double x)
    {
        double z = 10;
        double Scale(double u) => z * u;
        return Scale(x);
    }

    [Differentiable, Origin("Mutation"), Expect([3], [108])]
    public static double FourthPower(double x)
    {
        double a = x;
        a = a * x;
        a = a * x;
        return a * x;
    }

    [Differentiable, Origin("Tuple"), Expect([3], [1])]
    public static double DeepInATuple(double x)
    {
        var tuple = (1, 1, ((x, 1), 1));
        return tuple.Item3.Item1.Item1;
    }

    [Differentiable, Origin("TupleMutation: foo"), Expect([3], [27])]
    public static double TupleThatChanges(double x)
    {
        var tuple = (x, x);
        tuple.Item1 = tuple.Item1 * x;
        return x * tuple.Item1;
    }

    [Differentiable, Origin("TupleMutation: nested"), Expect([3], [405])]
    public static double InnerTupleThatChanges(double x)
    {
        var tuple = ((x, x), x);
        tuple.Item1.Item1 = tuple.Item1.Item1 * x;
        tuple.Item1.Item2 = tuple.Item1.Item1 * x;
        return tuple.Item1.Item1 * tuple.Item1.Item2;
    }

    [Differentiable, Origin("TupleNonDifferentiableElements: nested"), Expect([4], [8], Value = 16)]
    public static double IntegersInATuple(double x)
    {
        (int, (int, double), double) tuple = (1, (1, 0), 0);
        tuple.Item1 = 1;
        tuple.Item2.Item1 = 1;
        tuple.Item2.Item2 = x;
        tuple.Item3 = x;
        return tuple.Item2.Item2 * tuple.Item3;
    }

    [Differentiable, Origin("TupleNonDifferentiableElements: wrapper"), Expect([3], [1], Value = 3)]
    public static double GenericMethodWithATuple(double x) => new Wrapper<double>().ThroughATuple(x);

    [Differentiable, Origin("StructMemberwiseInitializer: product"), Expect([4], [48])]
    public static double ComputedAndStored(double x)
    {
        var stored = new Stored(x);
        return stored.Squared * stored.Value;
    }

    [Differentiable, Origin("StructConstantStoredProperty: applied"), Expect([10, 2, 3], [6, 20])]
    public static double ConstantMember(ScaledBy model, double input) => model.Apply(input);

    [Differentiable, Origin("StructMutation: mix"), Expect([3], [405])]
    public static double StructInATuple(double x)
    {
        var tuple = (Point: new Pair(x, x), Number: x);
        tuple.Point.First = tuple.Point.First * tuple.Number;
        tuple.Point.Second = tuple.Point.First * x;
        return tuple.Point.First * tuple.Point.Second;
    }

    [Differentiable, Origin("StructGeneric: fifthPower"), Expect([3], [405])]
    public static double GenericStruct(double x)
    {
        var generic = new Two<double, double>(x, x);
        generic.First = generic.First * x;
        generic.Second = generic.First * x;
        return generic.First * generic.Second;
    }

    [Differentiable, Origin("StructWithNoDerivativeProperty"), Expect([1, 1], [1])]
    public static double ConstantMemberThatIsOverwritten(ScaledBy s)
    {
        ScaledBy copy = s;
        copy.Constant = copy.X;
        return copy.X;
    }

    [Differentiable, Origin("SubsetIndices"), Expect([1], [2])]
    public static double ChosenArgument(double x)
    {
        Func<double, double, double> sum = (u, v) => u + v;
        return OfTheSquare(sum, x);
    }

    [Differentiable, Origin("Adjoint value accumulation for aggregate lhs and concrete rhs"), Expect([3], [2])]
    public static double CallAndMember(Stored model) => model.Read() + model.Value;

    [Differentiable, Origin("UnaryWithVars", File = "test/AutoDiff/validation-test/forward_mode_simple.swift"), Expect([4], [4], Value = 22)]
    public static double AssignedAgainAndAgain(double x)
    {
        double a = 0;
        a = x;
        double b = a + 2;
        b = b - 1;
        const double c = 3;
        double d = a + b + c - 1;
        d = d + d;
        return d;
    }

    [Differentiable, Origin("LocalStructVariable", File = "test/AutoDiff/validation-test/forward_mode_simple.swift"), Expect([4], [4], Value = 18)]
    public static double StructFromStructs(Stored x)
    {
        var a = new Stored(2 * x.Value);
        var b = new Stored(a.Value + 2);
        b = new Stored(b.Value + a.Value);
        return b.Value;
    }

    [Differentiable, Origin("Repeat", File = "test/AutoDiff/validation-test/repeated_calls.swift"), Expect([0], [4])]
    public static double RepeatedCall(double x) => Twice(Twice(x));

    private static double Twice(double x) => 2 * x;

    private static double OfTheSquare(Func<double, double, double> loss, double x) => loss(x * x, 10);

    private static (T First, T Second) Both<T>(T x, T y) => (x, y);

    private static void Swap<T>(ref T x, ref T y)
    {
        T before = x;
        x = y;
        y = before;
    }

    private static double SwapAndMultiply(ref double x, ref double y)
    {
        double before = x;
        x = y;
        y = before;
        return x * y;
    }
}
