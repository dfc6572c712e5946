using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures a type with marked members: how generated code becomes a part of it, and what of it is trained.</summary>
internal static class TypeCapture
{
    /// <summary>The type's spec; null, with errors or, for a type that does not compile, without, if nothing can be generated into it.</summary>
    public static (TypeSpec? Spec, ImmutableArray<Diagnostic> Diagnostics) Capture(INamedTypeSymbol type)
    {
        if (!Names.AreComplete(type)) return (null, []);
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        ImmutableArray<ISymbol> marked = [.. type.GetMembers().Where(member => Annotations.IsDifferentiable(member) || Annotations.IsParameter(member))];
        ISymbol cause = marked.FirstOrDefault() ?? type;
        foreach (INamedTypeSymbol outer in Names.Nesting(type)) CheckDeclaration(outer, cause, problems);

        ImmutableArray<ISymbol> parameters = [.. marked.Where(Annotations.IsParameter)];
        if (parameters.Any(member => member is not (IFieldSymbol or IPropertySymbol) || TypeOf(member) is IErrorTypeSymbol)) return (null, []);
        foreach (ISymbol member in parameters)
            if (ParameterProblem(type, member, parameters) is { } reason) problems.Add(Diagnostic.Create(DiagnosticRules.NotTrainable, member.Locations[0], Names.Own(member), reason));
        if (!parameters.IsEmpty) problems.AddRange(NameClashes.OfModel(type, parameters));
        if (problems.Count > 0) return (null, problems.ToImmutable());

        var spec = new TypeSpec(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            Names.Nesting(type).Select(Declaration).ToEquatableArray(),
            Names.File(type),
            parameters.Select(member => new MemberSpec(Names.Identifier(member.Name), Names.Code(TypeOf(member)), TypeMapper.Map(TypeOf(member))!, member is IFieldSymbol)).ToEquatableArray());
        return (spec, []);
    }

    private static void CheckDeclaration(INamedTypeSymbol type, ISymbol cause, ImmutableArray<Diagnostic>.Builder problems)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            problems.Add(Diagnostic.Create(DiagnosticRules.NotSupported, cause.Locations[0], $"'{cause.Name}' in the {type.TypeKind.ToString().ToLowerInvariant()} '{type.Name}'", "move it to a class or struct"));
        else if (type.IsFileLocal)
            problems.Add(Diagnostic.Create(DiagnosticRules.NotSupported, type.Locations[0], $"'{cause.Name}' in the file-local type '{type.Name}'", "generated code stands in another file: make the type internal"));
        else if (Declarations(type).FirstOrDefault(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) is { } notPartial)
            problems.Add(Diagnostic.Create(DiagnosticRules.NotPartial, notPartial.Identifier.GetLocation(), type.Name, cause.Name));
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static string Declaration(INamedTypeSymbol type)
    {
        string kind = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (false, TypeKind.Struct) => "struct",
            _ => "class",
        };
        string parameters = type.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Names.Identifier(parameter.Name)))}>";
        return $"partial {kind} {Names.Identifier(type.Name)}{parameters}";
    }

    private static string? ParameterProblem(INamedTypeSymbol type, ISymbol member, ImmutableArray<ISymbol> parameters)
    {
        ITypeSymbol memberType = TypeOf(member);
        if (TypeMapper.Map(memberType) is not { IsFloating: true } mapped || TypeMapper.IsSpan(memberType) || !IsTrainable(mapped) || HasView(memberType))
            return $"its type '{Names.Message(memberType)}' is not float, double, Vector<T>, Matrix<T> or a one-dimensional array of these";
        ISymbol first = parameters.First(other => TypeMapper.Map(TypeOf(other)) is { IsFloating: true });
        IrType firstType = TypeMapper.Map(TypeOf(first))!;
        if (mapped.Kind != firstType.Kind) return $"its scalar type is not that of '{first.Name}', and all parameters of '{type.Name}' must have the same";
        if (member is IFieldSymbol { AssociatedSymbol: { } property }) return $"the attribute marks the field behind '{property.Name}'; write [property: Parameter] at a record's parameter, and [Parameter] elsewhere";
        if (!member.CanBeReferencedByName && member is IPropertySymbol { IsIndexer: false }) return "it implements an interface explicitly, and has no name of its own";
        if (type.IsRefLikeType) return $"'{type.Name}' is a ref struct, which no optimizer can hold";
        if (ModelAmongBases(type) is { } model) return $"its type inherits from '{Names.Message(model)}', which is a model by itself; mark the parameters in one type, or hold a '{Names.Message(model)}' as a member";
        if (member is IFieldSymbol { IsVolatile: true }) return "it is volatile, and would be changed by reference";
        if (member.IsStatic) return "it is static, and each model has parameters of its own";
        if (member is IPropertySymbol { IsIndexer: true }) return "it is an indexer";
        if (member is IPropertySymbol { GetMethod: null }) return "it has no getter";
        bool isFixed = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } };
        return mapped.IsScalar && isFixed ? "it is a number that cannot be assigned after construction; give it a setter" : null;
    }

    // What is generated into a base of the same project is not there yet: its marks are.
    private static INamedTypeSymbol? ModelAmongBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            if (ancestor.GetMembers().Any(Annotations.IsParameter) || ancestor.AllInterfaces.Any(TypeMapper.IsModel)) return ancestor;
        return null;
    }

    private static bool IsTrainable(IrType type) => type.IsArray ? type is { Rank: 1, Element.IsArray: false } : type.IsScalar || type.IsTensor;

    private static bool HasView(ITypeSymbol type) =>
        TypeMapper.IsTransposed(type) || TypeMapper.IsColumn(type) || (type is IArrayTypeSymbol array && HasView(array.ElementType));

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
}
