namespace SymbolicGrad.Tests;

public class ScatterTests
{
    [Fact]
    public void The_value_stands_at_the_index_and_zero_elsewhere_whatever_was_there()
    {
        for (int index = 0; index < 5; index++)
        {
            Vector<double> destination = new[] { 1, double.NaN, 3, -0.0, double.PositiveInfinity };
            Kernels.Scatter(2.5, index, destination);
            for (int i = 0; i < 5; i++) Assert.Equal(i == index ? 2.5 : 0, destination[i]);
        }
    }

    [Fact]
    public void The_value_stands_at_its_row_and_column_and_zero_elsewhere()
    {
        for (int row = 0; row < 2; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                var destination = new Matrix<float>(2, 3);
                destination.Fill(float.NaN);
                Kernels.Scatter(-4, row, column, destination);
                for (int i = 0; i < 2; i++)
                {
                    for (int j = 0; j < 3; j++) Assert.Equal(i == row && j == column ? -4 : 0, destination[i, j]);
                }
            }
        }
    }

    /// <summary>Scattering is the transpose of taking an item: ⟨scatter(s, i), x⟩ = s·xᵢ.</summary>
    [Fact]
    public void Scattering_is_adjoint_to_taking_an_item()
    {
        Vector<double> x = new[] { 3.0, 5, 7 }, scattered = new(3);
        Kernels.Scatter(2, 1, scattered);
        Assert.Equal(2 * x[1], Kernels.Dot(scattered, x));
    }

    [Fact]
    public void Nothing_beyond_the_destination_is_touched()
    {
        double[] memory = [1, 2, 3, 4, 5];
        Kernels.Scatter(9, 1, new Vector<double>(memory, 1, 3));
        Assert.Equal([1.0, 0, 9, 0, 5], memory);
    }

    [Fact]
    public void A_place_that_is_not_there_is_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Scatter(1, 3, new Vector<double>(3)));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Scatter(1, -1, new Vector<double>(3)));
        Assert.StartsWith("Index -1 is outside the vector, whose length is 3.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Scatter(1, 0, 3, new Matrix<double>(2, 3)));
        Assert.StartsWith("Element [0, 3] is outside the 2×3 matrix.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Scatter(1, 2, 0, new Matrix<double>(2, 3)));
    }
}
