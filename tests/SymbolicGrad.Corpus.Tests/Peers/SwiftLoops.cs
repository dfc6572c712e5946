namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Loops in loops, of different kinds, with exits.</summary>
[OriginFile(Peer.Swift, "test/AutoDiff/validation-test/control_flow.swift")]
internal static partial class SwiftLoops
{
    [Differentiable, Origin("Loops: for_loop_nonactive_initial_value"), Expect([2], [4], Value = 4), Expect([3], [6], Value = 9)]
    public static float BeginsWithAConstant(float x)
    {
        float result = 1;
        for (int i = 0; i < 2; i++) result = result * x;
        return result;
    }

    [Differentiable, Origin("Loops: while_loop"), Expect([2], [12], Value = 8), Expect([3], [27], Value = 27)]
    public static float BeginsWithTheParameter(float x)
    {
        float result = x;
        int i = 0;
        while (i < 2)
        {
            result = result * x;
            i += 1;
        }

        return result;
    }

    [Differentiable, Origin("Loops: repeat_while_loop_nested_repeat"), Expect([2], [448], Value = 128), Expect([3], [5103], Value = 2187)]
    public static double DoInDo(double x)
    {
        double result = x;
        int i = 0;
        do
        {
            double factor = x;
            int j = 0;
            do
            {
                factor = factor * x;
                j += 1;
            }
            while (j < 2);
            result = result * factor;
            i += 1;
        }
        while (i < 2);
        return result;
    }

    [Differentiable, Origin("Loops: repeat_while_loop_nested_while"), Expect([2], [448], Value = 128), Expect([3], [5103], Value = 2187)]
    public static double WhileInDo(double x)
    {
        double result = x;
        int i = 0;
        do
        {
            double factor = x;
            int j = 0;
            while (j < 2)
            {
                factor = factor * x;
                j += 1;
            }

            result = result * factor;
            i += 1;
        }
        while (i < 2);
        return result;
    }

    [Differentiable, Origin("Loops: repeat_while_loop_condition"), Expect([2], [32], Value = 16), Expect([3], [108], Value = 81)]
    public static double BreakBeforeTheWork(double x)
    {
        double result = x;
        int i = 0;
        do
        {
            if (i == 2) break;
            if (i == 0) result = result * x;
            else result = result * result;
            i += 1;
        }
        while (i < 10);
        return result;
    }

    [Differentiable, Origin("Loops: loop_continue"), Expect([2], [192], Value = 64), Expect([3], [1458], Value = 729)]
    public static double ContinueInEverySecondTrip(double x)
    {
        double result = x;
        for (int i = 1; i < 10; i++)
        {
            if (i % 2 == 0) continue;
            result = result * x;
        }

        return result;
    }

    [Differentiable, Origin("Loops: nested_loop1"), Expect([2], [22], Value = 20), Expect([4], [66], Value = 104)]
    public static double WhileInFor(double x)
    {
        double outer = x;
        for (int trip = 0; trip < 2; trip++)
        {
            outer = outer * x;
            double inner = outer;
            int i = 0;
            while (i < 2)
            {
                inner = inner + x;
                i += 1;
            }

            outer = inner;
        }

        return outer;
    }

    /// <summary>What remains of a division by 7 decides whether both loops, the inner one or none is left.</summary>
    [Differentiable, Origin("Loops: nested_loop2")]
    [Expect([2, 1], [5], Value = 6), Expect([2, 2], [22], Value = 20), Expect([2, 3], [80], Value = 52), Expect([2, 4], [28], Value = 24)]
    public static double SwitchThatLeavesTwoLoops(double x, int n)
    {
        double outer = x;
        bool isDone = false;
        for (int trip = 0; trip < n && !isDone; trip++)
        {
            outer = outer * x;
            double inner = outer;
            int i = 0;
            while (i < n)
            {
                inner = inner + x;
                i += 1;
                switch ((int)inner % 7)
                {
                    case 0:
                        isDone = true;
                        break;
                    case 1:
                        break;
                    default:
                        continue;
                }

                if (isDone) break;
            }

            if (isDone) break;
            outer = inner;
        }

        return outer;
    }

    [Differentiable, Origin("Loops: S_56342"), Expect([0], [0], Value = 0), Expect([1], [4], Value = 1)]
    public static double SquaredTwice(double x)
    {
        double result = x;
        for (int i = 0; i < 2; i++) result *= result;
        return result;
    }

    [Differentiable, Origin("ControlFlow: product", File = "test/AutoDiff/validation-test/inout_parameters.swift"), Expect([new double[] { 3, 4, 5 }], [20, 15, 12])]
    public static double Product(double[] x)
    {
        double result = 1;
        for (int i = 0; i < x.Length; i++) result *= x[i];
        return result;
    }

    [Differentiable, Origin("ControlFlow: productCustom", File = "test/AutoDiff/validation-test/inout_parameters.swift"), Expect([new double[] { 3, 4, 5 }], [20, 15, 12])]
    public static double ProductByReference(double[] x)
    {
        double result = 1;
        foreach (double factor in x) MultiplyAssign(ref result, factor);
        return result;
    }

    private static void MultiplyAssign(ref double left, double right) => left = left * right;
}
