using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures what runs only under a condition. Nothing of it leaves its region: it may divide by zero or read past an end.</summary>
internal sealed class BranchCapture(CaptureSession session)
{
    public Value Ternary(IConditionalOperation conditional)
    {
        if (conditional.WhenFalse is not { } whenFalse || conditional.IsRef) throw session.Refuse(conditional);
        if (ConstantCondition(conditional) is { } constant) return session.Expressions.Capture(constant ? conditional.WhenTrue : whenFalse);
        return Join(
            conditional,
            session.Expressions.Single(conditional.Condition),
            () => session.Expressions.Capture(conditional.WhenTrue),
            () => session.Expressions.Capture(whenFalse));
    }

    /// <summary><c>&amp;&amp;</c> and <c>||</c>: the second operand runs only if the first leaves the matter open.</summary>
    public int Logical(IBinaryOperation operation)
    {
        int left = session.Expressions.Single(operation.LeftOperand);
        if (IsHarmless(operation.RightOperand)) return session.Expressions.Operators.Binary(operation, left, session.Expressions.Single(operation.RightOperand));

        Func<Value> right = () => session.Expressions.Capture(operation.RightOperand);
        Func<Value> decided = () => Value.Of(session.Builder.Constant(operation.OperatorKind == BinaryOperatorKind.ConditionalOr ? 1 : 0, IrType.Boolean));
        return (operation.OperatorKind == BinaryOperatorKind.ConditionalAnd ? Join(operation, left, right, decided) : Join(operation, left, decided, right)).Ids[0];
    }

    /// <summary>What C# knows of a condition while compiling; null if it depends on what is computed.</summary>
    public static bool? ConstantCondition(IConditionalOperation conditional) =>
        conditional.Condition.ConstantValue is { HasValue: true, Value: bool value } ? value : null;

    /// <summary>
    /// Captures two regions of which one runs, and emits the instruction whose results are their value and the locals that
    /// they leave different.
    /// </summary>
    /// <param name="isLast">Whether both regions leave the method, so that no local is read after them.</param>
    public Value Join(IOperation at, int condition, Func<Value> whenTrue, Func<Value> whenFalse, bool isLast = false)
    {
        ImmutableSortedDictionary<int, Value> before = session.Locals.Values;
        (Block first, Value firstValue, ImmutableSortedDictionary<int, Value> firstLocals) = Region(at, whenTrue);
        session.Locals.Values = before;
        (Block second, Value secondValue, ImmutableSortedDictionary<int, Value> secondLocals) = Region(at, whenFalse);
        ImmutableArray<int> slots = Locals.Differing(firstLocals, secondLocals);
        if (isLast) slots = [.. slots.Where(slot => session.Locals.Outlives(slot, session.Frame.Entry))];

        // A value that both regions share lies outside of them.
        List<(int First, int Second)> results = [];
        results.AddRange(Pairs(firstValue, secondValue));
        RequireSameReferences(at, "its value", results);
        foreach (int slot in slots)
        {
            List<(int First, int Second)> pairs = [.. Pairs(firstLocals[slot], secondLocals[slot])];
            RequireSameReferences(at, session.Locals.Describe(slot), pairs);
            results.AddRange(pairs);
        }

        results = [.. results.Where(pair => pair.First != pair.Second).Distinct()];

        session.Locals.Values = before.SetItems(firstLocals.Where(entry => secondLocals.TryGetValue(entry.Key, out Value other) && other.IsSame(entry.Value)));
        if (results.Count == 0) return firstValue;

        var type = IrType.Tuple(results.Select(pair => session.Builder.TypeOf(pair.First)).ToEquatableArray());
        int branch = session.At(at, session.Builder.EmitRegions(
            Structural.If,
            type,
            null,
            [condition],
            first with { Results = results.Select(pair => pair.First).ToEquatableArray() },
            second with { Results = results.Select(pair => pair.Second).ToEquatableArray() }));
        foreach (int slot in slots) session.Locals.Assign(slot, Joined(firstLocals[slot], secondLocals[slot]));
        return Joined(firstValue, secondValue);

        Value Joined(Value one, Value other) => new([.. Pairs(one, other).Select(pair =>
            pair.First == pair.Second ? pair.First : session.At(at, session.Builder.Project(branch, results.IndexOf(pair))))]);
    }

    private static IEnumerable<(int First, int Second)> Pairs(Value first, Value second) => first.Ids.Zip(second.Ids, static (one, other) => (one, other));

    // Which object a name stands for must be known while compiling.
    private void RequireSameReferences(IOperation at, string name, IEnumerable<(int First, int Second)> pairs)
    {
        foreach ((int first, int second) in pairs)
        {
            if (first == second || (first >= 0 && second >= 0)) continue;
            throw session.Refuse(at, $"A choice after which {name} is either {session.Objects.Describe(first)} or {session.Objects.Describe(second)}", "choose between their members instead");
        }
    }

    private (Block Region, Value Value, ImmutableSortedDictionary<int, Value> Locals) Region(IOperation at, Func<Value> capture)
    {
        session.BeginRegion(at);
        Value value = capture();
        return (session.EndRegion([]), value, session.Locals.Values);
    }

    // Whether an operand may as well be computed when it is not needed: it cannot throw, takes no time and assigns nothing.
    private static bool IsHarmless(IOperation operand) => operand.DescendantsAndSelf().All(operation => operation switch
    {
        IBinaryOperation { OperatorMethod: not null } or IUnaryOperation { OperatorMethod: not null } => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } division => division.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single,
        IBinaryOperation binary => !binary.IsChecked,
        ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IUnaryOperation { IsChecked: false } or IConversionOperation { IsChecked: false } => true,
        IFieldReferenceOperation field => field.Instance is null or IInstanceReferenceOperation,
        IInstanceReferenceOperation => true,
        _ => false,
    });
}
