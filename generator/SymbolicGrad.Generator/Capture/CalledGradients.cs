using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Finds out whether all gradients that a method's own would call can be generated, those that these call included. Methods that
/// call each other in a circle have gradients together, or none of them has.
/// </summary>
internal static class CalledGradients
{
    /// <summary>The method as it was captured, or its refusal at the first call that leads to a method without a gradient.</summary>
    /// <param name="alone">Captures a method without this check.</param>
    public static CapturedMethod Check(CapturedMethod captured, Func<IMethodSymbol, CapturedMethod> alone, CancellationToken cancellation)
    {
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { captured.Method };
        var toCheck = new Queue<(IMethodSymbol Method, IMethodSymbol First, Origin Call)>();
        foreach ((IMethodSymbol method, Origin call) in captured.CalledGradients) toCheck.Enqueue((method, method, call));
        while (toCheck.Count > 0)
        {
            (IMethodSymbol method, IMethodSymbol first, Origin call) = toCheck.Dequeue();
            if (!seen.Add(method.PartialImplementationPart ?? method)) continue;
            CapturedMethod called = alone(method);
            bool isGenerated = called.Spec is { } spec && GradientCompiler.Compile(spec, cancellation).Problems.Count == 0;

            // Where nothing is reported at the callee it does not compile, or its type is at fault, which is reported there.
            if (!isGenerated && called is { Spec: null, Diagnostics.IsEmpty: true }) return CapturedMethod.Refused(captured.Method);
            if (!isGenerated)
                return CapturedMethod.Refused(captured.Method, call.Report(DiagnosticRules.CallNotSupported, Names.Message(first), "its own gradient cannot be generated"));
            foreach ((IMethodSymbol next, _) in called.CalledGradients) toCheck.Enqueue((next, first, call));
        }

        return captured;
    }
}
