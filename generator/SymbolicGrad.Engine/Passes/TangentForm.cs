using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// How the tangents of a value are held: in one direction as a value like it; in four, those of a number as four numbers at once, those of
/// an array of numbers as an array of such. Tensors, and what the caller gives as members of structs or objects, have four tangents, one
/// for each direction.
/// </summary>
internal sealed class TangentForm
{
    private readonly Function _primal;
    private readonly MemoryClasses _memory;
    private readonly HashSet<int> _separate = [];

    /// <param name="directions">One, or as many as <see cref="ScalarKinds.Directions"/>.</param>
    public TangentForm(Function primal, int directions)
    {
        _primal = primal;
        _memory = new MemoryClasses(primal);
        Directions = directions;
        if (directions == 1) return;
        foreach (Instruction array in primal.Body.Everything().Where(value => value.Type.IsArray))
            if (!IsOfNumbers(array.Type) || (array.Op == Structural.Argument && array.Payload is ParameterInfo info && ComesSeparately(info, array.Type))) _separate.Add(_memory.Of(array.Id));
    }

    /// <summary>How many directions there are.</summary>
    public int Directions { get; }

    /// <summary>Whether the caller gives the tangents of an argument one by one, where there are several directions.</summary>
    public static bool ComesSeparately(ParameterInfo argument, IrType type) => argument.Leaf is not null || argument.Role == ParameterRole.Member || type.IsTensor || (type.IsArray && !IsOfNumbers(type));

    /// <summary>Whether a value has a tangent for each direction rather than one for all.</summary>
    public bool IsSeparate(int primal)
    {
        IrType type = _primal[primal].Type;
        return Directions > 1 && (type.IsTensor || (type.IsArray && _separate.Contains(_memory.Of(primal))));
    }

    /// <summary>How many values the tangents of a value are.</summary>
    public int CountOf(int primal) => IsSeparate(primal) ? Directions : 1;

    /// <summary>The type of each of them.</summary>
    public IrType TypeOf(int primal) => Directions == 1 || IsSeparate(primal) ? _primal[primal].Type : _primal[primal].Type.InFourDirections();

    /// <summary>Arrays whose tangents come from the caller in one form and would have to be held in the other, as they may be one array with what comes in the other.</summary>
    /// <returns>Each with the value that is one or the other.</returns>
    public IEnumerable<(Instruction Array, int Choice)> InTwoForms() => _primal.Parameters
        .Where(array => array.Type is { IsArray: true, IsFloating: true } && Function.InfoOf(array) is { } info && info.Role != ParameterRole.Data && IsSeparate(array.Id) && !ComesSeparately(info, array.Type))
        .Select(array => (array, _primal.Body.Everything().FirstOrDefault(value => value.Op == Structural.Project && value.Type.IsArray && _memory.Of(value.Id) == _memory.Of(array.Id))?.Id ?? array.Id));

    // T[], T[,], T[][].
    private static bool IsOfNumbers(IrType array) => array.Element.IsScalar || (array.Rank == 1 && array.Element is { IsArray: true, Rank: 1, Element.IsScalar: true });
}
