using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

// Tangents in four directions at once.
public static partial class Kernels
{
    // What has no type of its own, as [], is meant for a gradient.
    private const int InFour = -1;

    /// <summary>Four tangents of a <see cref="float"/> as those of a <see cref="double"/>.</summary>
    public static Vector256<double> Widen(Vector128<float> tangents) => Vector256.Create(Vector128.WidenLower(tangents), Vector128.WidenUpper(tangents));

    /// <summary>Four tangents of a <see cref="double"/> as those of a <see cref="float"/>, rounded.</summary>
    public static Vector128<float> Narrow(Vector256<double> tangents) => Vector128.Narrow(tangents.GetLower(), tangents.GetUpper());

    /// <summary>Checks that there is one for each of four directions.</summary>
    /// <exception cref="ArgumentException">There are more or fewer; the message names them.</exception>
    public static void RequireFour<T>(ReadOnlySpan<T> tangents, [CallerArgumentExpression(nameof(tangents))] string? name = null)
    {
        if (tangents.Length != 4) throw new ArgumentException($"RequireFour: '{name}' has {tangents.Length} elements: there are four directions, and one for each is needed.");
    }

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    [OverloadResolutionPriority(InFour)]
    public static void RequireSameShape<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<Vector256<T>> dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => Guard.SameLength(x.Length, dx.Length, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    [OverloadResolutionPriority(InFour)]
    public static void RequireSameShape<T>(
        T[] x, ReadOnlySpan<Vector256<T>> dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => Guard.SameLength(x.Length, dx.Length, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    [OverloadResolutionPriority(InFour)]
    public static void RequireSameShape<T>(
        T[,] x, Vector256<T>[,] dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => SameTable(x, dx, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    [OverloadResolutionPriority(InFour)]
    public static void RequireSameShape<T>(
        T[][] x, Vector256<T>[][] dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => SameRows(x, dx, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    [OverloadResolutionPriority(InFour)]
    public static void RequireSameShape<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<Vector128<T>> dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => Guard.SameLength(x.Length, dx.Length, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    [OverloadResolutionPriority(InFour)]
    public static void RequireSameShape<T>(
        T[] x, ReadOnlySpan<Vector128<T>> dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => Guard.SameLength(x.Length, dx.Length, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    [OverloadResolutionPriority(InFour)]
    public static void RequireSameShape<T>(
        T[,] x, Vector128<T>[,] dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => SameTable(x, dx, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    [OverloadResolutionPriority(InFour)]
    public static void RequireSameShape<T>(
        T[][] x, Vector128<T>[][] dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => SameRows(x, dx, xName, dxName);
}
