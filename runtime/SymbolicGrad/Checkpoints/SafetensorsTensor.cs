namespace SymbolicGrad.Checkpoints;

/// <summary>What the header of a safetensors file says of one tensor.</summary>
public sealed class SafetensorsTensor
{
    private readonly int[] _shape;

    internal SafetensorsTensor(string name, SafetensorsType type, int[] shape, long begin, long end)
    {
        Name = name;
        Type = type;
        _shape = shape;
        Begin = begin;
        End = end;
    }

    /// <summary>The name, unique in the file.</summary>
    public string Name { get; }

    /// <summary>The scalar type.</summary>
    public SafetensorsType Type { get; }

    /// <summary>The extents: empty for a scalar.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>The number of elements.</summary>
    public int Count => (int)((End - Begin) / Type.Size());

    /// <summary>Where the elements begin, in bytes from the end of the header.</summary>
    internal long Begin { get; }

    /// <summary>Where the elements end, in bytes from the end of the header.</summary>
    internal long End { get; }
}
