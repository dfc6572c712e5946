namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>The projects whose tests the programs of this folder are taken from: inputs and expected numbers, no code.</summary>
internal static class Peer
{
    public const string Swift = "swiftlang/swift";
    public const string Clad = "vgvassilev/clad";
    public const string Enzyme = "EnzymeAD/Enzyme";
    public const string Tangent = "google/tangent";
    public const string Mooncake = "compintell/Mooncake.jl";
}

/// <summary>The file of a peer's that the programs of a class come from.</summary>
/// <param name="peer">One of <see cref="Peer"/>: the repository.</param>
/// <param name="path">The file in it.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OriginFileAttribute(string peer, string path) : Attribute
{
    public string Peer => peer;

    public string Path => path;

    /// <summary>How exactly the file prints its numbers; 0 where they are given in full.</summary>
    public double Within { get; set; }
}

/// <summary>The test or function that a program is written after.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OriginAttribute(string test) : Attribute
{
    public string Test => test;

    /// <summary>The file it stands in, where that is not the one of the class.</summary>
    public string? File { get; set; }

    /// <summary>The step of the differences that it is compared with, where its curvature asks for a smaller one; 0 for the usual.</summary>
    public double Step { get; set; }
}

/// <summary>
/// A published answer: the gradient of a program at a point. The point is also where the program is compared with finite
/// differences and with forward mode, so that no answer is believed because it is published.
/// </summary>
/// <param name="at">
/// The arguments in order: numbers; an array of numbers; for a table or a matrix the number of rows and all elements; for a
/// struct or an object its fields; for other arrays their length and the elements.
/// </param>
/// <param name="gives">The gradient by the differentiated parameters in order, all numbers of it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ExpectAttribute(object[] at, double[] gives) : Attribute
{
    public object[] At => at;

    public double[] Gives => gives;

    /// <summary>The value that is published with it, if one is.</summary>
    public double Value { get; set; } = double.NaN;

    /// <summary>What the peer publishes where that is something else than <see cref="Gives"/>.</summary>
    public double[]? Theirs { get; set; }

    /// <summary>Why the peer's answer is not ours: its fault, or its convention.</summary>
    public string? Because { get; set; }
}
