using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Tests.Derivatives;

/// <summary>C# reads each operation inside of each other one as it was meant: as if the inner one stood in parentheses.</summary>
public static class NotationTests
{
    private static readonly Op[] Written = [.. Primitives.All.Where(static op => op.CSharp is not null)];

    public static TheoryData<string> Names => [.. Written.Select(static op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public static void An_operand_binds_as_if_it_stood_in_parentheses(string name)
    {
        Op outer = Primitives.Get(name);
        for (int place = 0; place < ArityOf(outer); place++)
        {
            foreach (Op inner in Written)
            {
                Printed operand = Fill(inner, [.. Atoms("abcd")]);
                string written = Fill(outer, With(operand)).Text, meant = Fill(outer, With(new Printed($"({operand.Text})", Precedence.Atom))).Text;
                Assert.True(Structure(meant) == Structure(written), $"{name} of {inner.Name}: {written}");
            }

            Printed[] With(Printed operand) => [.. Atoms("wxyz").Select((atom, i) => i == place ? operand : atom)];
        }
    }

    private static int ArityOf(Op op) => op.Arity < 0 ? 2 : op.Arity;

    private static IEnumerable<Printed> Atoms(string names) => names.Select(static name => new Printed(name.ToString(), Precedence.Atom));

    private static Printed Fill(Op op, Printed[] operands) => Template.Fill(op.CSharp!, operands, static word => "Word");

    private static string Structure(string expression)
    {
        ExpressionSyntax syntax = SyntaxFactory.ParseExpression(expression);
        Assert.False(syntax.ContainsDiagnostics, expression);
        return Structure(syntax);
    }

    private static string Structure(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax parentheses => Structure(parentheses.Expression),
        _ when !node.ChildNodes().Any() => node.ToString(),
        _ => $"{node.Kind()}({string.Join(", ", node.ChildNodes().Select(Structure))})",
    };
}
