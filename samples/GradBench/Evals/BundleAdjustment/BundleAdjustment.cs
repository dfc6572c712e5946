using System.Text.Json;
using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>Cameras and points that explain where features were observed: the errors, and their sparse Jacobian.</summary>
internal static class BundleAdjustment
{
    /// <summary>The eval.</summary>
    public static Module Module { get; } = new("ba", new Dictionary<string, Function>
    {
        ["objective"] = Function.Of(Scene.Read, Objective, WriteErrors),
        ["jacobian"] = Function.Of(Scene.Read, SparseJacobian.Of, WriteJacobian),
    });

    /// <summary>The reprojection errors, two of each observation, and the errors of the weights.</summary>
    public static (double[] Reprojection, double[] Weights) Objective(Scene scene)
    {
        var reprojection = new double[2 * scene.Observations];
        var weights = new double[scene.Observations];
        for (int i = 0; i < scene.Observations; i++)
        {
            (reprojection[2 * i], reprojection[2 * i + 1]) = Reprojection.Error(scene.Camera(i), scene.Point(i), scene.Weights[i], scene.Feature(i));
            weights[i] = Reprojection.WeightError(scene.Weights[i]);
        }
        return (reprojection, weights);
    }

    /// <summary>As all observations are alike, those of the first are sent, and how many there are.</summary>
    private static void WriteErrors(Utf8JsonWriter writer, (double[] Reprojection, double[] Weights) errors)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("reproj_error");
        writer.WritePropertyName("elements");
        JsonOutput.Numbers(writer, errors.Reprojection[..2]);
        writer.WriteNumber("repeated", errors.Weights.Length);
        writer.WriteEndObject();
        writer.WriteStartObject("w_err");
        writer.WritePropertyName("element");
        JsonOutput.Number(writer, errors.Weights[0]);
        writer.WriteNumber("repeated", errors.Weights.Length);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The elements of the first observation's two rows are sent, and the last element.</summary>
    private static void WriteJacobian(Utf8JsonWriter writer, SparseJacobian jacobian)
    {
        const int Sent = 2 * SparseJacobian.BlockLength;
        writer.WriteStartObject();
        Ints("rows", jacobian.RowStarts);
        Ints("cols", jacobian.Columns);
        writer.WritePropertyName("vals");
        JsonOutput.Numbers(writer, [.. jacobian.Values.Take(Sent), jacobian.Values[^1]]);
        writer.WriteEndObject();

        void Ints(string name, int[] values)
        {
            writer.WriteStartArray(name);
            foreach (int value in values.Take(Sent).Append(values[^1])) writer.WriteNumberValue(value);
            writer.WriteEndArray();
        }
    }
}
