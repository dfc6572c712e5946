using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures counting loops. What a trip hands to the next one are the locals that the body assigns and that live outside of it.</summary>
internal sealed class LoopCapture(CaptureSession session)
{
    private int _labels;

    public void For(IForLoopOperation loop)
    {
        if (StatementSearch.FirstReturn(loop.Body) is { } early) throw session.Refuse(early, "'return' inside a loop", "let every trip of the loop run to its end");
        foreach (IOperation statement in loop.Before) session.Statements.Inner(statement);
        (ISymbol index, int step) = Index(loop);
        HashSet<ISymbol> assigned = StatementSearch.Assigned([loop.Body]);
        if (assigned.Contains(index)) throw session.Refuse(loop.AtLoopBottom[0], $"A loop that assigns its index '{index.Name}'", "let only the loop's head change it");
        int start = session.Locals.Find(index)!.Value.Ids[0];
        (int first, int bound) = Range(loop, index, step, start, assigned);

        Emit(loop, index, new LoopInfo(step, _labels++, IsReverse: false), first, bound, [.. session.Locals.Present(assigned).Select(session.Locals.SlotOf)]);
    }

    // What a called method assigns of an object cannot be told from the loop's own text: then it is captured once more.
    private void Emit(IForLoopOperation loop, ISymbol index, LoopInfo info, int first, int bound, ImmutableArray<int> slots)
    {
        FunctionBuilder builder = session.Builder;
        ImmutableSortedDictionary<int, Value> before = session.Locals.Values;
        CarriedLeaves carried;
        Block body;
        while (true)
        {
            carried = new CarriedLeaves(session, slots);
            session.BeginRegion(loop);
            session.Locals.Bind(index, Value.Of(builder.Argument(IrType.Int32, Locals.NameOf(index))));
            carried.Enter();
            if (session.Statements.Inner(loop.Body) is { IsNever: true }) throw session.Refuse(loop, "A loop that throws in its first trip", "throw without a loop");
            body = session.EndRegion(carried.Current());
            ImmutableArray<int> missed = carried.Missed(session.Locals.SlotOf(index));
            if (missed.IsEmpty) break;
            slots = slots.AddRange(missed);
            session.Locals.Values = before;
        }

        carried.RequireSameReferences(loop);
        session.Locals.Values = before;
        if (carried.Count == 0 && !body.Everything().Any(instruction => instruction.Op.HasEffect)) return;
        int id = session.At(loop, builder.EmitRegions(Structural.For, IrType.Tuple(carried.Types.ToEquatableArray()), info, [first, bound, .. carried.Initial], body));
        carried.Leave([.. Enumerable.Range(0, carried.Count).Select(j => session.At(loop, builder.Project(id, j)))]);
    }

    /// <summary>The loop's own int that steps by one at the end of each trip.</summary>
    private (ISymbol Index, int Step) Index(IForLoopOperation loop)
    {
        IOperation? last = loop.AtLoopBottom.Length == 1 && loop.AtLoopBottom[0] is IExpressionStatementOperation statement ? statement.Operation : null;
        (IOperation? target, int step) = last switch
        {
            IIncrementOrDecrementOperation increment => (increment.Target, increment.Kind == OperationKind.Increment ? 1 : -1),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue: { HasValue: true, Value: 1 } } add => (add.Target, 1),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, Value.ConstantValue: { HasValue: true, Value: 1 } } subtract => (subtract.Target, -1),
            _ => (null, 0),
        };
        bool isOwnInt = target is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 } && loop.Locals.Contains(((ILocalReferenceOperation)target).Local, SymbolEqualityComparer.Default);
        return isOwnInt && session.Locals.Find(((ILocalReferenceOperation)target!).Local) is not null ? (((ILocalReferenceOperation)target).Local, step) : throw session.Refuse(loop);
    }

    /// <summary>The indices from the first to the bound, exclusive, in ascending order: a loop that counts down runs through them backwards.</summary>
    private (int First, int Bound) Range(IForLoopOperation loop, ISymbol index, int step, int start, HashSet<ISymbol> assigned)
    {
        if (loop.Condition is not IBinaryOperation condition) throw session.Refuse(loop);
        bool indexIsLeft = IsIndex(condition.LeftOperand);
        if (!indexIsLeft && !IsIndex(condition.RightOperand)) throw session.Refuse(loop);
        IOperation limit = indexIsLeft ? condition.RightOperand : condition.LeftOperand;
        BinaryOperatorKind kind = indexIsLeft ? condition.OperatorKind : Mirrored(condition.OperatorKind);

        IOperation? varying = limit.DescendantsAndSelf().FirstOrDefault(part => part switch
        {
            ILocalReferenceOperation local => assigned.Contains(local.Local) || IsIndex(local),
            IParameterReferenceOperation parameter => assigned.Contains(parameter.Parameter),
            IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } => true,
            _ => false,
        });
        if (varying is not null) throw session.Refuse(limit, $"A loop whose bound {Constructs.Quote(limit)} changes while it runs", "fix the bound before the loop");
        if (limit.Type?.SpecialType != SpecialType.System_Int32) throw session.Refuse(limit, $"A loop with the bound {Constructs.Quote(limit)} of another type than int", "convert it to int before the loop");

        int end = session.Expressions.Single(limit);
        return (step, kind) switch
        {
            (1, BinaryOperatorKind.LessThan) => (start, end),
            (1, BinaryOperatorKind.LessThanOrEqual) => (start, Successor(limit, end)),
            (-1, BinaryOperatorKind.GreaterThan) => (Successor(limit, end), Successor(loop, start)),
            (-1, BinaryOperatorKind.GreaterThanOrEqual) => (end, Successor(loop, start)),
            _ => throw session.Refuse(loop),
        };

        bool IsIndex(IOperation operand) => operand is IConversionOperation { IsImplicit: true } conversion
            ? IsIndex(conversion.Operand)
            : operand is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, index);
    }

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    // n − 1 has the successor n, without a sum that nobody wrote.
    private int Successor(IOperation at, int id)
    {
        Instruction definition = session.Builder[id];
        bool isPredecessor = definition.Op == ArithmeticRows.Subtract && session.Builder[definition.Operands[1]] is { } one && one.Op == Structural.Constant && one.Number == 1;
        return isPredecessor ? definition.Operands[0] : session.Emit(at, ArithmeticRows.Add, id, session.Builder.Constant(1, IrType.Int32));
    }
}
