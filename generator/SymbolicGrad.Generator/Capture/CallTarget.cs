using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// What a method is called on, as C# finds it before it computes the arguments: a variable that holds a struct by its place, as the
/// arguments may still change what stands there; anything else by its value.
/// </summary>
/// <param name="Operation">The expression.</param>
/// <param name="Place">The variable; null for a value.</param>
/// <param name="Value">The value; of no meaning for a variable.</param>
internal sealed record CallTarget(IOperation Operation, Place? Place, Value Value)
{
    public Value Read() => Place?.Read() ?? Value;
}
