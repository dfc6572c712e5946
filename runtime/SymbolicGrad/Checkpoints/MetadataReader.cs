using System.Globalization;
using System.Numerics;
using SymbolicGrad.Training;

namespace SymbolicGrad.Checkpoints;

/// <summary>Reads typed entries from the metadata of a file that is not trusted.</summary>
internal sealed class MetadataReader(string path, IReadOnlyDictionary<string, string> metadata)
{
    /// <exception cref="CheckpointException">There is no such entry.</exception>
    public string Text(string key) =>
        metadata.TryGetValue(key, out string? text) ? text : throw new CheckpointException(path, $"the metadata lack '{key}'.");

    /// <exception cref="CheckpointException">There is no such entry, or it is not a number of this type.</exception>
    public TNumber Number<TNumber>(string key)
        where TNumber : INumber<TNumber> =>
        TNumber.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out TNumber? number)
            ? number
            : throw new CheckpointException(path, $"the metadata '{key}' are '{CheckpointException.Shown(Text(key))}', which is not a number of type {typeof(TNumber).Name}.");

    /// <summary>Four words of sixteen hexadecimal digits.</summary>
    /// <exception cref="CheckpointException">There is no such entry, or it has another form.</exception>
    public RandomState RandomState(string key)
    {
        string[] words = Text(key).Split(' ');
        ulong[] state = new ulong[4];
        bool valid = words.Length == state.Length;
        for (int i = 0; valid && i < state.Length; i++)
            valid = ulong.TryParse(words[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out state[i]);
        return valid
            ? new RandomState(state[0], state[1], state[2], state[3])
            : throw new CheckpointException(path, $"the metadata '{key}' are '{CheckpointException.Shown(Text(key))}', which is not four hexadecimal words.");
    }
}
