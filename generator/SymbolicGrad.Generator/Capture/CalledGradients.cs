using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>A method of the project whose own gradient is called.</summary>
/// <param name="MayBeInlined">Whether its body could stand in the place of the call.</param>
internal sealed record CalledGradient(IMethodSymbol Method, Origin Call, bool MayBeInlined);

/// <summary>A call of a method of which nobody here sees what it does: one with a registered derivative, or of another assembly.</summary>
/// <param name="Holder">The first object that it is given and that may hold arrays; null for none.</param>
internal sealed record UnknownCall(IMethodSymbol Method, bool IsForeign, IOperation? Holder, Origin Call);

/// <summary>
/// Finds out whether a method's own gradient may call those that it does, those that these call included: whether they can be
/// generated, and whether the methods depend on their arguments alone. Methods that call each other in a circle have gradients together, or none of them has.
/// </summary>
internal static class CalledGradients
{
    /// <summary>The method as it was captured, or its refusal at the first call that may not be; and the method whose body must stand in the place of its calls, if there is one.</summary>
    /// <param name="alone">Captures a method without this check.</param>
    public static (CapturedMethod Method, IMethodSymbol? ToInline) Check(CapturedMethod captured, Func<IMethodSymbol, CapturedMethod> alone, CancellationToken cancellation)
    {
        if (captured.Spec is not { } root || (captured.CalledGradients.IsEmpty && captured.UnknownCalls.IsEmpty)) return (captured, null);
        ArrayUse use = ArrayUse.Of(root);
        foreach (UnknownCall unknown in captured.UnknownCalls)
            if (Obstacle(captured.Method, use, unknown) is { } obstacle) return (Refused(captured, unknown.Method, unknown.Call, obstacle), null);

        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var toCheck = new Queue<(IMethodSymbol Method, CalledGradient First)>();
        foreach (CalledGradient call in captured.CalledGradients) toCheck.Enqueue((call.Method, call));
        while (toCheck.Count > 0)
        {
            (IMethodSymbol method, CalledGradient first) = toCheck.Dequeue();
            if (!seen.Add(method.PartialImplementationPart ?? method)) continue;
            bool isRoot = SymbolEqualityComparer.Default.Equals(method.PartialImplementationPart ?? method, captured.Method);
            CapturedMethod called = isRoot ? captured : alone(method);
            bool isGenerated = isRoot || (called.Spec is { } spec && GradientCompiler.Compile(spec, cancellation).Problems.Count == 0);

            // Where nothing is reported at the callee it does not compile, or its type is at fault, which is reported there.
            if (!isGenerated && called is { Spec: null, Diagnostics.IsEmpty: true }) return (CapturedMethod.Refused(captured.Method), null);
            if (!isGenerated) return (Refused(captured, first.Method, first.Call, "its own gradient cannot be generated"), null);
            if (Obstacle(captured.Method, use, called) is { } obstacle)
                return first.MayBeInlined ? (captured, first.Method) : (Refused(captured, first.Method, first.Call, obstacle), null);
            foreach (CalledGradient next in called.CalledGradients) toCheck.Enqueue((next.Method, first));
        }

        return (captured, null);
    }

    // What is read again in the reverse sweep must be what it was.
    private static string? Obstacle(IMethodSymbol root, ArrayUse use, CapturedMethod called)
    {
        ArrayUse ofCalled = ArrayUse.Of(called.Spec!);
        if (ofCalled.WritesToGiven) return "it writes to elements of arrays, and is not followed";
        if (use.WritesToGiven && ofCalled.ReadsMembers) return $"it reads arrays that are not its arguments, and is not followed, while '{root.Name}' writes to arrays; pass them as arguments";
        return called.UnknownCalls.Select(unknown => Obstacle(root, use, unknown)).FirstOrDefault(static obstacle => obstacle is not null);
    }

    private static string? Obstacle(IMethodSymbol root, ArrayUse use, UnknownCall unknown)
    {
        if (use.WritesToGiven && unknown.Holder is { } holder)
            return $"it is given {Constructs.Quote(holder)}, which may hold an array that '{root.Name}' writes to, and is not followed; pass numbers and arrays";
        return use.WritesToMembers && unknown.IsForeign ? $"it may read an array that '{root.Name}' writes to, and is not followed; copy the array, and write to the copy" : null;
    }

    private static CapturedMethod Refused(CapturedMethod captured, IMethodSymbol called, Origin call, string reason) =>
        CapturedMethod.Refused(captured.Method, call.Report(DiagnosticRules.CallNotSupported, Names.Message(called), reason));
}
