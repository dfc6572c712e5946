using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures statements in order, up to the value that the method returns.</summary>
internal sealed class StatementCapture(CaptureSession session)
{
    private readonly BranchCapture _branches = new(session);
    private readonly LoopCapture _loops = new(session);
    private readonly SwitchCapture _switches = new(session);

    // For each switch that is being captured, what comes after it: there a 'break' goes on.
    private readonly Dictionary<ILabelSymbol, ImmutableStack<IOperation>> _afterSwitch = new(SymbolEqualityComparer.Default);

    private JumpScope _scope = new(outer: null);

    /// <summary>Captures the body of a method or constructor: what it returns, if anything.</summary>
    /// <exception cref="InvalidCodeException">A path ends without a <c>return</c>.</exception>
    public Value Body(IOperation body)
    {
        JumpScope caller = _scope;
        _scope = new JumpScope(outer: null);
        Value value = Returned(Run(ImmutableStack.Create(body)));
        _scope = caller;
        return value;
    }

    /// <summary>Captures statements that return nothing: a loop's body.</summary>
    /// <returns>Null where the end is reached; <see cref="Value.Never"/> where an exception is thrown on every path.</returns>
    public Value? Inner(IOperation statement) => Run(ImmutableStack.Create(statement));

    /// <summary>Captures two arms of which one runs.</summary>
    public void Choose(IOperation at, int condition, Action whenTrue, Action whenFalse)
    {
        _branches.Join(at, condition, () => Arm(whenTrue), () => Arm(whenFalse));

        static Value? Arm(Action capture)
        {
            capture();
            return null;
        }
    }

    /// <summary>A flag that is true.</summary>
    public int NewFlag(string name) => session.Locals.NewFlag(name, session.Compilation.GetSpecialType(SpecialType.System_Boolean), Value.Of(session.Builder.Constant(1, IrType.Boolean)));

    public JumpScope EnterLoop() => _scope = new JumpScope(_scope) { Running = NewFlag("running") };

    public void LeaveLoop() => _scope = _scope.Outer!;

    /// <summary>
    /// Captures the statements on the stack. The stack holds everything that is still to come, so that a branch that returns
    /// early can take what follows it into its other region: <c>if (c) return a; return b;</c> is one choice of a or b.
    /// </summary>
    /// <returns>What is returned; null where the end is reached, or where flags say what was left.</returns>
    private Value? Run(ImmutableStack<IOperation> rest)
    {
        if (rest.IsEmpty) return null;
        session.Enter(rest.Peek());
        Value? value = Sequence(rest);
        session.Leave();
        return value;
    }

    private Value? Sequence(ImmutableStack<IOperation> rest)
    {
        while (!rest.IsEmpty)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            rest = rest.Pop(out IOperation statement);
            switch (statement)
            {
                case IMethodBodyOperation body:
                    rest = rest.Push(body.BlockBody ?? body.ExpressionBody ?? throw new InvalidCodeException());
                    break;
                case IBlockOperation block:
                    foreach (IOperation inner in block.Operations.Reverse()) rest = rest.Push(inner);
                    break;
                case IReturnOperation { Kind: OperationKind.Return } leave:
                    if (leave.ReturnedValue is null != session.Frame.Method.ReturnsVoid) throw new InvalidCodeException();
                    return Return(leave.ReturnedValue is { } value ? session.Expressions.Capture(value) : Value.Nothing);
                case ITryOperation { Catches.IsEmpty: true, Finally: { } last } attempt when SideCalls.IsAll(last, session.Bodies):
                    rest = rest.Push(attempt.Body);
                    break;
                case IThrowOperation thrown:
                    return session.Throws.Throw(thrown);
                case IBranchOperation { BranchKind: BranchKind.Break } exit when _afterSwitch.TryGetValue(exit.Target, out ImmutableStack<IOperation>? after):
                    rest = after;
                    break;

                case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } jump:
                    End(_scope, isLast: jump.BranchKind == BranchKind.Break);
                    return null;
                case IConditionalOperation conditional when StatementSearch.MayLeaveByBothArms(conditional):
                    return Flagged(conditional, () => Branch(conditional, []), rest);
                case ILoopOperation loop when StatementSearch.Returns(loop.Body):
                    return Flagged(loop, () => _loops.Capture(loop), rest);

                // What leaves the statement on some path takes what follows it along.
                case IConditionalOperation or ISwitchOperation when StatementSearch.Leaves(statement):
                    return Branch(statement, rest);
                case IConditionalOperation or ISwitchOperation:
                    if (Branch(statement, []) is { IsNever: true } never) return never;
                    break;
                default:
                    if (Simple(statement) is { IsNever: true } thrower) return thrower;
                    break;
            }
        }

        return null;
    }

    /// <summary>Captures a statement of several arms, each with what comes after it.</summary>
    private Value? Branch(IOperation statement, ImmutableStack<IOperation> rest)
    {
        if (statement is IConditionalOperation conditional)
        {
            return _branches.Join(
                conditional,
                session.Expressions.Single(conditional.Condition),
                () => Run(rest.Push(conditional.WhenTrue)),
                () => Run(conditional.WhenFalse is { } otherwise ? rest.Push(otherwise) : rest),
                falseFirst: conditional.WhenFalse is { } last && StatementSearch.Throws(last));
        }

        var choice = (ISwitchOperation)statement;
        _afterSwitch[choice.ExitLabel] = rest;
        return _switches.Statement(choice, section => Run(section is null ? rest : section.Body.Reverse().Aggregate(rest, static (stack, inner) => stack.Push(inner))));
    }

    private Value? Return(Value value)
    {
        JumpScope method = _scope.Around().Last();
        if (value.IsNever || (_scope == method && method.Going is null)) return value;
        if (method.Returned is { } returned) session.Locals.Assign(returned, value);
        foreach (JumpScope scope in _scope.Around()) End(scope, isLast: true);
        return null;
    }

    private void End(JumpScope scope, bool isLast)
    {
        Value no = Value.Of(session.Builder.Constant(0, IrType.Boolean));
        if (isLast && scope.Running is { } running) session.Locals.Assign(running, no);
        if (scope.Going is { } going) session.Locals.Assign(going, no);
    }

    /// <summary>A statement that may be left or not: a flag says afterwards whether what follows is run.</summary>
    private Value? Flagged(IOperation statement, Action capture, ImmutableStack<IOperation> rest)
    {
        JumpScope scope = _scope;
        bool isOutermost = scope.Going is null, isLast = isOutermost && !scope.IsLoop;
        if (isOutermost)
        {
            scope.Going = NewFlag("goesOn");
            ITypeSymbol result = session.Frame.Method.ReturnType;
            if (isLast && !session.Frame.Method.ReturnsVoid) scope.Returned = session.Locals.NewFlag("returned", result, session.Undefined(statement, result, "'return' from here of a value"));
        }

        capture();
        int going = scope.Going!.Value, goesOn = session.Locals[going].Ids[0];
        Value? returned = !isLast ? null : scope.Returned is { } kept ? session.Locals[kept] : Value.Nothing;
        if (isOutermost)
        {
            session.Locals.Forget(going);
            if (isLast && scope.Returned is { } slot) session.Locals.Forget(slot);
            (scope.Going, scope.Returned) = (null, isLast ? null : scope.Returned);
        }

        if (StatementSearch.AlwaysLeaves(statement)) return returned;
        return rest.IsEmpty && !isLast ? null : _branches.Join(statement, goesOn, GoOn, () => returned);

        Value? GoOn()
        {
            if (!isOutermost) session.Locals.Assign(going, Value.Of(session.Builder.Constant(1, IrType.Boolean)));
            Value? value = Run(rest);
            return isLast && value is null ? Returned(null) : value;
        }
    }

    // The end of a method that returns nothing is a way to leave it.
    private Value Returned(Value? value) => value ?? (session.Frame.Method.ReturnsVoid ? Value.Nothing : throw new InvalidCodeException());

    /// <returns><see cref="Value.Never"/> where the statement always throws.</returns>
    private Value? Simple(IOperation statement)
    {
        switch (statement)
        {
            case IVariableDeclarationGroupOperation group:
                Declare(group);
                break;
            case IExpressionStatementOperation expression:
                return session.Expressions.Capture(expression.Operation);
            case ILoopOperation loop:
                _loops.Capture(loop);
                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            default:
                throw session.Refuse(statement);
        }

        return null;
    }

    public void Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.GetVariableInitializer() is not { } initializer || declarator.Symbol.IsConst) continue;
            if (declarator.Symbol.IsRef) session.Locals.Bind(declarator.Symbol, session.Objects.Refer(new PlaceReference(session.Places.Of(initializer.Value))));
            else session.Locals.Assign(declarator.Symbol, session.Expressions.Capture(initializer.Value));
        }
    }
}
