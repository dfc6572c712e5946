using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// The <c>[Differentiable]</c> methods of a project whose gradients come in two halves that other methods call: those that are too large to
/// be inlined, that call each other in a circle, that call themselves and record for it, or that are marked
/// <c>[MethodImpl(MethodImplOptions.NoInlining)]</c>.
/// </summary>
/// <remarks>One table for each compilation, gone with it. It is asked by the methods themselves and by their callers, which must get the same answer.</remarks>
internal sealed class OutOfLineMethods
{
    /// <summary>So many expressions and statements, with those of everything that is inlined, that one copy for each call is too much to read.</summary>
    private const int LargestInlined = 1_500;

    private static readonly ConditionalWeakTable<Compilation, OutOfLineMethods> Tables = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Outline> _outlines = new(SymbolEqualityComparer.Default);

    private OutOfLineMethods(Compilation compilation)
    {
        _compilation = compilation;
    }

    public static OutOfLineMethods Of(Compilation compilation) => Tables.GetValue(compilation, static key => new OutOfLineMethods(key));

    /// <summary>Whether there are halves of a method's gradient that others call.</summary>
    public bool Contains(IMethodSymbol method, Bodies bodies, CancellationToken cancellation)
    {
        method = Implementation(method);
        if (_known.TryGetValue(method, out bool known)) return known;
        bool isOutOfLine = MayBe(method) && (IsNotToBeInlined(method) || IsInCircle(method, bodies, cancellation) || IsLarge(method, bodies, cancellation) || RecordsItself(method, bodies, cancellation));
        _known[method] = isOutOfLine;
        return isOutOfLine;
    }

    // Numbers and tensors go in, one comes out; what a method reads besides, or writes to, its callers could not keep.
    private bool MayBe(IMethodSymbol method) =>
        Annotations.IsDifferentiable(method) && !Annotations.IsRecomputed(method) &&
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly) &&
        method is { MethodKind: MethodKind.Ordinary, IsStatic: true, IsGenericMethod: false } && !IsGeneric(method.ContainingType) &&
        TypeMapper.Map(method.ReturnType) is { IsFloating: true, IsArray: false } &&
        method.Parameters.All(parameter => parameter.RefKind == RefKind.None && MayBePassed(parameter));

    private static bool MayBePassed(IParameterSymbol parameter) => !TypeMapper.IsTransposed(parameter.Type) && !TypeMapper.IsColumn(parameter.Type) && TypeMapper.Map(parameter.Type) switch
    {
        null => false,
        { IsFloating: true } when Annotations.IsData(parameter) => false,
        { IsArray: true } array => parameter.Type is IArrayTypeSymbol && array is { Rank: 1, Element.IsScalar: true },
        _ => true,
    };

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.IsGenericType || IsGeneric(type.ContainingType));

    private static bool IsNotToBeInlined(IMethodSymbol method) => (method.MethodImplementationFlags & System.Reflection.MethodImplAttributes.NoInlining) != 0;

    private bool IsInCircle(IMethodSymbol method, Bodies bodies, CancellationToken cancellation) =>
        Reachable(method, static _ => true, bodies, cancellation).Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, method) && Annotations.IsDifferentiable(other) && Reachable(other, static _ => true, bodies, cancellation).Contains(method));

    // Where all its calls of itself are sums, its gradient needs no memory: callers that recorded it would need some for each call.
    private bool RecordsItself(IMethodSymbol method, Bodies bodies, CancellationToken cancellation) =>
        Reachable(method, static _ => true, bodies, cancellation).Contains(method) && MethodCapture.RecordsItself(method, _compilation, cancellation);

    private bool IsLarge(IMethodSymbol method, Bodies bodies, CancellationToken cancellation) =>
        OutlineOf(method, bodies).Size + Reachable(method, callee => !Contains(callee, bodies, cancellation), bodies, cancellation)
            .Where(callee => !SymbolEqualityComparer.Default.Equals(callee, method)).Sum(callee => OutlineOf(callee, bodies).Size) > LargestInlined;

    /// <summary>What a method calls, directly or through others: itself too, if it does.</summary>
    /// <param name="isFollowed">Whether a callee counts, and what it calls.</param>
    private HashSet<IMethodSymbol> Reachable(IMethodSymbol method, System.Func<IMethodSymbol, bool> isFollowed, Bodies bodies, CancellationToken cancellation)
    {
        var reached = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IMethodSymbol>([method]);
        while (pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (IMethodSymbol callee in OutlineOf(pending.Pop(), bodies).Callees)
                if (!reached.Contains(callee) && (SymbolEqualityComparer.Default.Equals(callee, method) || isFollowed(callee)) && reached.Add(callee)) pending.Push(callee);
        }

        return reached;
    }

    private Outline OutlineOf(IMethodSymbol method, Bodies bodies)
    {
        if (_outlines.TryGetValue(method, out Outline? known)) return known;
        List<IOperation> operations = bodies.Find(method)?.DescendantsAndSelf().ToList() ?? [];
        return _outlines[method] = new Outline(operations.Count, [.. operations.Select(Called).OfType<IMethodSymbol>().Select(Implementation).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)]);
    }

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IPropertyReferenceOperation property => property.Property.GetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };

    private static IMethodSymbol Implementation(IMethodSymbol method) => (method.PartialImplementationPart ?? method).OriginalDefinition;

    /// <param name="Size">How many expressions and statements the body has.</param>
    private sealed record Outline(int Size, IReadOnlyList<IMethodSymbol> Callees);
}
