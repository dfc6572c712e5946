using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Captures loops. What a trip hands to the next one are the locals that the loop assigns and that live outside of it, and the
/// flags that say whether there is a next one.
/// </summary>
internal sealed class LoopCapture(CaptureSession session)
{
    public void Capture(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForLoopOperation counted:
                For(counted);
                break;
            case IWhileLoopOperation { Condition: { } condition } loopWhile:
                Emit(new LoopForm(loop, Indices.Unbounded(session), condition, loopWhile.ConditionIsTop, []));
                break;
            case IForEachLoopOperation each:
                ForEach(each);
                break;
            default:
                throw session.Refuse(loop);
        }
    }

    private void For(IForLoopOperation loop)
    {
        foreach (IOperation statement in loop.Before) session.Statements.Inner(statement);

        // A limit that acts is computed before each trip.
        if (CountingLoop.Of(loop) is { } counting && !new SideEffects(session.Bodies).AreOf(counting.Limit))
        {
            int limit = session.Expressions.Single(counting.Limit);
            (int first, int bound) = counting.Range(session, loop, limit);
            Emit(new LoopForm(loop, new Indices(first, bound, counting.Step, counting.Index), counting.Proviso, TestsFirst: true, counting.Bottom) { Limit = (counting.Limit, limit) });
        }
        else
        {
            Emit(new LoopForm(loop, Indices.Unbounded(session), loop.Condition, TestsFirst: true, loop.AtLoopBottom));
        }
    }

    private void ForEach(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : loop.Collection;
        IOperation variable = loop.LoopControlVariable is IDeclarationExpressionOperation declaration ? declaration.Expression : loop.LoopControlVariable;
        if (variable is IVariableDeclaratorOperation { Symbol: { Type.SpecialType: SpecialType.System_Int32 } index } && collection is IInvocationOperation { TargetMethod: { Name: "Range", ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } }, Arguments: { Length: 2 } arguments })
        {
            ImmutableArray<Value> range = session.Calls.Arguments(arguments);
            int first = range[0].Ids[0], count = range[1].Ids[0], bound = session.Emit(collection, ArithmeticRows.Add, first, count);
            session.Sequences.RequireCount(collection, count);
            Emit(new LoopForm(loop, new Indices(first, bound, 1, index), null, TestsFirst: true, []));
            return;
        }

        if (session.Sequences.Source(collection) is not { } sequence) throw session.Refuse(collection, $"A 'foreach' loop over {Constructs.Quote(collection)} of the type '{Names.Message(collection.Type!)}'", "loop over an array, a span, LINQ on these or Enumerable.Range");
        if (variable is IVariableDeclaratorOperation { Symbol: { IsRef: true } reference })
        {
            if (sequence.Place is not { } place) throw session.Refuse(loop.LoopControlVariable, "The variable of this 'foreach' loop", "declare one local that is not 'ref'");
            Run((index, statements) =>
            {
                session.Locals.Bind(reference, session.Objects.Refer(new PlaceReference(place(index))));
                statements();
            });
            return;
        }

        ITypeSymbol element = loop.Syntax is CommonForEachStatementSyntax syntax && session.Bodies.Model(loop.Syntax.SyntaxTree).GetForEachStatementInfo(syntax).ElementType is { } known ? known : throw new InvalidCodeException();
        Run((index, statements) => sequence.Trip(index, value =>
        {
            session.Expressions.Assignments.Declare(loop.LoopControlVariable, variable, value, element);
            statements();
        }));

        void Run(Action<int, Action> trip) =>
            Emit(new LoopForm(loop, new Indices(session.Builder.Constant(0, IrType.Int32), sequence.Count, 1, null), null, TestsFirst: true, []) { Element = trip });
    }

    private void Emit(LoopForm form)
    {
        FunctionBuilder builder = session.Builder;
        ILoopOperation loop = form.Loop;
        HashSet<ISymbol> assigned = StatementSearch.Assigned([loop.Body, .. form.Bottom, .. form.Condition is { } read ? [read] : Enumerable.Empty<IOperation>()]);
        foreach (ISymbol symbol in assigned) DeclareUnassigned(symbol, loop);
        ImmutableSortedDictionary<int, Value> before = session.Locals.Values;
        (CarriedLeaves carried, ImmutableArray<int> flags, int? running, bool isStill) = Body(form, [.. session.Locals.Present(assigned).Select(session.Locals.SlotOf)]);
        carried.RequireSameReferences(loop);
        List<int> initial = [.. carried.Initial, .. flags.SelectMany(slot => before[slot].Ids)], results = [.. carried.Current(), .. flags.SelectMany(slot => session.Locals[slot].Ids)];

        // Flags are known to be true while a trip runs: their arguments are for the head.
        int yes = builder.Constant(1, IrType.Boolean), flag = -1;
        if (running is { } goesOn)
        {
            flag = Enumerable.Range(carried.Count, results.Count - carried.Count).Where(j => initial[j] == yes && results[j] == goesOn).DefaultIfEmpty(results.Count).First();
            if (flag == results.Count)
            {
                initial.Add(yes);
                results.Add(goesOn);
            }
        }

        foreach (int id in initial.Skip(carried.Count)) builder.Argument(builder.TypeOf(id));
        Block[] regions = [session.EndRegion(results)];
        session.Locals.Values = before;
        bool hasHead = running is not null || form.IsTestedInHead, isPure = true;
        if (hasHead)
        {
            (Block head, isPure) = Head(form, carried, initial.Skip(carried.Count), running is null ? null : flag - carried.Count);
            regions = [.. regions, head];
            session.Locals.Values = before;
        }

        if (!isStill || !isPure)
        {
            // What a called method assigns cannot be told from the loop's own text: then the loop is captured once more, step by step.
            Emit(form.General(session));
            return;
        }

        if (initial.Count == 0 && !regions.SelectMany(region => region.Everything()).Any(instruction => instruction.Op.HasEffect)) return;
        IrType[] types = [.. initial.Select(builder.TypeOf), .. hasHead ? [IrType.Int32] : Enumerable.Empty<IrType>()];
        int emitted = session.At(loop, builder.EmitRegions(
            Structural.For, IrType.Tuple(types.ToEquatableArray()), new LoopInfo(form.Indices.Step, session.NewLabel(), IsReverse: false), [form.Indices.First, form.Indices.Bound, .. initial], regions));
        int[] projections = [.. initial.Select((_, j) => session.At(loop, builder.Project(emitted, j)))];
        carried.Leave(projections);
        int next = carried.Count;
        foreach (int slot in flags) session.Locals.Assign(slot, new Value([.. before[slot].Ids.Select(_ => projections[next++])]));
    }

    private int Index(LoopForm form)
    {
        int index = session.Builder.Argument(IrType.Int32, form.Indices.Symbol is { } symbol ? Locals.NameOf(symbol) : null);
        if (form.Indices.Symbol is not null) session.Locals.Bind(form.Indices.Symbol, Value.Of(index));
        return index;
    }

    /// <summary>Captures a trip into a region that is left open. What a called method assigns of an object cannot be told from the loop's own text: then it is captured once more.</summary>
    /// <returns>
    /// What the trip hands on; the flags of what is around the loop that it may change; whether another trip may follow, null if that
    /// is certain; whether the bound is the same after the trip.
    /// </returns>
    private (CarriedLeaves Carried, ImmutableArray<int> Flags, int? Running, bool IsStill) Body(LoopForm form, ImmutableArray<int> slots)
    {
        ImmutableSortedDictionary<int, Value> before = session.Locals.Values;
        while (true)
        {
            var carried = new CarriedLeaves(session, slots);
            session.BeginRegion(form.Loop);
            int index = Index(form);
            carried.Enter();
            int? running = Trip(form, index);
            ImmutableArray<int> flags = [.. before.Keys.Where(slot => session.Locals.IsFlag(slot) && !session.Locals[slot].IsSame(before[slot]))];
            ImmutableArray<int> missed = carried.Missed(form.Indices.Symbol is { } symbol ? session.Locals.SlotOf(symbol) : -1);
            if (missed.IsEmpty) return (carried, flags, running, form.Limit is not { } limit || session.Expressions.Single(limit.Operation) == limit.Id);
            session.EndRegion([]);
            slots = slots.AddRange(missed);
            session.Locals.Values = before;
        }
    }

    /// <summary>Captures a trip.</summary>
    /// <returns>Whether another trip may follow; null if that is certain.</returns>
    private int? Trip(LoopForm form, int index)
    {
        int running = session.Statements.EnterLoop().Running!.Value;
        Value certain = session.Locals[running], ended = Value.Of(session.Builder.Constant(0, IrType.Boolean));
        if (form.IsTestedInBody) session.Statements.Choose(form.Condition!, session.Expressions.Single(form.Condition!), Statements, () => session.Locals.Assign(running, ended));
        else Statements();
        session.Statements.LeaveLoop();

        Value goesOn = session.Locals[running];
        session.Locals.Forget(running);
        return goesOn.IsSame(certain) ? null : goesOn.Ids[0];

        void Statements()
        {
            if (form.Element is { } element) element(index, Body);
            else Body();
            bool isTestedLast = !form.TestsFirst && !StatementSearch.IsTrue(form.Condition);
            if (form.Bottom.IsEmpty && !isTestedLast) return;

            // A 'break' goes past what a trip ends with.
            session.Statements.Choose(form.Loop, session.Locals[running].Ids[0], AtBottom, static () => { });

            void Body()
            {
                if (session.Statements.Inner(form.Loop.Body) is { IsNever: true }) throw session.Refuse(form.Loop, "A loop that throws in its first trip", "throw without a loop");
            }

            void AtBottom()
            {
                foreach (IOperation statement in form.Bottom) session.Statements.Inner(statement);
                if (isTestedLast) session.Locals.Assign(running, Value.Of(session.Expressions.Single(form.Condition!)));
            }
        }
    }

    /// <param name="flags">What the flags are before the loop.</param>
    /// <param name="running">The flag that says whether the loop goes on.</param>
    /// <returns>The head, and whether its condition assigns and stores nothing.</returns>
    private (Block Head, bool IsPure) Head(LoopForm form, CarriedLeaves carried, IEnumerable<int> flags, int? running)
    {
        session.BeginRegion(form.Loop);
        Index(form);
        carried.Enter();
        int[] arguments = [.. flags.Select(id => session.Builder.Argument(session.Builder.TypeOf(id)))];
        ImmutableSortedDictionary<int, Value> entered = session.Locals.Values;
        int result = running is not { } flag ? session.Expressions.Single(form.Condition!)
            : form.IsTestedInHead ? session.Expressions.Branches.And(form.Condition!, arguments[flag], form.Condition!)
            : arguments[flag];
        Block head = session.EndRegion([result]);
        return (head, Locals.Differing(entered, session.Locals.Values).IsEmpty && !head.Everything().Any(instruction => instruction.Op == Structural.Store));
    }

    // A local that the loop is the first to assign has no value before it, and none that is read.
    private void DeclareUnassigned(ISymbol symbol, ILoopOperation loop)
    {
        bool isInside = symbol.DeclaringSyntaxReferences.All(reference => reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(reference.Span));
        if (symbol is not ILocalSymbol local || isInside || session.Locals.Find(symbol) is not null) return;
        session.Locals.Bind(symbol, session.Undefined(loop, local.Type, $"A loop that is the first to assign '{symbol.Name}'"));
    }

    /// <summary>The numbers that the trips of a loop bear, from the first to the bound, exclusive.</summary>
    private sealed record Indices(int First, int Bound, int Step, ISymbol? Symbol)
    {
        public static Indices Unbounded(CaptureSession session) => new(session.Builder.Constant(0, IrType.Int32), session.Builder.Constant(int.MaxValue, IrType.Int32), 1, null);
    }

    /// <param name="Condition">What a trip is run under beside the bound.</param>
    /// <param name="TestsFirst">Whether that is looked at before a trip rather than after it.</param>
    /// <param name="Bottom">What each trip ends with, also after a <c>continue</c>.</param>
    private sealed record LoopForm(ILoopOperation Loop, Indices Indices, IOperation? Condition, bool TestsFirst, ImmutableArray<IOperation> Bottom)
    {
        /// <summary>Finds the element of a trip by its index, and runs the trip's statements if there is one.</summary>
        public Action<int, Action>? Element { get; init; }

        /// <summary>What the index is compared with, and its value before the loop, which must be its value after each trip.</summary>
        public (IOperation Operation, int Id)? Limit { get; init; }

        private bool ConditionActs { get; init; }

        // A head hands out nothing and has no mirror: a condition that assigns, stores or declares is a part of the body.
        private bool IsTested => TestsFirst && Condition is not null && !StatementSearch.IsTrue(Condition);

        public bool IsTestedInHead => IsTested && !ConditionActs && StatementSearch.Assigned([Condition!]).Count == 0 && !StatementSearch.Declares(Condition!);

        public bool IsTestedInBody => IsTested && !IsTestedInHead;

        /// <summary>The loop without the assumptions that its index counts to a fixed bound and that its condition assigns and stores nothing.</summary>
        public LoopForm General(CaptureSession session) => Limit is not null && Loop is IForLoopOperation loop
            ? new LoopForm(loop, Indices.Unbounded(session), loop.Condition, TestsFirst: true, loop.AtLoopBottom) { ConditionActs = ConditionActs }
            : this with { ConditionActs = true };
    }
}
