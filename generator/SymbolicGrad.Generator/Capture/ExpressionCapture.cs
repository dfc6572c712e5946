using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures expressions: each becomes the value it stands for.</summary>
internal sealed class ExpressionCapture(CaptureSession session)
{
    private readonly OperatorCapture _operators = new(session);
    private readonly AssignmentCapture _assignments = new(session);
    private readonly ElementCapture _elements = new(session);
    private readonly BranchCapture _branches = new(session);
    private readonly SwitchCapture _switches = new(session);
    private readonly PatternCapture _patterns = new(session);
    private readonly ConditionalAccess _accesses = new(session);

    public OperatorCapture Operators => _operators;

    public AssignmentCapture Assignments => _assignments;

    public BranchCapture Branches => _branches;

    public PatternCapture Patterns => _patterns;

    public ElementCapture Elements => _elements;

    /// <summary>Captures an expression that is not a tuple.</summary>
    public int Single(IOperation operation)
    {
        return Single(operation, Capture(operation));
    }

    /// <summary>The one leaf of a value that is captured already.</summary>
    public int Single(IOperation operation, Value value)
    {
        if (value.IsNever) throw session.Refuse(operation, $"The expression {Constructs.Quote(operation)}, which always throws,", "throw in a statement of its own");
        if (value.IsTuple) throw session.Refuse(operation, $"The {(operation.Type is { IsTupleType: true } ? "tuple" : "value")} {Constructs.Quote(operation)}", operation.Type is { IsTupleType: true } ? "use its elements" : "use its members");
        return session.Objects.Find(value) switch
        {
            null => value.Ids[0],
            OpaqueValue opaque => throw session.Refuse(operation, opaque.Construct, opaque.WayOut),
            _ => throw UnknownType(operation),
        };
    }

    public Value Capture(IOperation operation)
    {
        session.Enter(operation);
        Value value = Inner(operation);
        session.Leave();
        return value;
    }

    private Value Inner(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant } && session.Map(operation.Type) is { IsScalar: true } type)
            return Value.Of(Constant(operation, constant, type));

        return operation switch
        {
            ILocalReferenceOperation local => Read(local, local.Local),
            IParameterReferenceOperation parameter => Read(parameter, parameter.Parameter),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } logical => Value.Of(_branches.Logical(logical)),
            IBinaryOperation comparison when _patterns.Identity(comparison) is { } same => Value.Of(same),
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } index => session.Indices.FromEnd(index),
            IRangeOperation range => session.Indices.Range(range),
            ITupleBinaryOperation comparison => Value.Of(Compare(comparison)),
            IUnaryOperation { OperatorMethod: { } method } unary when _operators.IsUsers(method) => _operators.Call(unary, unary.IsLifted, method, [Capture(unary.Operand)]),
            IUnaryOperation unary => Value.Of(_operators.Unary(unary, Single(unary.Operand))),
            IConversionOperation conversion => Convert(conversion),
            IConditionalOperation conditional => _branches.Ternary(conditional),
            ISimpleAssignmentOperation assignment => _assignments.Simple(assignment),
            ICompoundAssignmentOperation assignment => _assignments.Compound(assignment),
            IIncrementOrDecrementOperation increment => _assignments.Increment(increment),
            IDeconstructionAssignmentOperation deconstruction => _assignments.Deconstruct(deconstruction),
            ITupleOperation tuple => new Value([.. tuple.Elements.SelectMany(element => Capture(element).Ids)]),
            IObjectCreationOperation { Constructor: not null } view when TypeMapper.IsSpan(view.Type) && TypeMapper.Map(view.Type) is not null => Value.Of(session.Views.New(view)),
            IObjectCreationOperation creation when session.Nullables.Is(creation.Type) => session.Nullables.New(creation),
            IObjectCreationOperation creation => session.Creations.New(creation),
            IAnonymousObjectCreationOperation creation => session.Creations.New(creation),
            IWithOperation with => session.Creations.With(with),
            IDefaultValueOperation { Type: { } zero } => session.Creations.Default(zero),
            ICoalesceOperation coalesce => _accesses.Coalesce(coalesce) ?? session.Nullables.Coalesce(coalesce),
            ICoalesceAssignmentOperation coalesce => session.Nullables.Assign(coalesce),
            IConditionalAccessOperation access => _accesses.Capture(access),
            IConditionalAccessInstanceOperation => _accesses.Receiver,
            ISwitchExpressionOperation choice => _switches.Expression(choice),
            IIsPatternOperation test => Value.Of(_patterns.Test(test)),
            IThrowOperation thrown => session.Throws.Throw(thrown),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } => _patterns.Input,
            IInstanceReferenceOperation self => session.MemberReads.Self(self),
            IDelegateCreationOperation creation => session.Functions.Create(creation),
            IInvocationOperation invocation => session.Calls.Capture(invocation),
            IArrayCreationOperation creation => session.Aggregates.New(creation) ?? session.Arrays.New(creation),
            { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax } => session.Arrays.OnStack(operation),
            ICollectionExpressionOperation collection => session.Arrays.Collection(collection),
            IArrayElementReferenceOperation element when session.Aggregates.Is(element.ArrayReference.Type) => session.Aggregates.Element(element, element.ArrayReference, element.Indices),
            IArrayElementReferenceOperation element => Value.Of(_elements.OfArray(element)),
            IPropertyReferenceOperation constantOfType when session.Generics.Constant(constantOfType) is { } number => Value.Of(number),
            IImplicitIndexerReferenceOperation indexer => session.Views.Indexed(indexer),
            IPropertyReferenceOperation { Property.Name: "Value", Instance: { } nullable } value when session.Nullables.Is(nullable.Type) => session.Nullables.Value(value, _patterns.InputOf(nullable)),
            IPropertyReferenceOperation property => _elements.OfProperty(property) is { } value ? Value.Of(value) : session.MemberReads.Property(property),
            IFieldReferenceOperation field => session.MemberReads.Field(field),
            IParenthesizedOperation parentheses => Capture(parentheses.Operand),
            ITranslatedQueryOperation query => Capture(query.Operation),
            _ => throw session.Refuse(operation),
        };
    }

    private Value Read(IOperation operation, ISymbol symbol)
    {
        if (session.Locals.Find(symbol) is { } value) return session.Objects.Find(value) is PlaceReference reference ? reference.Place.Read() : value;
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
            return session.Places.Find(operation)?.Read() ?? throw session.Refuse(operation, $"The primary constructor's parameter {Constructs.Quote(operation)}", "keep it in a field");
        if (session.Map(operation.Type) is null) throw UnknownType(operation);

        // A local that is read before it is assigned: C# reports it.
        throw new InvalidCodeException();
    }

    /// <summary>The refusal of a value whose type the IR does not know.</summary>
    public RefusalException UnknownType(IOperation operation) => session.Refuse(
        operation, $"The type '{Names.Message(operation.Type!)}' of {Constructs.Quote(operation)}", "use float, double, int, bool, arrays and spans of these, Vector<T> or Matrix<T>");

    // Chains like a + b + c + … lean to the left and may be as long as a generated formula: they are walked, not recursed into.
    private Value Binary(IBinaryOperation top)
    {
        var spine = new Stack<IBinaryOperation>();
        IOperation left = top;
        while (left is IBinaryOperation { OperatorKind: not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr), ConstantValue.HasValue: false } binary)
        {
            spine.Push(binary);
            left = binary.LeftOperand;
        }

        Value value = Capture(left);
        while (spine.Count > 0)
        {
            IBinaryOperation binary = spine.Pop();
            value = binary.OperatorMethod is { } method && _operators.IsUsers(method)
                ? _operators.Call(binary, binary.IsLifted, method, [value, Capture(binary.RightOperand)])
                : binary.IsLifted ? session.Nullables.Binary(binary, value, Capture(binary.RightOperand))
                : Value.Of(_operators.Binary(binary, Single(left, value), Single(binary.RightOperand)));
            left = binary;
        }

        return value;
    }

    // (a, b) == (c, d): both sides are computed, then compared element by element.
    private int Compare(ITupleBinaryOperation comparison)
    {
        ITypeSymbol leftType = comparison.LeftOperand.Type!, rightType = comparison.RightOperand.Type!;
        Value left = Capture(comparison.LeftOperand), right = Capture(comparison.RightOperand);
        ImmutableArray<Leaf> leftLeaves = [.. session.Layouts.Of(leftType).Leaves], rightLeaves = [.. session.Layouts.Of(rightType).Leaves];
        bool areNumbers = leftLeaves.Length == rightLeaves.Length && leftLeaves.Zip(rightLeaves, static (one, other) => one.Type is { IsScalar: true } && one.Type == other.Type).All(static same => same);
        if (!areNumbers || !leftType.IsTupleType || !rightType.IsTupleType) throw session.Refuse(comparison);
        int equal = left.Ids.Zip(right.Ids, (one, other) => session.Emit(comparison, Primitives.Get("Equal"), one, other)).Aggregate((both, next) => session.Emit(comparison, Primitives.Get("And"), both, next));
        return comparison.OperatorKind == BinaryOperatorKind.Equals ? equal : session.Emit(comparison, Primitives.Get("Not"), equal);
    }

    private Value Convert(IConversionOperation conversion)
    {
        if (IndexCapture.IsIndex(conversion.Type) && session.Indices.Find(conversion) is { } index) return session.Objects.Refer(index);
        if (!conversion.GetConversion().Exists) throw new InvalidCodeException();
        if (conversion.OperatorMethod is { } method && _operators.IsUsers(method))
            return _operators.Call(conversion, conversion.Conversion.IsNullable, method, [Capture(conversion.Operand)]);
        if (conversion.Type is not { } type) throw session.Refuse(conversion);
        if (conversion.Operand.ConstantValue is { HasValue: true, Value: null } && (type.IsReferenceType || session.Nullables.Is(type))) return session.Creations.Default(type);
        return Convert(conversion, Capture(conversion.Operand), conversion.Operand.Type, type);
    }

    /// <summary>Converts a value to another type, tuples element by element.</summary>
    public Value Convert(IOperation at, Value value, ITypeSymbol? from, ITypeSymbol to)
    {
        if (value.IsNever || (from is not null && SymbolEqualityComparer.Default.Equals(from, to))) return value;
        if (value.IsReference && from is { IsReferenceType: true } && to.IsReferenceType) return value;
        if (value is { IsReference: false, Ids.Length: 1 } && session.Builder.TypeOf(value.Ids[0]) is { IsArray: true } array && array == TypeMapper.Map(to)) return value;
        if (from is not null && session.Aggregates.Is(from) && session.Aggregates.Is(to) && SymbolEqualityComparer.Default.Equals(LayoutTable.ElementOf(from), LayoutTable.ElementOf(to))) return value;
        if (session.Nullables.Convert(at, value, from, to) is { } nullable) return nullable;
        if (from is INamedTypeSymbol { IsTupleType: true } source && to is INamedTypeSymbol { IsTupleType: true } target && source.TupleElements.Length == target.TupleElements.Length)
        {
            Layout layout = session.Layouts.Of(source);
            return new Value([.. layout.Parts.Zip(target.TupleElements, (part, element) => (part, element)).SelectMany(pair => Convert(at, value.Of(pair.part), pair.part.Layout.Type, pair.element.Type).Ids)]);
        }

        if (session.Objects.Find(value) is ObjectPath path && IsHeldBy(from, to))
            return Value.Of(session.Throws.Number(at, path, to));
        if (value.IsReference && at is IConversionOperation { Operand: { } operand }) throw UnknownType(operand);
        if (value.IsTuple || value.IsReference) throw session.Refuse(at);
        return Value.Of(_operators.Convert(at, value.Ids[0], to));
    }

    // Whether every value of an enum is one of the type of numbers, so that nothing overflows in the conversion.
    private static bool IsHeldBy(ITypeSymbol? type, ITypeSymbol number) =>
        type is INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32 } &&
        number.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double;

    private int Constant(IOperation at, object constant, IrType type)
    {
        double number = constant switch
        {
            bool flag => flag ? 1 : 0,
            long or ulong when Math.Abs(((IConvertible)constant).ToDouble(System.Globalization.CultureInfo.InvariantCulture)) > 1L << 53 => throw session.Refuse(at, $"The number {Constructs.Quote(at)}", "a long constant is at most 2⁵³ here"),
            char letter => letter,
            IConvertible number2 => number2.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
            _ => throw session.Refuse(at),
        };
        return session.At(at, session.Builder.Constant(number, type));
    }
}
