using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace SymbolicGrad.Engine.Rules;

/// <summary>A formula of a table: <c>dy * Cos(x)</c>, <c>MatMul(dy, bᵀ)</c>.</summary>
internal abstract record Formula
{
    internal sealed record Variable(string Name) : Formula;

    internal sealed record Number(double Value) : Formula;

    internal sealed record Call(string Op, ImmutableArray<Formula> Arguments) : Formula;

    /// <summary>Reads <c>+ − * /</c>, unary minus, comparison, calls, and the postfixes <c>ᵀ</c> (transpose) and <c>²</c> (square).</summary>
    /// <exception cref="FormatException">The text is not a formula.</exception>
    public static Formula Parse(string text)
    {
        var parser = new Parser(text);
        Formula formula = parser.Comparison();
        parser.ExpectEnd();
        return formula;
    }

    /// <summary>The names of the variables, each once, in the order of their first use.</summary>
    public IEnumerable<string> Variables() => (this switch
    {
        Variable variable => [variable.Name],
        Call call => call.Arguments.SelectMany(argument => argument.Variables()),
        _ => Enumerable.Empty<string>(),
    }).Distinct();

    private static Formula Make(string op, params Formula[] arguments) => new Call(op, ImmutableArray.Create(arguments));

    private sealed class Parser(string text)
    {
        private int _position;

        private char Next
        {
            get
            {
                while (_position < text.Length && text[_position] == ' ') _position++;
                return _position < text.Length ? text[_position] : '\0';
            }
        }

        public Formula Comparison()
        {
            Formula left = Sum();
            return Accept('>') ? Make("Greater", left, Sum()) : left;
        }

        public void ExpectEnd()
        {
            if (Next != '\0') throw Error("the end");
        }

        private Formula Sum()
        {
            Formula left = Term();
            while (true)
            {
                if (Accept('+')) left = Make("Add", left, Term());
                else if (Accept('-')) left = Make("Subtract", left, Term());
                else return left;
            }
        }

        private Formula Term()
        {
            Formula left = Unary();
            while (true)
            {
                if (Accept('*')) left = Make("Multiply", left, Unary());
                else if (Accept('/')) left = Make("Divide", left, Unary());
                else return left;
            }
        }

        private Formula Unary()
        {
            if (!Accept('-')) return Postfix();
            Formula operand = Unary();
            return operand is Number number ? new Number(-number.Value) : Make("Negate", operand);
        }

        private Formula Postfix()
        {
            Formula operand = Primary();
            while (true)
            {
                if (Accept('ᵀ')) operand = Make("Transpose", operand);
                else if (Accept('²')) operand = Make("Square", operand);
                else return operand;
            }
        }

        private Formula Primary()
        {
            if (Accept('('))
            {
                Formula inner = Comparison();
                Expect(')');
                return inner;
            }

            _ = Next;
            int start = _position;
            while (_position < text.Length && IsWordPart(text[_position])) _position++;
            string word = text.Substring(start, _position - start);
            if (word.Length == 0) throw Error("an operand");
            if (char.IsDigit(word[0])) return new Number(double.Parse(word, CultureInfo.InvariantCulture));
            if (!Accept('(')) return new Variable(word);
            var arguments = ImmutableArray.CreateBuilder<Formula>();
            do arguments.Add(Comparison());
            while (Accept(','));
            Expect(')');
            return new Call(word, arguments.ToImmutable());
        }

        // ASCII only: the postfix ᵀ counts as a letter in Unicode.
        private static bool IsWordPart(char c) => c < 128 && (char.IsLetterOrDigit(c) || c == '.');

        private bool Accept(char expected)
        {
            if (Next != expected) return false;
            _position++;
            return true;
        }

        private void Expect(char expected)
        {
            if (!Accept(expected)) throw Error($"'{expected}'");
        }

        private FormatException Error(string expected) => new($"Expected {expected} at position {_position} of the formula '{text}'.");
    }
}
