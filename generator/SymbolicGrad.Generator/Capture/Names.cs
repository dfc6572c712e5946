using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicGrad.Generator.Capture;

/// <summary>How generated code, files and messages spell what the user has named.</summary>
internal static class Names
{
    /// <summary>
    /// Types as generated code writes them: <c>global::</c> names, keywords for the built-in types, <c>?</c> on nullable references
    /// and nothing else (<c>int?</c> is <c>Nullable&lt;int&gt;</c>), so that references in documentation can leave it out.
    /// </summary>
    private static readonly SymbolDisplayFormat InCode = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.ExpandNullable);

    private static readonly SymbolDisplayFormat InCrefs = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    private static readonly SymbolDisplayFormat InTables = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat InMessages = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>An identifier as C# writes it: <c>@class</c>.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static string Code(ITypeSymbol type) => type.ToDisplayString(InCode);

    /// <summary>A type as the <c>cref</c> of a comment writes it, which knows neither tuples nor references that may be null.</summary>
    public static string Cref(ITypeSymbol type) => type.ToDisplayString(InCrefs).Replace('<', '{').Replace('>', '}');

    /// <summary>The type and name by which the table of operations knows a method: <c>System.Math.Sin</c>.</summary>
    public static string InTable(ISymbol member) => $"{member.ContainingType.ToDisplayString(InTables)}.{member.Name}";

    /// <summary>As <see cref="InTable(ISymbol)"/>, of a member of the type.</summary>
    public static string InTable(ITypeSymbol type, string member) => $"{type.ToDisplayString(InTables)}.{member}";

    public static string Message(ITypeSymbol type) => type.ToDisplayString(InMessages);

    /// <summary>A member with its type, without namespaces: <c>Math.Sin</c>.</summary>
    public static string Message(ISymbol member) =>
        member.ContainingSymbol is INamedTypeSymbol type ? $"{Message(type)}.{member.Name}" : member.Name;

    /// <summary>What messages call a function: <c>'Model.Loss'</c>, <c>the constructor of 'Layer'</c>.</summary>
    public static string Function(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.AnonymousFunction => "a lambda",
        MethodKind.Constructor => $"the constructor of '{Message(method.ContainingType)}'",
        MethodKind.UserDefinedOperator or MethodKind.Conversion => $"an operator of '{Message(method.ContainingType)}'",
        _ => $"'{Message(method.AssociatedSymbol ?? method)}'",
    };

    /// <summary>A text as the beginning of a sentence.</summary>
    public static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>The name of a field or property as the user wrote it: that of the property for the field behind one.</summary>
    public static string Own(ISymbol member) => member is IFieldSymbol { AssociatedSymbol: { } property } ? property.Name : member.Name;

    /// <summary>The beginning of the names of the files generated for a type: <c>Samples.Mlp</c>, <c>Samples.Layer{T}.Cell</c>.</summary>
    public static string File(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        for (INamespaceOrTypeSymbol symbol = type; symbol is not INamespaceSymbol { IsGlobalNamespace: true }; symbol = (INamespaceOrTypeSymbol)symbol.ContainingSymbol)
            parts.Push(Printable(symbol.Name) + TypeParameters(symbol) + Twin(symbol));
        return string.Join(".", parts);

        static string TypeParameters(INamespaceOrTypeSymbol symbol) => symbol is INamedTypeSymbol { TypeParameters.IsEmpty: false } generic
            ? $"{{{string.Join(",", generic.TypeParameters.Select(parameter => Printable(parameter.Name)))}}}"
            : "";
    }

    /// <summary>The type and the types around it, outermost first.</summary>
    public static ImmutableArray<INamedTypeSymbol> Nesting(INamedTypeSymbol type)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType) types.Push(outer);
        return types.ToImmutableArray();
    }

    /// <summary>
    /// Whether a type and what it lies in have names to be declared again by. In code that is being typed a name can be missing,
    /// and a member can stand outside of every type: the compiler then invents a class.
    /// </summary>
    public static bool AreComplete(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol symbol = type; symbol is not INamespaceSymbol { IsGlobalNamespace: true }; symbol = (INamespaceOrTypeSymbol)symbol.ContainingSymbol)
            if (!SyntaxFacts.IsValidIdentifier(symbol.Name)) return false;
        return true;
    }

    /// <summary>Numbers what has the same name in file names, which are compared without regard to case: nothing for the first, <c>-2</c> for the second. No name in C# has a hyphen.</summary>
    public static string Number(int index) => index == 0 ? "" : "-" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Twin(INamespaceOrTypeSymbol symbol)
    {
        List<string> siblings = ((INamespaceOrTypeSymbol)symbol.ContainingSymbol).GetMembers().OfType<INamespaceOrTypeSymbol>()
            .Where(other => string.Equals(other.Name, symbol.Name, StringComparison.OrdinalIgnoreCase) && Arity(other) == Arity(symbol))
            .Select(other => other.Name)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToList();
        return Number(siblings.IndexOf(symbol.Name));

        static int Arity(INamespaceOrTypeSymbol symbol) => (symbol as INamedTypeSymbol)?.Arity ?? 0;
    }

    // What Roslyn accepts in the name of a generated file.
    private static string Printable(string name) => new(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-').ToArray());
}
