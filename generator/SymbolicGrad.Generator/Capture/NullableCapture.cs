using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures what C# does with <c>T?</c> of a value type: a condition, and a value that is <c>default</c> where the condition does not hold.</summary>
internal sealed class NullableCapture(CaptureSession session)
{
    private const string NoValue = "throw new global::System.InvalidOperationException(\"Nullable object must have a value.\")";

    /// <summary>Whether a type is <c>Nullable&lt;T&gt;</c> of a type whose leaves are known.</summary>
    public bool Is(ITypeSymbol? type) => LayoutTable.Underlying(type) is not null && session.Layouts.Of(type!).Form == LayoutForm.Aggregate;

    /// <summary>Whether there is a value.</summary>
    public int HasValue(PatternInput input) => input.Value.Of(session.Layouts.Of(input.Type).Parts[0]).Ids[0];

    /// <summary>The value; <c>default</c> where there is none.</summary>
    public PatternInput ValueOrDefault(PatternInput input)
    {
        Part part = session.Layouts.Of(input.Type).Parts[1];
        return new PatternInput(input.Value.Of(part), part.Layout.Type);
    }

    /// <summary><c>y.Value</c>, which throws where there is none.</summary>
    public Value Value(IOperation at, PatternInput input) => session.Expressions.Branches.Choose(
        at, HasValue(input), () => ValueOrDefault(input).Value, () => session.Throws.Raise(at, NoValue), falseFirst: true);

    /// <summary><c>new T?(x)</c> and <c>new T?()</c>.</summary>
    public Value New(IObjectCreationOperation creation) => creation.Arguments.IsEmpty
        ? session.Creations.Default(creation.Type!)
        : Some(session.Expressions.Capture(creation.Arguments[0].Value));

    /// <summary><c>y.GetValueOrDefault()</c> and <c>y.GetValueOrDefault(x)</c>; null for any other call.</summary>
    public Value? Call(IInvocationOperation call)
    {
        if (call is not { TargetMethod.Name: "GetValueOrDefault", Instance: { } instance } || !Is(instance.Type)) return null;
        PatternInput input = session.Expressions.Patterns.InputOf(instance);
        Value value = ValueOrDefault(input).Value;
        if (call.Arguments.IsEmpty) return value;
        Value otherwise = session.Expressions.Capture(call.Arguments[0].Value);
        return session.Expressions.Branches.Choose(call, HasValue(input), () => value, () => otherwise);
    }

    /// <summary><c>y ?? x</c>.</summary>
    public Value Coalesce(ICoalesceOperation operation)
    {
        if (!Is(operation.Value.Type) || operation.Type is not { } type) throw session.Refuse(operation);
        PatternInput input = session.Expressions.Patterns.InputOf(operation.Value), value = ValueOrDefault(input);
        return session.Expressions.Branches.Choose(
            operation,
            HasValue(input),
            () => session.Expressions.Convert(operation, value.Value, value.Type, type),
            () => session.Expressions.Capture(operation.WhenNull));
    }

    /// <summary><c>y ??= x</c>.</summary>
    public Value Assign(ICoalesceAssignmentOperation assignment)
    {
        if (assignment.Target.Type is not { } type || !Is(type)) throw session.Refuse(assignment);
        Place place = session.Places.Of(assignment.Target);
        var input = new PatternInput(place.Read(), type);
        Value value = session.Expressions.Branches.Choose(
            assignment,
            HasValue(input),
            () => input.Value,
            () =>
            {
                Value missing = session.Expressions.Convert(assignment, session.Expressions.Capture(assignment.Value), assignment.Value.Type, type);
                place.Write(missing);
                return missing;
            });
        return Is(assignment.Type) ? value : ValueOrDefault(new PatternInput(value, type)).Value;
    }

    /// <summary>A conversion from or to a type <c>T?</c>; null for any other.</summary>
    public Value? Convert(IOperation at, Value value, ITypeSymbol? from, ITypeSymbol to)
    {
        if (from is not null && Is(from))
        {
            var input = new PatternInput(value, from);
            if (!Is(to)) return session.Expressions.Convert(at, Value(at, input), LayoutTable.Underlying(from), to);
            PatternInput inner = ValueOrDefault(input);
            return new([HasValue(input), .. session.Expressions.Convert(at, inner.Value, inner.Type, LayoutTable.Underlying(to)!).Ids]);
        }

        return from is not null && Is(to) ? Some(session.Expressions.Convert(at, value, from, LayoutTable.Underlying(to)!)) : null;
    }

    /// <summary>An operator whose operands are of types <c>T?</c>: nothing and anything give nothing, and compare as C# says.</summary>
    public Value Binary(IBinaryOperation operation, Value left, Value right)
    {
        if (operation.LeftOperand.Type is not { } leftType || operation.RightOperand.Type is not { } rightType || !Is(leftType) || !Is(rightType)) throw session.Refuse(operation);
        PatternInput one = new(left, leftType), other = new(right, rightType);
        switch (operation.OperatorKind)
        {
            case BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder when Is(operation.Type):
                return session.Expressions.Branches.Choose(operation, Both(), () => Some(Capture.Value.Of(OfValues())), () => session.Creations.Default(operation.Type!));
            case BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                return Capture.Value.Of(And(Both(), OfValues()));

            // Where there is no value there is a zero, so that nothing equals nothing.
            case BinaryOperatorKind.Equals:
                return Capture.Value.Of(And(Same(), OfValues()));
            case BinaryOperatorKind.NotEquals:
                return Capture.Value.Of(session.Emit(operation, Primitives.Get("Or"), session.Emit(operation, Primitives.Get("Not"), Same()), OfValues()));
            default:
                throw session.Refuse(operation);
        }

        int Same() => IsTrue(HasValue(one)) ? HasValue(other) : IsTrue(HasValue(other)) ? HasValue(one) : session.Emit(operation, Primitives.Get("Equal"), HasValue(one), HasValue(other));
        int Both() => And(HasValue(one), HasValue(other));
        int And(int first, int second) => IsTrue(first) ? second : IsTrue(second) ? first : session.Emit(operation, Primitives.Get("And"), first, second);
        int OfValues()
        {
            PatternInput first = ValueOrDefault(one), second = ValueOrDefault(other);
            if (session.Map(first.Type) is not { IsScalar: true } || session.Map(second.Type) is not { IsScalar: true }) throw session.Refuse(operation);
            return session.Expressions.Operators.Binary(
                operation, operation.OperatorMethod, operation.OperatorKind, operation.IsChecked, first.Value.Ids[0], first.Type, second.Value.Ids[0], second.Type);
        }
    }

    private Value Some(Value value) => value.IsNever ? value : new([session.Builder.Constant(1, IrType.Boolean), .. value.Ids]);

    private bool IsTrue(int id) => session.Builder[id] is { } known && known.Op == Structural.Constant && known.Number != 0;
}
