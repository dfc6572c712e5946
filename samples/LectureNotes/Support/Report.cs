using System.Globalization;

namespace SymbolicGrad.Samples.LectureNotes;

/// <summary>Prints functions, and their generated gradients beside the notes' formulas.</summary>
internal sealed class Report(TextWriter writer)
{
    private const int Shown = 4;

    /// <summary>The largest difference between a generated gradient and its formula so far, relative to max(1, |formula|).</summary>
    public double LargestDifference { get; private set; }

    /// <summary>Begins a note.</summary>
    public void Title(string number, string title) => writer.WriteLine($"{number}  {title}");

    /// <summary>Prints a function and its value.</summary>
    public void Function(string formula, double value) => writer.WriteLine($"\n  {formula}\n    value {Number(value)}");

    /// <summary>Prints a remark on its own line.</summary>
    public void Line(string text) => writer.WriteLine("    " + text);

    /// <summary>Ends a note.</summary>
    public void End() => writer.WriteLine();

    /// <summary>Prints a formula of a gradient, what was generated for it, what it gives by hand, and how far the two are apart.</summary>
    /// <exception cref="ArgumentException">The gradients differ in their number of elements.</exception>
    public void Gradient(string formula, ReadOnlySpan<double> generated, ReadOnlySpan<double> byHand)
    {
        if (generated.Length != byHand.Length)
            throw new ArgumentException($"The generated '{formula}' has {generated.Length} elements, the one by hand {byHand.Length}.", nameof(byHand));
        double difference = 0;
        for (int i = 0; i < generated.Length; i++)
            difference = Math.Max(difference, Math.Abs(generated[i] - byHand[i]) / Math.Max(1, Math.Abs(byHand[i])));
        LargestDifference = Math.Max(LargestDifference, difference);
        writer.WriteLine($"    {formula}");
        writer.WriteLine($"      generated {Numbers(generated)}");
        writer.WriteLine($"      by hand   {Numbers(byHand)}   difference {difference.ToString("0.0e+0", CultureInfo.InvariantCulture)}");
    }

    private static string Numbers(ReadOnlySpan<double> values) =>
        string.Join(" ", values[..Math.Min(Shown, values.Length)].ToArray().Select(Number)) + (values.Length > Shown ? " …" : "");

    // Adding 0 makes 0 of −0.
    private static string Number(double value) => (value + 0.0).ToString("0.000000;−0.000000", CultureInfo.InvariantCulture);
}
