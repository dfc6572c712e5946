using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Looks through statements for what leaves them or changes what lies outside.</summary>
internal static class StatementSearch
{
    /// <summary>Whether a statement holds a <c>return</c>, local functions and lambdas aside.</summary>
    public static bool Returns(IOperation statement) => Own(statement).Any(operation => operation is IReturnOperation);

    /// <summary>Whether a loop's body holds a <c>break</c> out of this loop.</summary>
    public static bool Breaks(ILoopOperation loop) => Own(loop.Body).Any(operation => operation is IBranchOperation { BranchKind: BranchKind.Break } jump && SymbolEqualityComparer.Default.Equals(jump.Target, loop.ExitLabel));

    private static bool Continues(ILoopOperation loop) => Own(loop.Body).Any(operation => operation is IBranchOperation { BranchKind: BranchKind.Continue } jump && SymbolEqualityComparer.Default.Equals(jump.Target, loop.ContinueLabel));

    /// <summary>Whether some path goes on elsewhere than behind the statement: by a <c>return</c>, or by a jump out of it.</summary>
    public static bool Leaves(IOperation statement)
    {
        var inner = new HashSet<ILabelSymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in Own(statement))
        {
            if (operation is ILoopOperation loop)
            {
                inner.Add(loop.ExitLabel);
                inner.Add(loop.ContinueLabel);
            }
            else if (operation is ISwitchOperation choice)
            {
                inner.Add(choice.ExitLabel);
            }
            else if (operation is IReturnOperation || (operation is IBranchOperation jump && !inner.Contains(jump.Target)))
            {
                return true;
            }
        }

        return NestedBreak(statement);
    }

    /// <summary>Whether a branch may leave what is around it, and may be left at the end of either arm: what follows cannot become a part of one arm.</summary>
    public static bool MayLeaveByBothArms(IConditionalOperation conditional) =>
        !AlwaysLeaves(conditional.WhenTrue) && !AlwaysLeaves(conditional.WhenFalse) && Leaves(conditional) && !Own(conditional).Any(operation => operation is IBranchOperation jump && IsOfSwitch(jump));

    // A 'break' of a 'switch' around the branch goes on behind the 'switch'.
    private static bool IsOfSwitch(IBranchOperation jump)
    {
        for (IOperation? around = jump.Parent; around is not null; around = around.Parent)
            if (around is ISwitchOperation choice && SymbolEqualityComparer.Default.Equals(choice.ExitLabel, jump.Target)) return true;
        return false;
    }

    /// <summary>Whether the end of a statement is never reached.</summary>
    public static bool AlwaysLeaves(IOperation? statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } => true,
        IBlockOperation block => block.Operations.Any(AlwaysLeaves),
        IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool constant } } conditional => AlwaysLeaves(constant ? conditional.WhenTrue : conditional.WhenFalse),
        IConditionalOperation conditional => AlwaysLeaves(conditional.WhenTrue) && AlwaysLeaves(conditional.WhenFalse),
        IWhileLoopOperation loop => (IsTrue(loop.Condition) || (!loop.ConditionIsTop && AlwaysLeaves(loop.Body) && !Continues(loop))) && !Breaks(loop),
        IForLoopOperation loop => (loop.Condition is null || IsTrue(loop.Condition)) && !Breaks(loop),
        _ => false,
    };

    public static bool IsTrue(IOperation? condition) => condition is { ConstantValue: { HasValue: true, Value: true } };

    /// <summary>Whether a statement or expression throws for sure where it is reached at its end.</summary>
    public static bool Throws(IOperation operation) => operation switch
    {
        IThrowOperation => true,
        IConversionOperation conversion => Throws(conversion.Operand),
        IExpressionStatementOperation statement => Throws(statement.Operation),
        IBlockOperation { Operations: { IsEmpty: false } operations } => Throws(operations[operations.Length - 1]),
        _ => false,
    };

    // A 'break' that is not the last statement of its section: what follows in the section must not run after it.
    private static bool NestedBreak(IOperation statement) => statement is ISwitchOperation choice && choice.Cases.Any(section =>
    {
        IOperation? last = section.Body.LastOrDefault();
        while (last is IBlockOperation block) last = block.Operations.LastOrDefault();
        return section.Body.SelectMany(Own).Any(operation => operation != last &&
            operation is IBranchOperation { BranchKind: BranchKind.Break } jump && SymbolEqualityComparer.Default.Equals(jump.Target, choice.ExitLabel));
    });

    /// <summary>The locals and parameters that are assigned anywhere inside an operation.</summary>
    public static HashSet<ISymbol> Assigned(IEnumerable<IOperation> operations)
    {
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation root in operations)
        {
            foreach (IOperation operation in root.DescendantsAndSelf())
            {
                IOperation? target = operation switch
                {
                    IAssignmentOperation assignment => assignment.Target,
                    IIncrementOrDecrementOperation increment => increment.Target,
                    IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                    IVariableDeclaratorOperation { Symbol.IsRef: true } alias => alias.GetVariableInitializer()?.Value,
                    IInvocationOperation { Instance: { } receiver } => Variable(receiver),
                    IPropertyReferenceOperation { Instance: { } receiver } => Variable(receiver),
                    _ => null,
                };
                if (target is not null) AddTargets(target, assigned);
            }
        }

        return assigned;
    }

    /// <summary>Whether an expression declares a variable that what follows may read: <c>x is var y</c>, <c>out var y</c>.</summary>
    public static bool Declares(IOperation expression) => expression.DescendantsAndSelf().Any(static operation => operation is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null } or IListPatternOperation { DeclaredSymbol: not null } or IDeclarationExpressionOperation);

    // A method may assign to the struct that it is called on: the local that holds it.
    private static IOperation? Variable(IOperation receiver)
    {
        while (receiver.Type is { IsValueType: true } type && TypeMapper.Map(type) is null)
        {
            IOperation? outer = receiver switch
            {
                ILocalReferenceOperation or IParameterReferenceOperation => receiver,
                IFieldReferenceOperation field => field.Instance,
                IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Instance,
                _ => null,
            };
            if (outer is null || outer == receiver) return outer;
            receiver = outer;
        }

        return null;
    }

    // An element that is written leaves the local that holds the array, and those in its indices, as they are.
    private static void AddTargets(IOperation target, HashSet<ISymbol> assigned)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                assigned.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                assigned.Add(parameter.Parameter);
                break;
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements) AddTargets(element, assigned);
                break;
            case IDeclarationExpressionOperation declaration:
                AddTargets(declaration.Expression, assigned);
                break;
            case IFieldReferenceOperation { Instance: { } instance }:
                AddTargets(instance, assigned);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } when TypeMapper.Map(instance.Type) is null:
                AddTargets(instance, assigned);
                break;
        }
    }

    private static IEnumerable<IOperation> Own(IOperation root)
    {
        var pending = new Stack<IOperation>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            IOperation operation = pending.Pop();
            yield return operation;
            if (operation is ILocalFunctionOperation or IAnonymousFunctionOperation) continue;
            foreach (IOperation child in operation.ChildOperations.Reverse()) pending.Push(child);
        }
    }
}
