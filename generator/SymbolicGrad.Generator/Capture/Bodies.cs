using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Finds the operations of the bodies that one capture reads.</summary>
/// <remarks>A method that is called several times, or captured a second time, is bound by the compiler once: its semantic model remembers what it has bound.</remarks>
internal sealed class Bodies(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly HashSet<SyntaxNode> _read = [];

    /// <summary>The parts of the source that have been read.</summary>
    public ImmutableArray<SyntaxNode> Read => [.. _read];

    /// <summary>The body; null where there is none in the source.</summary>
    /// <exception cref="InvalidCodeException">The body does not compile.</exception>
    public IOperation? Find(IMethodSymbol method)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax(cancellation);
            if (syntax is not (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or LocalFunctionStatementSyntax)) continue;
            if (!compilation.ContainsSyntaxTree(syntax.SyntaxTree)) continue;
            _read.Add(syntax);
            IOperation? operation = Model(syntax.SyntaxTree).GetOperation(syntax, cancellation);
            IOperation? body = operation is ILocalFunctionOperation local ? local.Body : operation;
            if (body is null or IMethodBodyOperation { BlockBody: null, ExpressionBody: null }) continue;
            if (HasErrors(syntax) || body.DescendantsAndSelf().Any(IsInvalid)) throw new InvalidCodeException();
            return body;
        }

        return null;
    }

    /// <summary>The initialiser of a field or property.</summary>
    /// <exception cref="InvalidCodeException">It does not compile.</exception>
    public IOperation? Initialiser(EqualsValueClauseSyntax syntax) => Operation(syntax);

    /// <summary>The call of the base's constructor in the header of a class; null where none is written.</summary>
    /// <exception cref="InvalidCodeException">It does not compile.</exception>
    public IInvocationOperation? BaseCall(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
        .SelectMany(declaration => declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [])
        .Select(call => Operation(call) as IInvocationOperation)
        .FirstOrDefault();

    /// <summary>The semantic model of a file: bodies in other files than the method at hand have one of their own.</summary>
    public SemanticModel Model(SyntaxTree tree)
    {
#pragma warning disable RS1030
        if (!_models.TryGetValue(tree, out SemanticModel? model)) _models.Add(tree, model = compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
        return model;
    }

    private IOperation? Operation(SyntaxNode syntax)
    {
        _read.Add(syntax);
        IOperation? operation = Model(syntax.SyntaxTree).GetOperation(syntax, cancellation);
        return operation is null || HasErrors(syntax) || operation.DescendantsAndSelf().Any(IsInvalid) ? throw new InvalidCodeException() : operation;
    }

    private static bool HasErrors(SyntaxNode syntax) => syntax.ContainsDiagnostics && syntax.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static bool IsInvalid(IOperation operation) =>
        operation is IInvalidOperation || operation.Type is IErrorTypeSymbol || (operation is IConversionOperation conversion && !conversion.GetConversion().Exists);
}
