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
        return Assign(assignment.Target, session.Expressions.Capture(assignment.Value));
    }

    public Value Compound(ICompoundAssignmentOperation assignment)
    {
        ISymbol target = Target(assignment.Target);
        int left = session.Expressions.Single(assignment.Target);
        int right = session.Expressions.Single(assignment.Value);

        // C# has converted the right operand to the target's type; where it computes in another type, the target is a small integer, which the IR does not know.
        int result = session.Expressions.Operators.Binary(
            assignment, assignment.OperatorMethod, assignment.OperatorKind, assignment.IsChecked, left, assignment.Target.Type, right, assignment.Value.Type);
        var value = Value.Of(result);
        session.Locals.Assign(target, value);
        return value;
    }

    public Value Increment(IIncrementOrDecrementOperation operation)
    {
        ISymbol target = Target(operation.Target);
        int before = session.Expressions.Single(operation.Target);
        int one = session.Builder.Constant(1, IrType.Scalar(session.Builder.TypeOf(before).Kind));
        BinaryOperatorKind kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        int after = session.Expressions.Operators.Binary(operation, operation.OperatorMethod, kind, operation.IsChecked, before, operation.Type, one, operation.Type);
        session.Locals.Assign(target, Value.Of(after));
        return Value.Of(operation.IsPostfix ? before : after);
    }

    public Value Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        IOperation target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
        Value value = session.Expressions.Capture(assignment.Value);
        if (target is not ITupleOperation tuple || tuple.Elements.Length != value.Ids.Length)
            throw session.Refuse(assignment, $"The deconstruction {Constructs.Quote(assignment)}", "deconstruct a tuple into as many locals");

        foreach ((IOperation element, int id) in tuple.Elements.Zip(value.Ids, static (element, id) => (element, id)))
        {
            ITypeSymbol type = element.Type!;
            Assign(element, Value.Of(element is IDiscardOperation ? id : session.Expressions.Operators.Convert(assignment, id, type)));
        }

        return value;
    }

    private Value Assign(IOperation target, Value value)
    {
        if (target is not IDiscardOperation) session.Locals.Assign(Target(target), value);
        return value;
    }

    private ISymbol Target(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local.IsRef: false } local => Own(target, local.Local),
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter => Own(target, parameter.Parameter),
        IDeclarationExpressionOperation declaration => Target(declaration.Expression),
        IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: false } =>
            throw session.Refuse(target, $"Writing to the element {Constructs.Quote(target)}", "return the value, or sum into a local"),
        IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } => throw session.Refuse(target, "Writing to an element of a tuple", "use a local for each"),
        IFieldReferenceOperation or IPropertyReferenceOperation => throw session.Refuse(target, $"Writing to the member {Constructs.Quote(target)}", "use a local, or return the value"),
        _ => throw session.Refuse(target, $"Writing to {Constructs.Quote(target)}", "assign to a local"),
    };

    // What a local function assigns of its surroundings would change behind the back of a branch or loop that calls it.
    private ISymbol Own(IOperation at, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol?.OriginalDefinition, session.Frame.Method)
        ? symbol
        : throw session.Refuse(at, $"A local function that assigns '{symbol.Name}' of the method around it", "return the value instead");
}
