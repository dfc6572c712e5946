using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = u·vᵀ: destination[i, j] = u[i]·v[j].</summary>
    /// <exception cref="ArgumentException">The destination does not have one row for each element of u and one column for each of v, or overlaps one of them.</exception>
    public static void Outer<T>(
        Vector<T> u, Vector<T> v, Matrix<T> destination,
        [CallerArgumentExpression(nameof(u))] string? uName = null, [CallerArgumentExpression(nameof(v))] string? vName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckOuter(u, v, destination, uName, vName, destinationName, nameof(Outer));
        for (int i = 0; i < u.Count; i++)
            Scale(v, u[i], destination.Row(i));
    }

    /// <summary>destination += u·vᵀ.</summary>
    /// <inheritdoc cref="Outer{T}(Vector{T}, Vector{T}, Matrix{T}, string, string, string)" path="/exception"/>
    public static void AddOuter<T>(
        Vector<T> u, Vector<T> v, Matrix<T> destination,
        [CallerArgumentExpression(nameof(u))] string? uName = null, [CallerArgumentExpression(nameof(v))] string? vName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        AddOuter(u, v, destination, T.One, uName, vName, destinationName);

    /// <summary>destination += scale·u·vᵀ.</summary>
    /// <inheritdoc cref="Outer{T}(Vector{T}, Vector{T}, Matrix{T}, string, string, string)" path="/exception"/>
    public static void AddOuter<T>(
        Vector<T> u, Vector<T> v, Matrix<T> destination, T scale,
        [CallerArgumentExpression(nameof(u))] string? uName = null, [CallerArgumentExpression(nameof(v))] string? vName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckOuter(u, v, destination, uName, vName, destinationName, nameof(AddOuter));
        for (int i = 0; i < u.Count; i++)
            AddScaled(scale * u[i], v, destination.Row(i));
    }

    private static void CheckOuter<T>(
        Vector<T> u, Vector<T> v, Matrix<T> destination, string? uName, string? vName, string? destinationName, string routine)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(destination, u, destinationName, uName, routine);
        Guard.IsRowOf(destination, v, destinationName, vName, routine);
        Guard.Apart(u.Span, destination.Span, uName, destinationName, routine);
        Guard.Apart(v.Span, destination.Span, vName, destinationName, routine);
    }
}
