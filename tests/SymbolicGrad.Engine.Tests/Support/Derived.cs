using System.Collections.Immutable;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Engine.Tests.Interpretation;

namespace SymbolicGrad.Engine.Tests.Support;

/// <summary>The gradient of a function through all passes, verified where its values are in scope, and evaluated.</summary>
internal sealed class Derived
{
    private readonly Function _primal;

    public Derived(Function primal)
    {
        _primal = Verifier.Verify(primal, "the test");
        (Function? reversed, ImmutableArray<Diagnosis> problems) = ReverseModePass.Run(primal, Names(primal));
        Assert.True(reversed is not null, string.Join('\n', problems));
        Function fused = PrunePass.Run(LoopFusionPass.Run(PrunePass.Run(reversed)));
        Function taped = TapePass.Run(fused);
        Verifier.Verify(taped, nameof(TapePass));
        Gradient = PrunePass.Run(BroadcastPass.Run(taped));
        Verifier.Verify(Gradient, nameof(PrunePass));
    }

    /// <summary>The function that computes the value and adds to the gradients.</summary>
    public Function Gradient { get; }

    public static AdjointNames Names(Function primal) =>
        new("L", primal.Body.Results.Select((_, r) => new ValueName(Upstream(r), $"∂L/∂y{MathSymbols.Subscript($"{r}")}", IsGiven: true)).ToImmutableArray());

    /// <summary>Evaluates the gradient.</summary>
    /// <param name="upstream">The adjoint of each floating-point result; ones where not given.</param>
    /// <param name="buffers">What the gradients are added to; zeros where not given.</param>
    public Evaluation Evaluate(IReadOnlyDictionary<string, object> arguments, object[]? upstream = null, IReadOnlyDictionary<string, object>? buffers = null)
    {
        object?[] values = Interpreter.Run(_primal, arguments);
        var all = new Dictionary<string, object>(arguments);
        for (int r = 0; r < values.Length; r++)
            if (Values.IsFloating(values[r]!)) all[Upstream(r)] = upstream?[r] ?? Values.Map(values[r]!, static _ => 1);
        Dictionary<string, object> gradients = DifferentiatedNames()
            .ToDictionary(name => name, name => buffers is not null ? Values.Map(buffers[name], static value => value) : Values.ZerosLike(arguments[name]));
        (object?[] results, int saves) = Interpreter.Trace(Gradient, all, gradients);
        return new Evaluation(results!, gradients, saves);
    }

    /// <summary>Asserts that the value and the gradient agree with the interpreted function and its finite differences.</summary>
    public void MatchesFiniteDifferences(IReadOnlyDictionary<string, object> arguments, double tolerance = 1e-7)
    {
        object?[] values = Interpreter.Run(_primal, arguments);
        object[] upstream = values.Select((value, r) => Values.IsFloating(value!) ? Samples.Upstream(value!, r) : 0.0).ToArray();
        Evaluation evaluation = Evaluate(arguments, upstream);
        for (int r = 0; r < values.Length; r++)
            Assert.Equal(Values.Flatten(values[r]), Values.Flatten(evaluation.Results[r]), Close.To(1e-12));
        foreach (string name in DifferentiatedNames())
        {
            double[] expected = FiniteDifferences.Gradient(numbers => Contracted(Values.Rebuild(arguments[name], numbers)), Values.Flatten(arguments[name]));
            Assert.Equal(expected, Values.Flatten(evaluation.Gradients[name]), Close.To(tolerance));

            double Contracted(object perturbed)
            {
                object?[] results = Interpreter.Run(_primal, new Dictionary<string, object>(arguments) { [name] = perturbed });
                return results.Zip(upstream, (result, seed) => Samples.Inner(seed, result!)).Sum();
            }
        }
    }

    private IEnumerable<string> DifferentiatedNames() => _primal.Parameters
        .Where(parameter => Function.InfoOf(parameter).Role is ParameterRole.Variable or ParameterRole.Member)
        .Select(parameter => Function.InfoOf(parameter).Access);

    private static string Upstream(int result) => $"dy{result}";
}

/// <summary>What a gradient function computed.</summary>
/// <param name="Results">The function's own results.</param>
/// <param name="Gradients">The buffers after the sweep, by argument.</param>
/// <param name="Saves">How many tape slots were written.</param>
internal sealed record Evaluation(object[] Results, IReadOnlyDictionary<string, object> Gradients, int Saves);
