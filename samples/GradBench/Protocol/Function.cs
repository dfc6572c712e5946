using System.Text.Json;

namespace SymbolicGrad.Samples.GradBench.Protocol;

/// <summary>A function of an eval, between JSON and JSON.</summary>
internal abstract class Function
{
    /// <summary>Makes a function of its three parts.</summary>
    /// <param name="read">Takes the input apart.</param>
    /// <param name="compute">What is timed.</param>
    /// <param name="write">Writes the output as one JSON value.</param>
    public static Function Of<TInput, TOutput>(Func<InputReader, TInput> read, Func<TInput, TOutput> compute, Action<Utf8JsonWriter, TOutput> write) =>
        new Typed<TInput, TOutput>(read, compute, write);

    /// <summary>Evaluates the function as often as the input asks for.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">Receives the output of the last run.</param>
    /// <returns>The nanoseconds of each run.</returns>
    /// <exception cref="InputException">The input is not of the eval's form.</exception>
    /// <exception cref="OutputException">The output has a number that JSON cannot hold.</exception>
    public abstract IReadOnlyList<long> Evaluate(InputReader input, Utf8JsonWriter output);

    private sealed class Typed<TInput, TOutput>(Func<InputReader, TInput> read, Func<TInput, TOutput> compute, Action<Utf8JsonWriter, TOutput> write) : Function
    {
        public override IReadOnlyList<long> Evaluate(InputReader input, Utf8JsonWriter output)
        {
            TInput parsed = read(input);
            (TOutput result, List<long> nanoseconds) = Runs.Read(input).Repeat(() => compute(parsed));
            write(output, result);
            return nanoseconds;
        }
    }
}
