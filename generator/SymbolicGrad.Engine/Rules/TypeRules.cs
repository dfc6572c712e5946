using System;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Rules;

/// <summary>How the type of a result follows from the types of the operands.</summary>
internal static class TypeRules
{
    /// <summary>All tensors among the operands have one form, scalars are broadcast; one scalar kind, or four tangents at once and numbers of their kind.</summary>
    public static IrType Elementwise(ImmutableArray<IrType> types, object? payload)
    {
        IrType result = types[0];
        foreach (IrType type in types)
        {
            Require(type.IsScalar || type.IsTensor, types);
            Require(type.Kind.InOne() == result.Kind.InOne(), types);
            if (type.Kind != result.Kind)
            {
                Require(type.IsScalar && result.IsScalar, types);
                result = IrType.Scalar(result.Kind.InFour());
            }
            else if (result.IsScalar)
            {
                result = type;
            }
            else
            {
                Require(type.IsScalar || type == result, types);
            }
        }

        return result;
    }

    public static IrType FloatingElementwise(ImmutableArray<IrType> types, object? payload)
    {
        IrType result = Elementwise(types, payload);
        Require(result.IsFloating, types);
        return result;
    }

    public static IrType Comparison(ImmutableArray<IrType> types, object? payload) => Elementwise(types, payload).With(ScalarKind.Boolean);

    public static IrType Logical(ImmutableArray<IrType> types, object? payload)
    {
        Require(types.All(type => type == IrType.Boolean), types);
        return IrType.Boolean;
    }

    public static IrType Integral(ImmutableArray<IrType> types, object? payload)
    {
        Require(types.All(type => type.IsIntegral), types);
        return Elementwise(types, payload);
    }

    /// <summary>An integer, and by how many bits it is shifted.</summary>
    public static IrType Shift(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].IsIntegral && types[1] == IrType.Int32, types);
        return types[0];
    }

    /// <summary>The payload is the target's <see cref="ScalarKind"/>; four tangents at once stay four.</summary>
    public static IrType Conversion(ImmutableArray<IrType> types, object? payload) => types[0].With(types[0].Kind.IsInFour() ? ((ScalarKind)payload!).InFour() : (ScalarKind)payload!);

    public static IrType MatrixMatrix(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].Form == TypeForm.Matrix && types[1] == types[0], types);
        return types[0];
    }

    public static IrType MatrixVector(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].Form == TypeForm.Matrix && types[1].Form == TypeForm.Vector && types[0].Kind == types[1].Kind, types);
        return types[1];
    }

    public static IrType VectorMatrix(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].Form == TypeForm.Vector && types[1].Form == TypeForm.Matrix && types[0].Kind == types[1].Kind, types);
        return types[0];
    }

    public static IrType OuterProduct(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].Form == TypeForm.Vector && types[1] == types[0], types);
        return IrType.Matrix(types[0].Kind);
    }

    public static IrType SameMatrix(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].Form == TypeForm.Matrix, types);
        return types[0];
    }

    /// <summary>Tensors of one form, reduced to one number.</summary>
    public static IrType FullReduction(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].IsTensor && types.All(type => type == types[0]), types);
        return IrType.Scalar(types[0].Kind);
    }

    /// <summary>Scalars or tensors of one form, reduced to one number.</summary>
    public static IrType Loss(ImmutableArray<IrType> types, object? payload)
    {
        Require((types[0].IsTensor || types[0].IsScalar) && types[0].IsFloating && types.All(type => type == types[0]), types);
        return IrType.Scalar(types[0].Kind);
    }

    public static IrType AxisReduction(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].Form == TypeForm.Matrix, types);
        return IrType.Vector(types[0].Kind);
    }

    public static IrType VectorReduction(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].Form == TypeForm.Vector, types);
        return IrType.Scalar(types[0].Kind);
    }

    /// <summary>Tensors of one form, whose whole (vector) or rows (matrix) are mapped.</summary>
    public static IrType TensorMap(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].IsTensor && types.All(type => type == types[0]), types);
        return types[0];
    }

    /// <summary>A vector with one class index, or a matrix with one for each row; anything after these is scalar.</summary>
    public static IrType LabelledLoss(ImmutableArray<IrType> types, object? payload)
    {
        LabelledMap(types, payload);
        return IrType.Scalar(types[0].Kind);
    }

    /// <summary>As <see cref="LabelledLoss"/>, with a result of the first operand's type.</summary>
    public static IrType LabelledMap(ImmutableArray<IrType> types, object? payload)
    {
        bool vector = types[0].Form == TypeForm.Vector && types[1] == IrType.Int32;
        bool matrix = types[0].Form == TypeForm.Matrix && types[1].IsArray && types[1].Element == IrType.Int32;
        Require(vector || matrix, types);
        return types[0];
    }

    public static IrType RowBroadcast(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].Form == TypeForm.Vector, types);
        return IrType.Matrix(types[0].Kind);
    }

    /// <summary>A number and one extent make a vector; a number and two extents make a matrix.</summary>
    public static IrType Fill(ImmutableArray<IrType> types, object? payload) =>
        types.Length == 2 ? IrType.Vector(types[0].Kind) : IrType.Matrix(types[0].Kind);

    /// <summary>A tensor and one index for each axis.</summary>
    public static IrType Item(ImmutableArray<IrType> types, object? payload)
    {
        Require(types[0].IsTensor && types.Length == types[0].Rank + 1, types);
        return IrType.Scalar(types[0].Kind);
    }

    public static IrType FirstOperand(ImmutableArray<IrType> types, object? payload) => types[0];

    private static void Require(bool condition, ImmutableArray<IrType> types)
    {
        if (!condition) throw new IrException($"The operand types do not fit: {string.Join(", ", types)}.");
    }
}
