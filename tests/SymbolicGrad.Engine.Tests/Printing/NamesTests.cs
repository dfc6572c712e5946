using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;

namespace SymbolicGrad.Engine.Tests.Printing;

/// <summary>Names in generated code, and in its formulas.</summary>
public class NamesTests
{
    [Fact]
    public void A_name_that_is_taken_gets_a_number()
    {
        var scope = new NameScope(null, ["x"]);
        Assert.Equal("x2", scope.Declare("x"));
        Assert.Equal("x3", scope.Declare("x"));
        Assert.Equal("h", scope.Declare("h"));
    }

    [Fact]
    public void A_number_after_a_digit_is_set_apart()
    {
        var scope = new NameScope(null, ["W1"]);
        Assert.Equal("W1_2", scope.Declare("W1"));
    }

    [Fact]
    public void Blocks_side_by_side_may_use_one_name()
    {
        var scope = new NameScope(null, []);
        Assert.Equal("i", scope.Nested().Declare("i"));
        Assert.Equal("i", scope.Nested().Declare("i"));
    }

    /// <summary>C# refuses a name in a nested block that an outer block declares, even later (CS0136).</summary>
    [Fact]
    public void An_inner_and_an_outer_block_never_share_a_name()
    {
        var scope = new NameScope(null, []);
        scope.Declare("h");
        NameScope nested = scope.Nested();
        Assert.Equal("h2", nested.Declare("h"));
        Assert.Equal("e", nested.Nested().Declare("e"));
        Assert.Equal("e2", scope.Declare("e"));
    }

    [Theory]
    [InlineData("x", "x")]
    [InlineData("W1", "W₁")]
    [InlineData("b10", "b₁₀")]
    [InlineData("W_2", "W₂")]
    [InlineData("alpha", "α")]
    [InlineData("theta2", "θ₂")]
    [InlineData("Sigma", "Σ")]
    [InlineData("yHat", "y\u0302")]
    [InlineData("thetaHat1", "θ\u0302₁")]
    [InlineData("@class", "class")]
    [InlineData("_weight", "weight")]
    [InlineData("Hat", "Hat")]
    [InlineData("_", "_")]
    [InlineData("7", "7")]
    [InlineData("alphabet", "alphabet")]
    public void An_identifier_in_a_formula(string identifier, string symbol) => Assert.Equal(symbol, MathSymbols.Of(identifier));

    [Theory]
    [InlineData(0.5, "½")]
    [InlineData(-0.5, "−½")]
    [InlineData(0.25, "¼")]
    [InlineData(2, "2")]
    [InlineData(-1.5, "−1.5")]
    [InlineData(Math.PI, "π")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    [InlineData(1e-20, "1E−20")]
    public void A_number_in_a_formula(double number, string text) => Assert.Equal(text, MathSymbols.OfNumber(number));

    [Fact]
    public void Types_and_kernels_are_written_in_full_where_the_user_took_their_name()
    {
        var names = new GeneratedNames(["Math", "Matrix", "AddProduct"], hasUsings: true);
        Assert.Equal("global::System.Math", names.SystemType("Math"));
        Assert.Equal("MathF", names.SystemType("MathF"));
        Assert.Equal("Kernels.AddProduct", names.Kernel("AddProduct"));
        Assert.Equal("Product", names.Kernel("Product"));
        Assert.Equal("global::SymbolicGrad.Matrix<float>", names.TypeName(IrType.Matrix(ScalarKind.Float32)));
        Assert.Equal("Vector<double>[]", names.TypeName(IrType.Array(IrType.Vector(ScalarKind.Float64))));
        Assert.Equal("double[,]", names.TypeName(IrType.Array(IrType.Float64, 2)));
        Assert.Equal("global::SymbolicGrad.Matrix<float>", names.Short("global::SymbolicGrad.Matrix<float>"));
        Assert.Equal("Vector<float>", names.Short("global::SymbolicGrad.Vector<float>"));
        Assert.Equal("ReadOnlySpan<int>", names.Short("global::System.ReadOnlySpan<int>"));
    }
}
