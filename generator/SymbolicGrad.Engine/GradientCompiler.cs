using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine;

/// <summary>What became of a method: a source file, or the reasons why there is none.</summary>
/// <param name="FileName">A name without ending that a person can find: <c>Samples.Mlp.Loss</c>.</param>
internal sealed record CompiledMethod(string FileName, string Source, EquatableArray<Diagnosis> Problems);

/// <summary>The whole way from a captured method to the source of its gradient.</summary>
internal static class GradientCompiler
{
    public static CompiledMethod Compile(MethodSpec method, CancellationToken cancellation)
    {
        string fileName = $"{method.Type.FileName}.{method.Name}{method.HintSuffix}";
        string symbol = ResultSymbol(method);

        // Capture's ids stay valid up to the end of reverse mode: problems point at them.
        Function primal = PrimalNamingPass.Run(Verifier.Verify(method.Function, "capture"), LowerFirst(method.Name), ValueSymbol(method, symbol));
        cancellation.ThrowIfCancellationRequested();

        var signature = new GeneratedSignature(method);
        var names = new AdjointNames(symbol, method.Results.Select(result => UpstreamName(signature, result, symbol)).ToImmutableArray());
        (Function? gradient, ImmutableArray<Diagnosis> problems) = ReverseModePass.Run(primal, names);
        if (gradient is null) return new CompiledMethod(fileName, "", problems);

        gradient = PrunePass.Run(gradient);
        gradient = PrunePass.Run(LoopFusionPass.Run(gradient));
        cancellation.ThrowIfCancellationRequested();
        (Function? taped, IReadOnlyList<Diagnosis> unsaved) = TapePass.Run(gradient);
        if (taped is null) return new CompiledMethod(fileName, "", unsaved.Select(problem => problem with { Value = method.Function.Body.Results[0] }).ToEquatableArray());
        gradient = PrunePass.Run(BroadcastPass.Run(Verifier.Verify(taped, nameof(TapePass))));
        Verifier.Verify(gradient, nameof(PrunePass));
        cancellation.ThrowIfCancellationRequested();
        return new CompiledMethod(fileName, GradientFile.Write(method, signature, primal, gradient, symbol), default);
    }

    /// <summary>What is differentiated, as formulas call it: the L of a loss, the name the user gave to the returned value, or the method's.</summary>
    private static string ResultSymbol(MethodSpec method)
    {
        bool isScalar = method.Results.Count == 1 && method.Results[0].Type.IsScalar;
        if (!isScalar || method.Name.EndsWith("Loss", System.StringComparison.Ordinal)) return "L";
        Instruction result = method.Function[method.Function.Body.Results[0]];
        return result.Op.Kind != OpKind.Structural && result.Name is { } name ? name.Symbol : MathSymbols.Of(method.Name);
    }

    // A scalar result is what is differentiated; of a tensor, L is some function further on.
    private static string ValueSymbol(MethodSpec method, string resultSymbol) =>
        method.Results.Count == 1 && method.Results[0].Type.IsScalar ? resultSymbol : MathSymbols.Of(method.Name);

    private static ValueName UpstreamName(GeneratedSignature signature, ResultSpec result, string symbol) =>
        new(signature.Upstream(result), $"∂{symbol}/∂{MathSymbols.Of(result.Name)}", IsGiven: true);

    private static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
