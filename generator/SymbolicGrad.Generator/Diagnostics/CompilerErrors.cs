using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Diagnostics;

/// <summary>
/// The compiler's own errors. A method that does not compile has no gradient, and the compiler says why; one that compiles and has none
/// must not be passed over in silence.
/// </summary>
internal static class CompilerErrors
{
    /// <summary>Whether a method compiles, and all that it may call. Asked only of methods that look as if they did not.</summary>
    public static bool AreNone(Compilation compilation, IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.All(part => !compilation.GetSemanticModel(part.SyntaxTree).GetDiagnostics(part.Span, cancellation).Any(IsError)) &&
        !compilation.GetDiagnostics(cancellation).Any(IsError);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsSuppressed;
}
