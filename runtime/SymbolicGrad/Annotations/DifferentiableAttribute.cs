namespace SymbolicGrad;

/// <summary>Marks a method whose gradient the compiler generates beside it.</summary>
/// <remarks>
/// For a method <c>F</c> the build adds <c>F_Backward</c> (the value, and the gradient added into the caller's buffers)
/// and <c>F_Gradient</c> (value and gradient as one record). The containing type must be <c>partial</c>.
/// Every floating-point parameter and every <see cref="ParameterAttribute">[Parameter]</see> member is differentiated,
/// except those marked <see cref="DataAttribute">[Data]</see>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>
    /// The names of the parameters to be differentiated, best by <c>nameof</c>; all others are then constants, as if each were
    /// marked <see cref="DataAttribute">[Data]</see>. Where it is not set, all parameters of floating-point type are differentiated.
    /// Members are not concerned.
    /// </summary>
    public string[]? WithRespectTo { get; set; }

    /// <summary>Whether the build also adds <c>F_Graph</c>, the method's computation graph drawn as SVG.</summary>
    public bool DrawGraph { get; set; }

    /// <summary>
    /// Whether the build also adds <c>F_Forward</c>: the value and its tangent, the derivative in a direction that the caller gives.
    /// Where it is not set, <see cref="DifferentiableDefaultsAttribute.Forward"/> of the assembly decides, and without that there is none.
    /// </summary>
    public bool Forward { get; set; }

    /// <summary>
    /// Whether the build also adds <c>F_FourDirections</c>: the value, computed once, and its tangents in four directions at once. Where it is not
    /// set, <see cref="DifferentiableDefaultsAttribute.FourDirections"/> of the assembly decides, unless
    /// <see cref="Forward"/> is set to false, and without that there is none.
    /// </summary>
    public bool FourDirections { get; set; }
}
