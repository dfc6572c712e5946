using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    private readonly MemberCapture _members = new(session);
    private readonly ElementCapture _elements = new(session);
    private readonly BranchCapture _branches = new(session);

    public OperatorCapture Operators => _operators;

    /// <summary>Captures an expression that is not a tuple.</summary>
    public int Single(IOperation operation)
    {
        Value value = Capture(operation);
        return value.IsTuple ? throw session.Refuse(operation, $"The tuple {Constructs.Quote(operation)}", "use its elements") : value.Ids[0];
    }

    public Value Capture(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        session.Cancellation.ThrowIfCancellationRequested();
        if (operation.ConstantValue is { HasValue: true, Value: { } constant } && TypeMapper.Map(operation.Type) is { IsScalar: true } type)
            return Value.Of(Constant(operation, constant, type));

        return operation switch
        {
            ILocalReferenceOperation local => Read(local, local.Local),
            IParameterReferenceOperation parameter => Read(parameter, parameter.Parameter),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } logical => Value.Of(_branches.Logical(logical)),
            IBinaryOperation binary => Value.Of(Binary(binary)),
            IUnaryOperation unary => Value.Of(_operators.Unary(unary, Single(unary.Operand))),
            IConversionOperation conversion => Convert(conversion),
            IConditionalOperation conditional => _branches.Ternary(conditional),
            ISimpleAssignmentOperation assignment => _assignments.Simple(assignment),
            ICompoundAssignmentOperation assignment => _assignments.Compound(assignment),
            IIncrementOrDecrementOperation increment => _assignments.Increment(increment),
            IDeconstructionAssignmentOperation deconstruction => _assignments.Deconstruct(deconstruction),
            ITupleOperation tuple => new Value([.. tuple.Elements.Select(Single)]),
            IInvocationOperation invocation => session.Calls.Capture(invocation),
            IArrayElementReferenceOperation element => Value.Of(_elements.OfArray(element)),
            IPropertyReferenceOperation property => _elements.OfProperty(property) is { } value ? Value.Of(value) : _members.Property(property),
            IFieldReferenceOperation field => _members.Field(field),
            IParenthesizedOperation parentheses => Capture(parentheses.Operand),
            _ => throw session.Refuse(operation),
        };
    }

    private Value Read(IOperation operation, ISymbol symbol)
    {
        if (session.Locals.Find(symbol) is { } value) return value;
        if (TypeMapper.Map(operation.Type) is null || session.Frame.Objects.ContainsKey(symbol)) throw UnknownType(operation);
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
            throw session.Refuse(operation, $"The primary constructor's parameter {Constructs.Quote(operation)}", "keep it in a field");
        if (symbol is ILocalSymbol { IsRef: true }) throw session.Refuse(operation, "A 'ref' local", "read the value itself");

        // A local that is read before it is assigned: C# reports it.
        throw new InvalidCodeException();
    }

    /// <summary>The refusal of a value whose type the IR does not know.</summary>
    public RefusalException UnknownType(IOperation operation) => session.Refuse(
        operation, $"The type '{Names.Message(operation.Type!)}' of {Constructs.Quote(operation)}", "use float, double, int, bool, arrays and spans of these, Vector<T> or Matrix<T>");

    // Chains like a + b + c + … lean to the left and may be as long as a generated formula: they are walked, not recursed into.
    private int Binary(IBinaryOperation top)
    {
        var spine = new Stack<IBinaryOperation>();
        IOperation left = top;
        while (left is IBinaryOperation { OperatorKind: not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr), ConstantValue.HasValue: false } binary)
        {
            spine.Push(binary);
            left = binary.LeftOperand;
        }

        int value = Single(left);
        while (spine.Count > 0)
        {
            IBinaryOperation binary = spine.Pop();
            value = _operators.Binary(binary, value, Single(binary.RightOperand));
        }

        return value;
    }

    private Value Convert(IConversionOperation conversion)
    {
        if (!conversion.GetConversion().Exists) throw new InvalidCodeException();
        Value operand = Capture(conversion.Operand);
        if (conversion.Type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            if (tuple.TupleElements.Length != operand.Ids.Length) throw session.Refuse(conversion);
            return new Value([.. operand.Ids.Select((id, i) => _operators.Convert(conversion, id, tuple.TupleElements[i].Type))]);
        }

        if (operand.IsTuple || conversion.Type is null) throw session.Refuse(conversion);
        return Value.Of(_operators.Convert(conversion, operand.Ids[0], conversion.Type));
    }

    private int Constant(IOperation at, object constant, IrType type)
    {
        double number = constant switch
        {
            bool flag => flag ? 1 : 0,
            long integer when Math.Abs((double)integer) > 1L << 53 => throw session.Refuse(at, $"The number {Constructs.Quote(at)}", "a long constant is at most 2⁵³ here"),
            IConvertible number2 => number2.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
            _ => throw session.Refuse(at),
        };
        return session.At(at, session.Builder.Constant(number, type));
    }
}
