using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Diagnostics;

/// <summary>Everything the analyzer can report. Each rule has a page in <c>docs/diagnostics</c>.</summary>
internal static class DiagnosticRules
{
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "SG0001", "The containing type is not partial", "'{0}' must be partial, because the generated code of '{1}' is added to it");

    public static readonly DiagnosticDescriptor NothingToDifferentiate = Error(
        "SG0002", "There is nothing to differentiate", "'{0}' has nothing to differentiate: {1}");

    public static readonly DiagnosticDescriptor ResultNotDifferentiable = Error(
        "SG0003", "The result is not differentiable", "'{0}' returns '{1}', which is not differentiable; return float, double, a Vector<T>, a Matrix<T>, or a tuple with one of these, or write to an array that is differentiated");

    public static readonly DiagnosticDescriptor NotSupported = Error(
        "SG0004", "Not supported in a differentiable method", "{0} is not supported in a differentiable method; {1}");

    public static readonly DiagnosticDescriptor CallNotSupported = Error(
        "SG0005", "The call is not supported in a differentiable method", "'{0}' cannot be called in a differentiable method: {1}");

    public static readonly DiagnosticDescriptor NameTaken = Error(
        "SG0006", "A generated name is taken", "'{0}' already has a member '{1}', which is the name of {2}; rename one of the two");

    public static readonly DiagnosticDescriptor NotTrainable = Error(
        "SG0007", "The [Parameter] cannot be trained", "[Parameter] '{0}' cannot be trained: {1}");

    public static readonly DiagnosticDescriptor OperandsDoNotFit = Error(
        "SG0008", "The operands do not fit", "'{0}' does not take operands of the types {1}; {2}");

    public static readonly DiagnosticDescriptor Recursion = Error(
        "SG0009", "A recursive method has no gradient of its own", "{0} calls itself ({1}), so that its body cannot take the place of the call; {2}");

    public static readonly DiagnosticDescriptor NotDifferentiable = Error(
        "SG0010", "Not differentiable", "{0} cannot be differentiated here: {1}");

    public static readonly DiagnosticDescriptor DerivativeDoesNotFit = Error(
        "SG0011", "The registered derivative does not fit", "'{0}' cannot be the derivative of '{1}': {2}");

    public static readonly DiagnosticDescriptor ResultIndependent = Warning(
        "SG0101", "The result does not depend on a differentiated parameter",
        "The result of '{0}' does not depend on '{1}', so that this gradient is always zero; use the parameter, or mark it [Data]");

    public static readonly DiagnosticDescriptor DerivativeVanishes = Warning(
        "SG0102", "The derivative is zero almost everywhere",
        "The derivative of {0} is zero wherever it exists, so that no gradient passes through it; {1}");

    public static readonly DiagnosticDescriptor EqualityLosesGradient = Warning(
        "SG0103", "A branch on equality loses the gradient",
        "Where {0} holds, what is computed does not depend on what is compared, so that the gradient is lost there although the values around have one; {1}");

    /// <summary>Reported by the generator itself: a fault of the compiler, never of the user.</summary>
    public static readonly DiagnosticDescriptor InternalFault = Error(
        "SG9001", "Internal fault of SymbolicGrad", "SymbolicGrad failed on '{0}' and generated nothing for it; please report this: {1}");

    private const string Category = "SymbolicGrad";

    // Where there is an error there is no gradient: that must be said whatever a project silences.
    private static DiagnosticDescriptor Error(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Error, WellKnownDiagnosticTags.NotConfigurable);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity, params string[] tags) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"docs/diagnostics/{id}.md", customTags: tags);
}
