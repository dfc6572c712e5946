using System.Globalization;
using System.IO.Compression;
using SymbolicGrad.Samples.Digits;

namespace SymbolicGrad.Samples.Tests.Digits;

public class DigitsReaderTests
{
    [Fact]
    public void The_embedded_digits_are_those_of_the_archive()
    {
        var digits = DigitsReader.ReadEmbedded();

        Assert.Equal(1797, digits.Count);
        Assert.Equal((1797, 64), (digits.Pixels.Rows, digits.Pixels.Columns));
        // Class counts as published with the set: 178, 182, 177, 183, 181, 182, 181, 179, 174, 180.
        Assert.Equal(
            [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
            Enumerable.Range(0, 10).Select(digit => digits.Labels.Count(label => label == digit)));
    }

    [Fact]
    public void Intensities_are_divided_by_sixteen()
    {
        var digits = ReadText(Row(7, (0, "16"), (63, "4")) + "\n" + Row(2) + "\n");

        Assert.Equal([7, 2], digits.Labels);
        Assert.Equal(1f, digits.Pixels[0, 0]);
        Assert.Equal(0f, digits.Pixels[0, 1]);
        Assert.Equal(0.25f, digits.Pixels[0, 63]);
    }

    [Fact]
    public void Empty_lines_spaces_and_windows_line_ends_are_passed_over()
    {
        var digits = ReadText("\r\n" + Row(1).Replace(",", " , ", StringComparison.Ordinal) + "\r\n\r\n" + Row(9));

        Assert.Equal([1, 9], digits.Labels);
    }

    [Theory]
    [InlineData(3, "17", "own.csv, line 3: pixel 3 is \"17\" where a whole number from 0 to 16 is needed")]
    [InlineData(0, "-1", "own.csv, line 3: pixel 0 is \"-1\" where a whole number from 0 to 16 is needed")]
    [InlineData(63, "0.5", "own.csv, line 3: pixel 63 is \"0.5\" where a whole number from 0 to 16 is needed")]
    [InlineData(8, "", "own.csv, line 3: pixel 8 is \"\" where a whole number from 0 to 16 is needed")]
    [InlineData(8, "99999999999999999999999", "own.csv, line 3: pixel 8 is \"99999999999999999999…\" where a whole number from 0 to 16 is needed")]
    [InlineData(64, "10", "own.csv, line 3: the label is \"10\" where a whole number from 0 to 9 is needed")]
    [InlineData(64, "x\u001b[2J", "own.csv, line 3: the label is \"x?[2J\" where a whole number from 0 to 9 is needed")]
    public void A_field_out_of_range_is_named_with_its_line(int field, string value, string message)
    {
        var error = Assert.Throws<DigitsDataException>(() => ReadText(Row(1) + "\n" + Row(2) + "\n" + Row(3, (field, value))));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("1,2,3", 3)]
    [InlineData("header", 1)]
    public void A_row_of_another_length_is_named_with_its_line(string row, int fields)
    {
        var error = Assert.Throws<DigitsDataException>(() => ReadText(Row(1) + "\n\n" + row + "\n"));

        Assert.Equal($"own.csv, line 3: {fields} fields where 65 are needed, 64 pixels and a label", error.Message);
    }

    [Fact]
    public void A_field_too_many_is_an_error()
    {
        var error = Assert.Throws<DigitsDataException>(() => ReadText(Row(1) + ",0"));

        Assert.Contains("line 1: 66 fields", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fewer_rows_than_can_be_split_are_an_error(int rows)
    {
        var error = Assert.Throws<DigitsDataException>(() => ReadText(string.Concat(Enumerable.Repeat(Row(1) + "\n", rows))));

        Assert.StartsWith($"own.csv: {rows} rows where at least 2 are needed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_is_read_compressed_or_not_whatever_its_name(bool compressed)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("digits.txt");
        string text = Row(4) + "\n" + Row(5) + "\n";
        File.WriteAllBytes(path, compressed ? Gzip(text) : System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Equal([4, 5], DigitsReader.ReadFile(path).Labels);
    }

    [Fact]
    public void A_damaged_archive_is_an_error_with_the_files_name()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("digits.csv.gz");
        byte[] archive = Gzip(Row(4) + "\n" + Row(5) + "\n");
        archive.AsSpan(10).Fill(0xff);
        File.WriteAllBytes(path, archive);

        var error = Assert.Throws<DigitsDataException>(() => DigitsReader.ReadFile(path));
        Assert.StartsWith($"{path}: the gzip data is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_an_error_with_its_name()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("none.csv");

        var error = Assert.Throws<DigitsDataException>(() => DigitsReader.ReadFile(path));
        Assert.StartsWith($"{path}: cannot be read", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A valid row of blank pixels, with some fields (64 is the label) replaced.</summary>
    internal static string Row(int label, params (int Field, string Value)[] replaced)
    {
        string[] fields = [.. Enumerable.Repeat("0", 64), label.ToString(CultureInfo.InvariantCulture)];
        foreach (var (field, value) in replaced)
            fields[field] = value;
        return string.Join(',', fields);
    }

    private static DigitSet ReadText(string text) => DigitsReader.Read(new StringReader(text), "own.csv");

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(new GZipStream(bytes, CompressionMode.Compress)))
            writer.Write(text);
        return bytes.ToArray();
    }
}
