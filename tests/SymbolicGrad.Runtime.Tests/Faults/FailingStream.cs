namespace SymbolicGrad.Runtime.Tests.Faults;

/// <summary>A disk that is full after some writes: of the one that fails, half the bytes arrive.</summary>
internal sealed class FailingStream(Stream inner, int writes) : Stream
{
    public const string Message = "No space left on device.";

    private int _left = writes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_left-- == 0)
        {
            inner.Write(buffer[..(buffer.Length / 2)]);
            throw new IOException(Message);
        }
        inner.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
