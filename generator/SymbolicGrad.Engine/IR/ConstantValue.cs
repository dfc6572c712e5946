using System;
using System.Globalization;

namespace SymbolicGrad.Engine.IR;

/// <summary>The payload of a constant. Compared by bits: 0 and −0 are different constants, and NaN is equal to itself.</summary>
internal readonly record struct ConstantValue(long Bits)
{
    public ConstantValue(double value)
        : this(BitConverter.DoubleToInt64Bits(value))
    {
    }

    public double Value => BitConverter.Int64BitsToDouble(Bits);

    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
