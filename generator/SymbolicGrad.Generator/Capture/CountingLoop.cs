using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>A <c>for</c> loop over an int of its own that steps by one towards a bound that the loop does not change.</summary>
/// <param name="Index">The int.</param>
/// <param name="Step">+1 or −1.</param>
/// <param name="Limit">What the index is compared with.</param>
/// <param name="Kind">How, with the index on the left.</param>
/// <param name="Proviso">What else the loop's condition demands, looked at after the bound.</param>
/// <param name="Bottom">What is done at the end of each trip beside the step.</param>
internal sealed record CountingLoop(ISymbol Index, int Step, IOperation Limit, BinaryOperatorKind Kind, IOperation? Proviso, ImmutableArray<IOperation> Bottom)
{
    /// <summary>Recognises a counting loop; null for any other.</summary>
    public static CountingLoop? Of(IForLoopOperation loop)
    {
        foreach (IOperation step in loop.AtLoopBottom)
        {
            if (step is not IExpressionStatementOperation { Operation: var operation } || StepOf(operation) is not var (index, by)) continue;
            ImmutableArray<IOperation> others = loop.AtLoopBottom.Remove(step);
            HashSet<ISymbol> assigned = StatementSearch.Assigned([loop.Body, .. others, .. loop.Condition is { } condition ? [condition] : Enumerable.Empty<IOperation>()]);
            bool isOwn = loop.Locals.Contains(index, SymbolEqualityComparer.Default) && IsInitialised(loop, index) && !assigned.Contains(index);
            if (isOwn && Bounded(loop, index, by, others, assigned) is { } counting) return counting;
        }

        return null;
    }

    /// <summary>The indices from the first to the bound, exclusive, in ascending order: a loop that counts down runs through them backwards.</summary>
    /// <param name="end">The value of the limit.</param>
    public (int First, int Bound) Range(CaptureSession session, IOperation at, int end)
    {
        int start = session.Locals.Find(Index)!.Value.Ids[0];
        return (Step, Kind) switch
        {
            (1, BinaryOperatorKind.LessThan) => (start, end),
            (1, _) => (start, Successor(session, Limit, end)),
            (_, BinaryOperatorKind.GreaterThan) => (Successor(session, Limit, end), Successor(session, at, start)),
            _ => (end, Successor(session, at, start)),
        };
    }

    private static CountingLoop? Bounded(IForLoopOperation loop, ISymbol index, int step, ImmutableArray<IOperation> others, HashSet<ISymbol> assigned)
    {
        // a && b && c leans to the left: its first part is looked at first.
        IOperation? condition = loop.Condition, proviso = null;
        if (condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null, LeftOperand: not IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } } both)
            (condition, proviso) = (both.LeftOperand, both.RightOperand);
        if (condition is not IBinaryOperation { OperatorMethod: null } comparison) return null;
        bool indexIsLeft = IsIndex(comparison.LeftOperand, index);
        if (!indexIsLeft && !IsIndex(comparison.RightOperand, index)) return null;

        IOperation limit = indexIsLeft ? comparison.RightOperand : comparison.LeftOperand;
        BinaryOperatorKind kind = indexIsLeft ? comparison.OperatorKind : Mirrored(comparison.OperatorKind);
        bool fits = (step, kind) is (1, BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual) or (-1, BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual);

        // Where a loop may end early its trips are numbered upwards.
        bool countsDown = step < 0 && (proviso is not null || StatementSearch.Breaks(loop) || StatementSearch.Returns(loop.Body));
        return fits && !countsDown && limit.Type?.SpecialType == SpecialType.System_Int32 && !Varies(limit, index, assigned)
            ? new CountingLoop(index, step, limit, kind, proviso, others)
            : null;
    }

    private static (ISymbol Index, int Step)? StepOf(IOperation operation)
    {
        (IOperation? target, int step) = operation switch
        {
            IIncrementOrDecrementOperation increment => (increment.Target, increment.Kind == OperationKind.Increment ? 1 : -1),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue: { HasValue: true, Value: 1 } } add => (add.Target, 1),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, Value.ConstantValue: { HasValue: true, Value: 1 } } subtract => (subtract.Target, -1),
            _ => (null, 0),
        };
        return target is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 } local ? (local.Local, step) : null;
    }

    private static bool IsInitialised(IForLoopOperation loop, ISymbol index) => loop.Before
        .SelectMany(static statement => statement.DescendantsAndSelf())
        .Any(part => part is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, index) && declarator.GetVariableInitializer() is not null);

    private static bool Varies(IOperation limit, ISymbol index, HashSet<ISymbol> assigned) => limit.DescendantsAndSelf().Any(part => part switch
    {
        ILocalReferenceOperation local => assigned.Contains(local.Local) || IsIndex(local, index),
        IParameterReferenceOperation parameter => assigned.Contains(parameter.Parameter),
        IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } => true,
        _ => false,
    });

    private static bool IsIndex(IOperation operand, ISymbol index) => operand is IConversionOperation { IsImplicit: true } conversion
        ? IsIndex(conversion.Operand, index)
        : operand is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, index);

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    // n − 1 has the successor n, without a sum that nobody wrote.
    private static int Successor(CaptureSession session, IOperation at, int id)
    {
        Instruction definition = session.Builder[id];
        bool isPredecessor = definition.Op == ArithmeticRows.Subtract && session.Builder[definition.Operands[1]] is { } one && one.Op == Structural.Constant && one.Number == 1;
        return isPredecessor ? definition.Operands[0] : session.Emit(at, ArithmeticRows.Add, id, session.Builder.Constant(1, IrType.Int32));
    }
}
