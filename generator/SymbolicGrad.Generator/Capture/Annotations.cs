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

    public static bool IsParameter(ISymbol symbol) => Has(symbol, "ParameterAttribute");

    public static bool IsData(ISymbol symbol) => Has(symbol, "DataAttribute");

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
