namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary><c>switch</c>: cases that share a body, that return, inside and around loops.</summary>
[OriginFile(Peer.Clad, "test/Gradient/Switch.C", Within = 0.005)]
internal static partial class CladSwitches
{
    public enum Operation
    {
        Add,
        Subtract,
        Multiply,
        Divide,
    }

    [Differentiable, Origin("fn3"), Expect([3, 5], [162, 90])]
    public static double InsideOfACountdown(double x, double y)
    {
        double sum = 0;
        int counter = 2;
        while (counter-- > 0)
        {
            switch (counter)
            {
                case 0:
                    sum += x * x * y * y;
                    sum += x * x;
                    break;
                case 1:
                    sum += x * x;
                    break;
                default:
                    sum += x + y;
                    break;
            }
        }

        return sum;
    }

    [Differentiable, Origin("fn4"), Expect([3, 5, 1], [10, 6])]
    public static double AroundACountdown(double x, double y, int n)
    {
        double sum = 0;
        switch (n)
        {
            case 0:
                sum += x * x * y * y;
                break;
            case 1:
                int counter = 2;
                while (counter-- > 0) sum += x * y;
                break;
        }

        return sum;
    }

    [Differentiable, Origin("fn6")]
    [Expect([3, 5], [0, 0], Value = 15, Theirs = [5, 3], Because = "An integer is a constant: the product is rounded.")]
    public static double OnARoundedProduct(double x, double y)
    {
        int rounded = (int)(x * y);
        double unused = 0;
        switch (rounded)
        {
            default:
                unused = 1;
                break;
        }

        return rounded + (unused - 1);
    }

    [Differentiable, Origin("fn7"), Expect([3, 5], [3, 2])]
    public static double CasesThatShareABody(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 5; ++i)
        {
            switch (i)
            {
                case 0:
                case 1:
                case 2:
                    sum += x;
                    break;
                case 3:
                default:
                    sum += y;
                    break;
            }
        }

        return sum;
    }

    [Differentiable, Origin("fn24")]
    [Expect([3, 5, 0], [1, 1]), Expect([3, 5, 1], [1, -1]), Expect([3, 5, 2], [5, 3]), Expect([3, 5, 3], [0.2, -0.12])]
    public static double OnAnEnum(double x, double y, Operation operation)
    {
        double result = 0;
        switch (operation)
        {
            case Operation.Add:
                result = x + y;
                break;
            case Operation.Subtract:
                result = x - y;
                break;
            case Operation.Multiply:
                result = x * y;
                break;
            case Operation.Divide:
                result = x / y;
                break;
        }

        return result;
    }

    [Differentiable, Origin("switchReturn"), Expect([3, 5, 0], [6, 0]), Expect([3, 5, 1], [5, 3]), Expect([3, 5, 2], [0, 10])]
    public static double CasesThatReturn(double x, double y, int n)
    {
        switch (n)
        {
            case 0: return x * x;
            case 1: return x * y;
            default: return y * y;
        }
    }
}
