using System.Collections.Generic;
using System.Linq;

namespace SymbolicGrad.Engine.IR;

/// <summary>How the adjoints of a call's arguments are had from the method that computes them.</summary>
internal enum PullbackForm
{
    /// <summary>
    /// A derivative that a user has registered: it takes the arguments, where it asks for it the result, the adjoint of the result
    /// and a buffer for each differentiated array; it returns the other adjoints.
    /// </summary>
    Returning,

    /// <summary>An <c>F_Backward</c> of this generator's: it takes the arguments, a buffer for each differentiated one, and the adjoint of the result.</summary>
    Accumulating,
}

/// <summary>The method that computes the adjoints of a call's arguments.</summary>
/// <param name="Method">The C# expression before the parentheses.</param>
/// <param name="Receiver">The object of the call, where a static method takes it as its first argument.</param>
/// <param name="TakesResult">Whether it takes the result of the call, before the adjoint of it.</param>
internal sealed record PullbackInfo(string Method, PullbackForm Form, string? Receiver, bool TakesResult);

/// <summary>The methods that compute what a call computes in two halves.</summary>
/// <param name="Record">Computes the value and records what the other half reads: the C# expression before the parentheses.</param>
/// <param name="Reverse">Takes that back and adds to the gradients, likewise.</param>
internal sealed record CallHalves(string Record, string Reverse);

/// <summary>An argument of a call.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Access">The C# expression of an argument that the IR does not know, which is handed along untouched; null for one that is an operand.</param>
/// <param name="IsDifferentiated">Whether the derivative by it is known.</param>
internal sealed record CallArgument(string Name, string? Access, bool IsDifferentiated);

/// <summary>The payload of a call of a method that is not followed: what is called, and what computes its derivative.</summary>
/// <param name="Method">The C# expression before the parentheses: <c>global::Special.Gamma</c>.</param>
/// <param name="Symbol">What formulas call it: <c>Gamma</c>.</param>
/// <param name="Arguments">One for each parameter, in order. Those without an access of their own are the operands.</param>
/// <param name="Result">The type of what it returns.</param>
internal sealed record CallInfo(string Method, string Symbol, EquatableArray<CallArgument> Arguments, IrType Result, PullbackInfo Pullback)
{
    /// <summary>Whether the method that is being differentiated calls itself.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>The C# expression, before the parentheses, of the method that computes value and tangent; null where there is none.</summary>
    public string? Forward { get; init; }

    /// <summary>The C# expression, before the parentheses, of the method that computes value and tangents in four directions; null where there is none.</summary>
    public string? InFour { get; init; }

    /// <summary>The halves of the method and its pullback; null where there are none, so that in the reverse sweep everything is computed again.</summary>
    public CallHalves? Halves { get; init; }

    /// <summary>The call, of those with halves, as reverse mode found it: the same for the call and its pullback, whatever becomes of them.</summary>
    public int Site { get; init; }

    /// <summary>The C# expression of the recording that the call and its pullback take after the arguments; null where they take none.</summary>
    public string? Recording { get; init; }

    /// <summary>The operands that are tensors among the arguments of the function: the pullback adds to their gradients itself, as it does to those of arrays.</summary>
    public EquatableArray<int> AddedTo { get; init; }

    /// <summary>The C# expressions, before the parentheses, of all methods that may be called for it.</summary>
    public IEnumerable<string> Methods => new[] { Method, Pullback.Method, Forward, InFour, Halves?.Record, Halves?.Reverse }.OfType<string>();

    /// <summary>The argument that is an operand of the call.</summary>
    public CallArgument ArgumentOf(int operand) => Arguments.Where(argument => argument.Access is null).ElementAt(operand);

    public override string ToString() => Symbol;
}
