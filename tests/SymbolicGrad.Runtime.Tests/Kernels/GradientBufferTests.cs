namespace SymbolicGrad.Tests;

public class GradientBufferTests
{
    [Fact]
    public void A_buffer_has_the_shape_of_what_it_is_made_for_and_is_zero()
    {
        double[] array = [1, 2, 3];
        Assert.Equal([0.0, 0, 0], Kernels.ZerosLike(array));
        Assert.Equal([0.0, 0], Kernels.ZerosLike(array.AsSpan(1)));
        Assert.Equal([0.0], Kernels.ZerosLike((ReadOnlySpan<double>)array.AsSpan(2)));
        Assert.Equal(new double[2, 3], Kernels.ZerosLike(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        Assert.Equal([[0.0, 0], [], [0.0]], Kernels.ZerosLike(new double[][] { [1, 2], [], [3] }));

        Vector<double> vector = Kernels.ZerosLike<double>(new Vector<double>(array));
        Assert.Equal([0.0, 0, 0], vector.ToArray());
        Matrix<double> matrix = Kernels.ZerosLike(new Matrix<double>(1, 3, array));
        Assert.Equal((1, 3), (matrix.Rows, matrix.Columns));
        Assert.Equal([0.0, 0, 0], matrix.Span.ToArray());
    }

    [Fact]
    public void The_buffer_of_an_array_of_tensors_has_theirs()
    {
        Vector<float>[] vectors = Kernels.ZerosLike(new Vector<float>[] { new float[] { 1, 2 }, new float[] { 3 } });
        Assert.Equal([2, 1], vectors.Select(vector => vector.Count));
        Assert.All(vectors, vector => Assert.All(vector.ToArray(), value => Assert.Equal(0, value)));
        Matrix<float>[] matrices = Kernels.ZerosLike(new Matrix<float>[] { new(2, 3, [1, 2, 3, 4, 5, 6]), new(0, 4) });
        Assert.Equal([(2, 3), (0, 4)], matrices.Select(matrix => (matrix.Rows, matrix.Columns)));
        Assert.All(matrices[0].Span.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_buffer_shares_no_memory_with_what_it_is_made_for()
    {
        double[] array = [1, 2, 3];
        Kernels.ZerosLike(array)[0] = 7;
        Kernels.ZerosLike<double>(new Vector<double>(array)).Fill(7);
        Kernels.ZerosLike(new Matrix<double>(3, 1, array)).Fill(7);
        Kernels.ZerosLike(new double[][] { array })[0][0] = 7;
        Assert.Equal([1.0, 2, 3], array);
    }

    [Fact]
    public void Clearing_reaches_every_element_and_none_beyond()
    {
        double[] array = [1, 2, 3];
        Kernels.Clear(array);
        Assert.Equal([0.0, 0, 0], array);

        double[,] table = { { 1, 2 }, { 3, 4 } };
        Kernels.Clear(table);
        Assert.Equal(new double[2, 2], table);

        double[][] rows = [[1, 2], [], [3]];
        Kernels.Clear(rows);
        Assert.Equal([[0.0, 0], [], [0.0]], rows);

        double[] memory = [1, 2, 3, 4, 5, 6];
        Kernels.Clear(new Vector<double>(memory, 1, 2));
        Kernels.Clear(new Matrix<double>(memory, 4, 1, 1));
        Assert.Equal([1.0, 0, 0, 4, 0, 6], memory);

        memory = [1, 2, 3, 4, 5, 6];
        Kernels.Clear(new Vector<double>[] { new(memory, 0, 1), new(memory, 5, 1) });
        Kernels.Clear(new Matrix<double>[] { new(memory, 2, 1, 2) });
        Assert.Equal([0.0, 2, 0, 0, 5, 0], memory);
    }

    [Fact]
    public void A_flattened_table_is_itself_in_row_major_order()
    {
        float[,] table = { { 1, 2, 3 }, { 4, 5, 6 } };
        Span<float> flat = Kernels.Flatten(table);
        Assert.Equal([1f, 2, 3, 4, 5, 6], flat.ToArray());
        flat[4] = 9;
        Assert.Equal(9, table[1, 1]);
        Assert.Equal(0, Kernels.Flatten(new float[3, 0]).Length);
    }

    [Fact]
    public void Equal_shapes_pass()
    {
        double[] x = [1, 2];
        Kernels.RequireSameShape(x, new double[2]);
        Kernels.RequireSameShape<double>(x.AsSpan(), new double[2]);
        Kernels.RequireSameShape(new double[2, 3], new double[2, 3]);
        Kernels.RequireSameShape(new double[][] { [1], [], [2, 3] }, [[0], [], [0, 0]]);
        Kernels.RequireSameShape(new Vector<double>(3), new Vector<double>(3));
        Kernels.RequireSameShape(new Matrix<double>(2, 3), new Matrix<double>(2, 3));
        Kernels.RequireSameShape(new Vector<double>[] { new(3), new(0) }, [new(3), new(0)]);
        Kernels.RequireSameShape(new Matrix<double>[] { new(2, 3), new(1, 1) }, [new(2, 3), new(1, 1)]);
    }

    [Fact]
    public void Different_shapes_are_named_with_their_operands()
    {
        double[] w = new double[3], dw = new double[4];
        Says("'w' has length 3, but 'dw' has length 4: the lengths must be equal.", () => Kernels.RequireSameShape(w, dw));
        Says(
            "'w.AsSpan()' has length 3, but 'dw.AsSpan()' has length 4: the lengths must be equal.",
            () => Kernels.RequireSameShape<double>(w.AsSpan(), dw.AsSpan()));

        Vector<double> v = w, dv = dw;
        Says("'v' has length 3, but 'dv' has length 4: the lengths must be equal.", () => Kernels.RequireSameShape(v, dv));

        double[,] table = new double[2, 3], gradient = new double[3, 2];
        Says("'table' is 2×3, but 'gradient' is 3×2: the shapes must be equal.", () => Kernels.RequireSameShape(table, gradient));
        Matrix<double> m = new(2, 3), dm = new(3, 2);
        Says("'m' is 2×3, but 'dm' is 3×2: the shapes must be equal.", () => Kernels.RequireSameShape(m, dm));
    }

    [Fact]
    public void Of_an_array_the_element_at_fault_is_named()
    {
        double[][] rows = [[1], [2, 3]], dRows = [[0], [0]], unmade = new double[2][];
        Says("'rows[1]' has length 2, but 'dRows[1]' has length 1: the lengths must be equal.", () => Kernels.RequireSameShape(rows, dRows));
        Says("'rows[0]' has length 1, but 'unmade[0]' has length 0: the lengths must be equal.", () => Kernels.RequireSameShape(rows, unmade));
        double[][] fewer = [[0]];
        Says("'rows' has length 2, but 'fewer' has length 1: the lengths must be equal.", () => Kernels.RequireSameShape(rows, fewer));

        Vector<double>[] b = [new(3), new(4)], db = [new(3), new(5)];
        Says("'b[1]' has length 4, but 'db[1]' has length 5: the lengths must be equal.", () => Kernels.RequireSameShape(b, db));
        Says("'b' has length 2, but 'new Vector<double>[3]' has length 3: the lengths must be equal.", () => Kernels.RequireSameShape(b, new Vector<double>[3]));

        Matrix<double>[] layers = [new(2, 3), new(4, 2)], dLayers = [new(2, 3), new(2, 4)];
        Says("'layers[1]' is 4×2, but 'dLayers[1]' is 2×4: the shapes must be equal.", () => Kernels.RequireSameShape(layers, dLayers));
        Says("'layers' has length 2, but 'dLayers[..1]' has length 1: the lengths must be equal.", () => Kernels.RequireSameShape(layers, dLayers[..1]));
    }

    [Fact]
    public void What_a_gradient_does_at_every_call_allocates_nothing()
    {
        double[][] rows = [[1], [2, 3]];
        double[,] table = new double[2, 3];
        Matrix<double>[] layers = [new(2, 3), new(4, 2)];
        Vector<double>[] biases = [new(3), new(2)];
        CheckAndClear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        CheckAndClear();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void CheckAndClear()
        {
            Kernels.RequireSameShape(rows, rows);
            Kernels.RequireSameShape(table, table);
            Kernels.RequireSameShape(layers, layers);
            Kernels.RequireSameShape(biases, biases);
            Kernels.Clear(rows);
            Kernels.Clear(table);
            Kernels.Clear(layers);
            Kernels.Clear(biases);
            Kernels.Flatten(table).Clear();
            Kernels.Scatter(1, 0, 1, layers[0]);
            Kernels.MaskGreater(layers[0], layers[0], 0, layers[0]);
        }
    }

    private static void Says(string expected, Action check) =>
        Assert.Equal("RequireSameShape: " + expected, Assert.Throws<ArgumentException>(check).Message);
}
