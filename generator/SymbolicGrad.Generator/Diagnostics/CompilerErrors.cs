using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Generator.Capture;

namespace SymbolicGrad.Generator.Diagnostics;

/// <summary>
/// The compiler's own errors. A method that does not compile has no gradient, and the compiler says why; one that compiles and has none
/// must not be passed over in silence.
/// </summary>
internal static class CompilerErrors
{
    /// <summary>
    /// Whether a method compiles. Asked only of methods that look as if they did not. Where one has no gradient the calls of it do not
    /// compile: those say nothing, unless they stand in what the method itself is made of.
    /// </summary>
    /// <param name="parts">The method's declaration and the bodies of what it calls.</param>
    public static bool AreNone(Compilation compilation, ImmutableArray<SyntaxNode> parts, CancellationToken cancellation) =>
        !compilation.GetDiagnostics(cancellation).Any(diagnostic => IsError(diagnostic) &&
            (!NamesGeneratedCode(diagnostic.Location, cancellation) || parts.Any(part => Contains(part, diagnostic.Location))));

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsSuppressed;

    private static bool Contains(SyntaxNode part, Location location) => part.SyntaxTree == location.SourceTree && part.Span.Contains(location.SourceSpan);

    private static bool NamesGeneratedCode(Location location, CancellationToken cancellation) =>
        location.SourceTree is { } file && NameClashes.IsOfGenerated(file.GetRoot(cancellation).FindToken(location.SourceSpan.Start).ValueText);
}
