using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>A determinant by its minors.</summary>
internal static partial class Det
{
    /// <summary>The largest matrix: it has 15! terms, which take hours.</summary>
    private const int MostRows = 15;

    /// <summary>The eval.</summary>
    public static Module Module { get; } = new("det", new Dictionary<string, Function>
    {
        ["primal"] = Function.Of(Input.Read, input => Determinant(input.A, input.Rows), JsonOutput.Number),
        ["gradient"] = Function.Of(Input.Read, Gradient, JsonOutput.Numbers),
    });

    /// <summary>The determinant of a square matrix, by expansion along its first row.</summary>
    /// <param name="a">The elements, row by row.</param>
    /// <param name="rows">The number of rows.</param>
    public static double Determinant(double[] a, int rows) => Minor(a, rows, 0, (1 << rows) - 1);

    /// <summary>The determinant of the rows from <paramref name="row"/> on, and the columns whose bits are set.</summary>
    [Differentiable]
    private static double Minor(double[] a, int rows, int row, int columns)
    {
        if (row == rows)
            return 1;
        double determinant = 0, sign = 1;
        for (int column = 0; column < rows; column++)
        {
            int bit = 1 << column;
            if ((columns & bit) == 0)
                continue;
            determinant += sign * a[row * rows + column] * Minor(a, rows, row + 1, columns & ~bit);
            sign = -sign;
        }
        return determinant;
    }

    /// <summary>The gradient by the elements: the cofactors.</summary>
    public static double[] Gradient(Input input)
    {
        double[] gradient = new double[input.A.Length];
        Minor_Backward(input.A, input.Rows, 0, (1 << input.Rows) - 1, gradient);
        return gradient;
    }

    /// <summary>The input: the parameters of <see cref="Determinant"/>.</summary>
    internal sealed record Input(double[] A, int Rows)
    {
        public static Input Read(InputReader input)
        {
            int rows = input["ell"].Int(1, MostRows);
            return new(input["A"].Doubles(rows * rows), rows);
        }
    }
}
