using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures what runs only under a condition. Nothing of it leaves its region: it may divide by zero or read past an end.</summary>
internal sealed class BranchCapture(CaptureSession session)
{
    private static readonly Block Empty = new(default, default, default);

    public Value Ternary(IConditionalOperation conditional)
    {
        if (conditional.WhenFalse is not { } whenFalse || conditional.IsRef) throw session.Refuse(conditional);
        return Choose(
            conditional,
            session.Expressions.Single(conditional.Condition),
            () => session.Expressions.Capture(conditional.WhenTrue),
            () => session.Expressions.Capture(whenFalse),
            falseFirst: StatementSearch.Throws(whenFalse));
    }

    /// <summary><c>&amp;&amp;</c> and <c>||</c>: the second operand runs only if the first leaves the matter open.</summary>
    public int Logical(IBinaryOperation operation)
    {
        int left = session.Expressions.Single(operation.LeftOperand);
        return operation.OperatorKind == BinaryOperatorKind.ConditionalAnd ? And(operation, left, operation.RightOperand) : Or(operation, left, operation.RightOperand);
    }

    /// <summary>A condition and, where it holds, an operand that may be harmful where it does not.</summary>
    public int And(IOperation at, int left, IOperation right) => IsHarmless(right)
        ? session.Emit(at, Primitives.Get("And"), left, session.Expressions.Single(right))
        : And(at, left, () => session.Expressions.Single(right));

    /// <summary>A condition and, where it holds, another one.</summary>
    public int And(IOperation at, int left, Func<int> right) => Choose(at, left, () => Value.Of(right()), () => Value.Of(session.Builder.Constant(0, IrType.Boolean))).Ids[0];

    private int Or(IOperation at, int left, IOperation right) => IsHarmless(right)
        ? session.Emit(at, Primitives.Get("Or"), left, session.Expressions.Single(right))
        : Or(at, left, () => session.Expressions.Single(right));

    /// <summary>A condition and, where it does not hold, another one.</summary>
    public int Or(IOperation at, int left, Func<int> right) => Choose(at, left, () => Value.Of(session.Builder.Constant(1, IrType.Boolean)), () => Value.Of(right())).Ids[0];

    /// <summary>As <see cref="Join"/>, of expressions.</summary>
    public Value Choose(IOperation at, int condition, Func<Value> whenTrue, Func<Value> whenFalse, bool falseFirst = false) =>
        Join(at, condition, () => whenTrue(), () => whenFalse(), falseFirst, isExpression: true)!.Value;

    /// <summary>
    /// Captures two regions of which one runs, and emits the instruction whose results are their value and the locals that
    /// they leave different. A region that throws leaves nothing: what follows stands behind it and not in a region.
    /// </summary>
    /// <param name="whenTrue">Captures the region: what the method returns in it, or the value of an expression; null where it is left at its end.</param>
    /// <param name="whenFalse">Captures the other one.</param>
    /// <param name="falseFirst">Whether the second one throws, and so is to be captured before the other.</param>
    /// <exception cref="InvalidCodeException">Only one of the regions returns a value.</exception>
    public Value? Join(IOperation at, int condition, Func<Value?> whenTrue, Func<Value?> whenFalse, bool falseFirst = false, bool isExpression = false)
    {
        if (session.Builder[condition] is { } known && known.Op == Structural.Constant) return (known.Number != 0 ? whenTrue : whenFalse)();

        ImmutableSortedDictionary<int, Value> before = session.Locals.Values;
        Region first = Capture(at, falseFirst ? whenFalse : whenTrue);
        session.Locals.Values = before;
        if (first.Never)
        {
            Emit(at, condition, IrType.Tuple(default), falseFirst ? (Empty, first.Block) : (first.Block, Empty));
            return (falseFirst ? whenTrue : whenFalse)();
        }

        Region second = Capture(at, falseFirst ? whenTrue : whenFalse);
        if (!second.Never && (first.Value ?? Value.Nothing).Ids.Length != (second.Value ?? Value.Nothing).Ids.Length) throw new InvalidCodeException();
        if (isExpression && !second.Never) (first, second) = (Declaring(first, second), Declaring(second, first));
        bool leaves = !isExpression && first.Value is not null && (second.Never || second.Value is not null);
        ImmutableArray<int> slots = [.. (second.Never ? Locals.Changed(before, first.Locals) : Locals.Differing(first.Locals, second.Locals))
            .Where(slot => !leaves || session.Locals.Outlives(slot, session.Frame.Entry))];
        if (second.Never) second = second.WithUndefined(session.Builder, first, slots);

        // A value that both regions share lies outside of them.
        List<(int First, int Second)> results = [];
        if (first.Value is { } one && second.Value is { } other) results.AddRange(SameReferences(at, () => "its value", Pairs(one, other)));
        foreach (int slot in slots) results.AddRange(SameReferences(at, () => session.Locals.Describe(slot), Pairs(first.Locals[slot], second.Locals[slot])));
        results = [.. results.Where(pair => pair.First != pair.Second && !IsCondition(pair)).Distinct()];

        session.Locals.Values = before.SetItems(first.Locals.Where(entry => second.Locals.TryGetValue(entry.Key, out Value same) && same.IsSame(entry.Value)));
        var type = IrType.Tuple(results.Select(pair => session.Builder.TypeOf(pair.First)).ToEquatableArray());
        Block firstBlock = first.Block with { Results = results.Select(pair => pair.First).ToEquatableArray() };
        Block secondBlock = second.Block with { Results = results.Select(pair => pair.Second).ToEquatableArray() };
        int branch = results.Count == 0 && first.IsEmpty && second.IsEmpty ? 0 : Emit(at, condition, type, falseFirst ? (secondBlock, firstBlock) : (firstBlock, secondBlock));
        foreach (int slot in slots) session.Locals.Assign(slot, Joined(first.Locals[slot], second.Locals[slot]));
        return first.Value is { } value && second.Value is { } alternative ? Joined(value, alternative) : first.Value ?? second.Value;

        Value Joined(Value one, Value other) => new([.. Pairs(one, other).Select(pair =>
            pair.First == pair.Second ? pair.First
            : IsCondition(pair) ? (IsTrue(pair.First) != falseFirst ? condition : session.Emit(at, Primitives.Get("Not"), condition))
            : session.At(at, session.Builder.Project(branch, results.IndexOf(pair))))]);

        // "true if c, else false" is c.
        bool IsCondition((int First, int Second) pair) => IsKnown(pair.First) && IsKnown(pair.Second);
        bool IsKnown(int id) => id >= 0 && session.Builder[id] is { } value && value.Op == Structural.Constant && value.Type == IrType.Boolean;
        bool IsTrue(int id) => session.Builder[id].Number != 0;
    }

    // What an operand declares, as in c && x is var y, is read only where that operand is known to have run: elsewhere it may be anything.
    private Region Declaring(Region region, Region other) => region with
    {
        Locals = region.Locals.AddRange(other.Locals
            .Where(entry => !region.Locals.ContainsKey(entry.Key) && session.Locals.IsLocal(entry.Key) && entry.Value.Ids.All(id => id < 0 || session.Builder.TypeOf(id).IsScalar))
            .Select(entry => new KeyValuePair<int, Value>(entry.Key, new Value([.. entry.Value.Ids.Select(id => id < 0 ? id : session.Builder.Constant(0, session.Builder.TypeOf(id)))])))),
    };

    private int Emit(IOperation at, int condition, IrType type, (Block True, Block False) regions) =>
        session.At(at, session.Builder.EmitRegions(Structural.If, type, null, [condition], regions.True, regions.False));

    private static IEnumerable<(int First, int Second)> Pairs(Value first, Value second) => first.Ids.Zip(second.Ids, static (one, other) => (one, other));

    // Which object a name stands for must be known while compiling.
    private ImmutableArray<(int First, int Second)> SameReferences(IOperation at, Func<string> name, IEnumerable<(int First, int Second)> pairs)
    {
        foreach ((int first, int second) in pairs)
        {
            bool isKnown = first >= 0 && second >= 0 && !(session.Builder.TypeOf(first).IsArray && (session.Aggregates.IsPart(first) || session.Aggregates.IsPart(second)));
            if (first == second || isKnown) continue;
            throw session.Refuse(at, $"A choice after which {name()} is either {session.Objects.Describe(first)} or {session.Objects.Describe(second)}", "choose between their members instead");
        }

        return [.. pairs];
    }

    private Region Capture(IOperation at, Func<Value?> capture)
    {
        session.BeginRegion(at);
        Value? value = capture();
        return new Region(session.EndRegion([]), value, session.Locals.Values);
    }

    // Whether an operand may as well be computed when it is not needed: it cannot throw, takes no time and assigns nothing.
    private static bool IsHarmless(IOperation operand) => operand.DescendantsAndSelf().All(operation => operation switch
    {
        IBinaryOperation { OperatorMethod: not null } or IUnaryOperation { OperatorMethod: not null } => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } division => division.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single,
        IBinaryOperation binary => !binary.IsChecked,
        ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IUnaryOperation { IsChecked: false } or IConversionOperation { IsChecked: false, OperatorMethod: null } => true,
        IFieldReferenceOperation field => field.Instance is null or IInstanceReferenceOperation,
        IInstanceReferenceOperation => true,
        _ => false,
    });

    /// <summary>A captured region: its instructions, its value, and the locals as it leaves them.</summary>
    private readonly record struct Region(Block Block, Value? Value, ImmutableSortedDictionary<int, Value> Locals)
    {
        public bool Never => Value is { IsNever: true };

        public bool IsEmpty => !Block.Everything().Any(instruction => instruction.Op.HasEffect);

        /// <summary>The region, which throws, as if it handed out what another one does.</summary>
        public Region WithUndefined(FunctionBuilder builder, Region other, ImmutableArray<int> slots)
        {
            builder.BeginBlock();
            Value? value = other.Value is { } given ? Undefined(given) : null;
            var locals = other.Locals.SetItems(slots.Select(slot => new KeyValuePair<int, Value>(slot, Undefined(other.Locals[slot]))).ToList());
            Block undefined = builder.EndBlock([]);
            return new Region(Block with { Body = Block.Body.Concat(undefined.Body).ToEquatableArray() }, value, locals);

            Value Undefined(Value like) => new([.. like.Ids.Select(id => id < 0 ? id : builder.Emit(Structural.Undefined, builder.TypeOf(id), null, []))]);
        }
    }
}
