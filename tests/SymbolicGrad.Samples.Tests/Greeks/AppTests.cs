using SymbolicGrad.Samples.Greeks;

namespace SymbolicGrad.Samples.Tests.Greeks;

public class AppTests
{
    [Fact]
    public void Every_sensitivity_is_printed_beside_its_closed_form_and_agrees()
    {
        using var output = new StringWriter();

        int code = App.Run(output);

        Assert.Equal(0, code);
        Assert.All((string[])["A book of 7 options", "European call", "geometric mean", "arithmetic mean"], title => Assert.Contains(title, output.ToString(), StringComparison.Ordinal));
        Assert.EndsWith("Every sensitivity agrees with its closed form.", output.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_is_noticed()
    {
        var report = new Report(TextWriter.Null);
        report.Exact("equal", 1, 1 + 1e-12);
        report.Estimated("within", new Estimate(1, 0.1), 1.3);
        Assert.True(report.Agrees);

        report.Estimated("outside", new Estimate(1, 0.1), 1.5);
        Assert.False(report.Agrees);

        report = new Report(TextWriter.Null);
        report.Exact("other", 1, 1 + 1e-9);
        Assert.False(report.Agrees);
    }
}
