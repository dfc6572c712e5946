using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>A mistake in what a rewrite turns a term into is noticed by the comparison of both sides that <see cref="RewriteTests"/> makes.</summary>
public class RewriteMutationTests
{
    public static TheoryData<string> Rows => RewriteTests.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_mutation_of_the_new_form_is_noticed(string before)
    {
        TypedRewrite[] typed = [.. TypedRewrite.Of(Rewrites.All.Single(rewrite => rewrite.Before == before))];
        IEnumerable<Formula> mutations = FormulaMutations.Of(typed[0].After, typed[0].Variables);

        // Zero is its own negative, and its own product with anything.
        bool isZero = typed[0].After is Formula.Number { Value: 0 };
        foreach (Formula mutation in isZero ? [new Formula.Number(1)] : mutations)
            Assert.True(typed.Any(rewrite => IsNoticed(rewrite, mutation)), $"{before} as {MutatedOp.Text(mutation)} would pass.");
    }

    private static bool IsNoticed(TypedRewrite rewrite, Formula mutation)
    {
        try
        {
            return RewriteTests.Draws(rewrite).Any(values =>
                !Values.Flatten(rewrite.Evaluate(rewrite.Before, values)).SequenceEqual(Values.Flatten(rewrite.Evaluate(mutation, values)), Close.To(1e-12)));
        }
        catch (Exception exception) when (exception is IrException or InvalidOperationException or InvalidCastException or IndexOutOfRangeException or NullReferenceException)
        {
            // Types or shapes that do not fit: the mistake would not even compile.
            return true;
        }
    }
}
