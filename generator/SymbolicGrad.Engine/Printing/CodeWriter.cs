using System;
using System.Text;

namespace SymbolicGrad.Engine.Printing;

/// <summary>Writes indented lines that end in <c>\n</c>.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>The lines written so far.</summary>
    public int Count { get; private set; }

    public void Line(string line = "")
    {
        Count++;
        if (line.Length > 0) _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
    }

    /// <summary>Writes several lines, each at the present depth.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.Split('\n')) Line(line);
    }

    /// <summary>Opens a brace; disposing of the result closes it.</summary>
    public IDisposable Braces()
    {
        Line("{");
        _depth++;
        return new Closing(this);
    }

    public override string ToString() => _text.ToString();

    private sealed class Closing(CodeWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}");
        }
    }
}
