using System.Numerics;

namespace SymbolicGrad.Checkpoints;

/// <summary>The scalar types of the safetensors format that this library reads and writes.</summary>
public enum SafetensorsType
{
    /// <summary>32-bit floating point, <c>float</c>.</summary>
    F32,

    /// <summary>64-bit floating point, <c>double</c>.</summary>
    F64,
}

/// <summary>What there is to know of a <see cref="SafetensorsType"/>.</summary>
internal static class SafetensorsTypes
{
    /// <summary>The bytes of one element.</summary>
    public static int Size(this SafetensorsType type) => type == SafetensorsType.F64 ? sizeof(double) : sizeof(float);

    /// <summary>The type of a C# scalar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <c>float</c> nor <c>double</c>.</exception>
    public static SafetensorsType Of<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return SafetensorsType.F32;
        if (typeof(T) == typeof(double))
            return SafetensorsType.F64;
        throw new NotSupportedException($"Checkpoints hold float and double, not {typeof(T)}.");
    }
}
