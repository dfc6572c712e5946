using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Looks for gradients that are zero by construction: nearly always a slip of the pen.</summary>
internal static class DependenceCheck
{
    public static ImmutableArray<Diagnostic> Run(CapturedMethod captured)
    {
        MethodSpec spec = captured.Spec!;
        IMethodSymbol method = captured.Method;
        List<string> differentiated = [.. spec.Function.Parameters.Select(Function.InfoOf).Where(IsDifferentiated).Select(info => info.Parameter).Distinct()];
        if (differentiated.Count == 0)
            return [Diagnostic.Create(DiagnosticRules.NothingToDifferentiate, method.Locations[0], method.Name, "it has no float or double parameter that is not [Data], and reads no [Parameter]")];

        HashSet<string> used = Used(spec.Function);
        if (!differentiated.Any(used.Contains))
            return [Diagnostic.Create(DiagnosticRules.NothingToDifferentiate, method.Locations[0], method.Name, $"its result does not depend on {string.Join(" or ", differentiated.Select(name => $"'{name}'"))}")];

        IEnumerable<Diagnostic> unused = method.Parameters.Zip(spec.Parameters, static (symbol, parameter) => (symbol, parameter))
            .Where(pair => pair.parameter.IsDifferentiated && !used.Contains(pair.parameter.Name))
            .Select(pair => Diagnostic.Create(DiagnosticRules.ResultIndependent, pair.symbol.Locations[0], method.Name, pair.symbol.Name));
        return [.. unused, .. Vanishing(captured), .. LostByEquality(captured)];
    }

    /// <summary>The arguments whose values reach the result on any way, be it through a condition or an index.</summary>
    private static HashSet<string> Used(Function function)
    {
        Function pruned = PrunePass.Run(function);
        var operands = new HashSet<int>(pruned.Body.Everything().Where(instruction => instruction.Op != Structural.Extent).SelectMany(instruction => instruction.Operands));
        operands.UnionWith(pruned.Body.Everything().SelectMany(instruction => instruction.Regions).SelectMany(region => region.Results));
        operands.UnionWith(pruned.Body.Results);
        return [.. pruned.Parameters.Where(parameter => operands.Contains(parameter.Id)).Select(parameter => Function.InfoOf(parameter).Parameter)];
    }

    private static IEnumerable<Diagnostic> Vanishing(CapturedMethod captured)
    {
        Function function = captured.Spec!.Function;
        HashSet<int> varied = ActivityAnalysis.Varied(function);
        foreach (Instruction instruction in function.Body.Everything())
        {
            bool vanishes = instruction.Op.IsPiecewiseConstant || (instruction.Op == ArithmeticRows.Convert && !instruction.Type.IsFloating);
            if (!vanishes || !varied.Contains(instruction.Operands[0])) continue;
            Origin origin = captured.OriginOf(instruction.Id);
            yield return origin.Report(DiagnosticRules.DerivativeVanishes, Constructs.Quote(origin.Location), "take it of a value that does not depend on what is differentiated");
        }
    }

    private static IEnumerable<Diagnostic> LostByEquality(CapturedMethod captured)
    {
        foreach (int comparison in EqualityExits.Find(captured.Spec!.Function))
        {
            Origin origin = captured.OriginOf(comparison);
            yield return origin.Report(DiagnosticRules.EqualityLosesGradient, Constructs.Quote(origin.Location), "let the formula hold for this value too, or compare with a range");
        }
    }

    private static bool IsDifferentiated(ParameterInfo info) => info.Role is ParameterRole.Variable or ParameterRole.Member;
}
