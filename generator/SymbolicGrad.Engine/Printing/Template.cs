using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Printing;

/// <summary>A printed expression and how tightly it binds.</summary>
internal readonly record struct Printed(string Text, int Precedence)
{
    /// <summary>The text, in parentheses where it binds less tightly than asked.</summary>
    public string At(int precedence) => Precedence >= precedence ? Text : $"({Text})";
}

/// <summary>Fills the holes of a <see cref="Notation"/>: <c>{0:4}</c> is operand 0 at precedence 4, <c>{*}</c> all operands after the first.</summary>
internal static class Template
{
    public static Printed Fill(Notation notation, IReadOnlyList<Printed> operands, Func<string, string> word)
    {
        string template = notation.Template;
        var text = new StringBuilder();
        for (int i = 0; i < template.Length; i++)
        {
            // "{{" never occurs in the tables; e^{0:7} has one brace, which opens a hole.
            if (template[i] != '{')
            {
                text.Append(template[i]);
                continue;
            }

            int end = template.IndexOf('}', i);
            string hole = template.Substring(i + 1, end - i - 1);
            text.Append(Hole(hole, operands, word));
            i = end;
        }

        return new Printed(text.ToString(), notation.Precedence);
    }

    /// <summary>How often an operand is spliced in: more than once asks for one that is cheap to repeat.</summary>
    public static int Occurrences(Notation notation, int operand) =>
        notation.Template.Split(["{" + operand + ":", "{" + operand + "}"], StringSplitOptions.None).Length - 1;

    private static string Hole(string hole, IReadOnlyList<Printed> operands, Func<string, string> word)
    {
        if (hole == "*") return string.Join(", ", operands.Skip(1).Select(operand => operand.Text));
        int colon = hole.IndexOf(':');
        string index = colon < 0 ? hole : hole.Substring(0, colon);
        if (!int.TryParse(index, out int operandIndex)) return word(hole);
        return operands[operandIndex].At(colon < 0 ? Precedence.Lowest : int.Parse(hole.Substring(colon + 1), System.Globalization.CultureInfo.InvariantCulture));
    }
}
