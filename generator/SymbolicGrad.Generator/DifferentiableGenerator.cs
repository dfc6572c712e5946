using System;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Capture;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator;

/// <summary>
/// The generator: for each method marked <c>[Differentiable]</c> the gradient, and for each type with <c>[Parameter]</c>
/// members what training needs of it.
/// </summary>
/// <remarks>
/// Two pipelines, both in three steps. <em>Capture</em> is the only step that sees the compilation: it lowers C# to specs that
/// hold no symbol and compare by value. It runs anew on every edit, since a method's gradient depends on the bodies of what the
/// method calls. <em>Compile</em> is the engine, from spec to text, and runs only when a spec has changed. <em>Output</em> adds
/// the text. What cannot be captured or compiled gives no output; <see cref="DifferentiableAnalyzer"/> says why.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    private readonly Func<MethodSpec, CancellationToken, CompiledMethod> _compile;

    /// <summary>Makes the generator.</summary>
    public DifferentiableGenerator()
        : this(GradientCompiler.Compile)
    {
    }

    /// <summary>Makes a generator with an engine of one's own: tests put in one that fails.</summary>
    internal DifferentiableGenerator(Func<MethodSpec, CancellationToken, CompiledMethod> compile) => _compile = compile;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Methods marked [Differentiable]: Samples.Mlp.Loss.g.cs.
        IncrementalValuesProvider<Outcome<MethodSpec>> methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(Annotations.Differentiable, static (node, _) => node is MethodDeclarationSyntax, CaptureMethod)
            .Where(static method => !method.IsEmpty)
            .WithTrackingName(TrackingNames.Methods);
        IncrementalValuesProvider<Outcome<GeneratedFile>> gradients = methods
            .Select((method, cancellation) => method.Then(spec => CompileMethod(spec, cancellation), cancellation))
            .WithTrackingName(TrackingNames.Gradients);
        context.RegisterSourceOutput(gradients, AddFile);

        // Types with [Parameter] members: Samples.Mlp.Model.g.cs.
        AddModels(context, context.SyntaxProvider.ForAttributeWithMetadataName(
            Annotations.Parameter, static (_, _) => true, static (match, cancellation) => CaptureType(match.TargetSymbol, cancellation)));

        // A record's [property: Parameter] stands at a parameter, where attributes of properties are not looked for.
        AddModels(context, context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => PositionalMembers.MayBeMarked(node),
            static (match, cancellation) => PositionalMembers.FirstMarked(match.SemanticModel, match.Node, cancellation) is { } member ? CaptureType(member, cancellation) : Nothing));
    }

    private static void AddModels(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Outcome<TypeSpec>> captured)
    {
        IncrementalValuesProvider<Outcome<TypeSpec>> types = captured
            .Where(static type => !type.IsEmpty)
            .WithTrackingName(TrackingNames.Types);
        IncrementalValuesProvider<Outcome<GeneratedFile>> models = types
            .Select(static (type, cancellation) => type.Then(CompileType, cancellation))
            .WithTrackingName(TrackingNames.Models);
        context.RegisterSourceOutput(models, AddFile);
    }

    private static Outcome<TypeSpec> Nothing { get; } = new("", Value: null, Fault: null);

    private static Outcome<MethodSpec> CaptureMethod(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        return FaultBarrier.Run(Names.Message(method), () => MethodCapture.Capture(method, context.SemanticModel.Compilation, cancellation).Spec, cancellation);
    }

    // Every [Parameter] member leads to its type; the first one speaks for all.
    private static Outcome<TypeSpec> CaptureType(ISymbol member, CancellationToken cancellation)
    {
        INamedTypeSymbol type = member.ContainingType;
        return FaultBarrier.Run(Names.Message(type), () => IsFirst() ? TypeCapture.Capture(type).Spec : null, cancellation);

        bool IsFirst() => SymbolEqualityComparer.Default.Equals(type.GetMembers().First(Annotations.IsParameter), member);
    }

    private GeneratedFile? CompileMethod(MethodSpec method, CancellationToken cancellation)
    {
        CompiledMethod compiled = _compile(method, cancellation);
        return compiled.Problems.Count == 0 ? new GeneratedFile($"{compiled.FileName}.g.cs", compiled.Source) : null;
    }

    private static GeneratedFile CompileType(TypeSpec type) => new($"{type.FileName}.Model.g.cs", ModelEmitter.Emit(type));

    private static void AddFile(SourceProductionContext context, Outcome<GeneratedFile> outcome)
    {
        if (outcome.Value is { } file) context.AddSource(file.Name, SourceText.From(file.Source, Encoding.UTF8));
        if (outcome.Fault is { } fault) context.ReportDiagnostic(Diagnostic.Create(DiagnosticRules.InternalFault, Location.None, outcome.Name, fault));
    }

    private sealed record GeneratedFile(string Name, string Source);
}
