using SymbolicGrad.Engine.Tests.Interpretation;

namespace SymbolicGrad.Engine.Tests.Support;

/// <summary>Reproducible operands.</summary>
internal static class Samples
{
    /// <summary>Numbers of an interval, none within 0.01 of another, of another's negative or of a multiple of one half: away from ties and kinks.</summary>
    public static IEnumerable<double> Spaced(Random random, double low, double high)
    {
        var taken = new List<double>();
        while (true)
        {
            double number = low + ((high - low) * random.NextDouble());
            bool isFree = Math.Abs(number - (Math.Round(2 * number) / 2)) > 0.01 && taken.All(other => Math.Abs(Math.Abs(other) - Math.Abs(number)) > 0.01);
            if (!isFree) continue;
            taken.Add(number);
            yield return number;
        }
    }

    /// <summary>Weights with which the numbers of a result are summed to one number.</summary>
    public static object Upstream(object result, int seed)
    {
        var random = new Random(1000 + seed);
        return Values.Map(result, _ => 0.5 + random.NextDouble());
    }

    public static double Inner(object weights, object value) => Values.Flatten(weights).Zip(Values.Flatten(value), (w, v) => w * v).Sum();
}
