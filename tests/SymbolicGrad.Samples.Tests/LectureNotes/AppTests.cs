using SymbolicGrad.Samples.LectureNotes;

namespace SymbolicGrad.Samples.Tests.LectureNotes;

public class AppTests
{
    [Fact]
    public void Without_arguments_every_note_is_shown_and_every_gradient_agrees()
    {
        (int code, string output, _) = Run();

        Assert.Equal(0, code);
        Assert.All((string[])["000  Some notes", "001  Feedforward", "002  Backward", "003  Backprop", "004  Backprop"], title => Assert.Contains(title, output, StringComparison.Ordinal));
        Assert.EndsWith("Every gradient agrees with its formula.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_chooses_a_note()
    {
        (int code, string output, _) = Run("004");

        Assert.Equal(0, code);
        Assert.StartsWith("004  ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("003  Backprop", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_note_is_named()
    {
        (int code, string output, string error) = Run("7");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("There is no note '7'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_tells_how_far_a_gradient_is_from_its_formula()
    {
        using var output = new StringWriter();
        var report = new Report(output);

        report.Gradient("∂L/∂w", [1, 2.5], [1, 2]);

        Assert.Equal(0.25, report.LargestDifference);
        Assert.Contains("difference 2.5e-1", output.ToString(), StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        return (App.Run(arguments, output, error), output.ToString(), error.ToString());
    }
}
