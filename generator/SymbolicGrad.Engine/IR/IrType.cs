using System;
using System.Linq;

namespace SymbolicGrad.Engine.IR;

internal enum ScalarKind
{
    Boolean,
    Int32,
    Int64,
    UInt8,
    Int8,
    UInt16,
    Int16,
    Char,
    UInt32,
    UInt64,
    Float32,
    Float64,

    /// <summary>Four <see cref="Float32"/>: the tangents of a number in four directions.</summary>
    Float32InFour,

    /// <summary>Four <see cref="Float64"/>.</summary>
    Float64InFour,
}

internal enum TypeForm
{
    /// <summary>No value: the type of an instruction that only acts.</summary>
    None,
    Scalar,

    /// <summary>A <c>Vector&lt;T&gt;</c>: an immutable value, one extent.</summary>
    Vector,

    /// <summary>A <c>Matrix&lt;T&gt;</c>: an immutable value, two extents.</summary>
    Matrix,

    /// <summary>A C# array or span; its elements are the <see cref="IrType.Items"/>[0], its rank is <see cref="IrType.Rank"/>.</summary>
    Array,

    /// <summary>Several results of one instruction, or of a function.</summary>
    Tuple,
}

/// <summary>The type of a value: its form and scalar kind. Extents are not part of it: <see cref="Passes.ShapeAnalysis"/> finds them.</summary>
internal sealed record IrType(TypeForm Form, ScalarKind Kind, EquatableArray<IrType> Items, int Rank)
{
    public static readonly IrType None = new(TypeForm.None, ScalarKind.Boolean, default, 0);
    public static readonly IrType Boolean = Scalar(ScalarKind.Boolean);
    public static readonly IrType Int32 = Scalar(ScalarKind.Int32);
    public static readonly IrType Float32 = Scalar(ScalarKind.Float32);
    public static readonly IrType Float64 = Scalar(ScalarKind.Float64);

    public static IrType Scalar(ScalarKind kind) => new(TypeForm.Scalar, kind, default, 0);

    public static IrType Vector(ScalarKind kind) => new(TypeForm.Vector, kind, default, 1);

    public static IrType Matrix(ScalarKind kind) => new(TypeForm.Matrix, kind, default, 2);

    public static IrType Array(IrType element, int rank = 1) => new(TypeForm.Array, element.Kind, EquatableArray.Of(element), rank);

    public static IrType Tuple(EquatableArray<IrType> items) => new(TypeForm.Tuple, ScalarKind.Boolean, items, 0);

    public bool IsScalar => Form == TypeForm.Scalar;

    public bool IsTensor => Form is TypeForm.Vector or TypeForm.Matrix;

    public bool IsArray => Form == TypeForm.Array;

    public IrType Element => IsArray ? Items[0] : Scalar(Kind);

    /// <summary>Whether values of this type carry floating-point numbers, so that they can vary smoothly.</summary>
    public bool IsFloating => Form switch
    {
        TypeForm.None => false,
        TypeForm.Tuple => Items.Any(item => item.IsFloating),
        TypeForm.Array => Element.IsFloating,
        _ => Kind is ScalarKind.Float32 or ScalarKind.Float64 || Kind.IsInFour(),
    };

    /// <summary>Whether C# computes with values of this type as with integers: <c>int</c>, <c>long</c>, <c>uint</c>, <c>ulong</c>. Smaller integers become <c>int</c> first.</summary>
    public bool IsIntegral => IsScalar && Kind is ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.UInt32 or ScalarKind.UInt64;

    /// <summary>The type of tangents in four directions at once: of a number four numbers, of an array one with four for each of its numbers.</summary>
    public IrType InFourDirections() => IsArray ? Array(Element.InFourDirections(), Rank) : With(Kind.InFour());

    /// <summary>The same form with another scalar kind.</summary>
    public IrType With(ScalarKind kind) => this with { Kind = kind };

    public override string ToString() => Form switch
    {
        TypeForm.None => "none",
        TypeForm.Scalar => Kind.ToString(),
        TypeForm.Array => $"{Element}[{new string(',', Rank - 1)}]",
        TypeForm.Tuple => $"({string.Join(", ", Items)})",
        _ => $"{Form}<{Kind}>",
    };
}
