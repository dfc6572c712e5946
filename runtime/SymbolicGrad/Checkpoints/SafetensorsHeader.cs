using System.Buffers;
using System.Text.Json;

namespace SymbolicGrad.Checkpoints;

/// <summary>The header of a safetensors file: JSON that maps each tensor's name to its type, shape and place.</summary>
/// <remarks>
/// The format is that of https://github.com/huggingface/safetensors: 8 bytes with the header's length, little-endian; the header;
/// the tensors' elements, row-major and little-endian, without gaps. The header begins with <c>{</c> and may be padded with spaces.
/// </remarks>
internal static class SafetensorsHeader
{
    /// <summary>The bytes that hold the header's length.</summary>
    public const int PrefixLength = sizeof(ulong);

    /// <summary>The largest header that the reference implementation reads, in bytes.</summary>
    public const int MaxLength = 100_000_000;

    /// <summary>The name under which the header holds the metadata; no tensor may bear it.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>The name and type of scalar and the shape of each tensor as JSON, padded so that the elements begin at a multiple of 8 bytes.</summary>
    /// <param name="tensors">The tensors in the order of the file, with their places.</param>
    /// <param name="metadata">Free text by key.</param>
    public static ReadOnlyMemory<byte> Write(IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataKey);
                foreach ((string key, string value) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                    json.WriteString(key, value);
                json.WriteEndObject();
            }
            foreach (SafetensorsTensor tensor in tensors)
                Write(json, tensor);
            json.WriteEndObject();
        }

        int padding = -bytes.WrittenCount & 7;
        bytes.GetSpan(padding)[..padding].Fill((byte)' ');
        bytes.Advance(padding);
        return bytes.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, SafetensorsTensor tensor)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type.ToString());
        json.WriteStartArray("shape");
        foreach (int extent in tensor.Shape)
            json.WriteNumberValue(extent);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(tensor.Begin);
        json.WriteNumberValue(tensor.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
