using System.Collections.Generic;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// What a jump out of the statements being captured ends: a trip of a loop, or the method. A jump sets flags, slots of
/// <see cref="Locals"/> that are true while the statements after it are still to be run.
/// </summary>
/// <param name="outer">What is around it in the same method; null for the method itself.</param>
internal sealed class JumpScope(JumpScope? outer)
{
    public JumpScope? Outer { get; } = outer;

    public bool IsLoop => Outer is not null;

    /// <summary>Of a loop with <c>break</c> or <c>return</c>: whether another trip may follow.</summary>
    public int? Running { get; set; }

    /// <summary>Whether what is left of the trip or method is run; null while a jump need only drop the statements after it.</summary>
    public int? Going { get; set; }

    /// <summary>Of a method whose returned value has to be kept until the flags are looked at: its slot.</summary>
    public int? Returned { get; set; }

    /// <summary>From this one to the method.</summary>
    public IEnumerable<JumpScope> Around()
    {
        for (JumpScope? scope = this; scope is not null; scope = scope.Outer) yield return scope;
    }
}
