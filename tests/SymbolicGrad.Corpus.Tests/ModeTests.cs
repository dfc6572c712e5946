namespace SymbolicGrad.Corpus.Tests;

/// <summary>
/// Every program in Programs/ once more, without finite differences and so to the last digits: forward against reverse mode, and
/// what the contract says of upstream adjoints and buffers.
/// </summary>
public sealed class ModeTests
{
    private const int Draws = 8;

    public static TheoryData<string> Programs => CorpusTests.Programs;

    /// <summary>Those that do not say <c>[Differentiable(Forward = false)]</c>, as calls of methods without a forward derivative must.</summary>
    public static TheoryData<string> ForwardPrograms => [.. CorpusTests.Programs.AsEnumerable<object[]>().Select(row => (string)row[0]).Where(program => new CorpusProgram(program).HasForward)];

    /// <summary>⟨∇F, v⟩ is F's derivative in the direction v.</summary>
    [Theory]
    [MemberData(nameof(ForwardPrograms))]
    public void Forward_mode_agrees_with_reverse_mode(string program)
    {
        var drawn = new CorpusProgram(program);
        for (int draw = 0; draw < Draws; draw++)
        {
            object[] arguments = drawn.Arguments(draw);
            object record = drawn.Gradient(arguments);
            object[] direction = drawn.Differentiated.Select(parameter => drawn.Moved(arguments[parameter.Position])).ToArray();

            (double value, double tangent) = drawn.Forward(arguments, Arguments.Copy(direction));

            double[] products = drawn.Differentiated.Zip(direction, (parameter, by) => (parameter, by))
                .SelectMany(pair => Arguments.Numbers(CorpusProgram.Member(record, pair.parameter.Name!)).Zip(Arguments.Numbers(pair.by), (slope, d) => slope * d))
                .ToArray();
            double scale = Math.Max(1, products.Sum(Math.Abs));
            AssertClose(Convert.ToDouble(CorpusProgram.Member(record, "Value")), value, drawn.Tolerance, $"{program}, draw {draw}: the value");
            AssertClose(products.Sum() / scale, tangent / scale, drawn.Tolerance, $"{program}, draw {draw}: the derivative in a direction");
        }
    }

    /// <summary>Buffers of what is not written to are added to, and what is added is proportional to the upstream adjoint.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public void The_gradient_times_the_upstream_adjoint_is_added_to_what_the_buffers_hold(string program)
    {
        const double upstream = -1.75;
        var drawn = new CorpusProgram(program);
        object[][] draws = [.. Enumerable.Range(0, Draws).Select(drawn.Arguments)];
        if (draws.Any(drawn.WritesTo)) return;
        for (int draw = 0; draw < Draws; draw++)
        {
            object[] arguments = draws[draw];
            object record = drawn.Gradient(arguments);
            object[] held = drawn.Differentiated.Select(parameter => drawn.Moved(arguments[parameter.Position])).ToArray();
            double[][] before = held.Select(Arguments.Numbers).ToArray();

            object[] buffers = drawn.Backward(arguments, held, upstream);

            for (int p = 0; p < buffers.Length; p++)
            {
                string name = drawn.Differentiated[p].Name!;
                double[] gradient = Arguments.Numbers(CorpusProgram.Member(record, name)), after = Arguments.Numbers(buffers[p]);
                for (int i = 0; i < after.Length; i++)
                    AssertClose(before[p][i] + (upstream * gradient[i]), after[i], drawn.Tolerance, $"{program}, draw {draw}: the buffer of {name}[{i}]");
            }
        }
    }

    /// <summary>
    /// Of an argument that is written to, the buffer holds the adjoint of what it ends as, and then of what it began as:
    /// ⟨after, v⟩ = ȳ·ẏ + ⟨before, v′⟩, where v′ is the tangent that the argument ends with.
    /// </summary>
    [Theory]
    [MemberData(nameof(ForwardPrograms))]
    public void Adjoints_of_what_arguments_end_as_go_over_into_those_of_what_they_began_as(string program)
    {
        const double upstream = 0.75;
        var drawn = new CorpusProgram(program);
        for (int draw = 0; draw < Draws; draw++)
        {
            object[] arguments = drawn.Arguments(draw);
            object[] direction = drawn.Differentiated.Select(parameter => drawn.Moved(arguments[parameter.Position])).ToArray(), end = Arguments.Copy(direction);
            object[] held = drawn.Differentiated.Select(parameter => drawn.Moved(arguments[parameter.Position])).ToArray();
            double[] before = [.. held.SelectMany(Arguments.Numbers)];

            (_, double tangent) = drawn.Forward(arguments, end);
            double[] after = [.. drawn.Backward(arguments, held, upstream).SelectMany(Arguments.Numbers)];

            double[] left = [.. after.Zip(direction.SelectMany(Arguments.Numbers), (adjoint, v) => adjoint * v)];
            double[] right = [upstream * tangent, .. before.Zip(end.SelectMany(Arguments.Numbers), (adjoint, v) => adjoint * v)];
            double scale = Math.Max(1, left.Concat(right).Sum(Math.Abs));
            AssertClose(left.Sum() / scale, right.Sum() / scale, drawn.Tolerance, $"{program}, draw {draw}: ⟨after, v⟩");
        }
    }

    private static void AssertClose(double expected, double actual, double tolerance, string what) => Assert.True(
        expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{what} is {actual:R}, not {expected:R}.");
}
