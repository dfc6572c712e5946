using System.Collections.Immutable;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Engine.Tests.Interpretation;

namespace SymbolicGrad.Engine.Tests.Support;

/// <summary>The tangent of a function through all passes, verified, and evaluated.</summary>
internal sealed class Forwarded
{
    private readonly string _mark;

    /// <param name="primal">A function; its own tangent arguments, if it has any, count as constants.</param>
    /// <param name="mark">What stands before an argument's name in that of its tangent.</param>
    public Forwarded(Function primal, string mark = "d")
    {
        _mark = mark;
        (Function? tangent, ImmutableArray<Diagnosis> problems) = TangentPass.Run(primal, new TangentNames((info, _) => mark + info.Access));
        Assert.True(tangent is not null, string.Join('\n', problems));
        Verifier.Verify(tangent, nameof(TangentPass));
        Tangent = PrunePass.Run(BroadcastPass.Run(PrunePass.Run(tangent)));
        Verifier.Verify(Tangent, nameof(PrunePass));
    }

    /// <summary>The function that computes the results and then the tangents of those that are floating-point.</summary>
    public Function Tangent { get; }

    /// <summary>Evaluates the function in a direction.</summary>
    /// <param name="direction">The tangent of each differentiated argument.</param>
    /// <returns>The results, then the tangents.</returns>
    public object[] Evaluate(IReadOnlyDictionary<string, object> arguments, IReadOnlyDictionary<string, object> direction)
    {
        var all = new Dictionary<string, object>(arguments);
        foreach ((string name, object tangent) in direction) all[_mark + name] = tangent;
        return Interpreter.Run(Tangent, all).Cast<object>().ToArray();
    }

    /// <summary>A random direction for the differentiated arguments of a function.</summary>
    public static Dictionary<string, object> Direction(Function primal, IReadOnlyDictionary<string, object> arguments, int seed)
    {
        var random = new Random(2000 + seed);
        return primal.Parameters.Where(ActivityAnalysis.IsDifferentiated).Select(parameter => Function.InfoOf(parameter).Access)
            .ToDictionary(name => name, name => Values.Map(arguments[name], _ => (2 * random.NextDouble()) - 1));
    }

    /// <summary>Asserts that forward and reverse mode are transposes of each other: ⟨ȳ, J·v⟩ = ⟨Jᵀ·ȳ, v⟩.</summary>
    public static void MatchesReverse(Function primal, IReadOnlyDictionary<string, object> arguments, double tolerance = 1e-12, int seed = 0)
    {
        Dictionary<string, object> direction = Direction(primal, arguments, seed);
        object[] forward = new Forwarded(primal).Evaluate(arguments, direction);
        int results = primal.Body.Results.Count;
        object[] upstream = forward.Take(results).Select((value, r) => Values.IsFloating(value) ? Samples.Upstream(value, seed + r) : 0.0).ToArray();
        Evaluation reverse = new Derived(primal).Evaluate(arguments, upstream);

        for (int r = 0; r < results; r++) Assert.Equal(Values.Flatten(reverse.Results[r]), Values.Flatten(forward[r]), Close.To(tolerance));
        double[] left = upstream.Where((_, r) => Values.IsFloating(forward[r])).SelectMany((seeds, t) => Products(seeds, forward[results + t])).ToArray();
        double[] right = direction.SelectMany(entry => Products(reverse.Gradients[entry.Key], entry.Value)).ToArray();
        double scale = Math.Max(1, left.Concat(right).Sum(Math.Abs));
        Assert.Equal(right.Sum() / scale, left.Sum() / scale, Close.To(tolerance));
    }

    private static IEnumerable<double> Products(object left, object right) => Values.Flatten(left).Zip(Values.Flatten(right), (a, b) => a * b);
}
