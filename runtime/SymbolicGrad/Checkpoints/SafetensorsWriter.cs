using System.Buffers.Binary;
using System.Numerics;
using SymbolicGrad.Training;

namespace SymbolicGrad.Checkpoints;

/// <summary>Gathers named tensors of <c>float</c> and <c>double</c> and saves them as a safetensors file.</summary>
/// <remarks>The same tensors and metadata give the same bytes.</remarks>
public sealed class SafetensorsWriter
{
    private readonly List<Entry> _entries = [];
    private readonly HashSet<string> _names = [];

    /// <summary>Free text by key, kept in the file.</summary>
    public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <summary>Adds a tensor. Its values are not copied: they are written as they are when <see cref="Save"/> is called.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="ArgumentException">There is a tensor of this name already, or the name is reserved by the format.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <c>float</c> nor <c>double</c>.</exception>
    public void Add<T>(NamedTensor<T> tensor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Add(tensor.Name, tensor);
    }

    /// <summary>Adds a tensor under another name than its own.</summary>
    /// <inheritdoc cref="Add{T}(NamedTensor{T})"/>
    internal void Add<T>(string name, NamedTensor<T> tensor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SafetensorsType type = SafetensorsTypes.Of<T>();
        if (name == SafetensorsHeader.MetadataKey)
            throw new ArgumentException($"No tensor can be named '{name}': the format keeps the metadata there.", nameof(name));
        if (!_names.Add(name))
            throw new ArgumentException($"There are two tensors named '{name}'.", nameof(name));
        _entries.Add(new Entry(name, type, tensor.Shape.ToArray(), tensor.Values.Length, stream => LittleEndian.Write<T>(stream, tensor.Values)));
    }

    /// <summary>Writes the file, replacing a former one as a whole: if it fails, the former is as it was.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">There are so many tensors that the header exceeds what the format allows.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        AtomicFile.Write(path, WriteTo);
    }

    /// <summary>Writes the bytes of the file.</summary>
    /// <exception cref="InvalidOperationException">There are so many tensors that the header exceeds what the format allows.</exception>
    internal void WriteTo(Stream stream)
    {
        // The wider elements come first, so that each tensor begins at a multiple of its element's size.
        Entry[] ordered = [.. _entries.OrderByDescending(entry => entry.Type.Size())];
        var tensors = new List<SafetensorsTensor>();
        long position = 0;
        foreach (Entry entry in ordered)
        {
            long end = position + (long)entry.Count * entry.Type.Size();
            tensors.Add(new SafetensorsTensor(entry.Name, entry.Type, entry.Shape, position, end));
            position = end;
        }

        ReadOnlyMemory<byte> header = SafetensorsHeader.Write(tensors, Metadata.AsReadOnly());
        if (header.Length > SafetensorsHeader.MaxLength)
            throw new InvalidOperationException($"The header has {header.Length} bytes, beyond the {SafetensorsHeader.MaxLength} that the format allows.");
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        stream.Write(prefix);
        stream.Write(header.Span);
        foreach (Entry entry in ordered)
            entry.WriteTo(stream);
    }

    private sealed record Entry(string Name, SafetensorsType Type, int[] Shape, int Count, Action<Stream> WriteTo);
}
