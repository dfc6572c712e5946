namespace SymbolicGrad;

/// <summary>Says for a whole assembly what the build generates for each <see cref="DifferentiableAttribute">[Differentiable]</see> method that does not say it itself.</summary>
/// <example><c>[assembly: DifferentiableDefaults(Forward = true)]</c></example>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class DifferentiableDefaultsAttribute : Attribute
{
    /// <summary>Whether <c>F_Forward</c> is generated where <see cref="DifferentiableAttribute.Forward"/> is not set.</summary>
    public bool Forward { get; set; }

    /// <summary>Whether <c>F_FourDirections</c> is generated where <see cref="DifferentiableAttribute.FourDirections"/> is not set.</summary>
    public bool FourDirections { get; set; }
}
