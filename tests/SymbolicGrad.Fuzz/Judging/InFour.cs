using System.Runtime.Intrinsics;

namespace SymbolicGrad.Fuzz.Judging;

/// <summary>Four tangents of an argument as <c>F_FourDirections</c> takes them, and one of the four again.</summary>
public static class InFour
{
    /// <summary>Four numbers at once.</summary>
    public static Vector256<double> Joined(double a, double b, double c, double d) => Vector256.Create(a, b, c, d);

    /// <summary>Four numbers at once.</summary>
    public static Vector128<float> Joined(float a, float b, float c, float d) => Vector128.Create(a, b, c, d);

    /// <summary>Four numbers at once for each element.</summary>
    public static Vector256<double>[] Joined(double[] a, double[] b, double[] c, double[] d) => [.. Enumerable.Range(0, Length(a)).Select(i => Joined(a[i], b[i], c[i], d[i]))];

    /// <summary>Four numbers at once for each element.</summary>
    public static Vector128<float>[] Joined(float[] a, float[] b, float[] c, float[] d) => [.. Enumerable.Range(0, Length(a)).Select(i => Joined(a[i], b[i], c[i], d[i]))];

    /// <summary>Four numbers at once for each element of each row.</summary>
    public static Vector256<double>[][] Joined(double[][] a, double[][] b, double[][] c, double[][] d) => [.. Enumerable.Range(0, Length(a)).Select(i => Joined(a[i], b[i], c[i], d[i]))];

    /// <summary>Four numbers at once for each element of each row.</summary>
    public static Vector128<float>[][] Joined(float[][] a, float[][] b, float[][] c, float[][] d) => [.. Enumerable.Range(0, Length(a)).Select(i => Joined(a[i], b[i], c[i], d[i]))];

    /// <summary>Four numbers at once for each element.</summary>
    public static Vector256<double>[,] Joined(double[,] a, double[,] b, double[,] c, double[,] d) => Table(a, (i, j) => Joined(a[i, j], b[i, j], c[i, j], d[i, j]));

    /// <summary>Four numbers at once for each element.</summary>
    public static Vector128<float>[,] Joined(float[,] a, float[,] b, float[,] c, float[,] d) => Table(a, (i, j) => Joined(a[i, j], b[i, j], c[i, j], d[i, j]));

    /// <summary>Anything else is an array of the four.</summary>
    public static T[] Joined<T>(T a, T b, T c, T d) => [a, b, c, d];

    /// <summary>One of four numbers.</summary>
    public static double At(Vector256<double> four, int k) => four[k];

    /// <summary>One of four numbers.</summary>
    public static float At(Vector128<float> four, int k) => four[k];

    /// <summary>One of four numbers of each element.</summary>
    public static double[] At(Vector256<double>[] four, int k) => [.. four.Select(each => each[k])];

    /// <summary>One of four numbers of each element.</summary>
    public static float[] At(Vector128<float>[] four, int k) => [.. four.Select(each => each[k])];

    /// <summary>One of four numbers of each element.</summary>
    public static double[][] At(Vector256<double>[][] four, int k) => [.. four.Select(row => At(row, k))];

    /// <summary>One of four numbers of each element.</summary>
    public static float[][] At(Vector128<float>[][] four, int k) => [.. four.Select(row => At(row, k))];

    /// <summary>One of four numbers of each element.</summary>
    public static double[,] At(Vector256<double>[,] four, int k) => Table(four, (i, j) => four[i, j][k]);

    /// <summary>One of four numbers of each element.</summary>
    public static float[,] At(Vector128<float>[,] four, int k) => Table(four, (i, j) => four[i, j][k]);

    /// <summary>One of four numbers of each of two.</summary>
    public static (double U, double V) At((Vector256<double> U, Vector256<double> V) four, int k) => (four.U[k], four.V[k]);

    /// <summary>One of four numbers of each of two.</summary>
    public static (float U, float V) At((Vector128<float> U, Vector128<float> V) four, int k) => (four.U[k], four.V[k]);

    /// <summary>One of four structs.</summary>
    public static T At<T>((T A, T B, T C, T D) four, int k) => k switch { 0 => four.A, 1 => four.B, 2 => four.C, _ => four.D };

    /// <summary>One of four.</summary>
    public static T At<T>(T[] four, int k)
    {
        ArgumentNullException.ThrowIfNull(four);
        return four[k];
    }

    private static int Length(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.Length;
    }

    private static TResult[,] Table<T, TResult>(T[,] like, Func<int, int, TResult> element)
    {
        ArgumentNullException.ThrowIfNull(like);
        var table = new TResult[like.GetLength(0), like.GetLength(1)];
        for (int i = 0; i < like.GetLength(0); i++)
        {
            for (int j = 0; j < like.GetLength(1); j++) table[i, j] = element(i, j);
        }

        return table;
    }
}
