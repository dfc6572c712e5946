using static SymbolicGrad.Fuzz.Grammar.Kind;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Vectors and matrices with the functions of <c>SymbolicGrad.Functions</c>.</summary>
internal static class TensorRows
{
    public static IEnumerable<Row> All =>
    [
        new("vector arithmetic", TensorVector, "(<0> + <1>)", TensorVector, TensorVector) { Weight = 1.5 }, new("vector arithmetic", TensorVector, "(<0> - <1>)", TensorVector, TensorVector), new("vector arithmetic", TensorVector, "(<0> * <1>)", Bounded, TensorVector),
        new("matrix times vector", TensorVector, "(<0> * <1>)", TensorMatrix, TensorVector) { Weight = 2 }, new("transposed matrix times vector", TensorVector, "(<0>.T * <1>)", TensorMatrix, TensorVector),
        .. Of("Tanh", "Sin", "Relu", "Sigmoid", "Softplus", "Softmax", "LogSoftmax", "Square", "Gelu", "Silu").Select(function => new Row($"{function} of a vector", TensorVector, $"{function}(<0>)", TensorVector) { Weight = 0.5 }),
        new("Hadamard", TensorVector, "Hadamard(<0>, <1>)", TensorVector, TensorVector) { Weight = 0.5 }, new("Max of a vector", TensorVector, "Max(<0>, <1>)", TensorVector, TensorVector) { Weight = 0.3 }, new("SumRows", TensorVector, "SumRows(<0>)", TensorMatrix) { Weight = 0.3 },
        new("vector local", Statement, "var $0 = <0>;", TensorVector) { Fresh = ["h"], Declares = [new(0, TensorVector, IsAssignable: true)] },
        new("vector assignment", Statement, "<0> = Tanh(<1>);", VectorPlace, TensorVector) { Weight = 1.5 },
        new("matrix local", Statement, "var $0 = <0>;", TensorMatrix) { Fresh = ["m"], Declares = [new(0, TensorMatrix)], Weight = 0.6 },
        new("matrix arithmetic", TensorMatrix, "(<0> + <1>)", TensorMatrix, TensorMatrix), new("matrix product", TensorMatrix, "(<0> * <1>)", TensorMatrix, TensorMatrix) { Weight = 1.5 }, new("matrix product", TensorMatrix, "(<0> * <1>.T)", TensorMatrix, TensorMatrix) { Weight = 0.6 },
        new("Outer", TensorMatrix, "Outer(<0>, <1>)", TensorVector, TensorVector) { Weight = 0.5 }, new("Tanh of a matrix", TensorMatrix, "Tanh(<0>)", TensorMatrix), new("Softmax of a matrix", TensorMatrix, "Softmax(<0>)", TensorMatrix) { Weight = 0.4 },
        new("matrix plus row", TensorMatrix, "(<0> + <1>)", TensorMatrix, TensorVector) { Weight = 0.5 },
        new("Sum of a vector", Real, "Sum(<0>)", TensorVector), new("Dot", Real, "Dot(<0>, <1>)", TensorVector, TensorVector), new("Mean of a vector", Real, "Mean(<0>)", TensorVector) { Weight = 0.5 },
        new("LogSumExp", Real, "LogSumExp(<0>)", TensorVector) { Weight = 0.5 }, new("Norm", Real, "Norm(<0>)", TensorVector) { Weight = 0.4 }, new("SquaredNorm", Real, "SquaredNorm(<0>)", TensorMatrix) { Weight = 0.4 },
        new("MeanSquaredError", Real, "MeanSquaredError(<0>, <1>)", TensorVector, TensorVector) { Weight = 0.4 }, new("CrossEntropy", Real, "CrossEntropy(<0>, <1> % 3)", TensorVector, Integer) { Weight = 0.4 },
        new("element of a vector", Real, "<0>[<1> % 3]", VectorName, Integer), new("element of a matrix", Real, "Tanh(<0>[<1> % 3, 1])", MatrixName, Integer) { Weight = 0.6 },
    ];

    private static string[] Of(params string[] names) => names;
}
