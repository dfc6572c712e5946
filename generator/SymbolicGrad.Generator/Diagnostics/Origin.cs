using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Generator.Capture;

namespace SymbolicGrad.Generator.Diagnostics;

/// <summary>Where something stands in the source, and by which calls capture came there from the marked method.</summary>
/// <param name="Location">The expression or statement.</param>
/// <param name="Frame">The method in whose body it stands.</param>
internal readonly record struct Origin(Location Location, Frame Frame)
{
    /// <summary>So many calls are told one by one; of more, the first and the last.</summary>
    private const int LongestRoute = 4;

    /// <summary>
    /// A diagnostic at this place. Its additional locations lead to it: the attribute, then each call, outermost first. Where there
    /// are calls, the last argument of the message is followed by the names of the methods on the way.
    /// </summary>
    public Diagnostic Report(DiagnosticDescriptor rule, params object[] arguments)
    {
        Frame[] frames = [.. Frame.Around().Reverse()];
        if (frames.Length > 1) arguments[arguments.Length - 1] += Route(frames);
        IEnumerable<Location> calls = frames.Select(frame => frame.Call).OfType<Location>();
        return Diagnostic.Create(rule, Location, Annotations.PlaceOf(frames[0].Method) is { } attribute ? calls.Prepend(attribute) : calls, arguments);
    }

    private static string Route(Frame[] frames)
    {
        string[] names = [.. frames.Reverse().Select(frame => Names.Function(frame.Method))];
        IEnumerable<string> callers = names.Length <= LongestRoute ? names.Skip(1) : [names[1], "…", names[names.Length - 1]];
        return $" (in {names[0]}{string.Concat(callers.Select(caller => $", called by {caller}"))})";
    }
}
