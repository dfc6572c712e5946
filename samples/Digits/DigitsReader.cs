using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace SymbolicGrad.Samples.Digits;

/// <summary>Reads digits from comma-separated text: a row holds 64 intensities, whole numbers from 0 to 16, and the label from 0 to 9.</summary>
internal static class DigitsReader
{
    private const int MaxIntensity = 16;
    private const int FieldCount = DigitSet.PixelCount + 1;
    private const int MinRows = 2;

    // Room for some 100,000 digits, and little enough that an archive, however it swells, cannot fill the memory.
    private const int MaxBytes = 1 << 24;
    private const string EmbeddedName = "digits.csv.gz";

    /// <summary>Reads the 1,797 digits that are built into the program.</summary>
    public static DigitSet ReadEmbedded()
    {
        using var stream = typeof(DigitsReader).Assembly.GetManifestResourceStream(EmbeddedName)
            ?? throw new InvalidOperationException($"The resource {EmbeddedName} is not embedded in {typeof(DigitsReader).Assembly}.");
        return Read(stream, EmbeddedName);
    }

    /// <summary>Reads a file, compressed with gzip or not.</summary>
    /// <exception cref="DigitsDataException">The file cannot be read, or what it holds is not digits.</exception>
    public static DigitSet ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (InvalidDataException e)
        {
            throw new DigitsDataException($"{path}: the gzip data is damaged: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new DigitsDataException($"{path}: cannot be read: {e.Message}", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DigitsDataException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads rows up to the end of <paramref name="text"/>; empty lines are passed over.</summary>
    /// <param name="text">The rows, without a header.</param>
    /// <param name="source">What error messages call the text.</param>
    /// <exception cref="DigitsDataException">A row is malformed, or there are fewer than two: one to train and one to test.</exception>
    public static DigitSet Read(TextReader text, string source)
    {
        var pixels = new List<float>();
        var labels = new List<int>();
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                labels.Add(ReadRow(line, pixels, $"{source}, line {number.ToString(CultureInfo.InvariantCulture)}"));
        }
        if (labels.Count < MinRows)
            throw new DigitsDataException($"{source}: {labels.Count} rows where at least {MinRows} are needed, one to train and one to test");
        return new DigitSet(new Matrix<float>(labels.Count, DigitSet.PixelCount, [.. pixels]), [.. labels]);
    }

    private static DigitSet Read(Stream stream, string source)
    {
        // RFC 1952, section 2.3.1: a gzip member starts with these two bytes, which no row of digits does.
        bool compressed = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        using var plain = compressed ? Decompress(stream, source) : Copy(stream, source);
        using var text = new StreamReader(plain);
        return Read(text, source);
    }

    private static MemoryStream Decompress(Stream stream, string source)
    {
        using var archive = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var plain = Copy(archive, source);

        // RFC 1952, section 2.3.1: the last four bytes are the length of what was compressed. GZipStream takes the end of the file for
        // the end of the data; an archive that was cut off would be read without a word.
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        stream.Position = Math.Max(0, stream.Length - trailer.Length);
        stream.ReadExactly(trailer);
        uint stated = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        return stated == plain.Length
            ? plain
            : throw new DigitsDataException($"{source}: the gzip data is damaged: it ends after {plain.Length} bytes where its trailer says {stated}");
    }

    private static MemoryStream Copy(Stream stream, string source)
    {
        var copy = new MemoryStream();
        Span<byte> block = stackalloc byte[4096];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            if (copy.Length + read > MaxBytes)
                throw new DigitsDataException($"{source}: more than {MaxBytes} bytes of text");
            copy.Write(block[..read]);
        }
        copy.Position = 0;
        return copy;
    }

    /// <summary>Adds a row's intensities, scaled to [0, 1], to <paramref name="pixels"/> and returns its label.</summary>
    private static int ReadRow(string line, List<float> pixels, string place)
    {
        int count = line.AsSpan().Count(',') + 1;
        if (count != FieldCount)
            throw new DigitsDataException($"{place}: {count} fields where {FieldCount} are needed, {DigitSet.PixelCount} pixels and a label");
        int index = 0;
        int label = 0;
        foreach (var range in line.AsSpan().Split(','))
        {
            var field = line.AsSpan()[range].Trim();
            if (index < DigitSet.PixelCount)
                pixels.Add(ReadField(field, MaxIntensity, place, "pixel", index) / (float)MaxIntensity);
            else
                label = ReadField(field, DigitSet.ClassCount - 1, place, "the label", null);
            index++;
        }
        return label;
    }

    private static int ReadField(ReadOnlySpan<char> field, int max, string place, string what, int? index)
    {
        // The framework's parser passes over NUL characters at the end.
        bool isDigits = !field.ContainsAnyExceptInRange('0', '9');
        if (isDigits && int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= max)
            return value;
        string name = index is { } i ? string.Create(CultureInfo.InvariantCulture, $"{what} {i}") : what;
        throw new DigitsDataException($"{place}: {name} is {Quote(field)} where a whole number from 0 to {max} is needed");
    }

    /// <summary>The field as it can stand in one line of a message: short, and without control characters.</summary>
    private static string Quote(ReadOnlySpan<char> field)
    {
        const int maxLength = 20;
        string shown = string.Concat(field[..Math.Min(field.Length, maxLength)].ToString().Select(c => char.IsControl(c) ? '?' : c));
        return field.Length > maxLength ? $"\"{shown}…\"" : $"\"{shown}\"";
    }
}
