using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures assignments to locals and parameters: the name is bound to a new value.</summary>
internal sealed class AssignmentCapture(CaptureSession session)
{
    public Value Simple(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef) throw session.Refuse(assignment, "A 'ref' assignment", "assign the value itself");
        if (assignment.Target is IDiscardOperation) return session.Expressions.Capture(assignment.Value);
        Place place = session.Places.Of(assignment.Target);
        Value value = session.Expressions.Capture(assignment.Value);
        place.Write(value);
        return value;
    }

    public Value Compound(ICompoundAssignmentOperation assignment)
    {
        Place place = session.Places.Of(assignment.Target);
        Value left = place.Read();
        OperatorCapture operators = session.Expressions.Operators;
        Value value;
        if (assignment.OperatorMethod is { } method && operators.IsUsers(method))
        {
            if (!method.IsStatic || !assignment.InConversion.IsIdentity || !assignment.OutConversion.IsIdentity) throw session.Refuse(assignment);
            value = operators.Call(assignment, assignment.IsLifted, method, [left, session.Expressions.Capture(assignment.Value)]);
        }
        else
        {
            // C# has converted the right operand to the type that it computes in. That is another one than the target's where the target is a small integer.
            ITypeSymbol target = assignment.Target.Type!, type = assignment.InConversion.IsIdentity ? target : Promoted(assignment);
            int number = operators.Convert(assignment, session.Expressions.Single(assignment.Target, left), type);
            int result = operators.Binary(assignment, assignment.OperatorMethod, assignment.OperatorKind, assignment.IsChecked, number, type, session.Expressions.Single(assignment.Value), assignment.Value.Type);
            value = Value.Of(operators.Convert(assignment, result, target));
        }

        place.Write(value);
        return value;
    }

    // Shifted is what the target becomes, by an int; else both operands have one type.
    private ITypeSymbol Promoted(ICompoundAssignmentOperation assignment) => assignment.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift
        ? session.Compilation.GetSpecialType(SpecialType.System_Int32)
        : assignment.Value.Type!;

    private bool IsSmall(int number) => session.Builder.TypeOf(number) is { IsScalar: true, IsFloating: false, IsIntegral: false };

    public Value Increment(IIncrementOrDecrementOperation operation)
    {
        Place place = session.Places.Of(operation.Target);
        Value before = place.Read();
        Value after;
        OperatorCapture operators = session.Expressions.Operators;
        if (operation.OperatorMethod is { } method && operators.IsUsers(method))
        {
            after = method.IsStatic ? operators.Call(operation, operation.IsLifted, method, [before]) : throw session.Refuse(operation);
        }
        else
        {
            int number = session.Expressions.Single(operation.Target, before);
            ITypeSymbol target = operation.Target.Type!, type = IsSmall(number) ? session.Compilation.GetSpecialType(SpecialType.System_Int32) : target;
            number = operators.Convert(operation, number, type);
            int one = session.Builder.Constant(1, IrType.Scalar(session.Builder.TypeOf(number).Kind));
            BinaryOperatorKind kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
            after = Value.Of(operators.Convert(operation, operators.Binary(operation, operation.OperatorMethod, kind, operation.IsChecked, number, type, one, type), target));
        }

        place.Write(after);
        return operation.IsPostfix ? before : after;
    }

    /// <summary>Gives what a <c>foreach</c> loop declares its value: one local, or as many as a tuple has elements.</summary>
    public void Declare(IOperation at, IOperation target, Value value, ITypeSymbol type)
    {
        if (target is IVariableDeclaratorOperation { Symbol: var local }) session.Locals.Assign(local, session.Expressions.Convert(at, value, type, local.Type));
        else Writer(at, target)(value, type);
    }

    public Value Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        Action<Value, ITypeSymbol> write = Writer(assignment, assignment.Target);
        Value value = session.Expressions.Capture(assignment.Value);
        write(value, assignment.Value.Type!);
        return value;
    }

    // (a, (b, z[i])) = t: all places are found before the value is computed, as in C#; then they are written one by one.
    private Action<Value, ITypeSymbol> Writer(IOperation at, IOperation target)
    {
        switch (target)
        {
            case IDiscardOperation:
                return static (_, _) => { };
            case IDeclarationExpressionOperation declaration:
                return Writer(at, declaration.Expression);
            case ITupleOperation tuple:
                ImmutableArray<Action<Value, ITypeSymbol>> writers = [.. tuple.Elements.Select(element => Writer(at, element))];
                return (value, type) =>
                {
                    ImmutableArray<Part> parts = session.MemberReads.Deconstructed(type, writers.Length);
                    if (parts.IsDefault || session.MemberReads.Fields(at, value) is not { } fields)
                        throw session.Refuse(at, $"The deconstruction {Constructs.Quote(at)}", "deconstruct a tuple or record into as many locals");
                    foreach ((Action<Value, ITypeSymbol> write, Part part) in writers.Zip(parts, static (write, part) => (write, part))) write(fields.Of(part), part.Layout.Type);
                };
            default:
                Place place = session.Places.Of(target);
                return (value, type) => place.Write(session.Expressions.Convert(at, value, type, target.Type!));
        }
    }
}
