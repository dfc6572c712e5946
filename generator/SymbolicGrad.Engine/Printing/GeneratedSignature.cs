using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Printing;

/// <summary>The names of everything that the generated methods declare beside the user's parameters, chosen so that none of the user's is taken.</summary>
internal sealed class GeneratedSignature
{
    private readonly Dictionary<string, string> _buffers = [];
    private readonly Dictionary<string, string> _upstream = [];
    private readonly Dictionary<string, string> _destinations = [];

    /// <param name="form">How the gradient is computed.</param>
    public GeneratedSignature(MethodSpec method, GradientForm form)
    {
        string[] taken =
        [
            .. method.Parameters.Select(parameter => parameter.Name),
            .. method.Function.Parameters.Select(parameter => IR.Function.InfoOf(parameter).Access),
            .. method.Reserved,
        ];
        Names = new NameScope(null, taken);
        Gradients = Names.Declare("grad");
        Workspace = Names.Declare("work");
        if (form != GradientForm.Whole) Recording = Names.Declare("recording");
        IsInHalves = form == GradientForm.InHalves;
        foreach (ParameterSpec parameter in method.Parameters.Where(parameter => parameter.IsDifferentiated))
            _buffers.Add(parameter.Name, Names.Declare("d" + parameter.Name.TrimStart('@')));
        foreach (ResultGroup result in ResultGroup.Of(method))
        {
            _upstream.Add(result.Name, Names.Declare("d" + result.Name));
            _destinations.Add(result.Name, Names.Declare(char.ToLowerInvariant(result.Name[0]) + result.Name.Substring(1) + "Destination"));
        }

        // A local of another method than the rest: it takes no name from them.
        Value = new NameScope(null, taken.Concat(_buffers.Values).Concat(_upstream.Values).Append(Gradients)).Declare("value");
        Record = method.Name + "Gradient" + method.HintSuffix.TrimStart('-');
        Graph = method.Name + "_Graph" + method.HintSuffix.TrimStart('-');
    }

    /// <summary>What is declared for a whole method; its locals come from here too.</summary>
    public NameScope Names { get; }

    /// <summary>The parameter for the members' gradients.</summary>
    public string Gradients { get; }

    /// <summary>The scratch memory.</summary>
    public string Workspace { get; }

    /// <summary>What is recorded, a parameter of halves and a local of others; null where nothing is.</summary>
    public string? Recording { get; }

    /// <summary>Whether the gradient is computed by a method for each of its two halves.</summary>
    public bool IsInHalves { get; }

    /// <summary>The local of <c>F_Gradient</c> that holds the value.</summary>
    public string Value { get; }

    /// <summary>The record that <c>F_Gradient</c> returns. Overloads have one each.</summary>
    public string Record { get; }

    /// <summary>The constant that holds the computation graph. Overloads have one each.</summary>
    public string Graph { get; }

    /// <summary>The parameter for the gradient by a parameter.</summary>
    public string Buffer(ParameterSpec parameter) => _buffers[parameter.Name];

    /// <summary>The gradient by a differentiated argument: the buffer of the parameter, or the part of it.</summary>
    public string BufferOf(ParameterInfo argument) => _buffers[argument.Parameter] + argument.Suffix(0);

    /// <summary>The parameter for the adjoint of a result.</summary>
    public string Upstream(ResultSpec result) => _upstream[result.Name] + result.Path;

    /// <summary>The parameter for the adjoints of a number, tensor or struct.</summary>
    public string Upstream(ResultGroup result) => _upstream[result.Name];

    /// <summary>The parameter for the value of a tensor result.</summary>
    public string Destination(ResultGroup result) => _destinations[result.Name];
}
