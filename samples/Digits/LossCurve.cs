using System.Globalization;
using System.Xml.Linq;

namespace SymbolicGrad.Samples.Digits;

/// <summary>What one epoch came to.</summary>
/// <param name="TrainingLoss">Mean cross-entropy over the epoch's training examples, in nats.</param>
/// <param name="TestAccuracy">Share of the test rows classified correctly after the epoch, 0 to 1.</param>
internal readonly record struct EpochResult(double TrainingLoss, double TestAccuracy);

/// <summary>Draws training loss and test accuracy over the epochs as an SVG picture: two panels, one above the other, with the epochs in common.</summary>
/// <remarks>The ground is transparent and every colour has a contrast of at least 4.5:1 with both white and black, so the picture can stand on a light page and on a dark one.</remarks>
internal static class LossCurve
{
    private const string Ink = "#767676";
    private const string LossColor = "#1979bf";
    private const string AccuracyColor = "#ae6109";
    private const double Width = 720;
    private const double Height = 540;
    private const double Left = 64;
    private const double Right = Width - 76;
    /// <summary>A loss this small is drawn as this: a logarithmic axis has no zero.</summary>
    private const double LeastLoss = 1e-9;
    /// <summary>A title of more characters has to be set in a smaller size to fit.</summary>
    private const int LongTitle = 70;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws the epochs, the first of which is number 1.</summary>
    /// <param name="title">Stands above the picture.</param>
    /// <param name="epochs">At least one, all values finite.</param>
    /// <exception cref="ArgumentException">There is no epoch, or one is not finite.</exception>
    public static XDocument Draw(string title, IReadOnlyList<EpochResult> epochs)
    {
        if (epochs.Count == 0)
            throw new ArgumentException("There is no epoch to draw.", nameof(epochs));
        for (int i = 0; i < epochs.Count; i++)
        {
            if (!double.IsFinite(epochs[i].TrainingLoss) || !double.IsFinite(epochs[i].TestAccuracy))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Epoch {i + 1} is not finite: {epochs[i]}."), nameof(epochs));
        }

        double[] losses = [.. epochs.Select(epoch => Math.Max(epoch.TrainingLoss, LeastLoss))];
        double[] accuracies = [.. epochs.Select(epoch => epoch.TestAccuracy)];
        var x = Axis.Epochs(epochs.Count);
        return new XDocument(
            new XElement(Svg + "svg",
                new XAttribute("viewBox", $"0 0 {Number(Width)} {Number(Height)}"),
                new XAttribute("width", Number(Width)), new XAttribute("height", Number(Height)),
                new XAttribute("role", "img"),
                new XAttribute("font-family", "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif"), new XAttribute("font-size", "13"),
                new XElement(Svg + "title", title),
                Text(Left, 26, title, Ink, "start", title.Length <= LongTitle ? 16 : 13),
                Panel(62, 282, "training loss: mean cross-entropy, logarithmic", LossColor, x, Axis.Logarithmic(losses.Min(), losses.Max()), losses, "0.0000"),
                Panel(336, 486, "test accuracy", AccuracyColor, x, Axis.Linear(Math.Min(accuracies.Min(), 0.9), 1), accuracies, "0.000"),
                x.Ticks.Select(tick => Text(X(x, tick), 506, Label(tick), Ink, "middle")),
                Text((Left + Right) / 2, 530, "epoch", Ink, "middle")));
    }

    private static XElement Panel(
        double top, double bottom, string name, string color, Axis x, Axis y, double[] values, string format)
    {
        double Y(double value) => bottom - (bottom - top) * y.Position(value);
        var points = values.Select((value, i) => (X: X(x, i + 1), Y: Y(value))).ToArray();
        return new XElement(Svg + "g",
            Text(Left, top - 12, name, color, "start"),
            y.Ticks.Select(tick => Line(Left, Y(tick), Right, Y(tick), "0.3")),
            y.Ticks.Select(tick => Text(Left - 8, Y(tick) + 4, Label(tick), Ink, "end")),
            x.Ticks.Select(tick => Line(X(x, tick), bottom, X(x, tick), bottom + 5, "1")),
            Line(Left, bottom, Right, bottom, "1"),
            new XElement(Svg + "polyline",
                new XAttribute("points", string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))),
                new XAttribute("fill", "none"), new XAttribute("stroke", color),
                new XAttribute("stroke-width", "2"), new XAttribute("stroke-linejoin", "round")),
            new XElement(Svg + "circle",
                new XAttribute("cx", Number(points[^1].X)), new XAttribute("cy", Number(points[^1].Y)),
                new XAttribute("r", "3.5"), new XAttribute("fill", color)),
            Text(points[^1].X + 9, points[^1].Y + 4, values[^1].ToString(format, CultureInfo.InvariantCulture), color, "start"));
    }

    private static double X(Axis axis, double epoch) => Left + (Right - Left) * axis.Position(epoch);

    private static XElement Line(double x1, double y1, double x2, double y2, string opacity) =>
        new(Svg + "line",
            new XAttribute("x1", Number(x1)), new XAttribute("y1", Number(y1)),
            new XAttribute("x2", Number(x2)), new XAttribute("y2", Number(y2)),
            new XAttribute("stroke", Ink), new XAttribute("stroke-opacity", opacity));

    private static XElement Text(double x, double y, string text, string color, string anchor, int size = 13) =>
        new(Svg + "text",
            new XAttribute("x", Number(x)), new XAttribute("y", Number(y)),
            new XAttribute("fill", color), new XAttribute("text-anchor", anchor),
            new XAttribute("font-size", size.ToString(CultureInfo.InvariantCulture)), text);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Label(double tick) => tick.ToString("0.#########", CultureInfo.InvariantCulture);
}
