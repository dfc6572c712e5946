using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>What is passed by reference: numbers, structs, objects; setters that compute.</summary>
[OriginFile(Peer.Swift, "test/AutoDiff/validation-test/inout_parameters.swift")]
internal static partial class SwiftReferences
{
    [Differentiable, Origin("Float.+="), Expect([4, 5], [1, 1])]
    public static double AddedInPlace(double x, double y)
    {
        double result = x;
        result += y;
        return result;
    }

    [Differentiable, Origin("InoutIdentity"), Expect([10], [1])]
    public static double UntouchedReference(double x)
    {
        double result = x;
        Leave(ref result);
        return result;
    }

    [Differentiable, Origin("SetAccessor: squared"), Expect([3], [6], Value = 9), Expect([4], [8], Value = 16)]
    public static double MultipliedThroughAProperty(double x)
    {
        var s = new Doubled(1);
        s.X *= x;
        s.Computed *= x;
        return s.X;
    }

    [Differentiable, Origin("SetAccessor: quadrupled"), Expect([3], [4], Value = 12), Expect([4], [4], Value = 16)]
    public static double SetterThatComputes(double x)
    {
        var s = new Doubled(1);
        s.Twice *= 4 * x;
        return s.X;
    }

    [Differentiable, Origin("InoutClassParameter: squaredViaMutation"), Expect([10], [20], Value = 100)]
    public static double ObjectReplacedByReference(double x)
    {
        var c = new Holder(x);
        Replace(ref c);
        return c.X;
    }

    [Differentiable, Origin("InoutClassParameter: squaredViaModifyAccessor")]
    [Expect([10], [20], Value = 100, Theirs = [1], Because = "Swift's fault, which its test states (TF-1080): what is assigned to a member of an object is lost.")]
    public static double MemberAssignedByReference(double x)
    {
        var c = new Holder(x);
        SquareMember(ref c);
        return c.X;
    }

    [Differentiable, Origin("non-wrt inout parameter: foo"), Expect([2, 3], [3, 2], Value = 6)]
    public static double MethodThatChangesItsArgument(double x, double y)
    {
        Times(x, ref y);
        return y;
    }

    [Differentiable, Origin("non-wrt inout parameter: fooGeneric"), Expect([2, 3], [1, 0], Value = 2)]
    public static double ChangedAndNotRead(double x, double y)
    {
        Times(x, ref y);
        return x;
    }

    [Differentiable, Origin("MutatingBeforeControlFlow", File = "test/AutoDiff/validation-test/inout_control_flow.swift"), Expect([3, 1], [1, 0])]
    public static double MethodThatChangesThis(Model2 model)
    {
        model.Outer();
        return model.Second;
    }

    [Differentiable, Origin("InoutParameterWithControlFlow", File = "test/AutoDiff/validation-test/inout_control_flow.swift"), Expect([1, 3, 5], [0, 5, 3])]
    public static double GenericStructByReference(Two<double, double> model, double factor)
    {
        Adjust(ref model, factor);
        return model.First;
    }

    [Differentiable, Origin("SimpleModifyAccessor", File = "test/AutoDiff/validation-test/modify_accessor.swift"), Expect([10], [20], Value = 100)]
    public static double PropertySquaredInPlace(double x)
    {
        var s = new Guarded<double>(x);
        s.X *= s.X;
        return s.X;
    }

    private static void Leave(ref double x)
    {
    }

    private static void Replace(ref Holder c) => c = new Holder(c.X * c.X);

    private static void SquareMember(ref Holder c) => c.X *= c.X;

    private static void Times(double x, ref double y) => y = y * x;

    private static void Adjust<T>(ref Two<T, T> model, T factor)
        where T : System.Numerics.INumber<T>
    {
        model.First = model.Second * factor;
        int x = 5;
        if (x < 50)
        {
        }
    }
}
