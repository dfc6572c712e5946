using System.Collections.Generic;
using SymbolicGrad.Engine.Printing;

namespace SymbolicGrad.Engine.Specs;

/// <summary>What the two halves of a method's gradient are called, and what they hand on.</summary>
/// <param name="RecordSuffix">What follows the method's name in that of the half that computes and records: <c>_Record</c>.</param>
/// <param name="ReverseSuffix">What follows it in that of the half that goes back: <c>_Reverse</c>.</param>
internal sealed record HalfSuffixes(string RecordSuffix, string ReverseSuffix)
{
    /// <summary>Nobody but generated code calls the halves: they are called as no member of the user's is.</summary>
    /// <param name="taken">Names that mean something inside the type.</param>
    public static HalfSuffixes Of(string method, IReadOnlyCollection<string> taken)
    {
        return new(Free("_Record"), Free("_Reverse"));

        string Free(string suffix) => new NameScope(null, taken).Declare(method + suffix).Substring(method.Length);
    }
}
