namespace SymbolicGrad.Samples.LectureNotes.Note003;

/// <summary>The generated gradients, in the order of <see cref="TableRow.All"/>.</summary>
internal static class TableGradients
{
    /// <summary>Computes value and derivatives of an activation function.</summary>
    public delegate double Scalar(double x, double alpha, ref double dx, ref double dalpha);

    /// <summary>The functions of one variable and α.</summary>
    public static readonly Scalar[] Functions =
    [
        (double x, double _, ref double dx, ref double _) => ActivationFunctions.Logistic_Backward(x, ref dx),
        (double x, double _, ref double dx, ref double _) => ActivationFunctions.HyperbolicTangent_Backward(x, ref dx),
        (double x, double _, ref double dx, ref double _) => ActivationFunctions.RectifiedLinear_Backward(x, ref dx),
        (double x, double _, ref double dx, ref double _) => ActivationFunctions.GaussianErrorLinear_Backward(x, ref dx),
        (double x, double _, ref double dx, ref double _) => ActivationFunctions.SoftPlus_Backward(x, ref dx),
        (double x, double alpha, ref double dx, ref double dalpha) => ActivationFunctions.ExponentialLinear_Backward(x, alpha, ref dx, ref dalpha),
        (double x, double _, ref double dx, ref double _) => ActivationFunctions.LeakyRectifiedLinear_Backward(x, ref dx),
        (double x, double alpha, ref double dx, ref double dalpha) => ActivationFunctions.ParametricRectifiedLinear_Backward(x, alpha, ref dx, ref dalpha),
    ];

    /// <summary>The networks' losses.</summary>
    public static readonly Func<ActivationNetwork, Vector<double>, double, ActivationNetwork.Gradients, double>[] Networks =
    [
        (network, x, y, gradients) => network.LogisticLoss_Backward(x, y, gradients),
        (network, x, y, gradients) => network.TanhLoss_Backward(x, y, gradients),
        (network, x, y, gradients) => network.ReluLoss_Backward(x, y, gradients),
        (network, x, y, gradients) => network.GeluLoss_Backward(x, y, gradients),
        (network, x, y, gradients) => network.SoftplusLoss_Backward(x, y, gradients),
        (network, x, y, gradients) => network.EluLoss_Backward(x, y, gradients),
        (network, x, y, gradients) => network.LeakyReluLoss_Backward(x, y, gradients),
        (network, x, y, gradients) => network.PReluLoss_Backward(x, y, gradients),
    ];
}
