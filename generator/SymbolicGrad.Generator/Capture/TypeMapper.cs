using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Generator.Capture;

/// <summary>From C# types to the types of the IR.</summary>
internal static class TypeMapper
{
    /// <summary>The type in the IR; null where the IR has none.</summary>
    public static IrType? Map(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Map(array.ElementType) is { } element && element.MayBeElement() ? IrType.Array(element, array.Rank) : null,
        INamedTypeSymbol { IsTupleType: false, Arity: 1 } generic => MapGeneric(generic),
        { SpecialType: not SpecialType.None } => MapScalar(type.SpecialType) is { } kind ? IrType.Scalar(kind) : null,
        _ => null,
    };

    /// <summary>Whether values of the type are columns to be added to every column of a matrix.</summary>
    public static bool IsColumn(ITypeSymbol? type) => IsOfRuntime(type, "ColumnVector");

    /// <summary>Whether the type is the view of a matrix with rows and columns exchanged.</summary>
    public static bool IsTransposed(ITypeSymbol? type) => IsOfRuntime(type, "Transposed");

    /// <summary>Whether the type belongs to the runtime library.</summary>
    public static bool IsOfRuntime(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { ContainingType: null, ContainingNamespace: { Name: "SymbolicGrad", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    /// <summary>Whether the type is the interface of what can be trained.</summary>
    public static bool IsModel(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "IModel", ContainingType: null, ContainingNamespace: { Name: "Training", ContainingNamespace: { Name: "SymbolicGrad", ContainingNamespace.IsGlobalNamespace: true } } };

    public static bool IsSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Span" or "ReadOnlySpan", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static IrType? MapGeneric(INamedTypeSymbol type)
    {
        ITypeSymbol argument = type.TypeArguments[0];
        if (IsSpan(type)) return Map(argument) is { } element && element.MayBeElement() ? IrType.Array(element) : null;
        if (MapScalar(argument.SpecialType) is not (ScalarKind.Float32 or ScalarKind.Float64)) return null;
        ScalarKind kind = MapScalar(argument.SpecialType)!.Value;
        if (IsOfRuntime(type, "Matrix") || IsTransposed(type)) return IrType.Matrix(kind);
        return IsOfRuntime(type, "Vector") || IsColumn(type) ? IrType.Vector(kind) : null;
    }

    private static ScalarKind? MapScalar(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_Byte => ScalarKind.UInt8,
        SpecialType.System_SByte => ScalarKind.Int8,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Single => ScalarKind.Float32,
        SpecialType.System_Double => ScalarKind.Float64,
        _ => null,
    };

    // Not of double[][,] and the like: C# reads the ranks from left to right, and nobody has missed them. Of arrays of arrays, three levels will do.
    private static bool MayBeElement(this IrType type) => !type.IsArray || (type.Rank == 1 && type is not { Element: { IsArray: true, Element.IsArray: true } });
}
