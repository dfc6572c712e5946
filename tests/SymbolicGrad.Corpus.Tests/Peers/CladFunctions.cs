using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Lambdas, and objects that are called.</summary>
[OriginFile(Peer.Clad, "test/Gradient/Lambdas.C", Within = 0.005)]
internal static partial class CladFunctions
{
    [Differentiable, Origin("f1"), Expect([3, 4], [1, 8])]
    public static double OneArgument(double x, double y)
    {
        Func<double, double> f = t => (t * t) + 1;
        return x + f(y);
    }

    [Differentiable, Origin("f2"), Expect([1, 1], [3, 1])]
    public static double WithALocalInside(double x, double y)
    {
        var f = (double t, double k) =>
        {
            double product = t * k;
            return product;
        };
        double result = f(x + y, x);
        return result;
    }

    [Differentiable, Origin("f4"), Expect([1, 2], [1, 2])]
    public static double CapturesThatAreNotRead(double x, double y)
    {
        double c = 3, d = 4;
        double F(double t) => (t * 2) + (0 * (c + d));
        return x + F(y);
    }

    [Differentiable, Origin("f6"), Expect([3], [8])]
    public static double LambdaInALambda(double x)
    {
        Func<double, double> outer = u =>
        {
            Func<double, double> inner = v => v * v;
            return inner(u) + (2 * u);
        };
        return outer(x);
    }

    [Differentiable, Origin("f7"), Expect([3, 4], [6, 0])]
    public static double ArgumentThatIsNotRead(double x, double y)
    {
        Func<double, double, double> f = (t, _) => t * t;
        return f(x, y);
    }

    [Differentiable, Origin("lambdaWithCapture", File = "test/Gradient/Functors.C"), Expect([3, 7, 9], [63, 27, 21]), Expect([6, 7, 9], [63, 54, 42])]
    public static double Captured(double scale, double x, double y)
    {
        Func<double, double, double> f = (u, v) => scale * u * v;
        return f(x, y);
    }

    /// <summary>An object's method is passed as a function.</summary>
    [Differentiable, Origin("FunctorAsArgWrapper", File = "test/Gradient/Functors.C"), Expect([7, 9], [27, 21])]
    public static double MethodAsArgument(double x, double y)
    {
        var experiment = new Coefficients(3, 5);
        return Apply(experiment.Product, x, y);
    }

    [Differentiable, Origin("CallFunctor", File = "test/Gradient/Functors.C"), Expect([3, 5, 7, 9], [63, 0, 27, 21]), Expect([6, 5, 7, 9], [63, 0, 54, 42])]
    public static double ObjectAsParameter(Experiment<double> experiment, double x, double y) => experiment.Product(x, y);

    [Differentiable, Origin("E_double", File = "test/Gradient/TemplateFunctors.C"), Expect([3, 5, 7, 9], [49, 9, 42, 5]), Expect([5, 5, 7, 9], [49, 9, 70, 5])]
    public static double GenericObject(Experiment<double> experiment, double x, double y) => experiment.Quadratic(x, y);

    private static double Apply(Func<double, double, double> f, double x, double y) => f(x, y);
}
