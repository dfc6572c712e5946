using System.IO.Compression;
using System.Text;
using SymbolicGrad.Samples.Digits;
using SymbolicGrad.Training;
using static SymbolicGrad.Samples.Tests.Digits.DigitsReaderTests;

namespace SymbolicGrad.Samples.Tests.Digits;

/// <summary>Files that are no digits, or far too many: each is refused with its name, and before it fills the memory.</summary>
public sealed class HostileDigitsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory.File("digits.csv");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("1\0", "pixel 7 is \"1?\"")]
    [InlineData("\0", "pixel 7 is \"?\"")]
    [InlineData("NaN", "pixel 7 is \"NaN\"")]
    [InlineData("Infinity", "pixel 7 is \"Infinity\"")]
    [InlineData("1e1", "pixel 7 is \"1e1\"")]
    [InlineData("0x1", "pixel 7 is \"0x1\"")]
    [InlineData("+1", "pixel 7 is \"+1\"")]
    [InlineData("٣", "pixel 7 is \"٣\"")]
    [InlineData("\ud800", "pixel 7 is")]
    [InlineData("\"1\"", "pixel 7 is")]
    [InlineData("1;2", "pixel 7 is \"1;2\"")]
    [InlineData("1,2", "66 fields where 65 are needed")]
    [InlineData("1\n2", "8 fields where 65 are needed")]
    public void What_is_no_whole_number_is_refused(string field, string message)
    {
        File.WriteAllText(FilePath, Row(1) + "\n" + Row(2, (7, field)) + "\n" + Row(3));
        Assert.StartsWith($"{FilePath}, line 2: {message}", Refusal(), StringComparison.Ordinal);
    }

    /// <summary>A quarter of a gigabyte in a megabyte: as one line, as empty lines, and as rows.</summary>
    [Theory]
    [InlineData("0", true)]
    [InlineData("0,", true)]
    [InlineData("\n", true)]
    [InlineData(null, true)]
    [InlineData("0", false)]
    public void A_file_that_would_fill_the_memory_is_refused(string? unit, bool compressed)
    {
        byte[] block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(unit ?? Row(1) + "\n", 8192)));
        using (FileStream file = File.Create(FilePath))
        {
            using Stream text = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
            for (long written = 0; written < (compressed ? 1 << 28 : 1 << 25); written += block.Length)
                text.Write(block);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal($"{FilePath}: more than 16777216 bytes of text", Refusal());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_read_up_to_a_rows_end_or_refused()
    {
        byte[] whole = Encoding.ASCII.GetBytes(Row(1) + "\n" + Row(2) + "\n" + Row(3) + "\n");
        int read = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            if (Refusal() is null)
                read++;
        }

        // After the second row's label, after its line's end, and after the third's label.
        Assert.Equal(3, read);
    }

    [Fact]
    public void An_archive_cut_off_anywhere_is_refused()
    {
        byte[] whole = Gzip(string.Concat(Enumerable.Range(0, 40).Select(i => Row(i % 10, (i, "7")) + "\n")));
        for (int length = 2; length < whole.Length; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Assert.True(Refusal() is not null, $"{length} of {whole.Length} bytes were taken for the whole.");
        }
    }

    [Fact]
    public void Random_damage_is_read_or_refused_and_nothing_else()
    {
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 4).Select(i => Row(i) + "\n"))), archive = Gzip(Encoding.ASCII.GetString(text));
        var random = new RandomSource(1);
        int refused = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            byte[] damaged = [.. trial % 2 == 0 ? text : archive];
            int changes = 1 + random.NextInt(3);
            for (int change = 0; change < changes; change++)
                damaged[random.NextInt(damaged.Length)] = random.NextInt(2) == 0 ? (byte)random.NextInt(256) : ",\n\r\0 -.eN019"u8[random.NextInt(12)];
            File.WriteAllBytes(FilePath, damaged);
            refused += Refusal() is null ? 0 : 1;
        }
        Assert.InRange(refused, 1000, 2999);
    }

    /// <summary>The error that reading the file ends in, which must name the file; null where it is read, and then holds digits only.</summary>
    private string? Refusal()
    {
        try
        {
            DigitSet digits = DigitsReader.ReadFile(FilePath);
            Assert.All(digits.Labels, label => Assert.InRange(label, 0, 9));
            Assert.All(digits.Pixels.Span.ToArray(), pixel => Assert.InRange(pixel, 0f, 1f));
            return null;
        }
        catch (DigitsDataException error)
        {
            Assert.StartsWith(FilePath, error.Message, StringComparison.Ordinal);
            return error.Message;
        }
    }

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var archive = new GZipStream(bytes, CompressionMode.Compress))
            archive.Write(Encoding.ASCII.GetBytes(text));
        return bytes.ToArray();
    }
}
