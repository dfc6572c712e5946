using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Elements that are replaced, slices, tables, tensors, members of nested objects; the answers are the derivatives written out.</summary>
[OriginFile(Peer.Tangent, "tests/functions.py")]
internal static partial class TangentArrays
{
    [Differentiable, Origin("test_subscript2"), Expect([new double[] { 0.5, -1.5, 2 }], [-1.5, 1.5, 1]), Expect([new double[] { 1, -0.5, 0.1, -2, 1.5 }], [-0.5, 2, 1, 1, 1])]
    public static double FirstReplacedByAProduct(double[] x)
    {
        double a = x[0], b = x[1];
        x[0] = a * b;
        return x.Sum();
    }

    [Differentiable, Origin("test_subscript3"), Expect([new double[] { 0.5, -1.5, 2 }], [9, 3.75, 14.25]), Expect([new double[] { 1, -0.5, 0.1, -2, 1.5 }], [0.005000000000000001, 0.74, 0.08000000000000002, 12, 6.75])]
    public static double FirstReplacedFromTheSquares(double[] x)
    {
        double[] y = x.Select(element => element * element).ToArray();
        x[0] = y[1] * y[2];
        return x.Zip(y, (a, b) => a * b).Sum();
    }

    [Differentiable, Origin("test_list_and_subscript"), Expect([-1.5], [1]), Expect([2], [1])]
    public static double ElementsOfAList(double a)
    {
        double[] x = [1, a, 3];
        return x[0] * x[1];
    }

    [Differentiable, Origin("test_deep_anf_list"), Expect([new double[] { 0.5, -1.5, 2 }], [-3, 1, -0.75])]
    public static double ProductInAList(double[] x)
    {
        double[] b = [1, x[0] * x[1] * x[2], 3];
        return b.Sum();
    }

    [Differentiable, Origin("test_implicit_indexing"), Expect([new double[] { 0.5, -1.5, 2 }], [1, 1, 1])]
    public static double Iterated(double[] x)
    {
        double sum = 0;
        foreach (double a in x) sum += a;
        return sum;
    }

    [Differentiable, Origin("listcomp"), Expect([new double[] { 0.5, -1.5, 2 }], [3, 3, 3])]
    public static double Comprehension(double[] x) => x.Select(element => element * 3).Sum();

    /// <summary>Tangent leaves this one out of its tests, to be mended.</summary>
    [Differentiable, Origin("active_subscript"), Expect([new double[] { 0.5, -1.5, 2 }], [1, 1, 1])]
    public static double CopiedElementByElement(double[] x)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = x[i];
        return y.Sum();
    }

    /// <summary>Tangent leaves this one out of its tests, to be mended: each element fills a row of three.</summary>
    [Differentiable, Origin("init_array_grad_maybe_active"), Expect([new double[] { 0.5, -1.5, 2 }], [3, 3, 3])]
    public static double CopiedIntoRows(double[] x)
    {
        var h = new double[x.Length, 3];
        for (int t = 0; t < h.GetLength(0); t++)
            for (int j = 0; j < 3; j++) h[t, j] = x[t];
        double sum = 0;
        for (int t = 0; t < h.GetLength(0); t++)
            for (int j = 0; j < 3; j++) sum += h[t, j];
        return sum;
    }

    [Differentiable, Origin("slicing"), Expect([new double[] { 0.5, -1.5, 2 }], [0, 1, 1]), Expect([new double[] { 1, -0.5, 0.1, -2, 1.5 }], [0, 1, 1, 1, 1])]
    public static double SumOfASlice(double[] x)
    {
        double sum = 0;
        foreach (double element in x.AsSpan()[1..]) sum += element;
        return sum;
    }

    [Differentiable, Origin("extended_slice"), Expect([new double[] { 0.5, -1.5, 2 }], [1, 0, 1]), Expect([new double[] { 1, -0.5, 0.1, -2, 1.5 }], [1, 0, 1, 0, 1])]
    public static double EverySecond(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i += 2) sum += x[i];
        return sum;
    }

    /// <summary>Three steps of a linear recurrence over rows, all of which are summed.</summary>
    [Differentiable, Origin("rnn")]
    [Expect([3, new double[] { 0.5, -1, 1.5, 2, -0.5, 0.25 }, 2, new double[] { 0.1, -0.2, 0.3, 0.4, 0.5, -0.6 }], [0.6, 0.9000000000000002, 0.39999999999999997, 0.6000000000000002, 0.19999999999999998, 0.30000000000000004, 4, 4, 4, 1.25, 1.25, 1.25])]
    public static double LinearRecurrence(double[,] inputs, double[,] w)
    {
        var h = new double[4, 3];
        for (int t = 0; t < 3; t++)
        {
            for (int j = 0; j < 3; j++)
            {
                double sum = h[t, j];
                for (int k = 0; k < 2; k++) sum += inputs[t, k] * w[k, j];
                h[t + 1, j] = sum;
            }
        }

        double total = 0;
        for (int t = 1; t < 4; t++)
            for (int j = 0; j < 3; j++) total += h[t, j];
        return total;
    }

    [Differentiable(WithRespectTo = [nameof(W), nameof(b)]), Origin("logistic_regression")]
    [Expect([new double[] { 0.25, 0.5, 0.75 }, new double[] { 0, 1, 0, 0, 0 }, 3, new double[] { -0.5, 0.2, -0.2, 0.5, 0.1, -0.3, 0.4, 0.0, -0.4, 0.3, -0.1, -0.5, 0.2, -0.2, 0.5 }, new double[] { 0.5, -0.5, 0.25, 0, -1 }],
        [0.28722125840582946, -0.38864993058734565, 0.3340938860840831, 0.194680383025389, 0.14452524868749805, 0.5744425168116589, -0.7772998611746913, 0.6681877721681662, 0.389360766050778, 0.2890504973749961, 0.8616637752174884, -1.1659497917620367, 1.0022816582522494, 0.584041149076167, 0.43357574606249416, 1.1488850336233178, -1.5545997223493826, 1.3363755443363323, 0.778721532101556, 0.5781009947499922])]
    public static double LogisticRegression(double[] input, double[] label, double[,] W, double[] b)
    {
        double loss = 0;
        for (int j = 0; j < b.Length; j++)
        {
            double h = b[j];
            for (int i = 0; i < input.Length; i++) h += input[i] * W[i, j];
            double prediction = 0.5 * (Math.Tanh(h) + 1);
            double probability = (prediction * label[j]) + ((1 - prediction) * (1 - label[j]));
            loss -= Math.Log(probability);
        }

        return loss;
    }

    /// <summary>tanh(xᵀ·W + hᵀ·U + b), summed.</summary>
    [Differentiable(WithRespectTo = [nameof(x)]), Origin("bilinear")]
    [Expect([new double[] { 0.5, -1, 0.25 }, new double[] { 1, 0.5, -0.5 }, 3, new double[] { 0.1, -0.2, 0.3, 0.4, -0.5, 0.6, -0.7, 0.8, 0.9 }, 3, new double[] { 0.2, 0.1, -0.3, 0.5, 0.4, -0.6, 0.7, -0.9, 0.8 }, new double[] { 0.1, -0.1, 0.2 }],
        [0.044898797284881276, 0.20114685659935244, 0.7182340546076545])]
    public static double BilinearLayer(Vector<double> x, Vector<double> h, Matrix<double> U, Matrix<double> W, Vector<double> b)
    {
        var y = (W.T * x) + (U.T * h);
        y = y + b;
        return Sum(Tanh(y));
    }

    /// <summary>A determinant by the first row.</summary>
    [Differentiable, Origin("det"), Expect([3, new double[] { 2, -1, 0.5, 1, 3, -0.5, 0.25, 1.5, -2 }], [-5.25, 1.875, 0.75, -1.25, -4.125, -3.25, -1, 1.5, 7])]
    public static double DeterminantOfThree(double[,] m)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++) sum += m[0, i] * ((m[1, (i + 1) % 3] * m[2, (i + 2) % 3]) - (m[1, (i + 2) % 3] * m[2, (i + 1) % 3]));
        return sum;
    }

    [Differentiable, Origin("unpacking_args_saxpy"), Expect([2, -1.5, 0.5], [-1.5, 2, 1])]
    public static double UnpackedTuple((double, double, double) packed)
    {
        var (a, b, c) = packed;
        return (a * b) + c;
    }

    [Differentiable, Origin("nested_dict"), Expect([2, -1.5, 0.5], [-1.5, 2, 0])]
    public static double MembersOfAMember(Two<Pair, double> p) => p.First.First * p.First.Second;

    [Differentiable, Origin("passthru_pack"), Expect([2, -1.5, 0.5, 1], [0, 1, 0])]
    public static double ChosenFromAPack(double a, double b, double c, int i)
    {
        double[] x = [a, b, c];
        return x[i];
    }

    [Differentiable, Origin("redefining_var_as_list"), Expect([-1.5], [1]), Expect([2], [1])]
    public static double StackThatIsPushedAndPopped(double a)
    {
        var stack = new double[2];
        int top = 0;
        stack[top++] = a;
        double x = 3 * a;
        x = stack[--top];
        return x;
    }
}
