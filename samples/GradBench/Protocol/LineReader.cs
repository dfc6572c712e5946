using System.Buffers;

namespace SymbolicGrad.Samples.GradBench.Protocol;

/// <summary>Reads lines, of which none can fill the memory.</summary>
/// <param name="stream">Where from; buffered, since it is read byte by byte.</param>
/// <param name="mostBytes">The longest line that is kept.</param>
internal sealed class LineReader(Stream stream, int mostBytes)
{
    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line without its end; null where it is too long.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryRead(out byte[]? line)
    {
        var bytes = new ArrayBufferWriter<byte>();
        int next = stream.ReadByte();
        bool isAny = next >= 0;
        long length = 0;
        for (; next >= 0 && next != '\n'; next = stream.ReadByte())
        {
            if (++length > mostBytes) continue;
            bytes.GetSpan(1)[0] = (byte)next;
            bytes.Advance(1);
        }
        line = length <= mostBytes ? bytes.WrittenSpan.ToArray() : null;
        return isAny;
    }
}
