namespace SymbolicGrad.Engine.Tests.Interpretation;

/// <summary>Operations on whole operands by name, in naive loops. A vector is a matrix of one row where rows are mapped one by one.</summary>
internal static class TensorFormulas
{
    private static readonly Dictionary<string, Func<object[], object>> ByName = new()
    {
        ["MatMul"] = static x => Product((double[,])x[0], (double[,])x[1]),
        ["MatVec"] = static x => Vector(Product((double[,])x[0], Column((double[])x[1]))),
        ["VecMat"] = static x => Vector(Product(Row((double[])x[0]), (double[,])x[1])),
        ["Outer"] = static x => Product(Column((double[])x[0]), Row((double[])x[1])),
        ["Dot"] = static x => Dot(x[0], x[1]),
        ["Transpose"] = static x => Transpose((double[,])x[0]),
        ["Sum"] = static x => Values.Flatten(x[0]).Sum(),
        ["Mean"] = static x => Values.Flatten(x[0]).Average(),
        ["RowSum"] = static x => RowsOf(Transpose((double[,])x[0])).Select(row => row.Sum()).ToArray(),
        ["ColumnSum"] = static x => RowsOf(x[0]).Select(row => row.Sum()).ToArray(),
        ["MeanRows"] = static x => RowsOf(Transpose((double[,])x[0])).Select(row => row.Average()).ToArray(),
        ["MeanColumns"] = static x => RowsOf(x[0]).Select(row => row.Average()).ToArray(),
        ["SquaredNorm"] = static x => Dot(x[0], x[0]),
        ["Norm"] = static x => Math.Sqrt(Dot(x[0], x[0])),
        ["Norm1"] = static x => Values.Flatten(x[0]).Sum(Math.Abs),
        ["BroadcastRow"] = static x => Matrix((int)x[1], ((double[])x[0]).Length, (_, column) => ((double[])x[0])[column]),
        ["BroadcastColumn"] = static x => Matrix(((double[])x[0]).Length, (int)x[1], (row, _) => ((double[])x[0])[row]),
        ["Fill"] = static x => x.Length == 2 ? Enumerable.Repeat((double)x[0], (int)x[1]).ToArray() : Matrix((int)x[1], (int)x[2], (_, _) => (double)x[0]),
        ["Item"] = static x => x.Length == 2 ? ((double[])x[0])[(int)x[1]] : ((double[,])x[0])[(int)x[1], (int)x[2]],
        ["Scatter"] = static x => x.Length == 3
            ? Enumerable.Range(0, (int)x[1]).Select(i => i == (int)x[2] ? (double)x[0] : 0).ToArray()
            : Matrix((int)x[1], (int)x[2], (row, column) => row == (int)x[3] && column == (int)x[4] ? (double)x[0] : 0),
        ["Softmax"] = static x => Like(x[0], RowsOf(x[0]).Select(Softmax)),
        ["LogSoftmax"] = static x => Like(x[0], RowsOf(x[0]).Select(LogSoftmax)),
        ["SoftmaxGradient"] = static x => Like(x[0], RowsOf(x[0]).Zip(RowsOf(x[1]), (dy, y) => y.Select((p, i) => p * (dy[i] - Dot(dy, y))).ToArray())),
        ["LogSoftmaxGradient"] = static x => Like(x[0], RowsOf(x[0]).Zip(RowsOf(x[1]), (dy, y) => y.Select((p, i) => dy[i] - (Math.Exp(p) * dy.Sum())).ToArray())),
        ["LogSumExp"] = static x => Math.Log(((double[])x[0]).Sum(Math.Exp)),
        ["LogSumExpRows"] = static x => RowsOf(x[0]).Select(row => Math.Log(row.Sum(Math.Exp))).ToArray(),
        ["CrossEntropy"] = static x => RowsOf(x[0]).Zip(Labels(x[1]), (f, label) => -LogSoftmax(f)[label]).Average(),
        ["CrossEntropyGradient"] = static x => Like(x[0], RowsOf(x[0]).Zip(Labels(x[1]), (f, label) =>
            Softmax(f).Select((p, i) => (double)x[2] * (p - (i == label ? 1 : 0)) / RowsOf(x[0]).Length).ToArray())),
        ["CrossEntropyTarget"] = static x => RowsOf(x[0]).Zip(RowsOf(x[1]), (f, t) => -Dot(t, LogSoftmax(f))).Average(),
        ["CrossEntropyTargetGradient"] = static x => Like(x[0], RowsOf(x[0]).Zip(RowsOf(x[1]), (f, t) =>
            Softmax(f).Select((p, i) => (double)x[2] * ((p * t.Sum()) - t[i]) / RowsOf(x[0]).Length).ToArray())),
        ["SquaredError"] = static x => Elements("SquaredError", x).Sum(),
        ["MeanSquaredError"] = static x => Elements("MeanSquaredError", x).Average(),
        ["BinaryCrossEntropyWithLogits"] = static x => Elements("BinaryCrossEntropyWithLogits", x).Average(),
    };

    public static bool Knows(string op) => ByName.ContainsKey(op);

    public static object Apply(string op, object[] operands) =>
        ByName.TryGetValue(op, out Func<object[], object>? formula) ? formula(operands) : throw new InvalidOperationException($"No definition of '{op}'.");

    public static double[][] RowsOf(object tensor) => tensor is double[] vector
        ? [vector]
        : Enumerable.Range(0, ((double[,])tensor).GetLength(0)).Select(row => Enumerable.Range(0, ((double[,])tensor).GetLength(1)).Select(column => ((double[,])tensor)[row, column]).ToArray()).ToArray();

    private static object Like(object form, IEnumerable<double[]> rows) => Values.Rebuild(form, rows.SelectMany(row => row).ToArray());

    private static IEnumerable<double> Elements(string loss, object[] operands)
    {
        RequireSameShape(operands[0], operands[1]);
        return Values.Flatten(operands[0]).Zip(Values.Flatten(operands[1]), (a, b) => ScalarFormulas.Apply(loss, [a, b]));
    }

    private static int[] Labels(object labels) => labels is int label ? [label] : (int[])labels;

    private static double[] Softmax(double[] f) => f.Select(value => Math.Exp(value) / f.Sum(Math.Exp)).ToArray();

    private static double[] LogSoftmax(double[] f) => f.Select(value => value - Math.Log(f.Sum(Math.Exp))).ToArray();

    private static double Dot(object u, object v)
    {
        RequireSameShape(u, v);
        return Values.Flatten(u).Zip(Values.Flatten(v), (a, b) => a * b).Sum();
    }

    private static double[,] Matrix(int rows, int columns, Func<int, int, double> element)
    {
        var result = new double[rows, columns];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) result[row, column] = element(row, column);
        return result;
    }

    private static double[,] Row(double[] vector) => Matrix(1, vector.Length, (_, column) => vector[column]);

    private static double[,] Column(double[] vector) => Matrix(vector.Length, 1, (row, _) => vector[row]);

    private static double[] Vector(double[,] matrix) => matrix.Cast<double>().ToArray();

    private static double[,] Transpose(double[,] matrix) => Matrix(matrix.GetLength(1), matrix.GetLength(0), (row, column) => matrix[column, row]);

    private static double[,] Product(double[,] a, double[,] b)
    {
        if (a.GetLength(1) != b.GetLength(0)) throw new InvalidOperationException($"A matrix {Values.Shape(a)} does not multiply one {Values.Shape(b)}.");
        return Matrix(a.GetLength(0), b.GetLength(1), (row, column) =>
        {
            double sum = 0;
            for (int k = 0; k < a.GetLength(1); k++) sum += a[row, k] * b[k, column];
            return sum;
        });
    }

    private static void RequireSameShape(object left, object right)
    {
        if (Values.Shape(left) != Values.Shape(right)) throw new InvalidOperationException($"Shapes {Values.Shape(left)} and {Values.Shape(right)} differ.");
    }
}
