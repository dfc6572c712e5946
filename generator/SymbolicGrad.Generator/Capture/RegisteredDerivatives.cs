using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>The derivatives that are registered with <c>[DerivativeOf]</c>, in a compilation and in the assemblies it refers to.</summary>
/// <remarks>
/// One table for each compilation, made when first asked for and gone with the compilation. What must be walked for it, the syntax
/// trees and the assemblies, is walked once for each, and outlives the compilation as they do.
/// </remarks>
internal sealed class RegisteredDerivatives
{
    private const string Attribute = "DerivativeOfAttribute";

    private static readonly ConditionalWeakTable<Compilation, RegisteredDerivatives> Tables = new();
    private static readonly ConditionalWeakTable<SyntaxTree, TreeMarks> Trees = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, IReadOnlyList<IMethodSymbol>> Assemblies = new();

    private readonly Dictionary<IMethodSymbol, RegisteredDerivative> _byMethod = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, List<Diagnostic>> _problems = new(SymbolEqualityComparer.Default);

    private RegisteredDerivatives(Compilation compilation, CancellationToken cancellation)
    {
        var declared = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol pullback in InSource(compilation, cancellation))
            if (declared.Add(pullback)) Add(pullback);

        // What the project itself registers comes first; a library's derivative is then not looked at.
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(RefersToRuntime))
            foreach (IMethodSymbol pullback in Assemblies.GetValue(assembly, static assembly => [.. InTypes(assembly.GlobalNamespace)])) Add(pullback);
    }

    public static RegisteredDerivatives Of(Compilation compilation, CancellationToken cancellation) =>
        Tables.GetValue(compilation, key => new RegisteredDerivatives(key, cancellation));

    /// <summary>The derivative of a method; null if none is registered.</summary>
    public RegisteredDerivative? Find(IMethodSymbol method) => _byMethod.TryGetValue(method.PartialDefinitionPart ?? method, out RegisteredDerivative? derivative) ? derivative : null;

    /// <summary>What is wrong with the attributes of a method.</summary>
    public IEnumerable<Diagnostic> ProblemsOf(IMethodSymbol pullback) => _problems.TryGetValue(pullback.PartialDefinitionPart ?? pullback, out List<Diagnostic>? problems) ? problems : [];

    public static bool IsMarked(IMethodSymbol method) => Marks(method).Any();

    private void Add(IMethodSymbol pullback)
    {
        foreach (AttributeData attribute in Marks(pullback))
        {
            (RegisteredDerivative? derivative, Diagnostic? problem) = DerivativeRegistration.Read(pullback, attribute);
            bool isInSource = attribute.ApplicationSyntaxReference is not null;
            if (derivative is not null && _byMethod.TryGetValue(derivative.Method, out RegisteredDerivative? first))
            {
                problem = !isInSource ? null : Diagnostic.Create(
                    DiagnosticRules.DerivativeDoesNotFit, attribute.ApplicationSyntaxReference!.GetSyntax().GetLocation(), pullback.Name, Names.Message(derivative.Method), $"'{Names.Message(first.Pullback)}' is registered for it already");
            }
            else if (derivative is not null)
            {
                _byMethod.Add(derivative.Method, derivative);
            }

            if (problem is null || !isInSource) continue;
            if (!_problems.TryGetValue(pullback, out List<Diagnostic>? problems)) _problems.Add(pullback, problems = []);
            problems.Add(problem);
        }
    }

    private static IEnumerable<AttributeData> Marks(IMethodSymbol method) => method.GetAttributes().Where(data => TypeMapper.IsOfRuntime(data.AttributeClass, Attribute));

    private static IEnumerable<IMethodSymbol> InSource(Compilation compilation, CancellationToken cancellation)
    {
        List<(SyntaxTree Tree, TreeMarks Marks)> trees = [.. compilation.SyntaxTrees.Select(tree => (tree, Trees.GetValue(tree, key => new TreeMarks(key, cancellation))))];
        var names = new HashSet<string>(trees.SelectMany(entry => entry.Marks.Aliases)) { Attribute, TreeMarks.ShortName };
        foreach ((SyntaxTree tree, TreeMarks marks) in trees)
        {
            foreach (MethodDeclarationSyntax method in marks.Attributed.Where(entry => names.Contains(entry.Attribute)).Select(entry => entry.Method).Distinct())
            {
#pragma warning disable RS1030 // The derivatives of a method are found all over the compilation.
                if (compilation.GetSemanticModel(tree).GetDeclaredSymbol(method, cancellation) is IMethodSymbol symbol) yield return symbol.PartialDefinitionPart ?? symbol;
#pragma warning restore RS1030
            }
        }
    }

    private static bool RefersToRuntime(IAssemblySymbol assembly) => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(identity => identity.Name == "SymbolicGrad"));

    private static IEnumerable<IMethodSymbol> InTypes(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (IMethodSymbol method in InTypes(inner)) yield return method;
            }
            else if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && IsMarked(method))
            {
                yield return method;
            }
        }
    }

    /// <summary>The methods with attributes in a file, and the names that its usings give to the attribute in question.</summary>
    private sealed class TreeMarks
    {
        public const string ShortName = "DerivativeOf";

        public TreeMarks(SyntaxTree tree, CancellationToken cancellation)
        {
            SyntaxNode root = tree.GetRoot(cancellation);
            Attributed = [.. root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<MethodDeclarationSyntax>()
                .SelectMany(static method => method.AttributeLists.SelectMany(list => list.Attributes), static (method, attribute) => (Last(attribute.Name), method))];
            Aliases = [.. root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<UsingDirectiveSyntax>()
                .Where(static directive => directive.Alias is not null && directive.Name is { } name && Last(name) is ShortName or Attribute)
                .Select(static directive => directive.Alias!.Name.Identifier.ValueText)];
        }

        public ImmutableArray<(string Attribute, MethodDeclarationSyntax Method)> Attributed { get; }

        public ImmutableArray<string> Aliases { get; }

        private static string Last(NameSyntax name) => name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
    }
}
