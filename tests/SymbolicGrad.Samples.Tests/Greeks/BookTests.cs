using SymbolicGrad.Checking;
using SymbolicGrad.Samples.Greeks;

namespace SymbolicGrad.Samples.Tests.Greeks;

public class BookTests
{
    private static readonly double[] Tenors = [0.25, 1, 2];

    private static readonly Market Now = new(
        Stocks: [new(Spot: 100, Volatility: 0.2, Dividend: 0.01), new(Spot: 50, Volatility: 0.4, Dividend: 0.03)], ZeroRates: [0.02, 0.035, 0.03], Today: 0.05);

    // Before the first tenor, between tenors, beyond the last; two options on one stock; one sold.
    private static readonly Option[] Options =
    [
        new(Quantity: 3, IsCall: true, Stock: 0, Strike: 95, Expiry: 0.15),
        new(Quantity: -2, IsCall: false, Stock: 1, Strike: 55, Expiry: 0.7),
        new(Quantity: 1.5, IsCall: false, Stock: 0, Strike: 110, Expiry: 1.9),
        new(Quantity: 4, IsCall: true, Stock: 0, Strike: 120, Expiry: 2.5),
    ];

    [Fact]
    public void One_backward_sweep_gives_what_the_closed_forms_of_all_options_give()
    {
        (double value, Market gradient) = ByHand.Book(Options, Tenors, Now);

        Book.ValueGradient generated = Gradient(Options);

        Close.Equal(value, generated.Value);
        Close.Equal(gradient.ToArray(), generated.market.ToArray());
    }

    [Fact]
    public void The_gradient_is_that_of_finite_differences()
    {
        GradientCheck.Compare(p => new Book(Options, Tenors).Value(Market.Of(p, stocks: 2)), Now.ToArray(), Gradient(Options).market.ToArray()).ThrowIfWrong();
    }

    [Fact]
    public void An_empty_book_is_worth_nothing_and_depends_on_nothing()
    {
        Book.ValueGradient generated = Gradient([]);

        Assert.Equal(0, generated.Value);
        Assert.All(generated.market.ToArray(), derivative => Assert.Equal(0, derivative));
    }

    private static Book.ValueGradient Gradient(Option[] options) => new Book(options, Tenors).Value_Gradient(Now);
}
