namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>
/// The derivatives of the errors by all cameras, points and weights, in compressed rows: two rows for each observation's reprojection
/// error, then one for each weight's error.
/// </summary>
/// <param name="RowStarts">Where each row begins in the other two, and their length.</param>
/// <param name="Columns">The column of each element: cameras come first, points next, weights last.</param>
/// <param name="Values">The elements.</param>
internal sealed record SparseJacobian(int[] RowStarts, int[] Columns, double[] Values)
{
    /// <summary>The elements of a row of a reprojection error: those of its camera, point and weight.</summary>
    public const int BlockLength = Reprojection.CameraLength + 3 + 1;

    /// <summary>The Jacobian at a scene.</summary>
    public static SparseJacobian Of(Scene scene)
    {
        int observations = scene.Observations, elements = (2 * BlockLength + 1) * observations;
        var jacobian = new SparseJacobian(new int[3 * observations + 1], new int[elements], new double[elements]);
        for (int i = 0; i < observations; i++)
        {
            jacobian.AddReprojection(scene, i, row: 0);
            jacobian.AddReprojection(scene, i, row: 1);
        }
        for (int i = 0; i < observations; i++) jacobian.AddWeight(scene, i);
        return jacobian;
    }

    /// <summary>A row is the gradient of one of the two errors, added to zeros: the generated method writes it where it belongs.</summary>
    private void AddReprojection(Scene scene, int observation, int row)
    {
        int start = (2 * observation + row) * BlockLength;
        Span<double> values = Values.AsSpan(start, BlockLength);
        Reprojection.Error_Backward(
            scene.Camera(observation), scene.Point(observation), scene.Weights[observation], scene.Feature(observation),
            dX: 1 - row, dY: row,
            dcamera: values[..Reprojection.CameraLength], dpoint: values.Slice(Reprojection.CameraLength, 3), dweight: ref values[^1]);

        Span<int> columns = Columns.AsSpan(start, BlockLength);
        int camera = Reprojection.CameraLength * scene.CameraOf[observation];
        int point = Reprojection.CameraLength * scene.CameraCount + 3 * scene.PointOf[observation];
        for (int k = 0; k < Reprojection.CameraLength; k++) columns[k] = camera + k;
        for (int k = 0; k < 3; k++) columns[Reprojection.CameraLength + k] = point + k;
        columns[^1] = WeightColumn(scene, observation);
        RowStarts[2 * observation + row + 1] = start + BlockLength;
    }

    private void AddWeight(Scene scene, int observation)
    {
        int element = 2 * BlockLength * scene.Observations + observation;
        Reprojection.WeightError_Backward(scene.Weights[observation], ref Values[element]);
        Columns[element] = WeightColumn(scene, observation);
        RowStarts[2 * scene.Observations + observation + 1] = element + 1;
    }

    private static int WeightColumn(Scene scene, int observation) =>
        Reprojection.CameraLength * scene.CameraCount + 3 * scene.PointCount + observation;
}
