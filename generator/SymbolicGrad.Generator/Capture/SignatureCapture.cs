using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures everything about a marked method but its body.</summary>
internal static class SignatureCapture
{
    /// <summary>Why no gradient can be generated for a method of this signature.</summary>
    /// <exception cref="InvalidCodeException">The signature does not compile.</exception>
    public static ImmutableArray<Diagnostic> Problems(IMethodSymbol method, GradientBuffers buffers)
    {
        if (method.ReturnType is IErrorTypeSymbol || method.Parameters.Any(parameter => parameter.Type is IErrorTypeSymbol)) throw new InvalidCodeException();
        if (method.ContainingType.IsStatic && !method.IsStatic) throw new InvalidCodeException();
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        if (FormProblem(method) is { } form) problems.Add(At(method, DiagnosticRules.NotSupported, form.Construct, form.WayOut));
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is not (RefKind.None or RefKind.In))
                problems.Add(At(parameter, DiagnosticRules.NotSupported, $"The parameter '{parameter.Name}' by reference", "pass it by value and return what changes"));
            else if (parameter.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
                problems.Add(At(parameter, DiagnosticRules.NotSupported, $"The pointer '{parameter.Name}'", "pass an array or a span"));
            else if (parameter.Type.IsRefLikeType && buffers.IsAggregate(parameter) && LayoutTable.ElementOf(parameter.Type) is null)
                problems.Add(At(parameter, DiagnosticRules.NotSupported, $"The type '{Names.Message(parameter.Type)}' of the differentiated parameter '{parameter.Name}', which is a ref struct,", "its gradient could not be returned: pass its members, or mark it [Data]"));
            else if (buffers.IsTooLarge(parameter.Type))
                problems.Add(At(parameter, DiagnosticRules.NotSupported, $"The type '{Names.Message(parameter.Type)}' of the parameter '{parameter.Name}', which holds too many members,", "pass them in arrays"));
            else if (!Annotations.IsData(parameter) && NumericsRows.Lacks(parameter.Type))
                problems.Add(At(parameter, DiagnosticRules.NotSupported, $"The type '{Names.Message(parameter.Type)}' of the parameter '{parameter.Name}', of whose members no derivative is known,", "mark it [Data], or pass its numbers"));
            else if (!Annotations.IsData(parameter) && buffers.IsNullable(parameter.Type))
                problems.Add(At(parameter, DiagnosticRules.NotSupported, $"The type '{Names.Message(parameter.Type)}' of the differentiated parameter '{parameter.Name}'", "there is no buffer for its gradient: mark it [Data], or pass the value and a bool"));
            else if (Differentiated(parameter) is { } type && !HasBuffer(parameter.Type, type))
                problems.Add(At(parameter, DiagnosticRules.NotSupported, $"The type '{Names.Message(parameter.Type)}' of the differentiated parameter '{parameter.Name}'", "there is no buffer for its gradient: pass T[], T[,], T[][], a span of numbers, Vector<T>[] or Matrix<T>[], or mark it [Data]"));
        }

        ImmutableArray<ResultSpec> results = Results(method, buffers);
        bool returnsByArrays = method.ReturnsVoid && method.Parameters.Any(parameter => MayReturn(parameter, buffers));
        if (!returnsByArrays && (results.IsDefault || !results.Any(result => result.Type.IsFloating)))
            problems.Add(At(method, DiagnosticRules.ResultNotDifferentiable, method.Name, Names.Message(method.ReturnType)));
        foreach (string? name in Annotations.WithRespectTo(method) is { IsDefault: false } chosen ? chosen : [])
        {
            if (!method.Parameters.Any(parameter => parameter.Name == name && (Differentiated(parameter) is not null || buffers.IsAggregate(parameter))))
                problems.Add(At(method, DiagnosticRules.NotSupported, $"A gradient with respect to '{name}'", "name parameters of floating-point types that are not [Data]"));
        }

        problems.AddRange(NameClashes.OfMethod(method));
        return problems.ToImmutable();
    }

    public static ImmutableArray<ParameterSpec> Parameters(IMethodSymbol method, GradientBuffers buffers) => [.. method.Parameters.Select(parameter => (Symbol: parameter, Aggregate: buffers.Of(parameter))).Select(parameter => new ParameterSpec(
        Names.Identifier(parameter.Symbol.Name),
        Names.Code(parameter.Symbol.Type),
        Names.Cref(parameter.Symbol.Type),
        Modifier(parameter.Symbol),
        Known(parameter.Symbol.Type),
        parameter.Aggregate is not null || Differentiated(parameter.Symbol) is not null,
        parameter.Aggregate))];

    /// <summary>The results, those of structs number by number; none where the type of one is not known.</summary>
    public static ImmutableArray<ResultSpec> Results(IMethodSymbol method, GradientBuffers buffers)
    {
        if (method.ReturnsVoid) return [];
        IEnumerable<(string Name, ITypeSymbol Type)> results = method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Select(element => (element.Name, element.Type))
            : [(method.Name, method.ReturnType)];
        ImmutableArray<ImmutableArray<ResultSpec>> leaves = [.. results.Select(result => Known(result.Type) switch
        {
            { IsArray: false } type => [new ResultSpec(result.Name, type)],
            { Rank: <= 2, IsFloating: true, Element.IsScalar: true } array when result.Type is IArrayTypeSymbol => [new ResultSpec(result.Name, array)],
            null => buffers.Result(result.Name, result.Type),
            _ => default,
        })];
        return leaves.Any(result => result.IsDefault) ? default : [.. leaves.SelectMany(result => result)];
    }

    public static string Modifiers(IMethodSymbol method)
    {
        string accessibility = SyntaxFacts.GetText(method.DeclaredAccessibility);
        return method.IsStatic ? $"{accessibility} static" : accessibility;
    }

    /// <summary>What tells the method's files apart from those of its overloads, and of the type's model: names of files ignore case.</summary>
    public static string HintSuffix(IMethodSymbol method)
    {
        IEnumerable<IMethodSymbol> overloads = method.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Where(other => Annotations.IsDifferentiable(other) && string.Equals(other.Name, method.Name, System.StringComparison.OrdinalIgnoreCase));
        int index = overloads.TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method) && !SymbolEqualityComparer.Default.Equals(other.PartialImplementationPart, method)).Count();
        if (string.Equals(method.Name, "Model", System.StringComparison.OrdinalIgnoreCase)) index++;
        return Names.Number(index);
    }

    /// <summary>Names that mean something inside the type, sorted.</summary>
    public static ImmutableArray<string> TakenNames(INamedTypeSymbol type, Compilation compilation)
    {
        var names = new SortedSet<string>(NamesHiddenByNamespaces(type, compilation), System.StringComparer.Ordinal);
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? ancestor = outer; ancestor is not null; ancestor = ancestor.BaseType)
                names.UnionWith(ancestor.GetMembers().Where(member => member.CanBeReferencedByName && !Annotations.IsGenerated(member)).Select(member => member.Name));
            names.UnionWith(outer.TypeParameters.Select(parameter => parameter.Name));
            names.Add(outer.Name);
        }

        return [.. names];
    }

    // A type of the user's in a namespace around the method comes before what generated code imports.
    private static IEnumerable<string> NamesHiddenByNamespaces(INamedTypeSymbol type, Compilation compilation)
    {
        IEnumerable<string> kernels = compilation.GetTypeByMetadataName("SymbolicGrad.Kernels")?.MemberNames ?? [];
        string[] imported = [.. Engine.Printing.GeneratedNames.Types, .. kernels];
        for (INamespaceSymbol? around = type.ContainingNamespace; around is not null; around = around.ContainingNamespace)
        {
            foreach (string name in imported)
            {
                bool isHidden = around.GetTypeMembers(name).Any(hiding => hiding.ContainingNamespace.ToDisplayString() is not ("SymbolicGrad" or "System")) ||
                    around.GetNamespaceMembers().Any(inner => inner.Name == name);
                if (isHidden) yield return name;
            }
        }
    }

    private static (string Construct, string WayOut)? FormProblem(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary)
            return ($"[Differentiable] on {(method.AssociatedSymbol is { } owner ? $"an accessor of '{owner.Name}'" : "an operator or an explicit implementation")}", "write a method");
        if (method.ContainingType.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
            return ($"[Differentiable] on '{method.Name}' in an extension block", "write an extension method with a 'this' parameter");
        if (method.IsGenericMethod) return ($"The generic method '{method.Name}'", "write it for float or double");
        if (method.IsAsync) return ($"The asynchronous method '{method.Name}'", "let it return its value directly");
        if (method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed))
            return ($"The virtual method '{method.Name}'", "an override would not change the generated gradient: make it non-virtual or sealed");
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return ($"The method '{method.Name}' that returns a reference", "return the value");
        return method.IsExtern || (method.IsPartialDefinition && method.PartialImplementationPart is null) ? ($"The method '{method.Name}' without a body", "give it one") : null;
    }

    // What a method writes there is its result.
    private static bool MayReturn(IParameterSymbol parameter, GradientBuffers buffers) =>
        Differentiated(parameter) is { IsArray: true } type && HasBuffer(parameter.Type, type) && parameter.Type is not INamedTypeSymbol { Name: "ReadOnlySpan" } && !buffers.IsAggregate(parameter);

    private static IrType? Differentiated(IParameterSymbol parameter) =>
        Known(parameter.Type) is { IsFloating: true } type && !Annotations.IsData(parameter) ? type : null;

    /// <summary>Whether there is a buffer for the gradient: what <c>ZerosLike</c> and <c>RequireSameShape</c> take.</summary>
    public static bool HasBuffer(ITypeSymbol type, IrType mapped) => mapped switch
    {
        { IsArray: false } => true,
        { Rank: 1, Element.IsArray: true } => !TypeMapper.IsSpan(type) && mapped.Element is { Rank: 1, Element.IsScalar: true },
        { Rank: 1 } => mapped.Element.IsScalar || !TypeMapper.IsSpan(type),
        _ => mapped is { Rank: 2, Element.IsScalar: true },
    };

    private static IrType? Known(ITypeSymbol type) => TypeMapper.IsTransposed(type) || TypeMapper.IsColumn(type) ? null : TypeMapper.Map(type);

    private static string Modifier(IParameterSymbol parameter)
    {
        if (parameter.IsParams) return "params ";
        string scoped = parameter.ScopedKind == ScopedKind.ScopedValue && !parameter.IsParams ? "scoped " : "";
        return parameter.RefKind == RefKind.In ? scoped + "in " : scoped;
    }

    private static Diagnostic At(ISymbol symbol, DiagnosticDescriptor rule, params object[] arguments) => Diagnostic.Create(rule, symbol.Locations[0], arguments);
}
