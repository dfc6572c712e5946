using System.Globalization;

namespace SymbolicGrad.Samples.LectureNotes.Note001;

/// <summary>R. A. Fisher's 150 irises: four measurements of each flower and its species.</summary>
/// <param name="Features">Measurements in cm, less their mean over all flowers.</param>
/// <param name="Species">0 setosa, 1 versicolor, 2 virginica.</param>
internal sealed record Iris(Vector<double>[] Features, int[] Species)
{
    private const int FeatureCount = 4;

    /// <summary>Reads the data set that is built in.</summary>
    public static Iris Load()
    {
        using Stream stream = typeof(Iris).Assembly.GetManifestResourceStream("iris.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var features = new List<double[]>();
        var species = new List<int>();
        while (reader.ReadLine() is { } line)
        {
            double[] fields = [.. line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
            features.Add(fields[..FeatureCount]);
            species.Add((int)fields[FeatureCount]);
        }

        double[] means = [.. Enumerable.Range(0, FeatureCount).Select(column => features.Average(row => row[column]))];
        return new Iris([.. features.Select(row => new Vector<double>(Plain.Difference(row, means)))], [.. species]);
    }
}
