using System.Buffers.Binary;
using System.Numerics;
using Microsoft.Win32.SafeHandles;
using SymbolicGrad.Training;

namespace SymbolicGrad.Checkpoints;

/// <summary>A safetensors file opened for reading: named tensors of <c>float</c> and <c>double</c>, and metadata.</summary>
/// <remarks>
/// The whole header is checked when the file is opened; the elements are read when they are asked for. The file is not trusted: nothing
/// is allocated by a size that it states before that size is checked against the file's own length.
/// </remarks>
public sealed class SafetensorsFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly string _path;
    private readonly long _dataStart;
    private readonly Dictionary<string, SafetensorsTensor> _byName;

    private SafetensorsFile(
        SafeFileHandle handle, string path, long dataStart, List<SafetensorsTensor> tensors, Dictionary<string, string> metadata)
    {
        _handle = handle;
        _path = path;
        _dataStart = dataStart;
        _byName = tensors.ToDictionary(tensor => tensor.Name);
        Tensors = tensors;
        Metadata = metadata;
    }

    /// <summary>The tensors, in the order of the header.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>Free text by key; empty if the file has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="CheckpointException">The file is not a valid safetensors file, or holds types other than F32 and F64.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        SafeFileHandle handle = File.OpenHandle(path);
        SafetensorsFile? file = null;
        try
        {
            byte[] header = ReadHeader(handle, path);
            long dataStart = SafetensorsHeader.PrefixLength + header.Length;
            (List<SafetensorsTensor> tensors, Dictionary<string, string> metadata) =
                SafetensorsHeaderReader.Read(header, RandomAccess.GetLength(handle) - dataStart, path);
            return file = new SafetensorsFile(handle, path, dataStart, tensors, metadata);
        }
        finally
        {
            if (file is null)
                handle.Dispose();
        }
    }

    /// <summary>The tensor of a name, or null if there is none.</summary>
    public SafetensorsTensor? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads the elements of a tensor, in row-major order.</summary>
    /// <exception cref="CheckpointException">There is no tensor of this name, or its scalar type is not <typeparamref name="T"/>.</exception>
    public T[] Read<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SafetensorsTensor tensor = Get<T>(name);
        var values = new T[tensor.Count];
        Read(tensor, values.AsSpan());
        return values;
    }

    /// <summary>Reads the elements of a tensor, in row-major order, into <paramref name="destination"/>.</summary>
    /// <exception cref="CheckpointException">There is no tensor of this name, or its scalar type is not <typeparamref name="T"/>.</exception>
    /// <exception cref="ArgumentException">The destination has another length than the tensor.</exception>
    public void Read<T>(string name, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SafetensorsTensor tensor = Get<T>(name);
        if (destination.Length != tensor.Count)
            throw new ArgumentException($"Tensor '{name}' has {tensor.Count} elements, but the destination has {destination.Length}.", nameof(destination));
        Read(tensor, destination);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle.Dispose();

    private static byte[] ReadHeader(SafeFileHandle handle, string path)
    {
        long fileLength = RandomAccess.GetLength(handle);
        if (fileLength < SafetensorsHeader.PrefixLength)
            throw new CheckpointException(path, $"{fileLength} bytes are too few for a safetensors file.");
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
        LittleEndian.ReadExactly(handle, 0, prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsHeader.MaxLength)
            throw new CheckpointException(path, $"the header's length is given as {length} bytes, beyond the {SafetensorsHeader.MaxLength} that the format allows.");
        if (length > (ulong)(fileLength - SafetensorsHeader.PrefixLength))
            throw new CheckpointException(path, $"the header's length is given as {length} bytes, but the file has only {fileLength}.");
        Span<byte> first = stackalloc byte[1];
        if (length > 0)
            LittleEndian.ReadExactly(handle, SafetensorsHeader.PrefixLength, first);
        if (first[0] != (byte)'{')
            throw new CheckpointException(path, "the header does not begin with '{'.");
        byte[] header = new byte[length];
        LittleEndian.ReadExactly(handle, SafetensorsHeader.PrefixLength, header);
        return header;
    }

    private SafetensorsTensor Get<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SafetensorsTensor tensor = Find(name) ?? throw new CheckpointException(_path, "the file has no such tensor.", name);
        if (tensor.Type != SafetensorsTypes.Of<T>())
            throw new CheckpointException(_path, $"it holds {tensor.Type}, but {SafetensorsTypes.Of<T>()} is expected.", name);
        return tensor;
    }

    private void Read<T>(SafetensorsTensor tensor, Span<T> destination)
        where T : unmanaged
    {
        try
        {
            LittleEndian.Read(_handle, _dataStart + tensor.Begin, destination);
        }
        catch (EndOfStreamException error)
        {
            throw new CheckpointException(_path, "the file became shorter while it was read.", tensor.Name, error);
        }
    }

    /// <summary>Reads the elements of a tensor that must be there with the name, type and shape of <paramref name="expected"/>.</summary>
    /// <exception cref="CheckpointException">It is missing or differs.</exception>
    internal SafetensorsTensor Require<T>(string name, NamedTensor<T> expected)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SafetensorsTensor tensor = Get<T>(name);
        if (!tensor.Shape.SequenceEqual(expected.Shape))
            throw new CheckpointException(_path, $"it has shape {TensorShape.Describe(tensor.Shape)}, but the model has {TensorShape.Describe(expected.Shape)}.", name);
        return tensor;
    }
}
