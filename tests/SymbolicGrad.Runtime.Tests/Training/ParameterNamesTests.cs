using System.Globalization;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class ParameterNamesTests
{
    [Theory]
    [InlineData("W", 3, "W[3]")]
    [InlineData("hidden.bias", 0, "hidden.bias[0]")]
    [InlineData("W", 1234567, "W[1234567]")]
    public void The_name_is_the_member_with_its_index(string member, int index, string expected) =>
        Assert.Equal(expected, ParameterNames.Element(member, index));

    [Fact]
    public void Members_and_indices_are_told_apart()
    {
        string[] names = [ParameterNames.Element("a", 1), ParameterNames.Element("a", 2), ParameterNames.Element("b", 1), ParameterNames.Element("A", 1)];
        Assert.Equal(["a[1]", "a[2]", "b[1]", "A[1]"], names);
    }

    [Fact]
    public void A_name_asked_for_again_is_the_same_string_and_allocates_nothing()
    {
        string member = new('w', 4);
        string first = ParameterNames.Element(member, 7);
        Assert.Same(first, ParameterNames.Element(member, 7));
        long before = GC.GetAllocatedBytesForCurrentThread();
        string again = ParameterNames.Element(member, 7);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Same(first, again);
    }

    [Fact]
    public void Threads_that_ask_at_once_get_the_same_string()
    {
        var names = new string[16];
        Parallel.For(0, names.Length, i => names[i] = ParameterNames.Element("shared", 99));
        Assert.All(names, name => Assert.Equal("shared[99]", name));
        string kept = ParameterNames.Element("shared", 99);
        Assert.All(names, name => Assert.Same(kept, name));
    }

    [Fact]
    public void The_culture_has_no_say()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            var withOtherSign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            withOtherSign.NumberFormat.NegativeSign = "minus";
            CultureInfo.CurrentCulture = withOtherSign;
            Assert.Equal("cultured[-5]", ParameterNames.Element("cultured", -5));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
