using System.Text;
using SymbolicGrad.Checkpoints;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Checkpoints;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory["file.safetensors"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("attn.0", """{"attn.0":{"dtype":"F32","shape":[1,2,3],"data_offsets":[0,24]}}""")]
    [InlineData("attn0", """{"attn0":{"dtype":"F32","shape":[1,2,3],"data_offsets":[0,24]}} """)]
    public void The_bytes_are_those_of_the_reference_implementation(string name, string header)
    {
        // The cases test_serialization and test_serialization_forced_alignment of the safetensors crate.
        var writer = new SafetensorsWriter();
        writer.Add(new NamedTensor<float>(name, [1, 2, 3], [0, 1, 2, 3, 4, 5]));
        writer.Save(FilePath);
        byte[] expected =
        [
            64, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(header),
            0, 0, 0, 0, 0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 0, 0, 128, 64, 0, 0, 160, 64,
        ];
        Assert.Equal(expected, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void Tensors_of_both_types_and_metadata_come_back_bit_by_bit()
    {
        float[] floats = [1.5f, -0f, float.NaN, float.NegativeInfinity, float.Epsilon, float.MaxValue];
        double[] doubles = [Math.PI, -0.0, double.NaN, double.Epsilon];
        var writer = new SafetensorsWriter { Metadata = { ["b"] = "2", ["a"] = "line\n\"quoted\" ü" } };
        writer.Add(new NamedTensor<float>("layers[0].W", [2, 3], floats));
        writer.Add(new NamedTensor<double>("d", [4], doubles));
        writer.Add(new NamedTensor<float>("empty", [0, 7], []));
        writer.Add(new NamedTensor<double>("scalar ∂", [], [42]));
        writer.Save(FilePath);

        using SafetensorsFile file = SafetensorsFile.Open(FilePath);
        Assert.Equal(["d", "scalar ∂", "layers[0].W", "empty"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(floats.Select(BitConverter.SingleToUInt32Bits), file.Read<float>("layers[0].W").Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal(doubles.Select(BitConverter.DoubleToUInt64Bits), file.Read<double>("d").Select(BitConverter.DoubleToUInt64Bits));
        Assert.Equal([42], file.Read<double>("scalar ∂"));
        Assert.Equal([0, 7], file.Find("empty")!.Shape.ToArray());
        Assert.Empty(file.Read<float>("empty"));
        Assert.Equal(SafetensorsType.F64, file.Find("d")!.Type);
        Assert.Equal(2, file.Metadata.Count);
        Assert.Equal("line\n\"quoted\" ü", file.Metadata["a"]);
        Assert.Null(file.Find("D"));
    }

    [Fact]
    public void Every_tensor_begins_at_a_multiple_of_its_elements_size()
    {
        var writer = new SafetensorsWriter();
        writer.Add(new NamedTensor<float>("odd", [3], [1, 2, 3]));
        writer.Add(new NamedTensor<double>("wide", [2], [4, 5]));
        writer.Save(FilePath);
        byte[] bytes = File.ReadAllBytes(FilePath);
        long dataStart = 8 + BitConverter.ToInt64(bytes);
        Assert.Equal(0, dataStart % 8);
        Assert.Equal(4.0, BitConverter.ToDouble(bytes, (int)dataStart));
        Assert.Equal(1f, BitConverter.ToSingle(bytes, (int)dataStart + 16));
    }

    [Fact]
    public void Tensors_longer_than_a_block_come_back()
    {
        float[] values = [.. Enumerable.Range(0, 200_001).Select(i => (float)i)];
        var writer = new SafetensorsWriter();
        writer.Add(new NamedTensor<float>("long", [values.Length], values));
        writer.Save(FilePath);
        using SafetensorsFile file = SafetensorsFile.Open(FilePath);
        Assert.Equal(values, file.Read<float>("long"));
    }

    [Fact]
    public void A_file_without_tensors_is_valid()
    {
        new SafetensorsWriter().Save(FilePath);
        using SafetensorsFile file = SafetensorsFile.Open(FilePath);
        Assert.Empty(file.Tensors);
        Assert.Empty(file.Metadata);
    }

    [Fact]
    public void Bytes_are_reversed_element_by_element()
    {
        float[] narrow = [BitConverter.UInt32BitsToSingle(0x01020304), BitConverter.UInt32BitsToSingle(0x05060708)];
        double[] wide = [BitConverter.UInt64BitsToDouble(0x0102030405060708)];
        LittleEndian.ReverseBytes(narrow.AsSpan());
        LittleEndian.ReverseBytes(wide.AsSpan());
        Assert.Equal([0x04030201u, 0x08070605u], narrow.Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal(0x0807060504030201u, BitConverter.DoubleToUInt64Bits(wide[0]));
    }

    [Fact]
    public void Names_that_cannot_be_written_are_refused()
    {
        var writer = new SafetensorsWriter();
        writer.Add(new NamedTensor<float>("W", [1], [1]));
        Assert.Contains("'W'", Assert.Throws<ArgumentException>(() => writer.Add(new NamedTensor<double>("W", [1], [1]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => writer.Add(new NamedTensor<float>("__metadata__", [1], [1])));
        Assert.Throws<NotSupportedException>(() => writer.Add(new NamedTensor<Half>("h", [1], [(Half)1])));
    }

    [Fact]
    public void Reading_what_is_not_there_names_tensor_and_types()
    {
        var writer = new SafetensorsWriter();
        writer.Add(new NamedTensor<float>("W", [1], [1]));
        writer.Save(FilePath);
        using SafetensorsFile file = SafetensorsFile.Open(FilePath);
        Assert.Equal("V", Assert.Throws<CheckpointException>(() => file.Read<float>("V")).Tensor);
        var error = Assert.Throws<CheckpointException>(() => file.Read<double>("W"));
        Assert.Equal($"Checkpoint '{FilePath}', tensor 'W': it holds F32, but F64 is expected.", error.Message);
        Assert.Throws<ArgumentException>(() => file.Read("W", new float[2].AsSpan()));
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(FilePath, "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(FilePath, stream =>
        {
            stream.Write([1, 2, 3]);
            throw new IOException("The disk is full.");
        }));
        Assert.Equal("old", File.ReadAllText(FilePath));
        Assert.Equal(["file.safetensors"], _directory.FileNames);
    }

    [Fact]
    public void A_target_that_cannot_be_replaced_leaves_nothing_behind()
    {
        Directory.CreateDirectory(FilePath);
        Assert.ThrowsAny<SystemException>(() => new SafetensorsWriter().Save(FilePath));
        Assert.Empty(_directory.FileNames);
    }
}
