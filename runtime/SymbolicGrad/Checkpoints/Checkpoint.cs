using System.Numerics;
using SymbolicGrad.Training;

namespace SymbolicGrad.Checkpoints;

/// <summary>Saves and loads the parameters of a model as a safetensors file: each under its name, with its type and shape.</summary>
public static class Checkpoint
{
    /// <summary>Saves all parameters. A former file is replaced as a whole: if saving fails, it is as it was.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(IModel<T> model, string path)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var writer = new SafetensorsWriter();
        foreach (NamedTensor<T> tensor in new ParameterSnapshot<T>(model).Tensors)
            writer.Add(tensor);
        writer.Save(path);
    }

    /// <summary>Loads all parameters: the file has to hold exactly those of <paramref name="model"/>, with their types and shapes.</summary>
    /// <exception cref="CheckpointException">The file is not valid, or not one of this model; no parameter was changed.</exception>
    /// <exception cref="IOException">The file cannot be read; no parameter was changed.</exception>
    public static void Load<T>(IModel<T> model, string path)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        using SafetensorsFile file = SafetensorsFile.Open(path);
        ReadParameters(file, path, model, prefix: "").Restore(model);
    }

    /// <summary>Reads the parameters of <paramref name="model"/>, whose names in the file begin with <paramref name="prefix"/>, without changing the model.</summary>
    /// <exception cref="CheckpointException">A parameter is missing or differs in type or shape, or there is one that the model has not.</exception>
    internal static ParameterSnapshot<T> ReadParameters<T>(SafetensorsFile file, string path, IModel<T> model, string prefix)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var snapshot = new ParameterSnapshot<T>(model);
        foreach (NamedTensor<T> parameter in snapshot.Tensors)
            file.Require(prefix + parameter.Name, parameter);

        HashSet<string> known = [.. snapshot.Tensors.Select(parameter => prefix + parameter.Name)];
        SafetensorsTensor? unknown = file.Tensors.FirstOrDefault(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal) && !known.Contains(tensor.Name));
        if (unknown is not null)
            throw new CheckpointException(path, $"the model has no such parameter (shape {TensorShape.Describe(unknown.Shape)}).", unknown.Name);

        foreach (NamedTensor<T> parameter in snapshot.Tensors)
            file.Read(prefix + parameter.Name, parameter.Values.AsSpan());
        return snapshot;
    }
}
