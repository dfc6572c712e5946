using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SymbolicGrad.Corpus.Tests.Peers;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>
/// The programs in Peers/ against the answers that other systems' tests publish. <see cref="CorpusTests"/> and <see cref="ModeTests"/>
/// compare them at the same points with finite differences and forward mode. To add one, add a method.
/// </summary>
public sealed class PeerTests
{
    private static IEnumerable<MethodInfo> Methods => typeof(PeerTests).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Peer).Namespace)
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<DifferentiableAttribute>() is not null);

    public static TheoryData<string, int> Points
    {
        get
        {
            var points = new TheoryData<string, int>();
            foreach (MethodInfo method in Methods)
            {
                for (int i = 0; i < method.GetCustomAttributes<ExpectAttribute>().Count(); i++) points.Add($"{method.DeclaringType!.Name}.{method.Name}", i);
            }

            return points;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void The_gradient_is_the_published_one(string program, int point)
    {
        MethodInfo method = Methods.Single(candidate => $"{candidate.DeclaringType!.Name}.{candidate.Name}" == program);
        ExpectAttribute expected = method.GetCustomAttributes<ExpectAttribute>().ElementAt(point);
        var drawn = new CorpusProgram(program);
        double printed = method.DeclaringType!.GetCustomAttribute<OriginFileAttribute>()!.Within;

        object record = drawn.Gradient(PublishedPoints.Arguments(method, expected));
        double[] gradient = [.. drawn.Differentiated.SelectMany(parameter => Arguments.Numbers(CorpusProgram.Member(record, parameter.Name!)))];

        if (!double.IsNaN(expected.Value)) Assert.True(IsClose(expected.Value, Convert.ToDouble(CorpusProgram.Member(record, "Value"))), $"{program}: the value is {CorpusProgram.Member(record, "Value")}, not {expected.Value:R}.");
        Assert.Equal(expected.Gives.Length, gradient.Length);
        Assert.True(expected.Gives.Zip(gradient, IsClose).All(close => close), $"{program}: the gradient is {Show(gradient)}, not {Show(expected.Gives)}.");

        bool IsClose(double published, double ours) => published.Equals(ours) || Math.Abs(published - ours) <= printed + (drawn.Tolerance * Math.Max(1, Math.Abs(published)));
    }

    [Fact]
    public void Every_program_names_its_origin_and_a_published_answer() => Assert.All(Methods, method =>
    {
        Assert.NotNull(method.DeclaringType!.GetCustomAttribute<OriginFileAttribute>());
        Assert.NotNull(method.GetCustomAttribute<OriginAttribute>());
        Assert.NotEmpty(method.GetCustomAttributes<ExpectAttribute>());
    });

    [Fact]
    public void A_disagreement_has_a_reason() => Assert.All(Methods.SelectMany(method => method.GetCustomAttributes<ExpectAttribute>()), expected =>
    {
        Assert.Equal(expected.Theirs is null, expected.Because is null);
        Assert.False(expected.Theirs is { } theirs && theirs.SequenceEqual(expected.Gives));
    });

    /// <summary>The table in docs/reliability.md: a row for each peer, with the numbers of programs, points and disagreements.</summary>
    [Fact]
    public void The_documented_figures_are_those_of_the_programs()
    {
        string documented = File.ReadAllText(Documentation()).ReplaceLineEndings("\n");
        foreach (IGrouping<string, MethodInfo> peer in Methods.GroupBy(method => method.DeclaringType!.GetCustomAttribute<OriginFileAttribute>()!.Peer))
        {
            ExpectAttribute[] points = [.. peer.SelectMany(method => method.GetCustomAttributes<ExpectAttribute>())];
            Assert.Matches($@"\n\| \w+ \| {Regex.Escape(peer.Key)}, [^|]+ \| {peer.Count()} \| {points.Length} \| {points.Count(point => point.Theirs is not null)} \|\n", documented);
        }

        Assert.Contains($" {Methods.Count()} of these programs", documented, StringComparison.Ordinal);
    }

    private static string Documentation([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "docs", "reliability.md"));

    private static string Show(double[] numbers) => $"({string.Join(", ", numbers.Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))})";
}
