using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Printing;

/// <summary>The names of everything that <c>F_Forward</c> or <c>F_FourDirections</c> declares beside the user's parameters, chosen so that none of the user's is taken.</summary>
internal sealed class ForwardSignature
{
    private readonly Dictionary<string, string> _tangents = [];
    private readonly Dictionary<string, string> _destinations = [];
    private readonly Dictionary<string, string> _tangentDestinations = [];

    /// <param name="inFour">Whether it is <c>F_FourDirections</c>.</param>
    public ForwardSignature(MethodSpec method, bool inFour)
    {
        Names = new NameScope(null,
        [
            .. method.Parameters.Select(parameter => parameter.Name),
            .. method.Function.Parameters.Select(parameter => Function.InfoOf(parameter).Access),
            .. method.Reserved,
        ]);
        Direction = Names.Declare(inFour ? "directions" : "direction");
        Workspace = Names.Declare("work");
        foreach (ParameterSpec parameter in method.Parameters.Where(parameter => parameter.IsDifferentiated))
            _tangents.Add(parameter.Name, Names.Declare("d" + parameter.Name.TrimStart('@')));
        foreach (ResultGroup result in ResultGroup.Of(method).Where(result => result.HasDestination))
        {
            string name = char.ToLowerInvariant(result.Name[0]) + result.Name.Substring(1);
            _destinations.Add(result.Name, Names.Declare(name + "Destination"));
            _tangentDestinations.Add(result.Name, Names.Declare($"d{name}Destination"));
        }

        IsInFour = inFour;
        Method = $"{method.Name}_{(inFour ? "FourDirections" : "Forward")}{method.HintSuffix.TrimStart('-')}";
    }

    /// <summary>Whether there are four directions rather than one.</summary>
    public bool IsInFour { get; }

    /// <summary>What is declared for the whole method; its locals come from here too.</summary>
    public NameScope Names { get; }

    /// <summary>The method. Overloads have one each: the tangents of one could be the parameters of another.</summary>
    public string Method { get; }

    /// <summary>The parameter for the members' tangents.</summary>
    public string Direction { get; }

    /// <summary>The scratch memory.</summary>
    public string Workspace { get; }

    /// <summary>The parameter for the tangent of a parameter.</summary>
    public string Tangent(ParameterSpec parameter) => _tangents[parameter.Name];

    /// <summary>The parameter for the value of a tensor result.</summary>
    public string Destination(ResultGroup result) => _destinations[result.Name];

    /// <summary>The parameter for the tangent of a tensor result.</summary>
    public string TangentDestination(ResultGroup result) => _tangentDestinations[result.Name];

    /// <summary>The C# expression of the tangent of a differentiated argument, in a direction where it has one for each.</summary>
    public string TangentOf(ParameterInfo argument, int? direction)
    {
        string which = direction is { } k ? $"[{k.ToString(CultureInfo.InvariantCulture)}]" : "";
        if (argument.Role != ParameterRole.Member) return _tangents[argument.Parameter] + which + argument.Suffix(0);
        string member = argument.Access.StartsWith("this.", System.StringComparison.Ordinal) ? argument.Access.Substring(5) : argument.Access;
        return $"{Direction}{which}.{member}";
    }
}
