using System.Collections.Immutable;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>A parameter of a program: a row of the table with a name.</summary>
internal sealed record Parameter(ParameterRow Row, string Name);

/// <summary>A random program: the differentiated method and its helpers.</summary>
/// <param name="Seed">What it was drawn from.</param>
/// <param name="IsSingle">Whether it computes in <c>float</c>.</param>
/// <param name="HasForward">Whether it asks for forward mode.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Members">Its helper methods.</param>
/// <param name="Body">Its statements; the last is the <c>return</c>.</param>
internal sealed record FuzzProgram(
    int Seed, bool IsSingle, bool HasForward, ResultRow Result, ImmutableArray<Parameter> Parameters, ImmutableArray<Node> Members, Node Body)
{
    /// <summary>Whether it asks for forward mode in four directions at once.</summary>
    public bool HasFour { get; init; }

    /// <summary>The parameters of the method itself.</summary>
    public IEnumerable<Parameter> Arguments => Parameters.Where(parameter => !parameter.Row.IsMember);

    /// <summary>The trained members of its type.</summary>
    public IEnumerable<Parameter> Trained => Parameters.Where(parameter => parameter.Row.IsMember);

    /// <summary>Every part of the program.</summary>
    public IEnumerable<Node> Nodes => Members.Append(Body).SelectMany(node => node.All);

    /// <summary>How large the program is, in parts.</summary>
    public int Size => Body.Size + Members.Sum(member => member.Size) + Parameters.Length;

    /// <summary>What it is made of, each construct once.</summary>
    public IEnumerable<string> Constructs => Nodes.Select(node => node.Row.Construct)
        .Concat(Parameters.Select(parameter => $"{(parameter.Row.IsMember ? "[Parameter]" : "parameter")}: {parameter.Row.Before}{parameter.Row.Type}{(parameter.Row.IsLeftOut ? " left out by WithRespectTo" : "")}"))
        .Append($"result: {Result.Type}")
        .Append(HasFour ? "four directions" : HasForward ? "one direction" : "no direction")
        .Distinct();
}
