using System.Buffers.Binary;
using System.Text;
using SymbolicGrad.Checkpoints;
using SymbolicGrad.Runtime.Tests.Checkpoints;
using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Faults;

/// <summary>Files that state sizes they have not, and a training's checkpoint with damage at random.</summary>
public sealed class CheckpointDamageTests : IDisposable
{
    /// <summary>What an exception and a small header take; far less than any size that these files state.</summary>
    private const long SmallChange = 100_000;

    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory["damaged.safetensors"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("""{"W":{"dtype":"F64","shape":[2147483591],"data_offsets":[0,17179868728]}}""", 8, "are not within the 8 bytes")]
    [InlineData("""{"W":{"dtype":"F64","shape":[4611686018427387904],"data_offsets":[0,0]}}""", 0, "is beyond 2147483647")]
    [InlineData("""{"W":{"dtype":"F64","shape":[2147483647,2147483647,2],"data_offsets":[0,8]}}""", 8, "8 bytes do not hold shape")]
    [InlineData("""{"W":{"dtype":"F64","shape":[NaN],"data_offsets":[0,8]}}""", 8, "not valid JSON")]
    [InlineData("""{"W":{"dtype":"F64","shape":[1e3],"data_offsets":[0,8000]}}""", 8000, "shape holds something else")]
    [InlineData("""{"W":{"dtype":"F32","shape":[3000000000],"data_offsets":[0,12000000000]}}""", 12_000_000_000, "is beyond 2147483647")]
    [InlineData("""{"W":{"dtype":"F32","shape":[3000000,1000],"data_offsets":[0,12000000000]}}""", 12_000_000_000, "3000000000 elements are more than an array can hold")]
    public void A_stated_size_is_refused_before_anything_is_allocated_for_it(string header, long dataLength, string rule)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        AssertRefused((ulong)json.Length, json, dataLength, rule);
    }

    /// <summary>A hole in the file costs its sender nothing.</summary>
    [Theory]
    [InlineData(100_000_000, 1_000_000_000_000, "does not begin with '{'")]
    [InlineData(100_000_001, 1_000_000_000_000, "beyond the 100000000")]
    [InlineData(ulong.MaxValue, 1_000_000_000_000, "beyond the 100000000")]
    [InlineData((ulong)long.MaxValue + 1, 100, "beyond the 100000000")]
    public void A_header_of_holes_is_refused_before_it_is_read(ulong headerLength, long rest, string rule) => AssertRefused(headerLength, [], rest, rule);

    [Fact]
    public void Lists_names_and_nesting_have_bounds()
    {
        string axes = string.Join(',', Enumerable.Repeat("1", 100_000)), name = new('W', 100_000), deep = string.Concat(Enumerable.Repeat("""{"a":""", 100_000));
        AssertRuleIs("shape holds more than 64 numbers", $$$"""{"W":{"dtype":"F32","shape":[{{{axes}}}],"data_offsets":[0,0]}}""");
        AssertRuleIs("'WWWWW", $$$"""{"{{{name}}}":{"dtype":"F99","shape":[1],"data_offsets":[0,0]}}""");
        AssertRuleIs("dtype 'WWWWW", $$$"""{"W":{"dtype":"{{{name}}}","shape":[1],"data_offsets":[0,0]}}""");
        AssertRuleIs("tensor 'W?[2J'", """{"W\u001b[2J":{"dtype":"F99","shape":[1],"data_offsets":[0,0]}}""");
        AssertRuleIs("dtype is not text", $$$"""{"W":{"dtype":{{{deep}}}""");
        AssertRuleIs("not valid JSON", "{" + deep);
        AssertRuleIs("the metadata 'a' are not text", $$$"""{"__metadata__":{"a":{{{deep}}}""");

        void AssertRuleIs(string rule, string header)
        {
            Write((ulong)Encoding.UTF8.GetByteCount(header), Encoding.UTF8.GetBytes(header), 0);
            string message = Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(FilePath)).Message;
            Assert.Contains(rule, message, StringComparison.Ordinal);
            Assert.InRange(message.Length, 1, 1000);
            Assert.DoesNotContain(message, char.IsControl);
        }
    }

    [Fact]
    public void A_trainings_checkpoint_with_random_damage_is_loaded_or_refused_and_then_changes_nothing()
    {
        var problem = new LinearRegression(examples: 10);
        Trainer<double> trainer = NewTrainer(problem);
        trainer.Run<ArrayGradients<double>>(1, problem.Loss);
        TrainingCheckpoint.Save(trainer, FilePath);
        byte[] valid = File.ReadAllBytes(FilePath);
        int headerEnd = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(valid);

        var random = new RandomSource(1);
        int refused = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            File.WriteAllBytes(FilePath, Damaged(valid, headerEnd, random));
            var fresh = new LinearRegression(examples: 10);
            Trainer<double> resumed = NewTrainer(fresh);
            try
            {
                TrainingCheckpoint.Load(resumed, FilePath);
            }
            catch (CheckpointException error)
            {
                refused++;
                Assert.Equal(FilePath, error.Path);
                Assert.Equal((0L, 0), (resumed.Step, resumed.CompletedEpochs));
                Assert.Equal(new double[3], fresh.Model["W"]);
                Assert.Empty(resumed.Optimizer.ExportState().Slots);
                continue;
            }

            // What was loaded can go on: damage among the numbers may make the training diverge, which is noticed.
            Exception? end = Record.Exception(() => resumed.Run<ArrayGradients<double>>(1, fresh.Loss));
            Assert.True(end is null or DivergedException, $"{end}");
        }
        Assert.InRange(refused, 500, 1999);
    }

    [Theory]
    [InlineData("loss_sum", "NaN", "sum of losses of NaN")]
    [InlineData("loss_sum", "Infinity", "sum of losses of Infinity")]
    [InlineData("best.value", "NaN", "best value of NaN")]
    [InlineData("best.epochs_since", "-1", "EpochsSinceBest")]
    [InlineData("step_in_epoch", "2147483647", "2147483647 steps into an epoch")]
    public void Numbers_that_no_training_has_are_refused(string key, string value, string expected) =>
        AssertTrainingRefused((metadata, _) => metadata[key] = value, expected);

    [Fact]
    public void An_optimizers_values_are_those_of_every_parameter_or_of_none()
    {
        AssertTrainingRefused((_, tensors) => tensors.RemoveAll(tensor => tensor.Name.StartsWith("optimizer/b", StringComparison.Ordinal)), "belong to [W], which are not the model's parameters");
        AssertTrainingRefused((_, tensors) => tensors.RemoveAll(tensor => tensor.Name.StartsWith("optimizer/", StringComparison.Ordinal)), "The state has 0 slots, but 'adam'");
        AssertTrainingRefused((_, tensors) => tensors.RemoveAll(tensor => tensor.Name == "optimizer/W/m"), "slot");
    }

    private void AssertTrainingRefused(Action<IDictionary<string, string>, List<NamedTensor<double>>> change, string expected)
    {
        var problem = new LinearRegression(examples: 10);
        Trainer<double> trainer = NewTrainer(problem);
        trainer.Run<ArrayGradients<double>>(1, problem.Loss);
        TrainingCheckpoint.Save(trainer, FilePath);

        var writer = new SafetensorsWriter();
        var tensors = new List<NamedTensor<double>>();
        using (SafetensorsFile file = SafetensorsFile.Open(FilePath))
        {
            tensors.AddRange(file.Tensors.Select(tensor => new NamedTensor<double>(tensor.Name, tensor.Shape, file.Read<double>(tensor.Name))));
            foreach ((string key, string value) in file.Metadata)
                writer.Metadata[key] = value;
        }
        change(writer.Metadata, tensors);
        tensors.ForEach(writer.Add);
        writer.Save(FilePath);
        Assert.Contains(expected, Assert.Throws<CheckpointException>(() => TrainingCheckpoint.Load(trainer, FilePath)).Message, StringComparison.Ordinal);
    }

    private static Trainer<double> NewTrainer(LinearRegression problem) =>
        new(problem.Model, new Adam<double>(), problem.Examples, 4, seed: 1) { EarlyStopping = new EarlyStopping(3) };

    /// <summary>Some bytes replaced, mostly in the header, by others or by what its grammar is made of; at times cut off or longer.</summary>
    private static byte[] Damaged(byte[] valid, int headerEnd, RandomSource random)
    {
        List<byte> damaged = [.. valid];
        int changes = 1 + random.NextInt(3);
        for (int change = 0; change < changes; change++)
            damaged[random.NextInt(random.NextInt(4) == 0 ? damaged.Count : headerEnd)] = random.NextInt(3) == 0 ? (byte)random.NextInt(256) : "0123456789-.eNI{}[],:\"/"u8[random.NextInt(23)];
        int length = random.NextInt(8) == 0 ? random.NextInt(damaged.Count) : damaged.Count;
        return [.. damaged[..length], .. random.NextInt(16) == 0 ? new byte[random.NextInt(20)] : []];
    }

    private void AssertRefused(ulong headerLength, byte[] header, long rest, string rule)
    {
        Write(headerLength, header, rest);
        Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(FilePath)); // the first time allocates what is kept
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(FilePath));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, SmallChange);
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
    }

    private void Write(ulong headerLength, byte[] header, long rest)
    {
        using FileStream stream = File.Create(FilePath);
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, headerLength);
        stream.Write(prefix);
        stream.Write(header);
        stream.SetLength(8 + header.Length + rest);
    }
}
