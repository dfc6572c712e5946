using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Capture;

/// <summary>The attributes by which users talk to the generator, and the mark by which it knows its own work.</summary>
internal static class Annotations
{
    public const string Differentiable = "SymbolicGrad.DifferentiableAttribute";
    public const string Parameter = "SymbolicGrad.ParameterAttribute";

    public static bool IsDifferentiable(ISymbol symbol) => Has(symbol, "DifferentiableAttribute");

    /// <summary>Whether the attribute asks for the computation graph.</summary>
    public static bool DrawsGraph(ISymbol symbol) => Switch(symbol, "DifferentiableAttribute", "DrawGraph") ?? false;

    /// <summary>Whether forward mode is asked for, by the method's attribute or, where that does not say, by the assembly's.</summary>
    public static bool HasForward(ISymbol symbol) =>
        Switch(symbol, "DifferentiableAttribute", "Forward") ?? Switch(symbol.ContainingAssembly, "DifferentiableDefaultsAttribute", "Forward") ?? false;

    /// <summary>Whether forward mode in four directions at once is asked for, likewise; a method that declines one direction by its attribute declines four as well.</summary>
    public static bool HasFourDirections(ISymbol symbol) => Switch(symbol, "DifferentiableAttribute", "FourDirections") ??
        (Switch(symbol, "DifferentiableAttribute", "Forward") != false && (Switch(symbol.ContainingAssembly, "DifferentiableDefaultsAttribute", "FourDirections") ?? false));

    public static bool IsParameter(ISymbol symbol) => Has(symbol, "ParameterAttribute");

    /// <summary>Whether callers compute a method anew in the reverse sweep rather than keep what it computes.</summary>
    public static bool IsRecomputed(IMethodSymbol method) => Has(method, "RecomputeAttribute");

    /// <summary>Where a method is marked <c>[Differentiable]</c>; null where that is not in the source.</summary>
    public static Location? PlaceOf(IMethodSymbol method) => method.GetAttributes().Concat(method.PartialDefinitionPart?.GetAttributes() ?? [])
        .FirstOrDefault(data => TypeMapper.IsOfRuntime(data.AttributeClass, "DifferentiableAttribute"))
        ?.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : null;

    /// <summary>Whether a generated method says that the original writes to the elements of a parameter, or, of all of it, to those of members.</summary>
    public static bool IsWritten(ISymbol parameterOrBackward) => Has(parameterOrBackward, "WrittenAttribute");

    /// <summary>Whether a parameter is marked as constant, by itself or because its method is differentiated with respect to others.</summary>
    public static bool IsData(IParameterSymbol parameter) =>
        Has(parameter, "DataAttribute") || (WithRespectTo(parameter.ContainingSymbol) is { IsDefault: false } chosen && !chosen.Contains(parameter.Name));

    /// <summary>The names of the parameters that a method is differentiated with respect to; default where the attribute does not say.</summary>
    public static ImmutableArray<string?> WithRespectTo(ISymbol method) => method.GetAttributes()
        .Where(data => TypeMapper.IsOfRuntime(data.AttributeClass, "DifferentiableAttribute"))
        .SelectMany(data => data.NamedArguments)
        .Where(argument => argument.Key == "WithRespectTo" && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
        .Select(argument => ImmutableArray.CreateRange(argument.Value.Values, name => name.Value as string))
        .FirstOrDefault();

    /// <summary>Whether a member is constant; of a record's property, what is written at the parameter in its header holds as well.</summary>
    public static bool IsDataMember(ISymbol member) => Has(member, "DataAttribute") ||
        (member is IPropertySymbol { ContainingType.IsRecord: true } property && Constructors.Primary(property.ContainingType)?.Parameters.FirstOrDefault(parameter => parameter.Name == property.Name) is { } header && Has(header, "DataAttribute"));

    /// <summary>Whether a symbol is declared only in files that this generator has made. An analyzer sees these, the generator does not.</summary>
    public static bool IsGenerated(ISymbol symbol) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty && symbol.DeclaringSyntaxReferences.All(reference => IsGenerated(reference.SyntaxTree));

    private static bool IsGenerated(SyntaxTree tree) =>
        Path.GetFileName(Path.GetDirectoryName(tree.FilePath)) == typeof(DifferentiableGenerator).FullName;

    private static bool? Switch(ISymbol symbol, string attribute, string name) => symbol.GetAttributes()
        .Where(data => TypeMapper.IsOfRuntime(data.AttributeClass, attribute))
        .SelectMany(data => data.NamedArguments)
        .Where(argument => argument.Key == name)
        .Select(argument => argument.Value.Value as bool?)
        .FirstOrDefault();

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(data => TypeMapper.IsOfRuntime(data.AttributeClass, attribute));
}
