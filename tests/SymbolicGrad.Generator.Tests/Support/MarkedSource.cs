using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>
/// C# with the places of expected diagnostics marked, in the markup of Roslyn's own tests: <c>[|a + b|]</c>, or with the
/// diagnostic's id <c>{|SG0004:a + b|}</c>. Marks may nest.
/// </summary>
/// <param name="Source">The source without the marks.</param>
/// <param name="Marks">The marks in the order of their beginnings.</param>
internal sealed record MarkedSource(string Source, ImmutableArray<MarkedSource.Mark> Marks)
{
    internal sealed record Mark(TextSpan Span, string? Id);

    /// <exception cref="FormatException">A mark is not closed, or closed and never opened.</exception>
    public static MarkedSource Parse(string text)
    {
        var source = new StringBuilder(text.Length);
        var marks = new List<Mark>();
        var open = new Stack<(int Start, string? Id, string Close)>();
        for (int i = 0; i < text.Length;)
        {
            ReadOnlySpan<char> rest = text.AsSpan(i);
            if (open.Count > 0 && rest.StartsWith(open.Peek().Close))
            {
                (int start, string? id, _) = open.Pop();
                marks.Add(new Mark(TextSpan.FromBounds(start, source.Length), id));
                i += 2;
            }
            else if (rest.StartsWith("[|"))
            {
                open.Push((source.Length, null, "|]"));
                i += 2;
            }
            else if (rest.StartsWith("{|") && rest.IndexOf(':') is var colon and > 0)
            {
                open.Push((source.Length, rest[2..colon].ToString(), "|}"));
                i += colon + 1;
            }
            else if (rest.StartsWith("|]") || rest.StartsWith("|}"))
            {
                throw new FormatException($"The mark closed at {i} was never opened: …{rest[..Math.Min(20, rest.Length)]}");
            }
            else
            {
                source.Append(text[i++]);
            }
        }

        if (open.Count > 0) throw new FormatException($"{open.Count} marks are not closed.");
        return new MarkedSource(source.ToString(), [.. marks.OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Span.Length)]);
    }

    public string TextOf(Mark mark) => Source.Substring(mark.Span.Start, mark.Span.Length);
}
