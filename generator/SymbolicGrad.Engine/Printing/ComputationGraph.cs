using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Printing;

/// <summary>A node of a computation graph: what it computes, what it is called, and the nodes it reads.</summary>
internal sealed record GraphNode(int Id, string Function, string Name, EquatableArray<int> Inputs);

/// <summary>
/// The computation graph of a function: a node for each input and each intermediate variable. Loops and branches are one node each.
/// Convention: H. Chai, 10-301/601 Introduction to Machine Learning, lecture 13 (2025).
/// </summary>
internal sealed class ComputationGraph
{
    private const string Nameless = "·";

    private readonly Function _function;
    private readonly MathPrinter _math;

    private ComputationGraph(Function function)
    {
        _function = function;
        _math = new MathPrinter(function, SymbolOf);
    }

    /// <summary>The nodes in the order of computation.</summary>
    public static IReadOnlyList<GraphNode> Of(Function function)
    {
        var graph = new ComputationGraph(function);
        return function.Body.Arguments.Concat(function.Body.Body).Where(graph.IsNode).Select(graph.Node).ToList();
    }

    private GraphNode Node(Instruction value)
    {
        string text = value.Op == Structural.Argument ? Function.InfoOf(value).Role switch { ParameterRole.Data => "data", ParameterRole.Member => "parameter", _ => "input" }
            : value.Op == Structural.For ? "for " + (value.Regions[0].Arguments[0].Name?.Symbol ?? "i")
            : value.Op == Structural.If ? "if " + _math.Print(value.Operands[0]).Text
            : _math.Definition(value.Id);
        return new GraphNode(value.Id, text, NameOf(value), Inputs(value).Distinct().ToEquatableArray());
    }

    // What only views, copies or counts is written inside the function that reads it.
    private bool IsNode(Instruction value) =>
        value.Op == Structural.Argument || value.Op == Structural.For || value.Op == Structural.If ||
        (value.Op.Kind != OpKind.Structural && value.Type.IsFloating && value.Op != TensorRows.Transpose && !value.Op.Name.StartsWith("Broadcast", StringComparison.Ordinal) && value.Name is not null);

    private string NameOf(Instruction value) => value.Regions.Count == 0
        ? value.Name?.Symbol ?? Function.InfoOf(value).Access
        : string.Join(", ", _function.Body.Body.Where(other => other.Op == Structural.Project && other.Operands[0] == value.Id).Select(other => other.Name?.Symbol).Where(name => name is not null).Distinct());

    private string? SymbolOf(int id)
    {
        Instruction value = _function[id];
        if (value.Op == Structural.Project) return value.Name?.Symbol ?? (NameOf(_function[value.Operands[0]]) is { Length: > 0 } name ? name : Nameless);
        return value.Op == Structural.Argument || IsNode(value) ? value.Name?.Symbol ?? Nameless : null;
    }

    private IEnumerable<int> Inputs(Instruction value)
    {
        var inside = new HashSet<int>(value.Regions.SelectMany(region => region.Everything()).Select(inner => inner.Id));
        IEnumerable<int> reads = value.Operands.Concat(value.Regions.SelectMany(region => region.Everything()).SelectMany(inner => inner.Operands)).Concat(value.Regions.SelectMany(region => region.Results));
        foreach (int id in reads.Where(id => !inside.Contains(id)))
        {
            Instruction read = _function[id];
            if (IsNode(read))
            {
                yield return id;
            }
            else
            {
                foreach (int through in Inputs(read)) yield return through;
            }
        }
    }
}
