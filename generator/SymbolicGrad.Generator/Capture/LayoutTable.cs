using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Finds the layouts of types.</summary>
internal sealed class LayoutTable
{
    private readonly Dictionary<ITypeSymbol, Layout> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, Layout> _objects = new(SymbolEqualityComparer.Default);

    /// <summary>Puts the type arguments at hand in the place of type parameters.</summary>
    public System.Func<ITypeSymbol, ITypeSymbol> Substitute { get; set; } = static type => type;

    /// <summary>What a variable of the type holds: for a class, a reference.</summary>
    public Layout Of(ITypeSymbol type)
    {
        type = Substitute(type);
        if (_values.TryGetValue(type, out Layout? known)) return known;

        // A struct that holds itself does not compile, and must not hold up the compiler either.
        _values.Add(type, Layout.OfReference(type));
        return TypeNesting.IsTooDeep(type) ? _values[type] : _values[type] = Find(type);
    }

    /// <summary>What an object of a class stores, its bases' fields first; for a struct, what a variable holds.</summary>
    public Layout OfObject(ITypeSymbol type)
    {
        if (!type.IsReferenceType || type.IsAnonymousType) return Of(type);
        if (_objects.TryGetValue(type, out Layout? known)) return known;
        var ancestors = new Stack<INamedTypeSymbol>();
        for (var ancestor = type as INamedTypeSymbol; ancestor is not null && ancestor.SpecialType != SpecialType.System_Object; ancestor = ancestor.BaseType) ancestors.Push(ancestor);
        Layout layout = ancestors.Count > 0 && ancestors.All(HasKnownFields) ? Layout.OfAggregate(type, ancestors.SelectMany(Fields)) : Layout.OfReference(type);
        return _objects[type] = layout;
    }

    private Layout Find(ITypeSymbol type)
    {
        if (TypeMapper.Map(type) is { } single) return Layout.OfSingle(type, single);
        if (ElementOf(type) is { } element && OfObject(element) is { Form: LayoutForm.Aggregate, Count: > 0 } layout) return Layout.OfArray(type, layout, (type as IArrayTypeSymbol)?.Rank ?? 1);
        if (type.IsAnonymousType) return Layout.OfAggregate(type, type.GetMembers().OfType<IPropertySymbol>().Select(property => (property.Name, (ISymbol)property, Of(property.Type))));
        if (type is not INamedTypeSymbol { IsValueType: true } named) return Layout.OfReference(type);
        if (Underlying(named) is { } underlying) return OfNullable(named, Of(underlying));
        if (named.IsTupleType) return Layout.OfAggregate(type, named.TupleElements.Select(element => (element.Name, (ISymbol)(element.CorrespondingTupleField ?? element), Of(element.Type))));
        if (NumericsRows.Contains(named)) return Layout.OfAggregate(type, NumericsRows.ComponentsOf(named).Select(member => (member.Name, member, Of(member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type))));
        return HasKnownFields(named) ? Layout.OfAggregate(type, Fields(named)) : Layout.OfReference(type);
    }

    /// <summary>The value type of which a type is <c>Nullable&lt;T&gt;</c>; null for anything else.</summary>
    public static ITypeSymbol? Underlying(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    /// <summary>The type of the elements of an array or span; null for anything else.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol span when TypeMapper.IsSpan(span) => span.TypeArguments[0],
        _ => null,
    };

    private Layout OfNullable(INamedTypeSymbol type, Layout value)
    {
        if (value.Form == LayoutForm.Reference) return Layout.OfReference(type);
        ISymbol Property(string name) => type.GetMembers(name).Single();
        return Layout.OfAggregate(type, [("HasValue", Property("HasValue"), Of(((IPropertySymbol)Property("HasValue")).Type)), ("Value", Property("Value"), value)]);
    }

    // What comes from another assembly keeps its fields to itself, save the few types of which a table tells, and fields that lie over each other are not independent.
    private static bool HasKnownFields(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct && !type.DeclaringSyntaxReferences.IsEmpty && !type.GetAttributes().Any(IsExplicit) &&
        !type.GetMembers().Any(member => member is IFieldSymbol { IsFixedSizeBuffer: true } or IFieldSymbol { RefKind: not RefKind.None } or IFieldSymbol { IsVolatile: true });

    private static bool IsExplicit(AttributeData attribute) => attribute.AttributeClass?.Name is "StructLayoutAttribute" or "InlineArrayAttribute";

    // Parameters of a primary constructor live on like fields, except those of a record, which become properties.
    private IEnumerable<(string Name, ISymbol Symbol, Layout Layout)> Fields(INamedTypeSymbol type)
    {
        IEnumerable<(string Name, ISymbol Symbol, Layout Layout)> fields = type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => !field.IsStatic && !field.IsConst)
            .Select(field => (Names.Own(field), (ISymbol)field, Of(field.Type)));
        return type.IsRecord || Constructors.Primary(type) is not { } primary
            ? fields
            : fields.Concat(primary.Parameters.Where(Constructors.IsCaptured).Select(parameter => (parameter.Name, (ISymbol)parameter, Of(parameter.Type))));
    }
}
