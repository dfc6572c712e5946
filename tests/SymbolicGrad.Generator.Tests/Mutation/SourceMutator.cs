using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Mutation;

/// <summary>Changes a program at random as people do while they type, paste and rename. The same seed makes the same changes.</summary>
/// <param name="random">Where choices come from.</param>
/// <param name="other">Another program, parts of which are pasted.</param>
internal sealed class SourceMutator(Random random, string other)
{
    private static readonly ImmutableArray<ImmutableArray<string>> Operators =
    [
        ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "??"],
        ["<", "<=", ">", ">=", "==", "!="],
        ["&&", "||", "&", "|"],
        ["=", "+=", "-=", "*=", "/=", "??=", "%="],
        ["++", "--", "!", "-", "~"],
    ];

    private static readonly ImmutableArray<string> Types =
    [
        "double", "float", "int", "long", "bool", "decimal", "string", "object", "dynamic", "Half", "char", "uint", "nint", "void", "var", "double?", "double[]", "double[,]", "double[][]", "float[]", "int[]",
        "Span<double>", "ReadOnlySpan<double>", "Memory<double>", "List<double>", "Vector<double>", "Matrix<double>", "Matrix<float>", "(double A, double B)", "IEnumerable<double>",
        "Func<double, double>", "Nowhere", "T", "ref double", "double*", "System.Numerics.Complex", "System.Numerics.Vector2",
    ];

    private static readonly ImmutableArray<string> Literals =
        ["0", "1", "-1", "0.0", "1e308", "1e-320", "double.NaN", "double.PositiveInfinity", "int.MaxValue", "long.MaxValue", "1.5f", "2.5m", "\"text\"", "'c'", "null", "true", "default", "[]", "0x7fffffff", "9007199254740993"];

    private static readonly ImmutableArray<string> Names = ["work", "grad", "dx", "dF", "value", "@class", "_", "global", "result", "Math", "x", "i", "dxBefore", "tape", "Kernels", "größe", "item"];

    private static readonly ImmutableArray<string> Modifiers = ["static ", "async ", "unsafe ", "virtual ", "abstract ", "extern ", "partial ", "readonly ", "new ", "override ", "sealed ", "private protected "];

    private static readonly ImmutableArray<string> ParameterModifiers = ["ref ", "out ", "in ", "params ", "scoped ", "this ", "ref readonly ", "[SymbolicGrad.Data] "];

    private static readonly ImmutableArray<string> Attributes =
        ["[Differentiable]", "[Differentiable(Forward = false)]", "[Differentiable(DrawGraph = true)]", "[Differentiable, Recompute]", "[Recompute]", "[Differentiable(WithRespectTo = [\"x\"])]", "[Differentiable(Forward = false), Obsolete]", ""];

    // {0} is the statement or expression.
    private static readonly ImmutableArray<string> AroundStatements =
    [
        "if (x > 0) {{ {0} }}", "if (1 == 1) {{ {0} }}", "for (int q = 0; q < 2; q++) {{ {0} }}", "while (true) {{ {0} break; }}", "do {{ {0} }} while (false);", "try {{ {0} }} finally {{ }}",
        "try {{ {0} }} catch {{ }}", "lock (\"\") {{ {0} }}", "checked {{ {0} }}", "unchecked {{ {0} }}", "using (default(IDisposable)) {{ {0} }}", "foreach (var q in new[] {{ 1.0, 2.0 }}) {{ {0} }}",
        "void Local() {{ {0} }} Local();", "Action act = () => {{ {0} }}; act();", "{{ {0} }}", "switch (1) {{ case 1: {0} break; }}", "return default; {0}", "{0} {0}", "for (; ; ) {{ {0} }}", "{0} continue;", "{0} break;", "goto end; {0} end: ;",
    ];

    private static readonly ImmutableArray<string> AroundExpressions =
    [
        "({0})", "-({0})", "({0}) * ({0})", "({0}) - ({0})", "(double)({0})", "(int)({0})", "(float)({0})", "checked({0})", "({0})!", "({0}, {0}).Item1", "({0} is var q ? q : {0})", "Math.Abs({0})",
        "Math.Max({0}, {0})", "Math.Floor({0})", "new[] {{ {0} }}[0]", "default", "((Func<double>)(() => {0}))()", "StopGradient({0})", "Math.Sin({0}) / ({0})", "(true ? {0} : {0})", "(x > 0 ? {0} : default)",
        "throw null", "await {0}", "({0}) switch {{ var q => q }}", "({0}).ToString().Length", "Enumerable.Repeat({0}, 3).Sum()", "({0} == {0} ? 1.0 : {0})", "{0} is > 0 and < 9 ? 1.0 : 0.0",
    ];

    /// <summary>Makes one change.</summary>
    /// <returns>The changed source and what was done.</returns>
    public (string Source, string Change) Mutate(string source)
    {
        SyntaxNode root = Parse(source);
        return random.Next(20) switch
        {
            0 => AtToken(source, root, static _ => true, static _ => "", "delete a token"),
            1 => AtToken(source, root, static _ => true, static token => token.Text + " " + token.Text, "double a token"),
            2 => AtToken(source, root, static _ => true, token => Pick(Tokens(Parse(other))).Text, "replace a token by another's"),
            3 or 4 => AtToken(source, root, IsOperator, token => Pick(Pick<ImmutableArray<string>>([.. Operators.Where(family => family.Contains(token.Text))])), "change an operator"),
            5 or 6 => AtToken(source, root, static token => token.IsKind(SyntaxKind.IdentifierToken), _ => Pick<SyntaxToken>([.. Tokens(root).Where(token => token.IsKind(SyntaxKind.IdentifierToken))]).Text, "change a name to another of the file"),
            7 => AtToken(source, root, static token => token.IsKind(SyntaxKind.IdentifierToken), _ => Pick(Names), "change a name"),
            8 => Renamed(source, root),
            9 => AtToken(source, root, static token => token.Kind() is SyntaxKind.NumericLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword, _ => Pick(Literals), "change a literal"),
            10 => AtNode<TypeSyntax>(source, root, static type => type.Parent is not (TypeSyntax or ExpressionSyntax), _ => Pick(Types), "change a type"),
            11 => AtNode<StatementSyntax>(source, root, IsInner, _ => "", "delete a statement"),
            12 => AtNode<StatementSyntax>(source, root, IsInner, static statement => statement + "\n" + statement, "double a statement"),
            13 => AtNode<StatementSyntax>(source, root, IsInner, _ => Pick<StatementSyntax>([.. Nodes<StatementSyntax>(random.Next(2) == 0 ? root : Parse(other)).Where(IsInner)]).ToString(), "paste a statement"),
            14 => AtNode<StatementSyntax>(source, root, IsInner, statement => string.Format(System.Globalization.CultureInfo.InvariantCulture, Pick(AroundStatements), statement), "put something around a statement"),
            15 => AtNode<ExpressionSyntax>(source, root, IsValue, expression => string.Format(System.Globalization.CultureInfo.InvariantCulture, Pick(AroundExpressions), expression), "put something around an expression"),
            16 => AtNode<ExpressionSyntax>(source, root, IsValue, _ => Pick<ExpressionSyntax>([.. Nodes<ExpressionSyntax>(root).Where(IsValue)]).ToString(), "paste an expression"),
            17 => AtNode<ParameterSyntax>(source, root, static _ => true, parameter => Pick(ParameterModifiers) + parameter, "change a parameter"),
            18 => AtNode<MethodDeclarationSyntax>(source, root, static _ => true, Remodelled, "change the head of a method"),
            _ => Cut(source),
        };
    }

    private (string Source, string Change) Cut(string source)
    {
        int from = random.Next(source.Length), length = random.Next(2) == 0 ? source.Length - from : Math.Min(random.Next(80), source.Length - from);
        return (source.Remove(from, length), $"cut {length} characters at {from}");
    }

    // One name everywhere: this is how programs stay valid.
    private (string Source, string Change) Renamed(string source, SyntaxNode root)
    {
        SyntaxToken[] declared = [.. root.DescendantNodes().Select(static node => node switch
        {
            ParameterSyntax parameter => parameter.Identifier,
            VariableDeclaratorSyntax local => local.Identifier,
            MethodDeclarationSyntax method => method.Identifier,
            TypeDeclarationSyntax type => type.Identifier,
            _ => default,
        }).Where(static token => token.Span.Length > 0)];
        if (declared.Length == 0) return Cut(source);
        string name = Pick(declared).Text, renamed = Pick(Names);
        foreach (SyntaxToken token in Tokens(root).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Text == name).Reverse())
            source = source.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, renamed);
        return (source, $"rename '{name}' to '{renamed}'");
    }

    private string Remodelled(MethodDeclarationSyntax method)
    {
        string text = method.ToString(), attributes = string.Join(" ", method.AttributeLists);
        return random.Next(5) switch
        {
            0 => Pick(Attributes) + " " + text[attributes.Length..],
            1 => text.Insert(method.ReturnType.SpanStart - method.SpanStart, Pick(Modifiers)),
            2 => text.Insert(method.Identifier.Span.End - method.SpanStart, "<T>"),
            3 => text + "\n" + text,
            _ => text.Insert(method.Identifier.SpanStart - method.SpanStart, "System.IComparable."),
        };
    }

    private (string Source, string Change) AtToken(string source, SyntaxNode root, Func<SyntaxToken, bool> filter, Func<SyntaxToken, string> text, string change) =>
        Pick<SyntaxToken>([.. Tokens(root).Where(filter)]) is { Span.Length: > 0 } token ? Replaced(source, token.Span, text(token), change) : Cut(source);

    private (string Source, string Change) AtNode<T>(string source, SyntaxNode root, Func<T, bool> filter, Func<T, string> text, string change)
        where T : SyntaxNode => Pick<T>([.. Nodes<T>(root).Where(filter)]) is { } node ? Replaced(source, node.Span, text(node), change) : Cut(source);

    private static (string Source, string Change) Replaced(string source, TextSpan span, string text, string change) =>
        (source[..span.Start] + text + source[span.End..], $"{change}: `{source.Substring(span.Start, span.Length)}` → `{text}`");

    private T Pick<T>(IReadOnlyList<T> choices) => choices.Count == 0 ? default! : choices[random.Next(choices.Count)];

    private static SyntaxNode Parse(string source) => CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions).GetRoot();

    private static SyntaxToken[] Tokens(SyntaxNode root) => [.. root.DescendantTokens().Where(token => token.Span.Length > 0)];

    private static IEnumerable<T> Nodes<T>(SyntaxNode root)
        where T : SyntaxNode => root.DescendantNodes().OfType<T>().Where(node => node.Span.Length > 0);

    private static bool IsOperator(SyntaxToken token) => Operators.Any(family => family.Contains(token.Text)) && token.Parent is BinaryExpressionSyntax or AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax;

    private static bool IsInner(StatementSyntax statement) => statement is not BlockSyntax;

    private static bool IsValue(ExpressionSyntax expression) => expression is not TypeSyntax && expression.Parent is not (AttributeArgumentSyntax or MemberAccessExpressionSyntax or EqualsValueClauseSyntax { Parent: ParameterSyntax });
}
