namespace SymbolicGrad.Samples.LectureNotes.Note003;

/// <summary>y = e^(xz) + xz/ln x + sin(ln x)/(xz), the function whose computation graph the note draws.</summary>
public static partial class FunctionOfTwoVariables
{
    /// <summary>y with the note's intermediate quantities a to f.</summary>
    /// <param name="x">Above 0 and not 1.</param>
    /// <param name="z">Not 0.</param>
    [Differentiable(DrawGraph = true)]
    public static double F(double x, double z)
    {
        double a = x * z;
        double b = Math.Log(x);
        double c = Math.Sin(b);
        double d = Math.Exp(a);
        double e = a / b;
        double f = c / a;
        double y = d + e + f;
        return y;
    }

    /// <summary>y in one expression.</summary>
    /// <param name="x">Above 0 and not 1.</param>
    /// <param name="z">Not 0.</param>
    [Differentiable]
    public static double OneExpression(double x, double z) =>
        Math.Exp(x * z) + x * z / Math.Log(x) + Math.Sin(Math.Log(x)) / (x * z);
}
