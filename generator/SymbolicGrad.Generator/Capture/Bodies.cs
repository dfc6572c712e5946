using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Finds the operations of a method's body.</summary>
internal static class Bodies
{
    /// <summary>The body; null where there is none in the source.</summary>
    /// <exception cref="InvalidCodeException">The body does not compile.</exception>
    public static IOperation? Find(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax(cancellation);
            if (syntax is not (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or LocalFunctionStatementSyntax)) continue;
            if (!compilation.ContainsSyntaxTree(syntax.SyntaxTree)) continue;

            // A body in another file than the method at hand has a semantic model of its own.
#pragma warning disable RS1030
            IOperation? operation = compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation);
#pragma warning restore RS1030
            IOperation? body = operation is ILocalFunctionOperation local ? local.Body : operation;
            if (body is null or IMethodBodyOperation { BlockBody: null, ExpressionBody: null }) continue;
            if (HasErrors(syntax) || body.DescendantsAndSelf().Any(IsInvalid)) throw new InvalidCodeException();
            return body;
        }

        return null;
    }

    /// <summary>The initialiser of a field or property.</summary>
    /// <exception cref="InvalidCodeException">It does not compile.</exception>
    public static IOperation? Initialiser(EqualsValueClauseSyntax syntax, Compilation compilation, CancellationToken cancellation) => Operation(syntax, compilation, cancellation);

    /// <summary>The call of the base's constructor in the header of a class; null where none is written.</summary>
    /// <exception cref="InvalidCodeException">It does not compile.</exception>
    public static IInvocationOperation? BaseCall(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
        .SelectMany(declaration => declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [])
        .Select(call => Operation(call, compilation, cancellation) as IInvocationOperation)
        .FirstOrDefault();

    private static IOperation? Operation(SyntaxNode syntax, Compilation compilation, CancellationToken cancellation)
    {
        // A declaration in another file than the method at hand has a semantic model of its own.
#pragma warning disable RS1030
        IOperation? operation = compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation);
#pragma warning restore RS1030
        return operation is null || HasErrors(syntax) || operation.DescendantsAndSelf().Any(IsInvalid) ? throw new InvalidCodeException() : operation;
    }

    private static bool HasErrors(SyntaxNode syntax) => syntax.ContainsDiagnostics && syntax.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static bool IsInvalid(IOperation operation) =>
        operation is IInvalidOperation || operation.Type is IErrorTypeSymbol || (operation is IConversionOperation conversion && !conversion.GetConversion().Exists);
}
