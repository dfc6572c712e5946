using System.Globalization;

namespace SymbolicGrad.Fuzz.Running;

/// <summary>What is to be run.</summary>
/// <param name="Seed">The first program's seed; the others have the seeds that follow.</param>
/// <param name="Count">How many programs.</param>
/// <param name="Size">At most about so many statements in a program.</param>
/// <param name="Threads">How many are judged at once.</param>
/// <param name="BatchSize">How many are compiled together.</param>
/// <param name="ShrinkSeconds">How long each kind of failure is shrunk; 0 for not at all.</param>
/// <param name="Report">The file that gets the report as JSON; null for none.</param>
internal sealed record Options(int Seed = 1, int Count = 1000, int Size = 10, int Threads = 1, int BatchSize = 50, double ShrinkSeconds = 30, string? Report = null)
{
    public const string Usage = "Usage: SymbolicGrad.Fuzz [--seed 1] [--count 1000] [--size 10] [--threads 1] [--batch 50] [--shrink seconds] [--out report.json] [--show] [--generated source.cs] | --sum a.json b.json …";

    /// <summary>Whether the programs are only printed.</summary>
    public bool IsShown { get; init; }

    /// <summary>Reports of parts of a run, of which only the sum is printed.</summary>
    public IReadOnlyList<string> Sum { get; init; } = [];

    /// <summary>A file of which only what is generated for it is printed.</summary>
    public string? Source { get; init; }

    /// <exception cref="FormatException">An argument is unknown, or its value is no number; the message names it.</exception>
    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            if (name == "--show")
            {
                options = options with { IsShown = true };
                continue;
            }

            if (name == "--sum") return options with { Sum = arguments[(i + 1)..] };

            if (name == "--generated" && i + 1 < arguments.Length)
            {
                options = options with { Source = arguments[++i] };
                continue;
            }

            if (i + 1 == arguments.Length) throw new FormatException($"'{name}' is not known, or has no value. {Usage}");
            string value = arguments[++i];
            options = name switch
            {
                "--seed" => options with { Seed = Integer(name, value) },
                "--count" => options with { Count = Integer(name, value) },
                "--size" => options with { Size = Integer(name, value) },
                "--threads" => options with { Threads = Integer(name, value) },
                "--batch" => options with { BatchSize = Integer(name, value) },
                "--shrink" => options with { ShrinkSeconds = Integer(name, value) },
                "--out" => options with { Report = value },
                _ => throw new FormatException($"'{name}' is not known. {Usage}"),
            };
        }

        return options;
    }

    private static int Integer(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new FormatException($"'{name}' takes a number, not '{value}'. {Usage}");
}
