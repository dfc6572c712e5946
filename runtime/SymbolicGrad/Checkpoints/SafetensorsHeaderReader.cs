using System.Text.Json;
using SymbolicGrad.Training;

namespace SymbolicGrad.Checkpoints;

/// <summary>Reads the header of a safetensors file and trusts nothing that it says.</summary>
internal ref struct SafetensorsHeaderReader
{
    /// <summary>More axes than any tensor has that this library reads: a longer list is not worth its memory.</summary>
    private const int MostAxes = 64;

    private readonly string _path;
    private readonly long _dataLength;
    private readonly Dictionary<string, string> _metadata = [];
    private readonly Dictionary<string, SafetensorsTensor> _byName = [];
    private readonly List<SafetensorsTensor> _tensors = [];
    private Utf8JsonReader _json;

    private SafetensorsHeaderReader(ReadOnlySpan<byte> header, long dataLength, string path)
    {
        _path = path;
        _dataLength = dataLength;
        _json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = 4 });
    }

    /// <summary>Reads and checks a header.</summary>
    /// <param name="header">The bytes of the header.</param>
    /// <param name="dataLength">The number of bytes that follow it in the file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <returns>The tensors in the order of the header, whose places fill the data without overlap or gap, and the metadata.</returns>
    /// <exception cref="CheckpointException">The header breaks a rule of the format.</exception>
    public static (List<SafetensorsTensor> Tensors, Dictionary<string, string> Metadata) Read(ReadOnlySpan<byte> header, long dataLength, string path)
    {
        var reader = new SafetensorsHeaderReader(header, dataLength, path);
        try
        {
            reader.ReadHeader();
        }
        catch (JsonException error)
        {
            throw new CheckpointException(path, $"the header is not valid JSON: {error.Message}", innerException: error);
        }
        reader.CheckLayout();
        return (reader._tensors, reader._metadata);
    }

    private void ReadHeader()
    {
        bool metadataSeen = false;
        _json.Read();
        while (NextProperty() is { } name)
        {
            if (name != SafetensorsHeader.MetadataKey)
            {
                ReadTensor(name);
                continue;
            }
            if (metadataSeen)
                throw Problem("the metadata appear twice.");
            ReadMetadata();
            metadataSeen = true;
        }

        // Beyond the closing brace only white space is left; anything else throws.
        _json.Read();
    }

    private void ReadMetadata()
    {
        Expect(JsonTokenType.StartObject, "the metadata are not an object.");
        while (NextProperty() is { } key)
        {
            Expect(JsonTokenType.String, $"the metadata '{CheckpointException.Shown(key)}' are not text.");
            if (!_metadata.TryAdd(key, Text()))
                throw Problem($"the metadata '{CheckpointException.Shown(key)}' appear twice.");
        }
    }

    private void ReadTensor(string name)
    {
        SafetensorsType? type = null;
        List<long>? shape = null, offsets = null;
        Expect(JsonTokenType.StartObject, "its description is not an object.", name);
        while (NextProperty() is { } key)
        {
            switch (key)
            {
                case "dtype" when type is null:
                    type = ReadType(name);
                    break;
                case "shape" when shape is null:
                    shape = ReadIntegers(name, key);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadIntegers(name, key);
                    break;
                default:
                    throw Problem($"the field '{CheckpointException.Shown(key)}' is unknown or appears twice.", name);
            }
        }
        if (type is null || shape is null || offsets is null)
            throw Problem("one of dtype, shape and data_offsets is missing.", name);
        if (!_byName.TryAdd(name, Checked(name, type.Value, shape, offsets)))
            throw Problem("it appears twice.", name);
        _tensors.Add(_byName[name]);
    }

    private readonly SafetensorsTensor Checked(string name, SafetensorsType type, List<long> shape, List<long> offsets)
    {
        if (offsets is not [long begin, long end])
            throw Problem($"data_offsets has {offsets.Count} numbers instead of 2.", name);
        if (begin > end || end > _dataLength)
            throw Problem($"its bytes {begin} to {end} are not within the {_dataLength} bytes of data.", name);
        if (shape.Exists(extent => extent > int.MaxValue))
            throw Problem($"an extent of shape [{string.Join(", ", shape)}] is beyond {int.MaxValue}.", name);

        int[] extents = [.. shape.Select(extent => (int)extent)];
        long count = Math.DivRem(end - begin, type.Size(), out long rest);
        if (count > Array.MaxLength)
            throw Problem($"{count} elements are more than an array can hold.", name);
        if (rest != 0 || !TensorShape.Holds(extents, (int)count))
            throw Problem($"{end - begin} bytes do not hold shape {TensorShape.Describe(extents)} of {type}.", name);
        return new SafetensorsTensor(name, type, extents, begin, end);
    }

    /// <summary>The tensors must follow one another from the first byte of the data to the last.</summary>
    private readonly void CheckLayout()
    {
        long position = 0;
        foreach (SafetensorsTensor tensor in _tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.Begin < position)
                throw Problem($"it begins at byte {tensor.Begin} and overlaps another that ends at {position}.", tensor.Name);
            if (tensor.Begin > position)
                throw Problem($"it begins at byte {tensor.Begin} and leaves a gap after {position}.", tensor.Name);
            position = tensor.End;
        }
        if (position < _dataLength)
            throw Problem($"{_dataLength - position} bytes after the last tensor belong to none.");
    }

    private SafetensorsType ReadType(string tensor)
    {
        Expect(JsonTokenType.String, "dtype is not text.", tensor);
        string text = Text();
        return text switch
        {
            "F32" => SafetensorsType.F32,
            "F64" => SafetensorsType.F64,
            _ => throw Problem($"dtype '{CheckpointException.Shown(text)}' is not supported, only F32 and F64 are.", tensor),
        };
    }

    private List<long> ReadIntegers(string tensor, string field)
    {
        var integers = new List<long>();
        Expect(JsonTokenType.StartArray, $"{field} is not an array.", tensor);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out long integer) || integer < 0)
                throw Problem($"{field} holds something else than integers from 0 to 2⁶³ − 1.", tensor);
            if (integers.Count == MostAxes)
                throw Problem($"{field} holds more than {MostAxes} numbers.", tensor);
            integers.Add(integer);
        }
        return integers;
    }

    /// <summary>The name of the next property of the present object; null at its end.</summary>
    private string? NextProperty() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName ? Text() : null;

    private void Expect(JsonTokenType token, string problem, string? tensor = null)
    {
        _json.Read();
        if (_json.TokenType != token)
            throw Problem(problem, tensor);
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            // The reader's way to say: bytes that are no UTF-8, or half of a surrogate pair.
            throw new CheckpointException(_path, "the header holds text that is not valid Unicode.", innerException: error);
        }
    }

    private readonly CheckpointException Problem(string problem, string? tensor = null) => new(_path, problem, tensor);
}
