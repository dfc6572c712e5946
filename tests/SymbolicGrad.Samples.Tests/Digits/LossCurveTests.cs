using System.Globalization;
using System.Xml.Linq;
using SymbolicGrad.Samples.Digits;

namespace SymbolicGrad.Samples.Tests.Digits;

public class LossCurveTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(250)]
    public void It_is_well_formed_and_every_epoch_is_a_point_of_both_lines_within_the_picture(int count)
    {
        var drawn = Parsed("a < b & \"c\"", [.. Enumerable.Range(1, count).Select(i => new EpochResult(2.0 / i, 1 - 0.5 / i))]);

        Assert.Equal("a < b & \"c\"", drawn.Element(Svg + "title")!.Value);
        var lines = drawn.Descendants(Svg + "polyline").Select(Points).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(count, line.Length));
        Assert.All(lines.SelectMany(line => line), p =>
        {
            Assert.InRange(p.X, 0, 720);
            Assert.InRange(p.Y, 0, 540);
        });
    }

    [Fact]
    public void A_falling_loss_falls_and_a_rising_accuracy_rises()
    {
        var lines = Parsed("", [new(2, 0.3), new(0.5, 0.8), new(0.1, 0.95)]).Descendants(Svg + "polyline").Select(Points).ToArray();

        // y points down in SVG.
        Assert.True(lines[0][0].Y < lines[0][1].Y && lines[0][1].Y < lines[0][2].Y);
        Assert.True(lines[1][0].Y > lines[1][1].Y && lines[1][1].Y > lines[1][2].Y);
        Assert.All(lines, line => Assert.True(line[0].X < line[1].X && line[1].X < line[2].X));
    }

    [Fact]
    public void Axes_are_labelled_and_the_last_values_written_out()
    {
        string[] texts = [.. Parsed("a run", [new(2, 0.3), new(0.12345, 0.95)]).Descendants(Svg + "text").Select(text => text.Value)];

        Assert.Contains("a run", texts);
        Assert.Contains("epoch", texts);
        Assert.Contains("test accuracy", texts);
        Assert.Contains(texts, text => text.StartsWith("training loss", StringComparison.Ordinal));
        Assert.Contains("0.1235", texts);
        Assert.Contains("0.950", texts);
    }

    [Fact]
    public void A_loss_of_zero_and_an_accuracy_of_one_can_be_drawn()
    {
        var drawn = Parsed("", [new(0, 1), new(0, 1)]);

        Assert.DoesNotContain("NaN", drawn.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", drawn.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, 0.5)]
    [InlineData(0.5, double.PositiveInfinity)]
    public void What_is_not_finite_is_refused_with_the_epochs_number(double loss, double accuracy)
    {
        var error = Assert.Throws<ArgumentException>(() => LossCurve.Draw("", [new(1, 1), new(loss, accuracy)]));

        Assert.StartsWith("Epoch 2 is not finite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_epoch_is_refused() => Assert.Throws<ArgumentException>(() => LossCurve.Draw("", []));

    private static XElement Parsed(string title, EpochResult[] epochs) =>
        XDocument.Parse(LossCurve.Draw(title, epochs).ToString()).Root!;

    private static (double X, double Y)[] Points(XElement polyline) =>
        [.. polyline.Attribute("points")!.Value.Split(' ').Select(point => point.Split(','))
            .Select(p => (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture)))];
}
