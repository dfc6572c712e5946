using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Specs;

/// <summary>A method marked <c>[Differentiable]</c>, free of the compiler's own objects, compared by value.</summary>
/// <param name="Type">The type that holds it.</param>
/// <param name="Name">The method's name.</param>
/// <param name="HintSuffix">Tells overloads apart in file names: empty for the first, <c>-2</c> for the second.</param>
/// <param name="Modifiers">Accessibility and <c>static</c>, as the generated methods repeat them: <c>public static</c>.</param>
/// <param name="IsStatic">Whether the method is static.</param>
/// <param name="Parameters">The method's parameters in order.</param>
/// <param name="Results">One for a plain result, several for a tuple or struct.</param>
/// <param name="ResultType">The return type, fully qualified.</param>
/// <param name="Function">
/// The body. Its arguments are the parameters the IR knows of, in order, then the members read, in the order of declaration;
/// its results are <see cref="Results"/>, in order.
/// </param>
/// <param name="DrawGraph">Whether the computation graph is wanted as well.</param>
/// <param name="HasForward">Whether forward mode is wanted as well.</param>
/// <param name="HasFourDirections">Whether forward mode in four directions at once is wanted as well.</param>
/// <param name="HasHalves">Whether other methods call the halves of the gradient, rather than have the body inlined.</param>
/// <param name="TakenNames">Names that mean something inside the type, so that generated code must not take them for its own: members of the type, of its bases and of its outer types.</param>
/// <param name="OptIns">The ids of warnings that tell of what is experimental or obsolete, which the author of the method has silenced: generated code names the same types and members.</param>
internal sealed record MethodSpec(
    TypeSpec Type,
    string Name,
    string HintSuffix,
    string Modifiers,
    bool IsStatic,
    EquatableArray<ParameterSpec> Parameters,
    EquatableArray<ResultSpec> Results,
    string ResultType,
    Function Function,
    EquatableArray<string> TakenNames,
    EquatableArray<string> OptIns,
    bool DrawGraph = false,
    bool HasForward = false,
    bool HasFourDirections = false,
    bool HasHalves = false)
{
    /// <summary>All names that generated code must not take for its own: those inside the type, and of the methods that it calls by these alone.</summary>
    public IEnumerable<string> Reserved => TakenNames.Concat(Function.Body.Everything().Select(static instruction => instruction.Payload).OfType<CallInfo>().SelectMany(static call => call.Methods));

    /// <summary>What the two halves of the gradient are called, where it has them.</summary>
    public HalfSuffixes Halves => HalfSuffixes.Of(Name, TakenNames);
}

/// <summary>A parameter of a method.</summary>
/// <param name="Name">The identifier as C# writes it (<c>@class</c> with its @).</param>
/// <param name="CSharpType">The type, fully qualified.</param>
/// <param name="CrefType">The type as comments refer to it.</param>
/// <param name="Modifier">Empty, or <c>in</c>, <c>scoped</c>, <c>params</c> with a trailing space.</param>
/// <param name="Type">The type in the IR; null for one the IR does not know, which is passed along untouched.</param>
/// <param name="IsDifferentiated">Whether a gradient by it is computed.</param>
/// <param name="Aggregate">The gradient of a struct or object; null for others.</param>
internal sealed record ParameterSpec(string Name, string CSharpType, string CrefType, string Modifier, IrType? Type, bool IsDifferentiated, AggregateSpec? Aggregate = null);

/// <summary>How the gradient by a parameter is kept whose numbers are the members of structs or objects.</summary>
/// <param name="Buffer">The type of the buffer, with <c>ref</c> where it is passed by reference.</param>
/// <param name="Owned">The type of a gradient by itself.</param>
/// <param name="Direction">The type of a tangent.</param>
/// <param name="Zeros">The expression that makes a gradient of zeros, with <see cref="ZerosLike"/> for the kernel of that name.</param>
/// <param name="Extents">The ways from the parameter to the arrays and tensors whose shapes must agree with those of the buffer.</param>
internal sealed record AggregateSpec(string Buffer, string Owned, string Direction, string Zeros, EquatableArray<string> Extents)
{
    public const string ZerosLike = "{ZerosLike}";
}

/// <summary>A result: its name (a tuple element's name, or the method's) and type. Those of one struct follow each other and share its name.</summary>
/// <param name="Aggregate">The struct that it is a member of; null for one by itself.</param>
/// <param name="Path">The way to it from that struct: <c>.Position.X</c>.</param>
internal sealed record ResultSpec(string Name, IrType Type, AggregateResult? Aggregate = null, string Path = "");

/// <summary>A struct, or a tuple inside of the result.</summary>
/// <param name="CSharpType">The type, fully qualified.</param>
/// <param name="Construction">What makes one, with <c>{0}</c>, <c>{1}</c>, … for its numbers in order.</param>
internal sealed record AggregateResult(string CSharpType, string Construction);
