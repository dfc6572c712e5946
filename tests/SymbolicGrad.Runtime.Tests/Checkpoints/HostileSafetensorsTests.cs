using System.Buffers.Binary;
using System.Text;
using SymbolicGrad.Checkpoints;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Checkpoints;

/// <summary>Files that break a rule of the format: each is refused when it is opened, with the rule in the message.</summary>
public sealed class HostileSafetensorsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory["hostile.safetensors"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "are not within the 4 bytes")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "4 bytes after the last tensor")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", 8, "data_offsets holds something else")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "are not within")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}""", 8, "are not within")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[0,99999999999999999999]}}""", 8, "data_offsets holds something else")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[0,8,16]}}""", 8, "3 numbers instead of 2")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[0.0,8]}}""", 8, "data_offsets holds something else")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":8}}""", 8, "data_offsets is not an array")]
    [InlineData("""{"W":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "8 bytes do not hold shape [3] of F32")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[0,9]}}""", 9, "9 bytes do not hold shape [2] of F32")]
    [InlineData("""{"W":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}""", 8, "8 bytes do not hold shape [2] of F64")]
    [InlineData("""{"W":{"dtype":"F32","shape":[-2,-1],"data_offsets":[0,8]}}""", 8, "shape holds something else")]
    [InlineData("""{"W":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "is beyond 2147483647")]
    [InlineData("""{"W":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}}""", 0, "0 bytes do not hold")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,2147483647,2147483647],"data_offsets":[0,4]}}""", 4, "4 bytes do not hold")]
    [InlineData("""{"W":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", 8, "shape holds something else")]
    [InlineData("""{"W":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}}""", 8, "shape holds something else")]
    [InlineData("""{"W":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}""", 4, "dtype 'BF16' is not supported")]
    [InlineData("""{"W":{"dtype":32,"shape":[2],"data_offsets":[0,4]}}""", 4, "dtype is not text")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2]}}""", 8, "is missing")]
    [InlineData("""{"W":{"dtype":"F32","dtype":"F64","shape":[2],"data_offsets":[0,8]}}""", 8, "'dtype' is unknown or appears twice")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"stride":1}}""", 8, "'stride' is unknown")]
    [InlineData("""{"W":[0,8]}""", 8, "is not an object")]
    [InlineData("""{"W":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"W":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "appears twice")]
    [InlineData("""{"W":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0057":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "appears twice")]
    [InlineData("""{"W":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"V":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "overlaps")]
    [InlineData("""{"W":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"V":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12, "leaves a gap")]
    [InlineData("""{"W":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "leaves a gap")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "'a' are not text")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", 0, "'a' appear twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "metadata appear twice")]
    [InlineData("""{"__metadata__":"text"}""", 0, "not an object")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "not valid Unicode")]
    [InlineData("""[]""", 0, "does not begin with '{'")]
    [InlineData(""" {}""", 0, "does not begin with '{'")]
    [InlineData("""not json""", 0, "does not begin with '{'")]
    [InlineData("""{not json}""", 0, "not valid JSON")]
    [InlineData("""{"W":""", 0, "not valid JSON")]
    [InlineData("""{}{}""", 0, "not valid JSON")]
    [InlineData("""{"W":{"dtype":{"dtype":{"dtype":{"dtype":{}}}}}}""", 0, "dtype is not text")]
    [InlineData("", 0, "does not begin with '{'")]
    public void A_broken_header_is_refused_with_the_rule(string header, int dataLength, string rule)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        WriteFile((ulong)json.Length, [.. json, .. new byte[dataLength]]);
        var error = Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(FilePath));
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue, "beyond the 100000000")]
    [InlineData(100_000_001, "beyond the 100000000")]
    [InlineData(99_999_999, "but the file has only 10")]
    public void A_headers_length_is_checked_before_it_is_allocated(ulong length, string rule)
    {
        WriteFile(length, "{}"u8.ToArray());
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(FilePath));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_shorter_than_the_prefix_is_refused()
    {
        File.WriteAllBytes(FilePath, [1, 2, 3]);
        Assert.Contains("3 bytes are too few", Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] header = [.. "{\"__metadata__\":{\""u8, 0xFF, .. "\":\"\"}}"u8];
        WriteFile((ulong)header.Length, header);
        Assert.Contains("not valid Unicode", Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_file_is_closed_again()
    {
        WriteFile(2, "[]"u8.ToArray());
        Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(FilePath));
        using FileStream exclusive = new(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(10, exclusive.Length);
    }

    [Fact]
    public void A_valid_file_with_random_damage_is_read_or_refused_but_nothing_else_happens()
    {
        var writer = new SafetensorsWriter { Metadata = { ["k"] = "v" } };
        writer.Add(new NamedTensor<float>("W", [2, 3], [1, 2, 3, 4, 5, 6]));
        writer.Add(new NamedTensor<double>("b", [], [7]));
        writer.Save(FilePath);
        byte[] valid = File.ReadAllBytes(FilePath);
        var random = new RandomSource(1);
        int refused = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            byte[] damaged = [.. valid];
            int changes = 1 + random.NextInt(4);
            for (int change = 0; change < changes; change++)
                damaged[random.NextInt(damaged.Length)] = random.NextInt(2) == 0 ? (byte)random.NextInt(256) : "0123456789{}[],:\""u8[random.NextInt(17)];
            File.WriteAllBytes(FilePath, damaged[..(damaged.Length - (random.NextInt(4) == 0 ? random.NextInt(damaged.Length) : 0))]);
            try
            {
                using SafetensorsFile file = SafetensorsFile.Open(FilePath);
                Assert.Equal(32, file.Tensors.Sum(tensor => tensor.Count * (tensor.Type == SafetensorsType.F64 ? 8 : 4)));
            }
            catch (CheckpointException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 1000, 2999);
    }

    private void WriteFile(ulong headerLength, byte[] rest)
    {
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, headerLength);
        File.WriteAllBytes(FilePath, [.. prefix, .. rest]);
    }
}
