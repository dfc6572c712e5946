using System.Globalization;

namespace SymbolicGrad.Samples.Greeks;

/// <summary>Prints derivatives beside their closed forms.</summary>
internal sealed class Report(TextWriter writer)
{
    private const double Tolerance = 1e-10, StandardErrors = 4;

    /// <summary>Whether every number so far agrees with its closed form.</summary>
    public bool Agrees { get; private set; } = true;

    /// <summary>Begins a table.</summary>
    public void Title(string title, string columns) => writer.WriteLine($"\n{title}\n  {"",-26}{columns}");

    /// <summary>A number that was computed exactly, and its closed form.</summary>
    public void Exact(string name, double generated, double closedForm)
    {
        double difference = Math.Abs(generated - closedForm) / Math.Max(1, Math.Abs(closedForm));
        Agrees &= difference <= Tolerance;
        Row(name, Number(generated), Number(closedForm), difference.ToString("0.0e+0", CultureInfo.InvariantCulture));
    }

    /// <summary>A number that was estimated, and its closed form if it has one.</summary>
    public void Estimated(string name, Estimate estimate, double? closedForm)
    {
        Agrees &= closedForm is not { } exact || Math.Abs(estimate.Mean - exact) <= StandardErrors * estimate.StandardError;
        Row(name, Number(estimate.Mean), Number(estimate.StandardError), closedForm is { } value ? Number(value) : "–");
    }

    private void Row(string name, params string[] columns) =>
        writer.WriteLine($"  {name,-26}{string.Concat(columns.Select(column => $"{column,14}"))}");

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
