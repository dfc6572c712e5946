using System.Globalization;
using System.Numerics;
using SymbolicGrad.Benchmarks.Products;

namespace SymbolicGrad.Benchmarks.Paired;

/// <summary>Matrix products as a table in Markdown: the share of the core's peak that each layout reaches.</summary>
internal static class ProductTable
{
    private static readonly int[] _sizes = [64, 128, 256, 512, 1024];

    public static void Write(TextWriter writer)
    {
        ProductLayout[] layouts = Enum.GetValues<ProductLayout>();
        writer.WriteLine($"| type | n | peak, GFLOP/s | {string.Join(" | ", layouts)} |");
        writer.WriteLine($"|---|---|---|{string.Concat(layouts.Select(_ => "---|"))}");
        Row[] rows = [.. _sizes.Select(size => Measured<float>(size, layouts)), .. _sizes.Select(size => Measured<double>(size, layouts))];
        PairedTimer.WarmUp([.. rows.SelectMany(row => row.Actions)]);
        foreach (Row row in rows)
        {
            Timing[] timings = PairedTimer.Measure(row.Actions);
            double peak = timings[0].Minimum;
            var shares = timings.Skip(1).Select(timing => string.Create(CultureInfo.InvariantCulture, $"{100 * peak / timing.Minimum:F0} %"));
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Label} | {row.Operations / peak / 1e9:F0} | {string.Join(" | ", shares)} |"));
        }
    }

    private static Row Measured<T>(int size, ProductLayout[] layouts)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var product = new ProductCase<T>(size);
        Action[] multiply = [.. layouts.Select<ProductLayout, Action>(layout => () => product.Multiply(layout))];
        return new Row($"{typeof(T).Name} | {size}", product.Operations, [() => PeakMultiplyAdd.Run<T>(product.Operations), .. multiply]);
    }

    /// <summary>One line of the table.</summary>
    /// <param name="Label">Its first two cells.</param>
    /// <param name="Operations">The floating-point operations of each action.</param>
    /// <param name="Actions">As many multiply-adds in registers, and the product in each layout.</param>
    private sealed record Row(string Label, long Operations, Action[] Actions);
}
