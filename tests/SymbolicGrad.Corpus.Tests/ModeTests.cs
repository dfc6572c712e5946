namespace SymbolicGrad.Corpus.Tests;

/// <summary>
/// Every program in Programs/ once more, without finite differences and so to the last digits: forward against reverse mode, and
/// what the contract says of upstream adjoints and buffers.
/// </summary>
public sealed class ModeTests
{
    private const int Draws = 8;
    private const double Upstream = -1.75;

    public static TheoryData<string> Programs => CorpusTests.Programs;

    /// <summary>Those that do not say <c>[Differentiable(Forward = false)]</c>, as calls of methods without a forward derivative must.</summary>
    public static TheoryData<string> ForwardPrograms => [.. CorpusTests.Programs.AsEnumerable<object[]>().Select(row => (string)row[0]).Where(program => new CorpusProgram(program).HasForward)];

    public static TheoryData<string> FourDirectionPrograms => [.. CorpusTests.Programs.AsEnumerable<object[]>().Select(row => (string)row[0]).Where(program => new CorpusProgram(program).HasFourDirections)];

    /// <summary>
    /// ⟨ȳ, ẏ⟩ + ⟨x̄ before, ẋ after⟩ = ⟨x̄ after, ẋ before⟩: the reverse sweep begins with what the buffers hold, for an array that
    /// the method writes to with the adjoints of what it leaves there, and forward mode ends with the tangents of that.
    /// </summary>
    [Theory]
    [MemberData(nameof(ForwardPrograms))]
    public void Forward_mode_is_the_transpose_of_reverse_mode(string program)
    {
        var drawn = new CorpusProgram(program);
        for (int draw = 0; draw < Draws; draw++)
        {
            object[] arguments = drawn.Arguments(draw), direction = drawn.Moved(arguments), buffers = drawn.Moved(arguments), end = Arguments.Copy(direction);
            double[] before = Numbers(buffers);

            (double value, double tangent) = drawn.Forward(arguments, end);
            double[] after = Numbers(drawn.Backward(arguments, buffers, Upstream));

            double[] left = [Upstream * tangent, .. Products(before, Numbers(end))], right = Products(after, Numbers(direction));
            double scale = Math.Max(1, left.Concat(right).Sum(Math.Abs));
            AssertClose(drawn.Value(arguments), value, drawn.Tolerance, $"{program}, draw {draw}: the value");
            AssertClose(right.Sum() / scale, left.Sum() / scale, drawn.Tolerance, $"{program}, draw {draw}: the derivative in a direction");
        }
    }

    /// <summary>Four directions at once give what each of them gives alone, and leave the same tangents in the arrays that the method writes to.</summary>
    [Theory]
    [MemberData(nameof(FourDirectionPrograms))]
    public void Four_directions_are_four_times_one(string program)
    {
        var drawn = new CorpusProgram(program);
        double tolerance = drawn.Tolerance / 100;
        for (int draw = 0; draw < Draws; draw++)
        {
            object[] arguments = drawn.Arguments(draw);
            object[][] directions = [.. Enumerable.Range(0, 4).Select(_ => drawn.Moved(arguments))];
            object[] joined = drawn.Joined([.. directions.Select(Arguments.Copy)]);

            (double value, object tangents) = drawn.FourDirections(arguments, joined);

            for (int k = 0; k < 4; k++)
            {
                (double alone, double tangent) = drawn.Forward(arguments, directions[k]);
                Assert.Equal(alone, value);
                AssertClose(tangent, InFour.Numbers(tangents, k)[0], tolerance, $"{program}, draw {draw}: the derivative in direction {k}");
                double[] ends = Numbers(directions[k]), endsInFour = [.. joined.SelectMany(parameter => InFour.Numbers(parameter, k))];
                for (int i = 0; i < ends.Length; i++) AssertClose(ends[i], endsInFour[i], tolerance, $"{program}, draw {draw}: tangent {i} of the arguments in direction {k}");
            }
        }
    }

    /// <summary>Buffers are added to, and what is added is proportional to the upstream adjoint. Those of arrays that the method writes to are not: see above.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public void The_gradient_times_the_upstream_adjoint_is_added_to_what_the_buffers_hold(string program)
    {
        var drawn = new CorpusProgram(program);
        object[][] draws = [.. Enumerable.Range(0, Draws).Select(drawn.Arguments)];
        if (draws.Any(drawn.WritesTo)) return;
        for (int draw = 0; draw < Draws; draw++)
        {
            object record = drawn.Gradient(draws[draw]);
            object[] buffers = drawn.Moved(draws[draw]);
            double[] before = Numbers(buffers), gradient = Numbers(drawn.Differentiated.Select(parameter => CorpusProgram.Member(record, parameter.Name!)));

            double[] after = Numbers(drawn.Backward(draws[draw], buffers, Upstream));

            for (int i = 0; i < after.Length; i++) AssertClose(before[i] + (Upstream * gradient[i]), after[i], drawn.Tolerance, $"{program}, draw {draw}: element {i} of the buffers");
        }
    }

    private static double[] Numbers(IEnumerable<object> values) => [.. values.SelectMany(Arguments.Numbers)];

    private static double[] Products(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a * b)];

    private static void AssertClose(double expected, double actual, double tolerance, string what) => Assert.True(
        expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{what} is {actual:R}, not {expected:R}.");
}
