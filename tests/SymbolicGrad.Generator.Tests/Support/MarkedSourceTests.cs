using Microsoft.CodeAnalysis.Text;

namespace SymbolicGrad.Generator.Tests.Support;

public sealed class MarkedSourceTests
{
    [Fact]
    public void Marks_are_taken_out_and_remembered_in_order()
    {
        MarkedSource marked = MarkedSource.Parse("a[0] = [|f({|SG0004:x|} | y)|] + {|SG0005:z|};");

        Assert.Equal("a[0] = f(x | y) + z;", marked.Source);
        Assert.Equal(["f(x | y)", "x", "z"], marked.Marks.Select(marked.TextOf));
        Assert.Equal([null, "SG0004", "SG0005"], marked.Marks.Select(mark => mark.Id));
        Assert.Equal(new TextSpan(9, 1), marked.Marks[1].Span);
    }

    [Fact]
    public void A_source_without_marks_is_itself() => Assert.Equal("int[] a = { b || c };", MarkedSource.Parse("int[] a = { b || c };").Source);

    [Theory]
    [InlineData("a [|b")]
    [InlineData("a b|]")]
    [InlineData("a {|SG0001:b|]")]
    public void Marks_that_do_not_match_are_refused(string text) => Assert.Throws<FormatException>(() => MarkedSource.Parse(text));
}
