using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Finds members of the user's that stand where generated ones would have to, or that these would hide.</summary>
internal static class NameClashes
{
    // What every record declares, or keeps for itself.
    private static readonly ImmutableHashSet<string> OfRecords =
        ["Value", "Clone", "Deconstruct", "EqualityContract", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString"];

    private static readonly ImmutableArray<string> OfMethods = ["_Backward", "Gradient", "_Graph", "_Forward", "_FourDirections"];

    /// <summary>Whether a name is one that a member generated for some method may have.</summary>
    public static bool IsOfGenerated(string name)
    {
        string unnumbered = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return OfMethods.Any(ending => unnumbered.Length > ending.Length && unnumbered.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>The clashes of <c>F_Backward</c> and the others that are generated for a method.</summary>
    public static IEnumerable<Diagnostic> OfMethod(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        string number = SignatureCapture.HintSuffix(method).TrimStart('-');
        List<string> names = [$"{method.Name}_Backward", $"{method.Name}_Gradient", $"{method.Name}Gradient{number}"];
        if (Annotations.DrawsGraph(method)) names.Add($"{method.Name}_Graph{number}");
        if (Annotations.HasForward(method)) names.Add($"{method.Name}_Forward{number}");
        if (Annotations.HasFourDirections(method)) names.Add($"{method.Name}_FourDirections{number}");
        foreach (string name in names)
        {
            // What is generated into a base is not there yet when the generator runs.
            INamedTypeSymbol? owner = Owner(type, name) ?? Bases(type).FirstOrDefault(ancestor =>
                ancestor.GetMembers(method.Name).Any(member => Annotations.IsDifferentiable(member) && member.DeclaredAccessibility != Accessibility.Private));
            if (owner is not null) yield return At(method, owner.Name, name, Generated(method));
        }
    }

    /// <summary>The clashes of what makes a type with <c>[Parameter]</c> members a model.</summary>
    public static IEnumerable<Diagnostic> OfModel(INamedTypeSymbol type, ImmutableArray<ISymbol> parameters)
    {
        foreach (string name in new[] { "Gradients", "CreateGradients", "VisitParameters", "UpdateParameters" })
        {
            if (Owner(type, name) is not { } owner) continue;
            ISymbol at = type.GetMembers(name).FirstOrDefault(IsUsers) ?? type;
            yield return At(at, owner.Name, name, Generated(type));
        }

        foreach (ISymbol parameter in parameters.Where(parameter => parameter.Name is "Clear" or "Visit"))
            yield return At(parameter, "Gradients", parameter.Name, $"the gradient by '{parameter.Name}'");
    }

    /// <summary>The clashes among the members of the record that <c>F_Gradient</c> returns.</summary>
    public static IEnumerable<Diagnostic> OfRecord(IMethodSymbol method, MethodSpec spec)
    {
        string record = $"{spec.Name}Gradient{spec.HintSuffix.TrimStart('-')}";
        bool hasMembers = spec.Function.Parameters.Any(parameter => Function.InfoOf(parameter).Role == ParameterRole.Member);
        ImmutableHashSet<string> members = hasMembers ? [.. spec.Type.Members.Select(member => member.Name.TrimStart('@'))] : [];
        foreach (string member in members.Where(IsTaken).OrderBy(name => name, StringComparer.Ordinal))
            yield return At(method, record, member, $"the gradient by [Parameter] '{member}'");
        foreach ((IParameterSymbol symbol, _) in method.Parameters.Zip(spec.Parameters, static (symbol, parameter) => (symbol, parameter)).Where(pair => pair.parameter.IsDifferentiated))
        {
            if (IsTaken(symbol.Name) || members.Contains(symbol.Name))
                yield return At(symbol, record, symbol.Name, $"the gradient by the parameter '{symbol.Name}'");
        }

        bool IsTaken(string name) => OfRecords.Contains(name) || name == record;
    }

    /// <summary>The type in which a name means something that a generated member of <paramref name="type"/> would clash with or hide.</summary>
    private static INamedTypeSymbol? Owner(INamedTypeSymbol type, string name)
    {
        bool isOwn = type.Name == name || type.TypeParameters.Any(parameter => parameter.Name == name) || type.GetMembers(name).Any(IsUsers);
        return isOwn ? type : Bases(type).FirstOrDefault(ancestor => ancestor.GetMembers(name).Any(member => IsUsers(member) && member.DeclaredAccessibility != Accessibility.Private));
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType) yield return ancestor;
    }

    private static bool IsUsers(ISymbol member) => !Annotations.IsGenerated(member);

    private static string Generated(ISymbol marked) => $"a member that is generated for '{marked.Name}'";

    private static Diagnostic At(ISymbol symbol, string owner, string name, string generated) =>
        Diagnostic.Create(DiagnosticRules.NameTaken, symbol.Locations[0], owner, name, generated);
}
