using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures LINQ on arrays, spans and ranges: the operators become the body of one loop, with the lambdas in their places.</summary>
internal sealed class SequenceCapture(CaptureSession session)
{
    private int _count;

    /// <summary>The value of a LINQ operator; null for any other call, and for operators that are not followed.</summary>
    public Value? Capture(IInvocationOperation call)
    {
        if (call.TargetMethod is not { IsStatic: true, ContainingType: { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }) return null;
        ImmutableArray<IOperation> arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (call.TargetMethod.Name == "Range") return Refer(Range(call, session.Expressions.Single(arguments[0]), session.Expressions.Single(arguments[1])));
        if (arguments.IsEmpty || Source(arguments[0]) is not { } source) return null;
        RequireOrder(call);
        ImmutableArray<Func<Value[], Value>?> functions = [.. arguments.Select(argument => Function(argument))];
        Func<Value[], Value>? function = functions[functions.Length - 1];
        return (call.TargetMethod.Name, arguments.Length) switch
        {
            ("Select", 2) when Arity(arguments[1]) == 1 => Refer(Select(source, function!)),
            ("Select", 2) when Arity(arguments[1]) == 2 && source.Item is { } item => Refer(Indexed(source.Count, i => function!([item(i), Value.Of(i)]))),
            ("Where", 2) when Arity(arguments[1]) == 1 => Refer(Where(call, source, function!)),
            ("Zip", 2 or 3) when source.Item is { } first && Source(arguments[1]) is { Item: { } second } other && (arguments.Length == 2 || function is not null) && Quiet(call, source) == source =>
                Refer(Indexed(Lesser(call, source.Count, other.Count), i => function?.Invoke([first(i), second(i)]) ?? new Value([.. first(i).Ids, .. second(i).Ids]))),
            ("Take", 2) when source.Item is { } item && arguments[1].Type?.SpecialType == SpecialType.System_Int32 =>
                Refer(Indexed(Lesser(call, source.Count, NotNegative(call, session.Expressions.Single(arguments[1]))), item)),
            ("Skip", 2) when source.Item is { } item => Refer(Skip(call, source.Count, item, NotNegative(call, session.Expressions.Single(arguments[1])))),
            ("Reverse", 1) when source.Item is { } item => Refer(Reversed(call, arguments[0], source, item)),
            ("Sum" or "Average" or "Max" or "Min" or "Count" or "Any" or "First" or "Last", 2) when function is null => null,
            ("Sum" or "Average" or "Max" or "Min", 2) => Reduce(call, Select(source, function!)),
            ("Count" or "Any" or "First" or "Last", 2) => Reduce(call, Where(call, source, function!)),
            ("ToArray", 1) when source.Item is { } item && session.Map(call.Type) is { IsArray: true, Element.IsScalar: true } array => ToArray(call, source.Count, item, array),
            ("ToArray", 1) when source.Item is { } item && session.Aggregates.Is(call.Type) => ToArray(call, source.Count, item),
            ("All", 2) when function is not null => All(call, Quiet(call, source), function),
            ("Aggregate", 2) when function is not null => Fold(call, source, function),
            ("Aggregate", 3) when function is not null => Fold(call, source, session.Expressions.Capture(arguments[1]), arguments[1].Type!, function),
            ("Aggregate", 4) when functions[2] is { } step && function is not null => function([Fold(call, source, session.Expressions.Capture(arguments[1]), arguments[1].Type!, step)]),
            (_, 1) => Reduce(call, source),
            _ => null,
        };
    }

    // Sources, functions and numbers are captured in an order of their own.
    private void RequireOrder(IInvocationOperation call)
    {
        int[] written = [.. call.Arguments.Select(argument => argument.Parameter!.Ordinal)];
        bool functionActs = written.Length > 2 && call.Arguments.Any(argument => argument.Value is IInvocationOperation { Type.TypeKind: TypeKind.Delegate } function && new SideEffects(session.Bodies).AreOf(function));
        if (functionActs || !written.SequenceEqual(written.OrderBy(static ordinal => ordinal)))
            throw session.Refuse(call, $"The order in which the arguments of '{Names.Message(call.TargetMethod)}' are computed", "pass them in the order of the parameters, and assign a function that is computed to a local first");
    }

    private Value? Reduce(IInvocationOperation call, Sequence source) => (call.TargetMethod.Name, call.Type!.SpecialType) switch
    {
        ("Sum", SpecialType.System_Double or SpecialType.System_Single) => Value.Of(Sum(call, source).Sum),
        ("Average", SpecialType.System_Double or SpecialType.System_Single) => Average(call, source),
        ("Max" or "Min", _) when session.Map(call.Type) is { IsScalar: true } => Extremum(call, source),
        ("Count", _) => Value.Of(CountOf(call, source.Item is null ? source : Quiet(call, source))),
        ("Any", _) => Value.Of(Emit(call, "Greater", CountOf(call, Quiet(call, source)), Number(0))),
        ("First", _) => First(call, source.Item is null ? Quiet(call, source) : source),
        ("Last", _) when source.Item is { } item => Last(call, source.Count, item),
        ("Last", _) => Fold(call, Quiet(call, source), static operands => operands[1]),
        _ => null,
    };

    /// <summary>Throws what <c>Enumerable.Range</c> throws of a negative count; the length of an array is none.</summary>
    public void RequireCount(IOperation at, int count)
    {
        if (session.Builder[count].Op != Structural.Extent) RefuseEmpty(at, Emit(at, "Less", count, Number(0)), "throw new global::System.ArgumentOutOfRangeException(\"count\")");
    }

    private Sequence Range(IOperation at, int start, int count)
    {
        RequireCount(at, count);
        return Indexed(count, i => Value.Of(Emit(at, ArithmeticRows.Add, start, i)));
    }

    private Sequence Select(Sequence source, Func<Value[], Value> function) => source.Item is { } item
        ? Indexed(source.Count, i => function([item(i)]))
        : new Sequence(_count++, source.Count, null, (i, use) => source.Trip(i, element => use(function([element]))));

    private Sequence Where(IOperation at, Sequence source, Func<Value[], Value> condition) =>
        new(_count++, source.Count, null, (i, use) => source.Trip(i, element => When(at, condition([element]).Ids[0], () => use(element))));

    private Sequence Skip(IOperation at, int count, Func<int, Value> item, int skipped) =>
        Indexed(NotNegative(at, Emit(at, ArithmeticRows.Subtract, count, skipped)), i => item(Emit(at, ArithmeticRows.Add, i, skipped)));

    // LINQ copies all elements, the first one first, before it hands out the last: nothing may happen in between that the copy does not see.
    private Sequence Reversed(IInvocationOperation call, IOperation from, Sequence source, Func<int, Value> item)
    {
        bool isComputed = source.Place is null, isKept = call.Syntax.Ancestors().TakeWhile(node => node is not StatementSyntax).Any(static node => node is EqualsValueClauseSyntax or AssignmentExpressionSyntax);
        bool isWrittenMeanwhile = session.Memory.Writing.Any(at => isKept || (at.Contains(call.Syntax) && (at is InvocationExpressionSyntax || (at is CommonForEachStatementSyntax each && each.Expression.Contains(call.Syntax)))));
        bool mayAct = isComputed && (StatementSearch.Assigned([from]).Any(symbol => !symbol.DeclaringSyntaxReferences.Any(part => from.Syntax.Span.Contains(part.Span))) || from.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation && session.Map(part.Type) is null && !session.Aggregates.Is(part.Type)));
        if (isWrittenMeanwhile || mayAct) throw session.Refuse(call, $"The sequence {Constructs.Quote(call)}, which LINQ copies before it hands out its last element,", "copy it with 'ToArray' before");
        return Indexed(source.Count, i => item(Emit(call, ArithmeticRows.Subtract, Emit(call, ArithmeticRows.Subtract, source.Count, Number(1)), i)));
    }

    private Sequence Indexed(int count, Func<int, Value> item) => new(_count++, count, item, (i, use) => use(item(i)));

    // Single precision is summed in double precision, as LINQ does.
    private (int Sum, int Count) Sum(IInvocationOperation call, Sequence source, bool counts = false)
    {
        ITypeSymbol number = session.Compilation.GetSpecialType(SpecialType.System_Double);
        int sum = NewSlot(number, session.Builder.Constant(0, IrType.Float64)), count = NewSlot(session.Compilation.GetSpecialType(SpecialType.System_Int32), Number(0));
        Repeat(call, Number(0), source.Count, i => source.Trip(i, element =>
        {
            session.Locals.Bind(sum, Value.Of(Emit(call, ArithmeticRows.Add, Read(sum), session.Expressions.Operators.Convert(call, element.Ids[0], number))));
            if (counts && source.Item is null) session.Locals.Bind(count, Value.Of(Emit(call, ArithmeticRows.Add, Read(count), Number(1))));
        }));
        (int total, int trips) = (Take(sum), Take(count));
        return (counts ? total : session.Expressions.Operators.Convert(call, total, call.Type!), source.Item is null ? trips : source.Count);
    }

    private Value Average(IInvocationOperation call, Sequence source)
    {
        (int sum, int count) = Sum(call, source, counts: true);
        RefuseEmpty(call, Emit(call, "Equal", count, Number(0)));
        int quotient = Emit(call, ArithmeticRows.Divide, sum, session.At(call, session.Builder.Emit(ArithmeticRows.Convert, null, ScalarKind.Float64, [count])));
        return Value.Of(session.Expressions.Operators.Convert(call, quotient, call.Type!));
    }

    // Of equal elements the last one counts, as in Math.Max(Math.Max(a, b), c). NaN is less than every number, as LINQ has it.
    private Value Extremum(IInvocationOperation call, Sequence source)
    {
        bool isMax = call.TargetMethod.Name == "Max", isFloating = session.Map(call.Type)!.IsFloating;
        return Fold(call, source, operands =>
        {
            int best = operands[0].Ids[0], element = operands[1].Ids[0];
            int isBetter = Emit(call, isMax ? "GreaterOrEqual" : "LessOrEqual", element, best);
            if (isFloating) isBetter = Emit(call, "Or", isBetter, Emit(call, "IsNaN", isMax ? best : element));
            return session.Expressions.Branches.Choose(call, isBetter, () => operands[1], () => operands[0]);
        });
    }

    private int CountOf(IInvocationOperation call, Sequence source) => source.Item is not null
        ? source.Count
        : Fold(call, source, Value.Of(Number(0)), session.Compilation.GetSpecialType(SpecialType.System_Int32), operands => Value.Of(Emit(call, ArithmeticRows.Add, operands[0].Ids[0], Number(1)))).Ids[0];

    private Value All(IInvocationOperation call, Sequence source, Func<Value[], Value> condition) => Fold(
        call, source, Value.Of(session.Builder.Constant(1, IrType.Boolean)), call.Type!,
        operands => Value.Of(session.Expressions.Branches.And(call, operands[0].Ids[0], () => condition([operands[1]]).Ids[0])));

    /// <summary>A sequence of which LINQ does not compute every element, or not in this order: nobody may see which are.</summary>
    private Sequence Quiet(IInvocationOperation call, Sequence source)
    {
        if (Acts(call, source)) throw session.Refuse(call, $"{Constructs.Quote(call)}, which does not look at every element in turn, of a sequence that changes something,", "write a loop");
        return source;
    }

    // Whether computing the elements changes anything.
    private bool Acts(IOperation at, Sequence source)
    {
        if (source.Place is not null) return false;
        ImmutableSortedDictionary<int, Value> before = session.Locals.Values;
        session.BeginRegion(at);
        source.Trip(session.Builder.Argument(IrType.Int32), static _ => { });
        Block trip = session.EndRegion([]);
        bool acts = !Locals.Differing(before, session.Locals.Values).IsEmpty || trip.Everything().Any(instruction => instruction.Op == Structural.Store);
        session.Locals.Values = before;
        return acts;
    }

    private Value First(IInvocationOperation call, Sequence source)
    {
        if (source.Item is null) return Fold(call, source, static operands => operands[0]);
        RefuseEmpty(call, Emit(call, "Equal", source.Count, Number(0)));
        return source.Item(Number(0));
    }

    private Value Last(IOperation at, int count, Func<int, Value> item)
    {
        RefuseEmpty(at, Emit(at, "Equal", count, Number(0)));
        return item(Emit(at, ArithmeticRows.Subtract, count, Number(1)));
    }

    private Value ToArray(IOperation at, int count, Func<int, Value> item, IrType type)
    {
        int array = session.At(at, session.Memory.Make(type, [count]));
        Repeat(at, Number(0), count, i => session.Arrays.Write(at, [array, i], item(i).Ids[0]));
        return Value.Of(array);
    }

    // All parts are found before the first one is run through. C# computes the elements of a sequence where it stands: then that must make no difference.
    private (IOperation At, int? Single, Sequence? Several)[] Parts(ICollectionExpressionOperation collection)
    {
        var parts = new List<(IOperation At, int? Single, Sequence? Several)>();
        bool isOpen = false;
        foreach (IOperation part in collection.Elements)
        {
            ImmutableSortedDictionary<int, Value> before = session.Locals.Values;
            int version = session.Memory.Version;
            Sequence? several = part is not ISpreadOperation spread ? null
                : Source(spread.Operand) is { Item: not null } sequence ? sequence
                : throw session.Refuse(part, $"The spread {Constructs.Quote(part)} of what is not counted before", "spread arrays, spans, and LINQ without conditions");
            parts.Add((part, several is null ? session.Expressions.Single(part) : null, several));
            bool acts = isOpen && (session.Memory.Version != version || !Locals.Differing(before, session.Locals.Values).IsEmpty);
            if (acts || (several is not null && collection.Elements.Length > 1 && Acts(part, several)))
                throw session.Refuse(part, $"The element {Constructs.Quote(part)}, which changes something beside a sequence that is still to be computed,", "compute the elements one after the other before");
            isOpen |= several is { Place: null };
        }

        return [.. parts];
    }

    /// <summary>A new array of elements and of all that sequences hold: <c>[a, .. b, c]</c>.</summary>
    public int Joined(ICollectionExpressionOperation collection, IrType type)
    {
        ITypeSymbol element = LayoutTable.ElementOf(collection.Type!)!;
        (IOperation At, int? Single, Sequence? Several)[] parts = Parts(collection);
        int length = parts.Select(part => part.Several?.Count ?? Number(1)).Aggregate((sum, count) => Emit(collection, ArithmeticRows.Add, sum, count));
        int array = session.At(collection, session.Memory.Make(type, [length])), start = Number(0);
        foreach ((IOperation at, int? single, Sequence? several) in parts)
        {
            int begin = start;
            if (several is null) session.Arrays.Write(at, [array, begin], single!.Value);
            else Repeat(at, Number(0), several.Count, i => session.Arrays.Write(at, [array, Emit(at, ArithmeticRows.Add, begin, i)], session.Expressions.Convert(at, several.Item!(i), ((ISpreadOperation)at).ElementType, element).Ids[0]));
            start = Emit(at, ArithmeticRows.Add, begin, several?.Count ?? Number(1));
        }

        return array;
    }

    private Value ToArray(IInvocationOperation call, int count, Func<int, Value> item)
    {
        Value arrays = session.Aggregates.Make(call, call.Type!, [count]);
        Repeat(call, Number(0), count, i => session.Aggregates.Write(call, arrays, [i], item(i)));
        return arrays;
    }

    private Value Fold(IOperation at, Sequence source, Value seed, ITypeSymbol type, Func<Value[], Value> step, int first = 0)
    {
        int result = session.Locals.NewSlot(type, outlives: false, seed);
        Repeat(at, Number(first), source.Count, i => source.Trip(i, element => session.Locals.Bind(result, step([session.Locals[result], element]))));
        Value value = session.Locals[result];
        session.Locals.Forget(result);
        return value;
    }

    // Without a seed the first element is where it begins, and there must be one.
    private Value Fold(IInvocationOperation call, Sequence source, Func<Value[], Value> step)
    {
        if (source.Item is { } item)
        {
            RefuseEmpty(call, Emit(call, "Equal", source.Count, Number(0)));
            return Fold(call, source, item(Number(0)), call.Type!, step, first: 1);
        }

        int result = session.Locals.NewSlot(call.Type!, outlives: false, session.Creations.Default(call.Type!));
        int found = NewSlot(session.Compilation.GetSpecialType(SpecialType.System_Boolean), session.Builder.Constant(0, IrType.Boolean));
        Repeat(call, Number(0), source.Count, i => source.Trip(i, element =>
        {
            Value value = session.Expressions.Branches.Choose(call, Read(found), () => step([session.Locals[result], element]), () => element);
            session.Locals.Bind(result, value);
            session.Locals.Bind(found, Value.Of(session.Builder.Constant(1, IrType.Boolean)));
        }));
        RefuseEmpty(call, Emit(call, "Not", Take(found)));
        Value folded = session.Locals[result];
        session.Locals.Forget(result);
        return folded;
    }

    /// <summary>Captures a loop over indices. What it carries is found by looking at what a trip has changed.</summary>
    private void Repeat(IOperation at, int first, int bound, Action<int> trip)
    {
        FunctionBuilder builder = session.Builder;
        ImmutableSortedDictionary<int, Value> before = session.Locals.Values;
        ImmutableArray<int> slots = [];
        CarriedLeaves carried;
        Block body;
        while (true)
        {
            carried = new CarriedLeaves(session, slots);
            session.BeginRegion(at);
            int index = builder.Argument(IrType.Int32);
            carried.Enter();
            trip(index);
            body = session.EndRegion(carried.Current());
            ImmutableArray<int> missed = carried.Missed(-1);
            if (missed.IsEmpty) break;
            slots = slots.AddRange(missed);
            session.Locals.Values = before;
        }

        carried.RequireSameReferences(at);
        session.Locals.Values = before;
        if (carried.Count == 0 && !body.Everything().Any(instruction => instruction.Op.HasEffect)) return;
        int id = session.At(at, builder.EmitRegions(
            Structural.For, IrType.Tuple(carried.Types.ToEquatableArray()), new LoopInfo(1, session.NewLabel(), IsReverse: false), [first, bound, .. carried.Initial], body));
        carried.Leave([.. Enumerable.Range(0, carried.Count).Select(j => session.At(at, builder.Project(id, j)))]);
    }

    /// <summary>What a loop can run through: an array, in the order of memory, a span, or LINQ on these; null for anything else.</summary>
    public Sequence? Source(IOperation operation)
    {
        operation = Unconverted(operation);
        bool isArray = session.Map(operation.Type) is { IsArray: true } || session.Aggregates.Is(operation.Type);
        if (!isArray && operation is not (ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation)) return null;
        Value value = session.Expressions.Capture(operation);
        if (session.Objects.Find(value) is Sequence sequence) return sequence;
        if (!isArray) return null;
        if (session.Aggregates.Is(operation.Type)) return OfAggregates(operation, value);
        int array = value.Ids[0];
        int[] extents = [.. Enumerable.Range(0, session.Builder.TypeOf(array).Rank).Select(axis => session.At(operation, session.Builder.Extent(array, axis)))];
        return Stored(Product(operation, extents), i => new ElementPlace(session, operation, [array, .. Split(operation, i, extents)]));
    }

    private Sequence OfAggregates(IOperation operation, Value arrays)
    {
        int[] extents = [.. Enumerable.Range(0, (operation.Type as IArrayTypeSymbol)?.Rank ?? 1).Select(axis => session.Aggregates.Extent(operation, operation, arrays, axis).Ids[0])];
        return Indexed(Product(operation, extents), i => session.Aggregates.Element(operation, operation.Type!, arrays, [.. Split(operation, i, extents)])) with
        {
            Place = session.Layouts.Of(operation.Type!).Element!.Type.IsValueType ? i => session.Aggregates.PlaceOf(operation, arrays, [.. Split(operation, i, extents)]) : null,
        };
    }

    private Sequence Stored(int count, Func<int, Place> place) => Indexed(count, i => place(i).Read()) with { Place = place };

    private int Product(IOperation at, int[] extents) => extents.Aggregate((left, right) => Emit(at, ArithmeticRows.Multiply, left, right));

    // The indices of an element by its number.
    private IEnumerable<int> Split(IOperation at, int number, int[] extents)
    {
        var indices = new Stack<int>();
        for (int axis = extents.Length - 1; axis > 0; axis--)
        {
            indices.Push(Emit(at, "Remainder", number, extents[axis]));
            number = Emit(at, "IntegerDivide", number, extents[axis]);
        }

        indices.Push(number);
        return indices;
    }

    private Func<Value[], Value>? Function(IOperation argument) =>
        argument.Type is INamedTypeSymbol { DelegateInvokeMethod: not null } && session.Functions.Find(session.Expressions.Capture(argument)) is { } function
            ? arguments => session.Functions.Invoke(argument, function, [.. arguments])
            : null;

    private static int Arity(IOperation argument) => (argument.Type as INamedTypeSymbol)?.DelegateInvokeMethod?.Parameters.Length ?? 0;

    private void RefuseEmpty(IOperation at, int isEmpty, string exception = "throw new global::System.InvalidOperationException(\"Sequence contains no elements\")") =>
        session.Expressions.Branches.Join(at, isEmpty, () => session.Throws.Raise(at, exception), static () => null);

    private void When(IOperation at, int condition, Action action) =>
        session.Expressions.Branches.Join(
            at,
            condition,
            () =>
            {
                action();
                return null;
            },
            static () => null);

    private int Lesser(IOperation at, int left, int right) => left == right
        ? left
        : session.Expressions.Branches.Choose(at, Emit(at, "Less", right, left), () => Value.Of(right), () => Value.Of(left)).Ids[0];

    private int NotNegative(IOperation at, int number) =>
        session.Expressions.Branches.Choose(at, Emit(at, "Less", number, Number(0)), () => Value.Of(Number(0)), () => Value.Of(number)).Ids[0];

    private Value Refer(Sequence sequence) => session.Objects.Refer(sequence);

    private int NewSlot(ITypeSymbol type, int value) => session.Locals.NewSlot(type, outlives: false, Value.Of(value));

    private int Read(int slot) => session.Locals[slot].Ids[0];

    private int Take(int slot)
    {
        int value = Read(slot);
        session.Locals.Forget(slot);
        return value;
    }

    private int Number(int value) => session.Builder.Constant(value, IrType.Int32);

    private int Emit(IOperation at, string op, params int[] operands) => session.Emit(at, Primitives.Get(op), operands);

    private int Emit(IOperation at, Op op, params int[] operands) => session.Emit(at, op, operands);

    private static IOperation Unconverted(IOperation operation) => operation switch
    {
        IConversionOperation { IsImplicit: true } conversion => Unconverted(conversion.Operand),
        IParenthesizedOperation parentheses => Unconverted(parentheses.Operand),
        ITranslatedQueryOperation query => Unconverted(query.Operation),
        _ => operation,
    };
}
