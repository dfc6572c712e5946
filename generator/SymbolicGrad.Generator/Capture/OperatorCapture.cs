using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures operators and conversions by the types of their operands.</summary>
internal sealed class OperatorCapture(CaptureSession session)
{
    private static readonly Op BroadcastRow = Primitives.Get("BroadcastRow");
    private static readonly Op BroadcastColumn = Primitives.Get("BroadcastColumn");

    public int Binary(IBinaryOperation operation, int left, int right) =>
        Binary(operation, operation.OperatorMethod, operation.OperatorKind, operation.IsChecked, left, operation.LeftOperand.Type, right, operation.RightOperand.Type);

    /// <summary>Applies an operator to values whose C# types tell rows from columns.</summary>
    public int Binary(
        IOperation at, IMethodSymbol? method, BinaryOperatorKind kind, bool isChecked, int left, ITypeSymbol? leftType, int right, ITypeSymbol? rightType)
    {
        RequireKnown(at, method);
        IrType a = TypeOf(left), b = TypeOf(right);
        if (a.IsArray || b.IsArray) throw session.Refuse(at);
        bool isIntegral = a.IsIntegral;
        if (isIntegral && kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply) RequireUsualOverflow(at, isChecked);
        bool isBoolean = a == IrType.Boolean;
        if (kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract) (left, right) = Broadcast(at, left, leftType, right, rightType);

        Op? op = kind switch
        {
            BinaryOperatorKind.Add => ArithmeticRows.Add,
            BinaryOperatorKind.Subtract => ArithmeticRows.Subtract,
            BinaryOperatorKind.Multiply => Product(a, b),
            BinaryOperatorKind.Divide => isIntegral ? Primitives.Get("IntegerDivide") : ArithmeticRows.Divide,
            BinaryOperatorKind.Remainder when isIntegral => Primitives.Get("Remainder"),
            BinaryOperatorKind.And when isIntegral && a == b => Primitives.Get("BitAnd"),
            BinaryOperatorKind.Or when isIntegral && a == b => Primitives.Get("BitOr"),
            BinaryOperatorKind.ExclusiveOr when isIntegral && a == b => Primitives.Get("BitXor"),
            BinaryOperatorKind.LeftShift when isIntegral && b == IrType.Int32 => Primitives.Get("ShiftLeft"),
            BinaryOperatorKind.RightShift when isIntegral && b == IrType.Int32 => Primitives.Get("ShiftRight"),
            BinaryOperatorKind.UnsignedRightShift when isIntegral && b == IrType.Int32 => Primitives.Get("ShiftRightLogical"),
            BinaryOperatorKind.GreaterThan => Primitives.Get("Greater"),
            BinaryOperatorKind.GreaterThanOrEqual => Primitives.Get("GreaterOrEqual"),
            BinaryOperatorKind.LessThan => Primitives.Get("Less"),
            BinaryOperatorKind.LessThanOrEqual => Primitives.Get("LessOrEqual"),
            BinaryOperatorKind.Equals => Primitives.Get("Equal"),
            BinaryOperatorKind.NotEquals => Primitives.Get("NotEqual"),
            BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd when isBoolean => Primitives.Get("And"),
            BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr when isBoolean => Primitives.Get("Or"),
            BinaryOperatorKind.ExclusiveOr when isBoolean => Primitives.Get("NotEqual"),
            _ => null,
        };
        return op is null ? throw session.Refuse(at) : session.Emit(at, op, left, right);
    }

    /// <summary>Whether an operator or conversion is one that a user has declared for a type of his, or that a table of structs tells of.</summary>
    public bool IsUsers(IMethodSymbol method) => NumericsRows.Contains(method.ContainingType) ||
        method.MethodKind is MethodKind.UserDefinedOperator or MethodKind.Conversion && method.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct &&
        !method.DeclaringSyntaxReferences.IsEmpty && session.Map(method.ContainingType) is null;

    /// <summary>Applies the operator of a struct or class: a user's is captured by its body, as a method is.</summary>
    public Value Call(IOperation at, bool isLifted, IMethodSymbol method, ImmutableArray<Value> operands) =>
        isLifted ? throw session.Refuse(at) : session.Numerics.Apply(at, method, operands) ?? session.Calls.Inline(at, method, target: null, operands);

    public int Unary(IUnaryOperation operation, int operand)
    {
        RequireKnown(operation, operation.OperatorMethod);
        switch (operation.OperatorKind)
        {
            case UnaryOperatorKind.Plus:
                return operand;
            case UnaryOperatorKind.Minus:
                if (!TypeOf(operand).IsFloating) RequireUsualOverflow(operation, operation.IsChecked);
                return session.Emit(operation, ArithmeticRows.Negate, operand);
            case UnaryOperatorKind.BitwiseNegation when !TypeOf(operand).IsFloating && TypeOf(operand).Kind != ScalarKind.Boolean:
                // ~n is n with all bits exchanged: n ^ −1, or with all ones where there is no sign. Those of a ulong are too many for a constant here.
                if (TypeOf(operand).Kind == ScalarKind.UInt64) throw session.Refuse(operation);
                return session.Emit(operation, Primitives.Get("BitXor"), operand, session.Builder.Constant(TypeOf(operand).Kind == ScalarKind.UInt32 ? uint.MaxValue : -1, TypeOf(operand)));
            case UnaryOperatorKind.Not:
                return session.Emit(operation, Primitives.Get("Not"), operand);
            default:
                throw session.Refuse(operation);
        }
    }

    /// <summary>Converts a value to a C# type.</summary>
    public int Convert(IOperation at, int operand, ITypeSymbol type)
    {
        if (session.Map(type) is not { } target) throw session.Refuse(at, $"The conversion to '{Names.Message(type)}'", "use float, double or int");
        IrType source = TypeOf(operand);
        if (source == target) return operand;
        if (!source.IsScalar || !target.IsScalar || source == IrType.Boolean || target == IrType.Boolean)
            throw session.Refuse(at, $"The conversion from {source} to '{Names.Message(type)}'", "make the value before the call");
        if (!target.IsFloating && target.Kind != ScalarKind.Int64 && at is IConversionOperation { IsImplicit: false } conversion) RequireUsualOverflow(at, conversion.IsChecked);
        return session.Emit(at, ArithmeticRows.Convert, target.Kind, operand);
    }

    private static Op Product(IrType left, IrType right) => (left.Form, right.Form) switch
    {
        (TypeForm.Matrix, TypeForm.Matrix) => TensorRows.MatMul,
        (TypeForm.Matrix, TypeForm.Vector) => TensorRows.MatVec,
        (TypeForm.Vector, TypeForm.Matrix) => TensorRows.VecMat,
        _ => ArithmeticRows.Multiply,
    };

    // A vector beside a matrix is added to every row; marked as a column, to every column.
    private (int Left, int Right) Broadcast(IOperation at, int left, ITypeSymbol? leftType, int right, ITypeSymbol? rightType) =>
        (TypeOf(left).Form, TypeOf(right).Form) switch
        {
            (TypeForm.Matrix, TypeForm.Vector) => (left, Broadcast(at, right, rightType, left)),
            (TypeForm.Vector, TypeForm.Matrix) => (Broadcast(at, left, leftType, right), right),
            _ => (left, right),
        };

    private int Broadcast(IOperation at, int vector, ITypeSymbol? type, int matrix) => TypeMapper.IsColumn(type)
        ? session.Emit(at, BroadcastColumn, vector, session.Builder.Extent(matrix, 1))
        : session.Emit(at, BroadcastRow, vector, session.Builder.Extent(matrix, 0));

    // C# lets users give operators to types of others: these mean what their authors say, not what the signs say.
    private void RequireKnown(IOperation at, IMethodSymbol? method)
    {
        if (method is not null && !GenericCapture.IsOfNumbers(method) && session.Map(method.ContainingType) is not { IsTensor: true }) throw session.Refuse(at);
    }

    private void RequireUsualOverflow(IOperation at, bool isChecked)
    {
        if (session.HasUsualOverflow(isChecked)) return;
        throw session.Refuse(at, isChecked ? "'checked' arithmetic" : "'unchecked' arithmetic", "set it for the whole project, so that it holds for the generated code too");
    }

    private IrType TypeOf(int id) => session.Builder.TypeOf(id);
}
