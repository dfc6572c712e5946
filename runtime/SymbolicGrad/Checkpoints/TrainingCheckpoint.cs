using System.Globalization;
using System.Numerics;
using SymbolicGrad.Training;

namespace SymbolicGrad.Checkpoints;

/// <summary>Saves and loads a training with all it needs to go on bit by bit: parameters, optimizer, random state, counters, best weights.</summary>
/// <remarks>
/// The file is a safetensors file. Parameters are named <c>model/W</c>, the optimizer's values <c>optimizer/W/m</c>, the weights of the
/// best epoch <c>best/W</c>; the rest is in the metadata. Settings, such as the algorithm's or the schedule's, are the program's
/// and not in the file: set the trainer up as before, then load.
/// </remarks>
public static class TrainingCheckpoint
{
    private const string ModelPrefix = "model/", OptimizerPrefix = "optimizer/", BestPrefix = "best/";
    private const string Format = "SymbolicGrad.TrainingCheckpoint/1";

    /// <summary>Saves where <paramref name="trainer"/> and its model stand. A former file is replaced as a whole: if saving fails, it is as it was.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(Trainer<T> trainer, string path)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        TrainerState<T> state = trainer.CaptureState();
        var writer = new SafetensorsWriter();
        foreach (NamedTensor<T> parameter in new ParameterSnapshot<T>(trainer.Model).Tensors)
            writer.Add(ModelPrefix + parameter.Name, parameter);
        foreach (OptimizerSlot<T> slot in state.Optimizer.Slots)
            writer.Add(new NamedTensor<T>($"{OptimizerPrefix}{slot.Parameter}/{slot.Slot}", [slot.Values.Length], slot.Values));
        foreach (NamedTensor<T> parameter in state.Best?.Weights ?? [])
            writer.Add(BestPrefix + parameter.Name, parameter);
        WriteMetadata(writer.Metadata, state);
        writer.Save(path);
    }

    /// <summary>Sets <paramref name="trainer"/>, its optimizer and its model to where they stood when the file was saved.</summary>
    /// <exception cref="CheckpointException">The file is not valid, or not one of such a training; nothing was changed.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing was changed.</exception>
    public static void Load<T>(Trainer<T> trainer, string path)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        using SafetensorsFile file = SafetensorsFile.Open(path);
        var metadata = new MetadataReader(path, file.Metadata);
        if (metadata.Text("format") != Format)
            throw new CheckpointException(path, $"its format is '{CheckpointException.Shown(metadata.Text("format"))}', but '{Format}' is expected.");

        bool hasBest = file.Metadata.ContainsKey("best.epoch");
        string[] prefixes = hasBest ? [ModelPrefix, OptimizerPrefix, BestPrefix] : [ModelPrefix, OptimizerPrefix];
        SafetensorsTensor? stray = file.Tensors.FirstOrDefault(tensor => !prefixes.Any(prefix => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)));
        if (stray is not null)
            throw new CheckpointException(path, "it is no part of a training.", stray.Name);

        ParameterSnapshot<T> parameters = Checkpoint.ReadParameters(file, path, trainer.Model, ModelPrefix);
        BestEpoch<T>? best = hasBest
            ? new BestEpoch<T>(
                metadata.Number<int>("best.epoch"),
                metadata.Number<double>("best.value"),
                Checkpoint.ReadParameters(file, path, trainer.Model, BestPrefix).Tensors)
            : null;
        TrainerState<T> state = ReadState(metadata, ReadOptimizer(file, path, metadata, parameters), best);
        try
        {
            trainer.RestoreState(state);
        }
        catch (ArgumentException error)
        {
            throw new CheckpointException(path, error.Message, innerException: error);
        }
        parameters.Restore(trainer.Model);
    }

    private static void WriteMetadata<T>(IDictionary<string, string> metadata, TrainerState<T> state)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        metadata["format"] = Format;
        Write("examples", state.ExampleCount);
        Write("batch_size", state.BatchSize);
        Write("epochs", state.CompletedEpochs);
        Write("step", state.Step);
        Write("step_in_epoch", state.StepInEpoch);
        Write("loss_sum", state.LossSum);
        metadata["random"] = string.Create(
            CultureInfo.InvariantCulture, $"{state.Random.S0:x16} {state.Random.S1:x16} {state.Random.S2:x16} {state.Random.S3:x16}");
        metadata["optimizer"] = state.Optimizer.Algorithm;
        Write("optimizer.steps", state.Optimizer.StepCount);
        Write("optimizer.learning_rate", state.Optimizer.LearningRate);
        Write("best.epochs_since", state.EpochsSinceBest);
        if (state.Best is not null)
        {
            Write("best.epoch", state.Best.Epoch);
            Write("best.value", state.Best.Value);
        }

        // The shortest text that gives the same bits again, for integers and for floating point.
        void Write<TNumber>(string key, TNumber value)
            where TNumber : INumber<TNumber> => metadata[key] = value.ToString(null, CultureInfo.InvariantCulture);
    }

    private static TrainerState<T> ReadState<T>(MetadataReader metadata, OptimizerState<T> optimizer, BestEpoch<T>? best)
        where T : unmanaged, IFloatingPointIeee754<T> => new()
        {
            ExampleCount = metadata.Number<int>("examples"),
            BatchSize = metadata.Number<int>("batch_size"),
            CompletedEpochs = metadata.Number<int>("epochs"),
            Step = metadata.Number<long>("step"),
            StepInEpoch = metadata.Number<int>("step_in_epoch"),
            LossSum = metadata.Number<double>("loss_sum"),
            Random = metadata.RandomState("random"),
            Optimizer = optimizer,
            Best = best,
            EpochsSinceBest = metadata.Number<int>("best.epochs_since"),
        };

    private static OptimizerState<T> ReadOptimizer<T>(SafetensorsFile file, string path, MetadataReader metadata, ParameterSnapshot<T> parameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var slots = new List<OptimizerSlot<T>>();
        foreach (SafetensorsTensor tensor in file.Tensors.Where(tensor => tensor.Name.StartsWith(OptimizerPrefix, StringComparison.Ordinal)))
        {
            // optimizer/<parameter>/<slot>: a parameter's name may itself have slashes, a slot's has none.
            string rest = tensor.Name[OptimizerPrefix.Length..];
            int slash = rest.LastIndexOf('/');
            string name = slash < 0 ? rest : rest[..slash];
            NamedTensor<T> parameter = parameters.Tensors.FirstOrDefault(parameter => parameter.Name == name)
                ?? throw new CheckpointException(path, $"the model has no parameter '{name}'.", tensor.Name);
            if (tensor.Count != parameter.Values.Length)
                throw new CheckpointException(path, $"it has {tensor.Count} values, but parameter '{name}' has {parameter.Values.Length}.", tensor.Name);
            slots.Add(new OptimizerSlot<T>(name, rest[(slash + 1)..], file.Read<T>(tensor.Name)));
        }
        string[] withSlots = [.. slots.Select(slot => slot.Parameter).Distinct()];
        if (slots.Count > 0 && !withSlots.SequenceEqual(parameters.Tensors.Select(parameter => parameter.Name)))
            throw new CheckpointException(path, $"the optimizer's values belong to [{CheckpointException.Shown(string.Join(", ", withSlots))}], which are not the model's parameters in their order.");
        return new OptimizerState<T>(metadata.Text("optimizer"), metadata.Number<long>("optimizer.steps"), metadata.Number<double>("optimizer.learning_rate"), slots);
    }
}
