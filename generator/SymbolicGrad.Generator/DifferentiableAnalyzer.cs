using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Capture;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator;

/// <summary>Says, at the expression in question, why the generator gives no gradient, and warns of gradients that are always zero.</summary>
/// <remarks>It runs the generator's own capture and compilation, so that the two cannot disagree.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticRules.NotPartial, DiagnosticRules.NothingToDifferentiate, DiagnosticRules.ResultNotDifferentiable, DiagnosticRules.NotSupported,
        DiagnosticRules.CallNotSupported, DiagnosticRules.NameTaken, DiagnosticRules.NotTrainable, DiagnosticRules.OperandsDoNotFit,
        DiagnosticRules.Recursion, DiagnosticRules.NotDifferentiable, DiagnosticRules.DerivativeDoesNotFit, DiagnosticRules.ResultIndependent, DiagnosticRules.DerivativeVanishes,
        DiagnosticRules.EqualityLosesGradient,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeDerivative, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterOperationAction(AnalyzeInnerFunction, OperationKind.LocalFunction, OperationKind.AnonymousFunction);
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!Annotations.IsDifferentiable(method)) return;

        // A fault of the compiler is reported by the generator, which meets the same.
        Outcome<CapturedMethod> captured = FaultBarrier.Run(
            Names.Message(method), () => MethodCapture.Capture(method, context.Compilation, context.CancellationToken), context.CancellationToken);
        foreach (Diagnostic diagnostic in captured.Value?.Diagnostics ?? []) context.ReportDiagnostic(diagnostic);
        if (captured.Value is { InvalidParts.IsEmpty: false } silent && CompilerErrors.AreNone(context.Compilation, silent.InvalidParts, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticRules.NotSupported, silent.Method.Locations[0], $"The way through '{Names.Message(method)}'", "write its branches and loops in a simpler form, and please report this"));
        Outcome<CompiledMethod> compiled = captured.Then(
            value => value.Spec is { } spec ? GradientCompiler.Compile(spec, context.CancellationToken) : null, context.CancellationToken);
        foreach (Diagnosis problem in compiled.Value?.Problems ?? default) context.ReportDiagnostic(captured.Value!.Describe(problem));
    }

    private static void AnalyzeDerivative(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!RegisteredDerivatives.IsMarked(method)) return;
        foreach (Diagnostic problem in RegisteredDerivatives.Of(context.Compilation, context.CancellationToken).ProblemsOf(method)) context.ReportDiagnostic(problem);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.GetMembers().Any(member => Annotations.IsDifferentiable(member) || Annotations.IsParameter(member))) return;
        foreach (Diagnostic diagnostic in TypeCapture.Capture(type).Diagnostics) context.ReportDiagnostic(diagnostic);
    }

    // Local functions and lambdas may bear the attribute, but have no place for generated code beside them.
    private static void AnalyzeInnerFunction(OperationAnalysisContext context)
    {
        IMethodSymbol function = context.Operation is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)context.Operation).Symbol;
        if (!Annotations.IsDifferentiable(function)) return;
        string name = function.MethodKind == MethodKind.LocalFunction ? $"the local function '{function.Name}'" : "a lambda";
        Location location = function.MethodKind == MethodKind.LocalFunction ? function.Locations[0] : context.Operation.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticRules.NotSupported, location, $"[Differentiable] on {name}", "write a method"));
    }
}
