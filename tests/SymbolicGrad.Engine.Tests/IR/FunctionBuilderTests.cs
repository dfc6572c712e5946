using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.IR;

public class FunctionBuilderTests
{
    private readonly FunctionSketch _f = new();

    private FunctionBuilder Builder => _f.Builder;

    [Fact]
    public void Equal_terms_are_one_value()
    {
        int x = _f.Variable("x"), y = _f.Variable("y");
        Assert.Equal(_f.Apply("Multiply", x, y), _f.Apply("Multiply", x, y));
        Assert.NotEqual(_f.Apply("Subtract", x, y), _f.Apply("Subtract", y, x));
        Assert.Equal(_f.Number(2), _f.Number(2));
        Assert.NotEqual(_f.Number(2), _f.Integer(2));
    }

    [Fact]
    public void A_block_shares_what_the_blocks_around_it_know_and_nothing_of_its_neighbours()
    {
        int x = _f.Variable("x"), outer = _f.Apply("Sin", x), first = 0, second = 0;
        _f.Branch(
            _f.Apply("Greater", x, _f.Number(0)),
            () =>
            {
                Assert.Equal(outer, _f.Apply("Sin", x));
                return [first = _f.Apply("Exp", x)];
            },
            () => [second = _f.Apply("Exp", x)]);
        Assert.NotEqual(first, second);
        Assert.DoesNotContain(_f.Apply("Exp", x), new[] { first, second });
    }

    [Fact]
    public void What_acts_is_never_shared()
    {
        int size = _f.Integer(3);
        Assert.NotEqual(Tape(), Tape());

        int Tape() => Builder.Emit(Structural.Tape, IrType.Array(IrType.Float64), null, [size]);
    }

    [Fact]
    public void Index_arithmetic_moves_out_of_the_loops_that_do_not_change_it()
    {
        int n = _f.Data("n", IrType.Int32), bound = 0, dependent = 0;
        _f.Loop(_f.Integer(0), n, [_f.Number(0)], (i, carried) =>
        {
            bound = _f.Apply("Add", n, _f.Integer(1));
            dependent = _f.Apply("Add", n, i);
            return carried;
        });
        Function function = _f.Finish(bound);
        Assert.Contains(function.Body.Body, step => step.Id == bound);
        Assert.DoesNotContain(function.Body.Body, step => step.Id == dependent);
    }

    [Fact]
    public void A_name_that_the_user_gave_stays()
    {
        int x = _f.Apply("Sin", _f.Variable("x"));
        Builder.Name(x, new ValueName("guess", "guess", IsGiven: false));
        Builder.Name(x, new ValueName("other", "other", IsGiven: false));
        Assert.Equal("guess", Builder[x].Name!.Identifier);
        _f.Named("s", x);
        _f.Named("late", x);
        Assert.Equal("s", Builder[x].Name!.Identifier);
        Assert.Null(Builder[_f.Named("two", _f.Number(2))].Name);
    }

    /// <summary>Extents lead back to the argument, or the integer, that decides them.</summary>
    [Fact]
    public void Extents_are_traced_to_where_they_are_decided()
    {
        int a = _f.Variable("a", _f.Matrix), b = _f.Variable("b", _f.Matrix), v = _f.Variable("v", _f.Vector), n = _f.Data("n", IrType.Int32), s = _f.Variable("s");
        int product = _f.Apply("Tanh", _f.Apply("Multiply", s, _f.Apply("MatMul", a, b)));
        Assert.Equal(Builder.Extent(a, 0), Builder.Extent(product, 0));
        Assert.Equal(Builder.Extent(b, 1), Builder.Extent(product, 1));
        Assert.Equal(Builder.Extent(a, 1), Builder.Extent(_f.Apply("Transpose", a), 0));
        Assert.Equal(Builder.Extent(a, 1), Builder.Extent(_f.Apply("RowSum", a), 0));
        Assert.Equal(Builder.Extent(a, 0), Builder.Extent(_f.Apply("ColumnSum", a), 0));
        Assert.Equal(Builder.Extent(a, 0), Builder.Extent(_f.Apply("MatVec", a, v), 0));
        Assert.Equal(Builder.Extent(a, 1), Builder.Extent(_f.Apply("VecMat", v, a), 0));
        Assert.Equal(Builder.Extent(v, 0), Builder.Extent(_f.Apply("Outer", _f.Apply("RowSum", b), v), 1));
        Assert.Equal(n, Builder.Extent(_f.Apply("BroadcastRow", v, n), 0));
        Assert.Equal(Builder.Extent(v, 0), Builder.Extent(_f.Apply("BroadcastRow", v, n), 1));
        Assert.Equal(n, Builder.Extent(_f.Apply("BroadcastColumn", v, n), 1));
        Assert.Equal(n, Builder.Extent(_f.Apply("Fill", s, n), 0));
        Assert.Equal(Builder.Extent(a, 1), Builder.Extent(_f.Apply("Softmax", a), 1));
    }

    [Fact]
    public void An_open_block_is_a_fault()
    {
        Builder.BeginBlock();
        IrException error = Assert.Throws<IrException>(() => Builder.Finish("F", []));
        Assert.Contains("1 blocks of 'F'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operands_that_do_not_fit_are_a_fault_that_names_their_types()
    {
        int v = _f.Variable("v", _f.Vector), m = _f.Variable("m", _f.Matrix);
        IrException error = Assert.Throws<IrException>(() => _f.Apply("Add", v, m));
        Assert.Contains("Vector<Float64>, Matrix<Float64>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_built_alike_are_equal_and_print_alike()
    {
        Function first = Build(0.5), second = Build(0.5), third = Build(0.25);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(first.ToString(), second.ToString());
        Assert.NotEqual(first, third);

        static Function Build(double factor)
        {
            var f = new FunctionSketch();
            int x = f.Variable("x");
            return f.Finish(f.Loop(f.Integer(0), f.Integer(3), [x], (_, h) => [f.Apply("Sin", f.Apply("Multiply", f.Number(factor), h[0]))])[0]);
        }
    }
}
