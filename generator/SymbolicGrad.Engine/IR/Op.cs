using System;
using System.Collections.Immutable;

namespace SymbolicGrad.Engine.IR;

/// <summary>What kind of step an <see cref="Op"/> is, as far as the passes must tell them apart.</summary>
internal enum OpKind
{
    /// <summary>Acts on each element alone; scalar operands are broadcast.</summary>
    Elementwise,

    /// <summary>Computes a value from whole operands: products, reductions, losses.</summary>
    Whole,

    /// <summary>Belongs to the IR itself: arguments, constants, control flow, effects.</summary>
    Structural,
}

/// <summary>How the tangent of a result follows from the row of its op.</summary>
internal enum TangentRule
{
    /// <summary>The Jacobian is symmetric (element-wise ops, softmax): the adjoint formulas with the operand's tangent in the place of <c>dy</c>, summed over the operands.</summary>
    AsAdjoint,

    /// <summary>The op is linear in each operand: the op itself with the tangent in the place of that operand, summed over the operands.</summary>
    Multilinear,

    /// <summary>The result is one number: the inner product of its gradient, which is the adjoint formula at <c>dy = 1</c>, with the tangent, summed over the operands.</summary>
    Gradient,

    /// <summary>None of these: <see cref="Op.Tangents"/> says it.</summary>
    Stated,
}

/// <summary>A text with holes for operands, and how tightly it binds: <c>{0:1} − {1:2}</c> needs parentheses around a second operand that binds less tightly than 2.</summary>
internal sealed record Notation(string Template, int Precedence);

/// <summary>Precedence levels shared by C# and formulas.</summary>
internal static class Precedence
{
    public const int Lowest = 0;
    public const int Conditional = 1;
    public const int Comparison = 2;
    public const int Additive = 3;
    public const int Multiplicative = 4;
    public const int Prefix = 5;
    public const int Postfix = 6;
    public const int Atom = 7;
}

/// <summary>One row of the table of operations: everything that is known of it.</summary>
internal sealed class Op(string name, OpKind kind, int arity)
{
    public string Name { get; } = name;

    public OpKind Kind { get; } = kind;

    /// <summary>The number of operands, or −1 where it varies.</summary>
    public int Arity { get; } = arity;

    /// <summary>The result's type by the operands' types; throws <see cref="IrException"/> where they do not fit.</summary>
    public Func<ImmutableArray<IrType>, object?, IrType> TypeRule { get; init; } = static (_, _) => IrType.None;

    /// <summary>The extent of the result along an axis, by the operands' extents; absent where only the value itself knows.</summary>
    public Func<int, ShapeSource>? ShapeRule { get; init; }

    /// <summary>For each operand the formula of its adjoint in <c>dy</c>, the operands' names and the result <c>y</c>; null where the operand cannot vary smoothly.</summary>
    public ImmutableArray<string?> Adjoints { get; init; } = ImmutableArray<string?>.Empty;

    /// <summary>The operands' names in <see cref="Adjoints"/>.</summary>
    public ImmutableArray<string> OperandNames { get; init; } = ImmutableArray<string>.Empty;

    public TangentRule Tangent { get; init; }

    /// <summary>Where <see cref="Tangent"/> is <see cref="TangentRule.Stated"/>: for each operand its part of the result's tangent, in the operands' names, the result <c>y</c> and, for an operand <c>x</c>, its tangent <c>dx</c>; null where the operand cannot vary smoothly.</summary>
    public ImmutableArray<string?> Tangents { get; init; } = ImmutableArray<string?>.Empty;

    /// <summary>The C# methods that mean this op: <c>Math.Sin</c> (also <c>MathF</c> and the numeric types' own), <c>System.Math.Clamp</c> (by itself), <c>Functions.Relu</c>.</summary>
    public ImmutableArray<string> Symbols { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>A formula that takes the place of this op as soon as it is built.</summary>
    public string? Expansion { get; init; }

    /// <summary>A formula that takes the place of this op where no operand is a tensor.</summary>
    public string? ScalarExpansion { get; init; }

    /// <summary>Where the C# method throws: the formula of the condition, and the <c>throw</c> with operands in braces.</summary>
    public (string When, string Code)? Exception { get; init; }

    /// <summary>The C# expression for scalar operands; <c>{M}</c> stands for <c>Math</c> or <c>MathF</c>, <c>{Math}</c> for <c>Math</c>, <c>{T}</c> for the scalar type, <c>{Z}</c> for its zero.</summary>
    public Notation? CSharp { get; init; }

    /// <summary>The runtime's kernel for tensors, written to a destination.</summary>
    public string? Kernel { get; init; }

    /// <summary>Which operands of <see cref="Kernel"/> are tensors (T) and scalars (S): <c>TT TS</c>. Empty: all are tensors.</summary>
    public string KernelForms { get; init; } = "";

    public Notation? Math { get; init; }

    /// <summary>The notation where two operands are tensors, if it differs: ⊙ rather than ·.</summary>
    public Notation? MathOfTensors { get; init; }

    /// <summary>The notation where the first operand is a vector, if it differs: one example has no mean.</summary>
    public Notation? MathOfVector { get; init; }

    public bool IsCommutative { get; init; }

    /// <summary>Whether the slope grows without bound within the domain or towards an edge of it, so that a zero adjoint may come out as NaN.</summary>
    public bool HasUnboundedSlope { get; init; }

    /// <summary>Whether the derivative vanishes almost everywhere, so that it is no use to train by.</summary>
    public bool IsPiecewiseConstant { get; init; }

    /// <summary>What is returned where the derivative jumps or does not exist, and where the convention comes from.</summary>
    public string? Kink { get; init; }

    /// <summary>Whether the instruction acts beside computing, so that its place matters.</summary>
    public bool HasEffect { get; init; }

    /// <summary>What an unnamed result is called when it needs a variable.</summary>
    public string NameHint { get; init; } = char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The same by the payload, where that says more than the op.</summary>
    public Func<object, string>? PayloadHint { get; init; }

    /// <summary>An interval of safe operands for tests, away from poles.</summary>
    public (double Low, double High) Domain { get; init; } = (-2, 2);

    public override string ToString() => Name;
}

/// <summary>Where an extent of a result comes from: an axis of an operand, or the value of an integer operand.</summary>
internal readonly record struct ShapeSource(int Operand, int Axis)
{
    /// <summary>The axis that says: the operand itself is the extent.</summary>
    public const int TheValue = -1;
}

/// <summary>An IR that is not well formed: a fault of the compiler itself, never of the user.</summary>
internal sealed class IrException(string message) : Exception(message);
