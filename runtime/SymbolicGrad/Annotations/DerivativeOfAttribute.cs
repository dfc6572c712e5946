namespace SymbolicGrad;

/// <summary>Marks a method that computes the derivative of another one, which is then called and not followed where a <see cref="DifferentiableAttribute">[Differentiable]</see> method calls it.</summary>
/// <remarks>
/// <para>
/// The derivative is a <em>pullback</em>. It takes the parameters of the other method, then, if it wants it, the value that the
/// other method returned, then the adjoint of that value. It returns the adjoint of the differentiated parameter, or, where there
/// are several, a tuple of their adjoints in the order of the parameters. For each array or span among the differentiated
/// parameters it takes one more parameter, a <c>Span&lt;T&gt;</c> of the same length, to whose elements it adds.
/// </para>
/// <code>
/// [DerivativeOf(typeof(Special), nameof(Special.Gamma))]
/// static double GammaPullback(double x, double gamma, double dGamma) =&gt; dGamma * gamma * Special.Digamma(x);
/// </code>
/// <para>
/// Differentiated are the parameters of floating-point type that are not marked <see cref="DataAttribute">[Data]</see> at either
/// method. For an instance method the derivative is an instance method of the same type, or a static method that takes the object
/// before the parameters. The derivative is called from generated code and must be accessible there. The method itself must depend
/// on nothing but its arguments, and change none of them.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DerivativeOfAttribute : Attribute
{
    /// <summary>The derivative of a method of another type.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The method's name; among overloads the one that the derivative's parameters fit.</param>
    public DerivativeOfAttribute(Type type, string method)
    {
        Type = type;
        Method = method;
    }

    /// <summary>The derivative of a method of the same type.</summary>
    /// <param name="method">The method's name; among overloads the one that the derivative's parameters fit.</param>
    public DerivativeOfAttribute(string method) => Method = method;

    /// <summary>The type that declares the method; null for the type of the derivative itself.</summary>
    public Type? Type { get; }

    /// <summary>The name of the method that is differentiated.</summary>
    public string Method { get; }
}
