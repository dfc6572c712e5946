using static SymbolicGrad.Functions;

namespace SymbolicGrad.Samples.LectureNotes.Note003;

/// <summary>The note's table of activation functions, row by row, written as the table defines them.</summary>
public static partial class ActivationFunctions
{
    /// <summary>1/(1 + e⁻ˣ).</summary>
    [Differentiable]
    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>(eˣ − e⁻ˣ)/(eˣ + e⁻ˣ).</summary>
    [Differentiable]
    public static double HyperbolicTangent(double x) => (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x));

    /// <summary>max{0, x}.</summary>
    [Differentiable]
    public static double RectifiedLinear(double x) => Math.Max(0, x);

    /// <summary>½·x·(1 + erf(x/√2)).</summary>
    [Differentiable]
    public static double GaussianErrorLinear(double x) => 0.5 * x * (1 + Erf(x / Math.Sqrt(2)));

    /// <summary>ln(1 + eˣ).</summary>
    [Differentiable]
    public static double SoftPlus(double x) => Math.Log(1 + Math.Exp(x));

    /// <summary>α·(eˣ − 1) if x ≤ 0, x if x > 0.</summary>
    [Differentiable]
    public static double ExponentialLinear(double x, double alpha) => x <= 0 ? alpha * (Math.Exp(x) - 1) : x;

    /// <summary>0.01·x if x &lt; 0, x if x ≥ 0.</summary>
    [Differentiable]
    public static double LeakyRectifiedLinear(double x) => x < 0 ? 0.01 * x : x;

    /// <summary>α·x if x &lt; 0, x if x ≥ 0.</summary>
    [Differentiable]
    public static double ParametricRectifiedLinear(double x, double alpha) => x < 0 ? alpha * x : x;
}
