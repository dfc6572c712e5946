using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures parts of arrays that lie in the arrays' own memory, and indices that count from the end.</summary>
internal sealed class ViewCapture(CaptureSession session)
{
    /// <summary>The place in an array that an index denotes: <c>i</c>, <c>^1</c>.</summary>
    public int Position(IOperation index, int array)
    {
        KnownIndex known = session.Indices.Find(index) ?? throw session.Refuse(index, $"The index {Constructs.Quote(index)} of another type than int", "use an int");
        return Position(index, known, array);
    }

    private int Position(IOperation at, KnownIndex index, int array) => index.IsFromEnd ? session.Emit(at, ArithmeticRows.Subtract, Length(at, array), index.Value) : index.Value;

    /// <summary><c>x[^1]</c> of an array or span.</summary>
    public Place PlaceOf(IImplicitIndexerReferenceOperation indexer)
    {
        int array = Array(indexer.Instance);
        return new ElementPlace(session, indexer, [array, Position(indexer.Argument, array)]);
    }

    /// <summary><c>new Span&lt;double&gt;(x)</c>, <c>new Span&lt;double&gt;(x, start, length)</c>.</summary>
    public int New(IObjectCreationOperation creation)
    {
        if (creation.Arguments.Length is not (1 or 3) || TypeMapper.Map(creation.Arguments.Single(static argument => argument.Parameter!.Ordinal == 0).Value.Type) is not { IsArray: true }) throw session.Refuse(creation);
        var operands = new int[creation.Arguments.Length];
        foreach (IArgumentOperation argument in creation.Arguments)
            operands[argument.Parameter!.Ordinal] = argument.Parameter.Ordinal == 0 ? Array(argument.Value) : session.Expressions.Single(argument.Value);
        return operands.Length == 1 ? operands[0] : Part(creation, operands[0], operands[1], operands[2]);
    }

    /// <summary><c>x[^1]</c> or <c>x[1..]</c>: of a span a part of it, of an array a copy.</summary>
    public Value Indexed(IImplicitIndexerReferenceOperation indexer)
    {
        if (indexer.Argument.Type?.Name != "Range") return PlaceOf(indexer).Read();
        int part = Range(indexer, Array(indexer.Instance), indexer.Argument);
        return Value.Of(TypeMapper.IsSpan(indexer.Instance.Type) ? part : session.Transfers.Copy(indexer, part));
    }

    /// <summary>The part of an array that a range denotes.</summary>
    public int Range(IOperation at, int array, IOperation range)
    {
        KnownRange ends = session.Indices.FindRange(range) ?? throw session.Refuse(range, $"The range {Constructs.Quote(range)}", "write its ends where it is used");
        int start = ends.Start is { } first ? Position(range, first, array) : session.Builder.Constant(0, IrType.Int32);
        int end = ends.End is { } last ? Position(range, last, array) : Length(at, array);
        return Part(at, array, start, session.Emit(at, ArithmeticRows.Subtract, end, start));
    }

    /// <summary>What follows an index.</summary>
    public int From(IOperation at, int array, int start) => Part(at, array, start, session.Emit(at, ArithmeticRows.Subtract, Length(at, array), start));

    /// <summary>So many elements from an index on.</summary>
    public int Part(IOperation at, int array, int start, int length)
    {
        Instruction whole = session.Builder[array];
        if (whole.Type.Rank != 1) throw session.Refuse(at, $"A part of an array of {whole.Type.Rank} dimensions", "use its elements");
        if (session.Builder[start] is { Op: var op } first && op == Structural.Constant && first.Number == 0 && length == Length(at, array)) return array;
        if (!IsKnown(Root(array))) throw session.Refuse(at, $"A part of an array that is one of several, {Constructs.Quote(at)},", "take the part where the array is known");
        if (session.Aggregates.IsPart(Root(array).Id)) throw session.Refuse(at, $"A part of an array that lies in elements of another, {Constructs.Quote(at)},", "use its elements");
        int part = session.Emit(at, Structural.Slice, array, start, length);
        if (whole.Name is { } name) session.Builder.Name(part, new ValueName(name.Identifier + "Part", name.Symbol + "Part", IsGiven: false));
        return part;
    }

    public int Length(IOperation at, int array) => session.At(at, session.Builder.Extent(array, 0));

    /// <summary>The array that an operand stands for, whatever base type or span it is converted to.</summary>
    public int Array(IOperation operand)
    {
        while (operand is IConversionOperation { IsImplicit: true } conversion && TypeMapper.Map(conversion.Operand.Type) is { IsArray: true }) operand = conversion.Operand;
        if (TypeMapper.Map(operand.Type) is null) throw session.Expressions.UnknownType(operand);
        int array = session.Expressions.Single(operand);
        return session.Builder.TypeOf(array).IsArray ? array : throw session.Expressions.UnknownType(operand);
    }

    /// <summary>What a part, or a part of a part, is taken from.</summary>
    public Instruction Root(int array)
    {
        Instruction root = session.Builder[array];
        while (root.Op == Structural.Slice) root = session.Builder[root.Operands[0]];
        return root;
    }

    /// <summary>Whether it is known while compiling which array it is, or in which array of arrays it is a row.</summary>
    public static bool IsKnown(Instruction root) => root.Op == Structural.Buffer || root.Op == Structural.Element || root is { Payload: ParameterInfo };
}
