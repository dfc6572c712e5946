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
        else Deconstruct(at, target, value, type);
    }

    public Value Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        IOperation target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
        Value value = session.Expressions.Capture(assignment.Value);
        Deconstruct(assignment, target, value, assignment.Value.Type!);
        return value;
    }

    // (a, (b, c)) = t: element by element.
    private void Deconstruct(IOperation at, IOperation target, Value value, ITypeSymbol type)
    {
        if (target is not ITupleOperation tuple)
        {
            if (target is IDiscardOperation) return;
            session.Places.Of(target).Write(session.Expressions.Convert(at, value, type, target.Type!));
            return;
        }

        ImmutableArray<Part> parts = session.MemberReads.Deconstructed(type, tuple.Elements.Length);
        if (parts.IsDefault || session.MemberReads.Fields(at, value) is not { } fields)
            throw session.Refuse(at, $"The deconstruction {Constructs.Quote(at)}", "deconstruct a tuple or record into as many locals");
        foreach ((IOperation element, Part part) in tuple.Elements.Zip(parts, static (element, part) => (element, part)))
            Deconstruct(at, element is IDeclarationExpressionOperation declaration ? declaration.Expression : element, fields.Of(part), part.Layout.Type);
    }
}
