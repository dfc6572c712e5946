using SymbolicGrad.Checkpoints;
using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory["model.safetensors"];

    public void Dispose() => _directory.Dispose();

    private static ArrayModel<float> Model(float first, int rows = 2) =>
        new(new ArrayParameter<float>("W[0]", [rows, 2], [.. Enumerable.Range(0, rows * 2).Select(i => first + i)]), new ArrayParameter<float>("b", [], [first]));

    [Fact]
    public void A_model_comes_back_bit_by_bit()
    {
        ArrayModel<float> saved = Model(0.1f), loaded = Model(5);
        Checkpoint.Save(saved, FilePath);
        Checkpoint.Load(loaded, FilePath);
        Assert.Equal(saved["W[0]"], loaded["W[0]"]);
        Assert.Equal(saved["b"], loaded["b"]);
        Assert.Equal(["model.safetensors"], _directory.FileNames);
    }

    [Fact]
    public void Saving_again_replaces_the_file()
    {
        Checkpoint.Save(Model(1), FilePath);
        Checkpoint.Save(Model(2), FilePath);
        ArrayModel<float> loaded = Model(5);
        Checkpoint.Load(loaded, FilePath);
        Assert.Equal([2], loaded["b"]);
    }

    [Fact]
    public void Another_shape_is_named_with_both()
    {
        Checkpoint.Save(Model(1, rows: 3), FilePath);
        AssertRefused(Model(5), $"Checkpoint '{FilePath}', tensor 'W[0]': it has shape [3, 2], but the model has [2, 2].");
    }

    [Fact]
    public void A_missing_and_an_unknown_tensor_are_named()
    {
        ArrayModel<float> model = Model(5);
        Checkpoint.Save(new ArrayModel<float>(model.Parameters[0]), FilePath);
        AssertRefused(model, $"Checkpoint '{FilePath}', tensor 'b': the file has no such tensor.");

        Checkpoint.Save(new ArrayModel<float>([.. model.Parameters, ArrayParameter<float>.Vector("c", 1, 2, 3)]), FilePath);
        AssertRefused(model, $"Checkpoint '{FilePath}', tensor 'c': the model has no such parameter (shape [3]).");
    }

    [Fact]
    public void Another_type_is_named_with_both()
    {
        Checkpoint.Save(new ArrayModel<double>(new ArrayParameter<double>("W[0]", [2, 2], new double[4]), new ArrayParameter<double>("b", [], [1])), FilePath);
        AssertRefused(Model(5), $"Checkpoint '{FilePath}', tensor 'W[0]': it holds F64, but F32 is expected.");
    }

    [Fact]
    public void A_truncated_file_changes_nothing()
    {
        Checkpoint.Save(Model(1), FilePath);
        byte[] bytes = File.ReadAllBytes(FilePath);
        ArrayModel<float> model = Model(5);
        for (int length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(FilePath, bytes[..length]);
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(model, FilePath));
        }
        Assert.Equal([5, 6, 7, 8], model["W[0]"]);
    }

    [Fact]
    public void A_missing_file_is_an_io_error() =>
        Assert.Throws<FileNotFoundException>(() => Checkpoint.Load(Model(5), _directory["none"]));

    private void AssertRefused(ArrayModel<float> model, string message)
    {
        float[] before = [.. model["W[0]"]];
        Assert.Equal(message, Assert.Throws<CheckpointException>(() => Checkpoint.Load(model, FilePath)).Message);
        Assert.Equal(before, model["W[0]"]);
    }
}
