using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Capture;

/// <summary>A method whose body is being captured: the marked one, or one that it calls and that is captured in place of the call.</summary>
/// <param name="Method">The method, without type arguments filled in.</param>
/// <param name="This">The object it belongs to; null for a static method.</param>
/// <param name="Call">Where the marked method calls it, directly or not; null for the marked method itself.</param>
/// <param name="Caller">What called it.</param>
internal sealed record Frame(IMethodSymbol Method, ObjectPath? This, Location? Call, Frame? Caller)
{
    /// <summary>Parameters whose types the IR does not know, as the marked method can name them.</summary>
    public Dictionary<ISymbol, ObjectPath> Objects { get; } = new(SymbolEqualityComparer.Default);

    public bool IsRunning(IMethodSymbol method)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Caller)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method)) return true;
        return false;
    }
}

/// <summary>How the marked method names an object whose members it reads: <c>this</c>, <c>options</c>, <c>options.Solver</c>.</summary>
/// <param name="Access">The C# expression.</param>
/// <param name="Type">The expression's type, by which C# looks up its members.</param>
/// <param name="IsOwn">Whether it is the marked method's own <c>this</c>.</param>
internal sealed record ObjectPath(string Access, ITypeSymbol Type, bool IsOwn);
