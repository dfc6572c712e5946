using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine;

/// <summary>What became of a method: a source file, or the reasons why there is none.</summary>
/// <param name="FileName">A name without ending that a person can find: <c>Samples.Mlp.Loss</c>.</param>
internal sealed record CompiledMethod(string FileName, string Source, EquatableArray<Diagnosis> Problems);

/// <summary>The whole way from a captured method to the source of its gradient.</summary>
internal static class GradientCompiler
{
    /// <summary>Methods with longer names are called L in formulas: ∂F/∂x, but ∂L/∂x for Energy.</summary>
    private const int LongestSymbol = 2;

    public static CompiledMethod Compile(MethodSpec method, CancellationToken cancellation)
    {
        string fileName = $"{method.Type.FileName}.{method.Name}{method.HintSuffix}";
        string symbol = ResultSymbol(method);
        (Function primal, EquatableArray<Diagnosis> untold) = Primal(method, symbol);
        if (untold.Count > 0) return new CompiledMethod(fileName, "", untold);
        cancellation.ThrowIfCancellationRequested();

        (Gradients? derived, ImmutableArray<Diagnosis> problems) = Reverse(method, primal, symbol, cancellation);
        if (derived is null) return new CompiledMethod(fileName, "", problems);
        var forward = new List<Forward>();
        foreach (bool inFour in new[] { false, true })
        {
            if (!(inFour ? method.HasFourDirections : method.HasForward)) continue;
            var forwardSignature = new ForwardSignature(method, inFour);
            (Function? tangent, problems) = Tangent(method, primal, forwardSignature, cancellation);
            if (tangent is null) return new CompiledMethod(fileName, "", problems);
            forward.Add(new Forward(tangent, forwardSignature));
        }

        return new CompiledMethod(fileName, GradientFile.Write(method, derived, primal, forward, symbol, cancellation), default);
    }

    /// <summary>Whether the gradient of a method that calls itself is computed in halves, so that it computes nothing twice.</summary>
    public static bool RecordsItself(MethodSpec method, CancellationToken cancellation)
    {
        string symbol = ResultSymbol(method);
        (Function primal, EquatableArray<Diagnosis> untold) = Primal(method, symbol);
        return untold.Count == 0 && Reverse(method, primal, symbol, cancellation).Gradients is { Halves: not null };
    }

    // Capture's ids stay valid up to the end of reverse mode: problems point at them.
    private static (Function Primal, EquatableArray<Diagnosis> Problems) Primal(MethodSpec method, string symbol)
    {
        Function primal = PrimalNamingPass.Run(MemoryVersions.Of(Verifier.Verify(method.Function, "capture")).Function, LowerFirst(method.Name), ValueSymbol(method, symbol));
        primal = VariableFirstPass.Run(primal);
        var memory = new MemoryClasses(primal);
        return (primal, memory.UnfollowedReads().Concat(memory.HandedOnParts()).Concat(memory.MixedTables()).ToEquatableArray());
    }

    // Which calls would be computed again in the reverse sweep shows when everything is done that spares it: those record.
    private static (Gradients? Gradients, ImmutableArray<Diagnosis> Problems) Reverse(MethodSpec method, Function primal, string symbol, CancellationToken cancellation)
    {
        (Gradient? whole, ImmutableArray<Diagnosis> problems) = Reverse(GradientForm.Whole, []);
        if (whole is null) return (null, problems);
        ImmutableArray<CallInfo> twice = ReverseModePass.ComputedTwice(whole.Function);
        Gradient? halves = null;
        if (method.HasHalves || (twice.Any(call => call.IsRecursive) && ReverseModePass.CanBeInHalves(whole.Function)))
        {
            (halves, problems) = Reverse(GradientForm.InHalves, []);
            if (halves is null) return (null, problems);
            if (twice.Length > 0) whole = null;
        }

        ImmutableArray<int> recorded = [.. twice.Where(call => method.HasHalves || !call.IsRecursive).Select(call => call.Site)];
        if (whole is not null && recorded.Length > 0) (whole, problems) = Reverse(GradientForm.Recording, recorded);
        return problems.IsEmpty ? (new Gradients(whole, halves), []) : (null, problems);

        (Gradient?, ImmutableArray<Diagnosis>) Reverse(GradientForm form, ImmutableArray<int> recorded) => GradientCompiler.Reverse(method, primal, symbol, form, recorded, cancellation);
    }

    /// <param name="recorded">The calls that record, where the form does not say.</param>
    private static (Gradient? Gradient, ImmutableArray<Diagnosis> Problems) Reverse(MethodSpec method, Function primal, string symbol, GradientForm form, ImmutableArray<int> recorded, CancellationToken cancellation)
    {
        var signature = new GeneratedSignature(method, form);
        var names = new AdjointNames(symbol, method.Results.Select((result, r) => UpstreamName(signature, result, (result.Type.IsArray ? null : GivenName(method, r)?.Symbol) ?? MathSymbols.Of(result.Name) + result.Path, symbol)).ToImmutableArray());
        (Function? gradient, ImmutableArray<Diagnosis> problems) = form switch
        {
            GradientForm.InHalves => ReverseModePass.RunInHalves(primal, names, signature.Recording!),
            GradientForm.Recording => ReverseModePass.RunRecording(primal, names, signature.Recording!, recorded),
            _ => ReverseModePass.Run(primal, names),
        };
        cancellation.ThrowIfCancellationRequested();
        if (gradient is null) return (null, problems);

        gradient = PrunePass.Run(gradient);
        gradient = PrunePass.Run(BranchFusionPass.Run(gradient));
        cancellation.ThrowIfCancellationRequested();
        gradient = Verifier.Verify(TapePass.Run(gradient), nameof(TapePass));
        cancellation.ThrowIfCancellationRequested();
        gradient = PrunePass.Run(BroadcastPass.Run(gradient));
        Verifier.Verify(gradient, nameof(PrunePass));
        cancellation.ThrowIfCancellationRequested();
        return (new Gradient(gradient, signature), []);
    }

    private static (Function? Tangent, ImmutableArray<Diagnosis> Problems) Tangent(MethodSpec method, Function primal, ForwardSignature signature, CancellationToken cancellation)
    {
        EquatableArray<Diagnosis> arrays = method.Results.Zip(primal.Body.Results, static (result, id) => (result, id)).Where(entry => signature.IsInFour && entry.result.Type.IsArray)
            .Select(entry => new Diagnosis(entry.id, "in four directions no array is returned; write to one that is a parameter, or leave FourDirections off")).ToEquatableArray();
        if (arrays.Count > 0) return (null, arrays.Items);
        var form = new TangentForm(primal, signature.IsInFour ? ScalarKinds.Directions : 1);
        (Function? tangent, ImmutableArray<Diagnosis> problems) = TangentPass.Run(primal, new TangentNames(signature.TangentOf), form, result => signature.IsInFour && GradientFile.IsSeparate(method.Results[result]));
        cancellation.ThrowIfCancellationRequested();
        if (tangent is null) return (null, problems);
        tangent = PrunePass.Run(BroadcastPass.Run(PrunePass.Run(Verifier.Verify(tangent, nameof(TangentPass)))));
        cancellation.ThrowIfCancellationRequested();
        return (Verifier.Verify(tangent, nameof(PrunePass)), []);
    }

    /// <summary>What is differentiated, as formulas call it: the L of a loss, the name the user gave to the returned value, or the method's.</summary>
    private static string ResultSymbol(MethodSpec method)
    {
        bool isScalar = method.Results.Count == 1 && method.Results[0] is { Type.IsScalar: true, Aggregate: null };
        if (isScalar && GivenName(method, 0) is { } name) return name.Symbol;
        return isScalar && method.Name.Length <= LongestSymbol ? MathSymbols.Of(method.Name) : method.Parameters.Any(parameter => parameter.Name == "L") ? "ℒ" : "L";
    }

    // A scalar result is what is differentiated; of a tensor, L is some function further on.
    private static string ValueSymbol(MethodSpec method, string resultSymbol) =>
        method.Results.Count == 1 && method.Results[0] is { Type.IsScalar: true, Aggregate: null } ? resultSymbol : MathSymbols.Of(method.Name);

    /// <summary>The name that the user gave to a returned value, if it is one that the method computes.</summary>
    private static ValueName? GivenName(MethodSpec method, int result)
    {
        Instruction value = method.Function[method.Function.Body.Results[result]];
        return value.Op != Structural.Argument && value.Op != Structural.Constant && value.Name is { IsGiven: true } name ? name : null;
    }

    private static ValueName UpstreamName(GeneratedSignature signature, ResultSpec result, string resultSymbol, string symbol) =>
        new(signature.Upstream(result), $"∂{symbol}/∂{resultSymbol}", IsGiven: true);

    private static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
