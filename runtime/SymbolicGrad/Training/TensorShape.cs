using System.Globalization;

namespace SymbolicGrad.Training;

/// <summary>What is asked of a tensor's extents wherever tensors are kept by name.</summary>
internal static class TensorShape
{
    /// <summary>Whether a tensor of <paramref name="shape"/> has exactly <paramref name="count"/> elements.</summary>
    public static bool Holds(ReadOnlySpan<int> shape, int count)
    {
        Int128 product = 1;
        foreach (int extent in shape)
        {
            if (extent < 0)
                return false;

            // A later extent of 0 empties any tensor, so the product is only held down, not given up.
            product = Int128.Min(product * extent, long.MaxValue);
        }
        return product == count;
    }

    /// <summary>The extents as a person writes them: <c>[3, 4]</c>, and <c>[]</c> for a scalar.</summary>
    public static string Describe(ReadOnlySpan<int> shape)
    {
        string[] extents = new string[shape.Length];
        for (int axis = 0; axis < shape.Length; axis++)
            extents[axis] = shape[axis].ToString(CultureInfo.InvariantCulture);
        return $"[{string.Join(", ", extents)}]";
    }
}
