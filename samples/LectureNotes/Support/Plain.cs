namespace SymbolicGrad.Samples.LectureNotes;

/// <summary>Products as sums in loops over plain arrays: what the notes' formulas are evaluated with by hand.</summary>
internal static class Plain
{
    /// <summary>A·B.</summary>
    public static double[,] Times(double[,] A, double[,] B)
    {
        var product = new double[A.GetLength(0), B.GetLength(1)];
        for (int i = 0; i < A.GetLength(0); i++)
            for (int j = 0; j < B.GetLength(1); j++)
                for (int k = 0; k < A.GetLength(1); k++)
                    product[i, j] += A[i, k] * B[k, j];
        return product;
    }

    /// <summary>A·x.</summary>
    public static double[] Times(double[,] A, double[] x)
    {
        var product = new double[A.GetLength(0)];
        for (int i = 0; i < A.GetLength(0); i++)
            for (int j = 0; j < x.Length; j++)
                product[i] += A[i, j] * x[j];
        return product;
    }

    /// <summary>Aᵀ.</summary>
    public static double[,] Transposed(double[,] A)
    {
        var transposed = new double[A.GetLength(1), A.GetLength(0)];
        for (int i = 0; i < A.GetLength(0); i++)
            for (int j = 0; j < A.GetLength(1); j++)
                transposed[j, i] = A[i, j];
        return transposed;
    }

    /// <summary>u·vᵀ.</summary>
    public static double[,] Outer(double[] u, double[] v)
    {
        var outer = new double[u.Length, v.Length];
        for (int i = 0; i < u.Length; i++)
            for (int j = 0; j < v.Length; j++)
                outer[i, j] = u[i] * v[j];
        return outer;
    }

    /// <summary>u + v.</summary>
    public static double[] Sum(double[] u, double[] v) => [.. u.Zip(v, (a, b) => a + b)];

    /// <summary>u − v.</summary>
    public static double[] Difference(double[] u, double[] v) => [.. u.Zip(v, (a, b) => a - b)];

    /// <summary>u ⊙ v.</summary>
    public static double[] Hadamard(double[] u, double[] v) => [.. u.Zip(v, (a, b) => a * b)];

    /// <summary>f of every element.</summary>
    public static double[] Map(Func<double, double> f, double[] x) => [.. x.Select(f)];

    /// <summary>f of every element.</summary>
    public static double[,] Map(Func<int, int, double> f, int rows, int columns)
    {
        var result = new double[rows, columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                result[i, j] = f(i, j);
        return result;
    }

    /// <summary>exp(fᵢ)/Σⱼ exp(fⱼ).</summary>
    public static double[] Softmax(double[] f)
    {
        double sum = f.Sum(Math.Exp);
        return Map(a => Math.Exp(a) / sum, f);
    }

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>e(ℓ): 1 at the label, 0 elsewhere.</summary>
    public static double[] OneHot(int label, int count)
    {
        var unit = new double[count];
        unit[label] = 1;
        return unit;
    }

    /// <summary>The elements in row-major order.</summary>
    public static double[] Flat(double[,] A) => [.. A.Cast<double>()];
}
