using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SymbolicGrad.Checkpoints;

/// <summary>Elements in the byte order of the file, which is little-endian on every machine.</summary>
internal static class LittleEndian
{
    /// <summary>Elements go through in blocks, since a span of bytes cannot cover the largest arrays.</summary>
    private const int BlockLength = 1 << 16;

    public static void Write<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        while (!values.IsEmpty)
        {
            ReadOnlySpan<T> block = values[..Math.Min(BlockLength, values.Length)];
            if (BitConverter.IsLittleEndian)
            {
                stream.Write(MemoryMarshal.AsBytes(block));
            }
            else
            {
                T[] swapped = block.ToArray();
                ReverseBytes(swapped.AsSpan());
                stream.Write(MemoryMarshal.AsBytes(swapped.AsSpan()));
            }
            values = values[block.Length..];
        }
    }

    /// <exception cref="EndOfStreamException">The file ends before the last element.</exception>
    public static void Read<T>(SafeFileHandle file, long offset, Span<T> destination)
        where T : unmanaged
    {
        while (!destination.IsEmpty)
        {
            Span<T> block = destination[..Math.Min(BlockLength, destination.Length)];
            ReadExactly(file, offset, MemoryMarshal.AsBytes(block));
            if (!BitConverter.IsLittleEndian)
                ReverseBytes(block);
            offset += (long)block.Length * Unsafe.SizeOf<T>();
            destination = destination[block.Length..];
        }
    }

    /// <exception cref="EndOfStreamException">The file ends before the last byte.</exception>
    public static void ReadExactly(SafeFileHandle file, long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            int read = RandomAccess.Read(file, destination, offset);
            if (read == 0)
                throw new EndOfStreamException();
            offset += read;
            destination = destination[read..];
        }
    }

    internal static void ReverseBytes<T>(Span<T> values)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == sizeof(ulong))
        {
            Span<ulong> bits = MemoryMarshal.Cast<T, ulong>(values);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
        else
        {
            Span<uint> bits = MemoryMarshal.Cast<T, uint>(values);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }
}
