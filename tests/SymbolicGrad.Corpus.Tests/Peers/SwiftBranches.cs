using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Branches with returns, over variables, tuples and structs that change in one arm; recursion.</summary>
[OriginFile(Peer.Swift, "test/AutoDiff/validation-test/control_flow.swift")]
internal static partial class SwiftBranches
{
    [Differentiable, Origin("Conditionals: cond2"), Expect([4], [8]), Expect([-10], [2]), Expect([-1337], [0])]
    public static double ThreeArms(double x)
    {
        double y;
        if (x > 0) y = x * x;
        else if (x == -1337) y = 0;
        else y = x + x;
        return y;
    }

    [Differentiable, Origin("Conditionals: cond2_var"), Expect([4], [8]), Expect([-10], [2]), Expect([-1337], [0])]
    public static double ThreeArmsOverAVariable(double x)
    {
        double y = x;
        if (x > 0)
        {
            y = y * x;
        }
        else if (x == -1337)
        {
            y = x;
            y = 2 * x;
            y = 0;
        }
        else
        {
            y = x + y;
        }

        return y;
    }

    [Differentiable, Origin("Conditionals: cond3"), Expect([4, 5], [5, 4]), Expect([-3, -2], [-1, 1])]
    public static double TwoReturns(double x, double y)
    {
        if (x > 0) return x * y;
        return y - x;
    }

    /// <summary>2x, in a roundabout way.</summary>
    [Differentiable, Origin("Conditionals: cond_tuple_var")]
    [Expect([4], [2], Value = 8), Expect([-10], [2], Value = -20), Expect([-1337], [2], Value = -2674)]
    public static double TuplesThatChange(double x)
    {
        (double First, double Second) y = (x, x), z = (x + x, x - x);
        if (x > 0)
        {
            var w = (x, x);
            y.First = w.Item2;
            y.Second = w.Item1;
            z.First = z.First - y.First;
            z.Second = z.Second + y.First;
        }
        else
        {
            z = (x, x);
        }

        return y.First + y.Second - z.First + z.Second;
    }

    [Differentiable, Origin("Conditionals: cond_nestedtuple_var")]
    [Expect([4], [2], Value = 8), Expect([-10], [2], Value = -20), Expect([-1337], [2], Value = -2674)]
    public static double NestedTuplesThatChange(double x)
    {
        (double, double) y = (x + x, x - x);
        ((double, double), double) z = (y, x);
        if (x > 0)
        {
            var w = (x, x);
            y.Item1 = w.Item2;
            y.Item2 = w.Item1;
            z.Item1.Item1 = z.Item1.Item1 - y.Item1;
            z.Item1.Item2 = z.Item1.Item2 + y.Item1;
        }
        else
        {
            z = ((y.Item1 - x, y.Item2 + x), x);
        }

        return y.Item1 + y.Item2 - z.Item1.Item1 + z.Item1.Item2;
    }

    [Differentiable, Origin("Conditionals: cond_struct2")]
    [Expect([4], [2], Value = 8), Expect([-10], [2], Value = -20), Expect([-1337], [2], Value = -2674)]
    public static double StructReadInBothArms(double x)
    {
        var y = new Pair(x, x);
        double first = y.First;
        if (x > 0)
        {
            double second = y.Second;
            return first + second;
        }

        double twice = first + y.First;
        return twice - y.Second + y.First;
    }

    [Differentiable, Origin("Conditionals: cond_nestedstruct_var")]
    [Expect([4], [2], Value = 8), Expect([-10], [2], Value = -20), Expect([-1337], [2], Value = -2674)]
    public static double NestedStructsThatChange(double x)
    {
        var y = new Pair(x + x, x - x);
        var z = new Two<Pair, double>(y, x);
        if (x > 0)
        {
            var w = new Pair(x, x);
            y.First = w.Second;
            y.Second = w.First;
            z.First.First = z.First.First - y.First;
            z.First.Second = z.First.Second + y.First;
        }
        else
        {
            z = new Two<Pair, double>(new Pair(y.First - x, y.Second + x), x);
        }

        return y.First + y.Second - z.First.First + z.First.Second;
    }

    [Differentiable, Origin("Conditionals: guard2_var")]
    [Expect([4, 5], [0, 10]), Expect([-1337, 5], [5, -1337]), Expect([-1337, -5], [-2674, 0]), Expect([-3, 2], [2, -3])]
    public static double GuardWithBranches(double x, double y)
    {
        double z = y;
        if (!(x > 0))
        {
            if (y > 0)
            {
                z = z * x;
            }
            else if (x == -1337)
            {
                z = x;
                z = z * z;
            }
            else
            {
                z = 0;
            }

            return z;
        }

        return z * y;
    }

    [Differentiable, Origin("Conditionals: guard3"), Expect([4, 5], [0, 10])]
    public static double GuardThatThrows(double x, double y)
    {
        if (!(x > 0)) throw new ArgumentOutOfRangeException(nameof(x));
        return y * y;
    }

    [Differentiable, Origin("Conditionals: cond_generic"), Expect([4, 5], [1, 0]), Expect([-4, 5], [0, 1])]
    public static double GenericCondition(double x, double y) => FirstIfPositive(x, y);

    [Differentiable, Origin("NestedConditionals: nested1"), Expect([11], [23]), Expect([4], [8]), Expect([-10], [20])]
    public static double NestedReturns(double x)
    {
        if (x > 0)
        {
            if (x > 10) return (x * x) + x;
            else return x * x;
        }

        return x * -x;
    }

    /// <summary>One of the inner arms falls through to the return at the end.</summary>
    [Differentiable, Origin("NestedConditionals: nested3_var")]
    [Expect([4, 20], [40, 8]), Expect([4, 21], [0, -1]), Expect([4, 5], [1, 1]), Expect([-3, -2], [0, -1])]
    public static double ArmThatFallsThrough(double x, double y)
    {
        double w = y;
        if (x > 0)
        {
            if (y > 10)
            {
                double z = x * w;
                if (z > 100)
                {
                    z = x + z;
                    return z;
                }
                else if (y == 20)
                {
                    z = z + z;
                    return z;
                }
            }
            else
            {
                w = x + w;
                return w;
            }
        }

        w = -w;
        return w;
    }

    [Differentiable(WithRespectTo = [nameof(layer)]), Origin("NestedConditionals: TF_781"), Expect([3, 0, 10], [10, 0])]
    public static double MemberUnderNestedConditions(Pair layer, double input)
    {
        double x = input;
        if (input >= input - 1)
        {
            if (layer.First >= layer.First - 1) x = x * layer.First;
        }

        return x;
    }

    [Differentiable, Origin("Recursion: factorial")]
    [Expect([1], [0]), Expect([2], [1]), Expect([3], [5]), Expect([4], [26]), Expect([5], [154])]
    public static double Factorial(double x)
    {
        if (x <= 1) return 1;
        return x * Factorial(x - 1);
    }

    [Differentiable, Origin("Recursion: factorial_var1")]
    [Expect([1], [0]), Expect([2], [1]), Expect([3], [5]), Expect([4], [26]), Expect([5], [154])]
    public static double FactorialOverAVariable(double x)
    {
        double y = x;
        if (x <= 1)
        {
            y = 1;
        }
        else
        {
            y = x;
            y = y * FactorialOverAVariable(y - 1);
        }

        return y;
    }

    [Differentiable, Origin("Recursion: product"), Expect([10, 3], [300]), Expect([-10, 2], [-20]), Expect([100, 1], [1])]
    public static double PowerByRecursion(double x, int n)
    {
        if (n <= 0) throw new ArgumentOutOfRangeException(nameof(n));
        if (n == 1) return x;
        return x * PowerByRecursion(x, n - 1);
    }

    [Differentiable, Origin("Enums: enum_notactive2")]
    [Expect([0, 4], [2], Value = 8), Expect([1, 10], [2], Value = 20), Expect([0, -10], [2], Value = -20), Expect([1, -1337], [2], Value = -2674)]
    public static double EnumInTwoPlaces(Choice choice, double x)
    {
        double y = x;
        if (x > 0)
        {
            double z = y + y;
            switch (choice)
            {
                case Choice.A:
                    z = z - y;
                    break;
                case Choice.B:
                    y = y + x;
                    break;
            }

            double w = y;
            if (choice == Choice.A) w = w + z;
            return w;
        }
        else if (choice == Choice.B)
        {
            return y + y;
        }

        return x + y;
    }

    [Differentiable, Origin("Enums: optional_notactive1"), Expect([null!, 2], [2]), Expect([10, 2], [10])]
    public static double OptionalConstant([Data] double? factor, double x)
    {
        if (factor is { } y) return x * y;
        return x + x;
    }

    [Differentiable, Origin("Enums: Dense"), Expect([4, 5, 2], [10, 20]), Expect([4, null!, 2], [2, 4])]
    public static double OptionalConstantOfAMember(Dense dense, double x) => dense.Apply(x);

    [Differentiable, Origin("ThrowingCalls: testBooleanShortCircuitingOperations"), Expect([3, true], [6]), Expect([3, false], [2])]
    public static double AndsAndOrs(double x, bool flag)
    {
        if ((flag && x == x + 0) || flag) return x * x;
        return x + x;
    }

    [Differentiable, Origin("SimpleTry", File = "test/AutoDiff/validation-test/throw.swift"), Expect([2], [4])]
    public static double CallThatMayThrow(double x) => NotNegative(x);

    private static double NotNegative(double x) => x < 0 ? throw new ArgumentOutOfRangeException(nameof(x)) : x * x;

    private static T FirstIfPositive<T>(T x, T y)
        where T : System.Numerics.INumber<T>
    {
        if (x > T.Zero) return x;
        return y;
    }
}
