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
        foreach (int size in _sizes)
            WriteRow<float>(writer, size, layouts);
        foreach (int size in _sizes)
            WriteRow<double>(writer, size, layouts);
    }

    private static void WriteRow<T>(TextWriter writer, int size, ProductLayout[] layouts)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var product = new ProductCase<T>(size);
        Action[] actions = [() => PeakMultiplyAdd.Run<T>(product.Operations), .. layouts.Select<ProductLayout, Action>(layout => () => product.Multiply(layout))];
        Timing[] timings = PairedTimer.Measure(actions);
        double peak = timings[0].Minimum;
        var shares = timings.Skip(1).Select(timing => string.Create(CultureInfo.InvariantCulture, $"{100 * peak / timing.Minimum:F0} %"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {typeof(T).Name} | {size} | {product.Operations / peak / 1e9:F0} | {string.Join(" | ", shares)} |"));
    }
}
