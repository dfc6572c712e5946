using System.Reflection;
using SymbolicGrad.Corpus.Tests.Peers;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>A program of the corpus with what was generated for it, and arguments that are the same in every run.</summary>
internal sealed class CorpusProgram
{
    // Loops of no trip, one, two and several come first.
    private static readonly int[] FirstExtents = [0, 1, 2, 5];

    private readonly MethodInfo _method;
    private readonly MethodInfo _gradient;
    private readonly Random _random;

    /// <param name="program">The type and the method: <c>Loops.Horner</c>.</param>
    public CorpusProgram(string program)
    {
        string[] names = program.Split('.');
        Type type = typeof(CorpusProgram).Assembly.GetTypes().Single(candidate => candidate.Name == names[0]);
        _method = type.GetMethod(names[1])!;
        _gradient = type.GetMethod(names[1] + "_Gradient") ?? throw new InvalidOperationException($"Nothing was generated for {program}.");

        // The same in every run, whatever the runtime's string hashes are.
        _random = new Random(program.Aggregate(29, (seed, c) => unchecked((seed * 31) + c)));
        Differentiated = _method.GetParameters().Where(parameter => _gradient.ReturnType.GetProperty(parameter.Name!) is not null).ToArray();
    }

    /// <summary>Whether the method does not decline forward mode.</summary>
    public bool HasForward => !Declines(nameof(DifferentiableAttribute.Forward));

    /// <summary>Whether it does not decline four directions either.</summary>
    public bool HasFourDirections => HasForward && !Declines(nameof(DifferentiableAttribute.FourDirections));

    private bool Declines(string mode) => _method.GetCustomAttributesData().Where(data => data.AttributeType == typeof(DifferentiableAttribute))
        .SelectMany(data => data.NamedArguments).Any(argument => argument.MemberName == mode && argument.TypedValue.Value is false);

    /// <summary>The parameters that the gradient is taken by.</summary>
    public ParameterInfo[] Differentiated { get; }

    /// <summary>How far two exact computations may differ, relative to the larger of the result and 1.</summary>
    public double Tolerance => Tests.Arguments.IsSingle(_method) ? 2e-5 : 1e-12;

    public static object Member(object record, string name) => record.GetType().GetProperty(name)!.GetValue(record)!;

    /// <summary>Published points first, where the program has some.</summary>
    public object[] Arguments(int draw) =>
        PublishedPoints.Draw(_method, draw, _random) ?? Tests.Arguments.Draw(_method, _random, draw < FirstExtents.Length ? FirstExtents[draw] : null);

    /// <summary>What the method itself returns.</summary>
    public double Value(object[] arguments) => Convert.ToDouble(_method.Invoke(null, Tests.Arguments.Copy(arguments)));

    /// <summary>The record of value and gradient.</summary>
    public object Gradient(object[] arguments) => _gradient.Invoke(null, Tests.Arguments.Copy(arguments))!;

    /// <summary>Whether the program writes to its arguments.</summary>
    public bool WritesTo(object[] arguments)
    {
        object[] copies = Tests.Arguments.Copy(arguments);
        _method.Invoke(null, copies);
        return arguments.Zip(copies).Any(pair => pair.First is Array && !Tests.Arguments.Numbers(pair.First).SequenceEqual(Tests.Arguments.Numbers(pair.Second)));
    }

    /// <summary>The value and the derivative in a direction, given by a tangent for each differentiated parameter. Arrays among them are written to where the program writes to its arguments.</summary>
    public (double Value, double Tangent) Forward(object[] arguments, object[] direction)
    {
        object result = MethodCall.Invoke(_method.DeclaringType!, null, _method.Name + "_Forward", [.. Tests.Arguments.Copy(arguments), .. direction])!;
        return (Convert.ToDouble(Field("Item1")), Convert.ToDouble(Field("Item2")));

        object? Field(string name) => result.GetType().GetField(name)!.GetValue(result);
    }

    /// <summary>The value and the derivatives in four directions. Arrays in <paramref name="directions"/> are written to where the program writes to its arguments.</summary>
    /// <param name="directions">For each differentiated parameter its four tangents, joined.</param>
    public (double Value, object Tangents) FourDirections(object[] arguments, object[] directions)
    {
        object result = MethodCall.Invoke(_method.DeclaringType!, null, InFourName, [.. Tests.Arguments.Copy(arguments), .. directions])!;
        return (Convert.ToDouble(result.GetType().GetField("Item1")!.GetValue(result)), result.GetType().GetField("Item2")!.GetValue(result)!);
    }

    /// <summary>The four tangents of each differentiated parameter, each as <see cref="FourDirections"/> takes them.</summary>
    public object[] Joined(object[][] directions)
    {
        ParameterInfo[] parameters = [.. _method.DeclaringType!.GetMethod(InFourName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetParameters().Skip(_method.GetParameters().Length)];
        return [.. parameters.Select((parameter, i) => InFour.Joined(parameter.ParameterType, [.. directions.Select(direction => direction[i])]))];
    }

    private string InFourName => _method.Name + "_FourDirections";

    /// <summary>The buffers, one for each differentiated parameter, after the reverse sweep.</summary>
    public object[] Backward(object[] arguments, object[] buffers, double upstream)
    {
        object seed = Convert.ChangeType(upstream, _method.ReturnType);
        object?[] all = [.. Tests.Arguments.Copy(arguments), .. buffers, seed];
        MethodCall.Invoke(_method.DeclaringType!, null, _method.Name + "_Backward", all);
        return all[arguments.Length..^1]!;
    }

    /// <summary>For each differentiated parameter something of the same shape with other numbers, in memory of its own: a direction, or buffers.</summary>
    public object[] Moved(object[] arguments) => [.. Differentiated.Select(parameter => Moved(arguments[parameter.Position]))];

    private object Moved(object value)
    {
        object moved = value;
        for (int i = 0; i < Tests.Arguments.Numbers(value).Length; i++) moved = Tests.Arguments.Shifted(moved, i, (2 * _random.NextDouble()) - 1);
        return moved;
    }
}
