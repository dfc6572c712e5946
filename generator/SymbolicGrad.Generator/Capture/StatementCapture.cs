using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures statements in order, up to the value that the method returns.</summary>
internal sealed class StatementCapture(CaptureSession session)
{
    private readonly BranchCapture _branches = new(session);
    private readonly LoopCapture _loops = new(session);

    /// <summary>Captures the body of a method or constructor: what it returns, if anything.</summary>
    /// <exception cref="InvalidCodeException">A path ends without a <c>return</c>.</exception>
    public Value Body(IOperation body) => Returned(Run(ImmutableStack.Create(body)));

    /// <summary>Captures statements that return nothing: a loop's body.</summary>
    public void Inner(IOperation statement) => Run(ImmutableStack.Create(statement));

    /// <summary>
    /// Captures the statements on the stack. The stack holds everything that is still to come, so that a branch that returns
    /// early can take what follows it into its other region: <c>if (c) return a; return b;</c> is one choice of a or b.
    /// </summary>
    /// <returns>What is returned; null where the end is reached without a <c>return</c>.</returns>
    private Value? Run(ImmutableStack<IOperation> rest)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
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
                    return leave.ReturnedValue is { } value ? session.Expressions.Capture(value) : Value.Nothing;
                case IConditionalOperation conditional when BranchCapture.ConstantCondition(conditional) is { } constant:
                    if ((constant ? conditional.WhenTrue : conditional.WhenFalse) is { } chosen) rest = rest.Push(chosen);
                    break;
                case IConditionalOperation conditional when StatementSearch.FirstReturn(conditional) is not null:
                    return EarlyReturn(conditional, rest);
                case IConditionalOperation conditional:
                    Branch(conditional);
                    break;
                default:
                    Simple(statement);
                    break;
            }
        }

        return null;
    }

    private Value EarlyReturn(IConditionalOperation conditional, ImmutableStack<IOperation> rest)
    {
        return _branches.Join(
            conditional, session.Expressions.Single(conditional.Condition), () => Rest(conditional.WhenTrue), () => Rest(conditional.WhenFalse), isLast: true);

        Value Rest(IOperation? arm) => Returned(Run(arm is null ? rest : rest.Push(arm)));
    }

    // The end of a method that returns nothing is a way to leave it.
    private Value Returned(Value? value) => value ?? (session.Frame.Method.ReturnsVoid ? Value.Nothing : throw new InvalidCodeException());

    private void Branch(IConditionalOperation conditional)
    {
        _branches.Join(conditional, session.Expressions.Single(conditional.Condition), () => Arm(conditional.WhenTrue), () => Arm(conditional.WhenFalse));

        Value Arm(IOperation? arm)
        {
            if (arm is not null) Inner(arm);
            return Value.Nothing;
        }
    }

    private void Simple(IOperation statement)
    {
        switch (statement)
        {
            case IVariableDeclarationGroupOperation group:
                Declare(group);
                break;
            case IExpressionStatementOperation expression:
                session.Expressions.Capture(expression.Operation);
                break;
            case IForLoopOperation loop:
                _loops.For(loop);
                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            default:
                throw session.Refuse(statement);
        }
    }

    public void Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.GetVariableInitializer() is not { } initializer || declarator.Symbol.IsConst) continue;
            if (declarator.Symbol.IsRef) throw session.Refuse(declarator, "A 'ref' local", "read the value itself");
            session.Locals.Assign(declarator.Symbol, session.Expressions.Capture(initializer.Value));
        }
    }
}
