using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Rules;

/// <summary>The ops that belong to the IR itself.</summary>
internal static class Structural
{
    /// <summary>A block's argument. For a function's own the payload is a <see cref="ParameterInfo"/>.</summary>
    public static readonly Op Argument = new("Argument", OpKind.Structural, 0);

    /// <summary>A number; the payload is a <see cref="ConstantValue"/>.</summary>
    public static readonly Op Constant = new("Constant", OpKind.Structural, 0);

    /// <summary>
    /// An element of a C# array: operands are the array and one index for each dimension. Where the array is written to, the
    /// payload is the version of its memory: reads of one version give the same.
    /// </summary>
    public static readonly Op Element = new("Element", OpKind.Structural, -1) { TypeRule = static (types, _) => types[0].Element };

    /// <summary>The extent of an array or tensor along the axis of the payload.</summary>
    public static readonly Op Extent = new("Extent", OpKind.Structural, 1) { TypeRule = static (_, _) => IrType.Int32 };

    /// <summary>
    /// A part of an array of one dimension, in the same memory: operands are the array, the first index and the length. Where the
    /// array ends before, the generated code throws as <c>Span.Slice</c> does.
    /// </summary>
    public static readonly Op Slice = new("Slice", OpKind.Structural, 3) { TypeRule = static (types, _) => types[0], ShapeRule = static _ => new(2, ShapeSource.TheValue), NameHint = "part" };

    /// <summary>One of several results; the payload is its index.</summary>
    public static readonly Op Project = new("Project", OpKind.Structural, 1);

    /// <summary>Operand: a condition. Two regions without arguments whose results are the instruction's.</summary>
    public static readonly Op If = new("If", OpKind.Structural, 1);

    /// <summary>
    /// Operands: first index, bound (exclusive), then the carried values' beginnings. One region with arguments
    /// (index, carried…) and results (carried…). The payload is a <see cref="LoopInfo"/>.
    /// A loop that may end before its bound has a second region, the head: with the same arguments, it says before each trip whether
    /// the trip is run. Such a loop has step +1 and one more result, the last: the bound (exclusive) of the trips that were run.
    /// </summary>
    public static readonly Op For = new("For", OpKind.Structural, -1);

    /// <summary>A new array of zeros. Operands: its extents.</summary>
    public static readonly Op Buffer = new("Buffer", OpKind.Structural, -1) { HasEffect = true, ShapeRule = static axis => new(axis, ShapeSource.TheValue) };

    /// <summary>Writes an element: array, one index for each dimension, value.</summary>
    public static readonly Op Store = new("Store", OpKind.Structural, -1) { HasEffect = true };

    /// <summary>The array of the gradient by a differentiated argument.</summary>
    public static readonly Op Gradient = new("Gradient", OpKind.Structural, 1) { TypeRule = static (types, _) => types[0] };

    /// <summary>
    /// Adds to a gradient: operands are the differentiated argument, or an array that holds adjoints, indices into it (for an array), and the
    /// contribution. Without indices the contribution to an array is an array of the same extents, which is not written to.
    /// </summary>
    public static readonly Op Accumulate = new("Accumulate", OpKind.Structural, -1) { HasEffect = true };

    /// <summary>How often a loop runs: from its lowest index to its bound, never less than 0.</summary>
    public static readonly Op TripCount = new("TripCount", OpKind.Structural, 2) { NameHint = "trips" };

    /// <summary>A value that is never read: what a branch hands out in place of a value that only the other branch has.</summary>
    public static readonly Op Undefined = new("Undefined", OpKind.Structural, 0);

    /// <summary>A question about what the IR does not know, or a number made of it, as C# writes it; the payload is a <see cref="ForeignCode"/>. Its answer does not change during a call.</summary>
    public static readonly Op Foreign = new("Foreign", OpKind.Structural, -1);

    /// <summary>Ends the call by an exception; the payload is the <see cref="ForeignCode"/> of the <c>throw</c>.</summary>
    public static readonly Op Throw = new("Throw", OpKind.Structural, -1) { HasEffect = true };

    /// <summary>Calls what may end the call by an exception, such as <c>ThrowIfNegative</c>; the payload is the <see cref="ForeignCode"/> of the call.</summary>
    public static readonly Op Check = new("Check", OpKind.Structural, -1) { HasEffect = true };

    /// <summary>Makes a tape with one slot for each trip of a loop. Operand: the number of trips; the type is an array of what is saved.</summary>
    public static readonly Op Tape = new("Tape", OpKind.Structural, 1) { HasEffect = true };

    /// <summary>Writes a slot of a tape: tape, index, value.</summary>
    public static readonly Op Save = new("Save", OpKind.Structural, 3) { HasEffect = true };

    /// <summary>Makes an empty stack, for what is saved so often as no one knows beforehand; the type is an array of what is saved.</summary>
    public static readonly Op Stack = new("Stack", OpKind.Structural, 0) { HasEffect = true };

    /// <summary>Puts a value on top of a stack or recording: stack, value.</summary>
    public static readonly Op Push = new("Push", OpKind.Structural, 2) { HasEffect = true };

    /// <summary>Takes the topmost value off a stack or recording.</summary>
    public static readonly Op Pop = new("Pop", OpKind.Structural, 1) { HasEffect = true, TypeRule = static (types, _) => types[0].Element };
}
