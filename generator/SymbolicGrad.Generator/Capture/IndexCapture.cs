using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicGrad.Generator.Capture;

/// <summary>An <c>Index</c> whose end is known while capturing.</summary>
/// <param name="Value">How far it is from that end.</param>
internal sealed record KnownIndex(int Value, bool IsFromEnd) : ObjectReference;

/// <summary>A <c>Range</c>; an end that is left out is null.</summary>
internal sealed record KnownRange(KnownIndex? Start, KnownIndex? End) : ObjectReference;

/// <summary>Captures indices and ranges as values: what they denote depends on the array that they are used for.</summary>
internal sealed class IndexCapture(CaptureSession session)
{
    public static bool IsIndex(ITypeSymbol? type) => type is { Name: "Index", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsRange(ITypeSymbol? type) => type is { Name: "Range", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary><c>^n</c>.</summary>
    public Value FromEnd(IUnaryOperation index) => session.Objects.Refer(new KnownIndex(session.Expressions.Single(index.Operand), IsFromEnd: true));

    /// <summary><c>a..b</c>.</summary>
    public Value Range(IRangeOperation range)
    {
        if (range.IsLifted) throw session.Refuse(range);
        return session.Objects.Refer(new KnownRange(End(range.LeftOperand), End(range.RightOperand)));
        KnownIndex? End(IOperation? end) => end is null ? null : Find(end) ?? throw session.Refuse(end, $"The index {Constructs.Quote(end)}", "write it as an int or as '^n'");
    }

    /// <summary>The index that an expression stands for, be it an <c>int</c>; null for one that is not known.</summary>
    public KnownIndex? Find(IOperation index)
    {
        if (index is IConversionOperation { Operand: { Type.SpecialType: SpecialType.System_Int32 } number } && IsIndex(index.Type)) index = number;
        if (index.Type?.SpecialType == SpecialType.System_Int32) return new KnownIndex(session.Expressions.Single(index), IsFromEnd: false);
        return IsIndex(index.Type) ? session.Objects.Find(session.Expressions.Capture(index)) as KnownIndex : null;
    }

    /// <summary>The range that an expression stands for; null for one that is not known.</summary>
    public KnownRange? FindRange(IOperation range) => session.Objects.Find(session.Expressions.Capture(range)) as KnownRange;
}
