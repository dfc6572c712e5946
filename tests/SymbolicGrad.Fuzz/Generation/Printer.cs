using System.Text;
using System.Text.RegularExpressions;
using SymbolicGrad.Fuzz.Grammar;

namespace SymbolicGrad.Fuzz.Generation;

/// <summary>Prints programs as C#.</summary>
internal static partial class Printer
{
    private const int Indentation = 4;

    /// <summary>The class of a program: the pieces of the prelude that it mentions, its helpers and the differentiated method <c>F</c>.</summary>
    public static string Class(FuzzProgram program, string name, string method = "F")
    {
        string[] settings = [.. Settings(program)];
        string attribute = settings.Length == 0 ? "[Differentiable]" : $"[Differentiable({string.Join(", ", settings)})]", isStatic = program.Trained.Any() ? "" : "static ";
        string parameters = string.Join(", ", program.Arguments.Select(parameter => $"{parameter.Row.Before}{parameter.Row.Type} {parameter.Name}"));
        List<string> members = [.. program.Members.Select(Text), $"{attribute}\npublic {isStatic}{program.Result.Type} {method}({parameters})\n{{\n    <body>\n}}".Replace("<body>", Lines(Text(program.Body), 1), StringComparison.Ordinal)];
        members = [.. Pieces(members), .. program.Trained.Select(parameter => $"[Parameter] public {parameter.Row.Type} {parameter.Name} = default!;"), .. members];
        string body = string.Join("\n\n", members.Select(member => "    " + Lines(member, 1)));
        return OfPrecision($"internal {(program.Trained.Any() ? "sealed" : "static")} partial class {name}\n{{\n{body}\n}}\n", program.IsSingle).Replace("$", name, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Settings(FuzzProgram program)
    {
        if (program.HasForward) yield return "Forward = true";
        if (program.HasFour) yield return "FourDirections = true";
        if (program.Parameters.Any(parameter => parameter.Row.IsLeftOut))
            yield return $"WithRespectTo = [{string.Join(", ", program.Arguments.Where(parameter => parameter.Row.IsDifferentiated).Select(parameter => $"nameof({parameter.Name})"))}]";
    }

    /// <summary>Writes out what stands for the scalar type.</summary>
    public static string OfPrecision(string template, bool isSingle) => template
        .Replace("Real#", isSingle ? "RealSingle" : "RealDouble", StringComparison.Ordinal)
        .Replace("Datum#", isSingle ? "DatumSingle" : "DatumDouble", StringComparison.Ordinal)
        .Replace("Array#", isSingle ? "ArraySingle" : "ArrayDouble", StringComparison.Ordinal)
        .Replace("Table#", isSingle ? "TableSingle" : "TableDouble", StringComparison.Ordinal)
        .Replace("Jagged#", isSingle ? "JaggedSingle" : "JaggedDouble", StringComparison.Ordinal)
        .Replace("#", isSingle ? "float" : "double", StringComparison.Ordinal)
        .Replace("§", isSingle ? "MathF" : "Math", StringComparison.Ordinal)
        .Replace("~", isSingle ? "f" : "", StringComparison.Ordinal);

    private static string Text(Node node)
    {
        if (node.Row == Row.Block) return string.Join('\n', node.Children.Select(Text));
        string template = node.Row.Template;
        var text = new StringBuilder(template.Length * 2);
        for (int i = 0; i < template.Length; i++)
        {
            if (template[i] == '<' && i + 2 < template.Length && char.IsAsciiDigit(template[i + 1]) && template[i + 2] == '>')
            {
                text.Append(Lines(Text(node.Children[template[i + 1] - '0']), IndentationAt(template, i)));
                i += 2;
            }
            else if (template[i] == '$' && i + 1 < template.Length && char.IsAsciiDigit(template[i + 1]))
            {
                text.Append(node.Names[template[++i] - '0']);
            }
            else
            {
                text.Append(template[i]);
            }
        }

        return text.ToString();
    }

    private static int IndentationAt(string template, int index)
    {
        int start = template.LastIndexOf('\n', index) + 1;
        int spaces = template.AsSpan(start).IndexOfAnyExcept(' ');
        return spaces / Indentation;
    }

    /// <summary>A text whose lines after the first are indented.</summary>
    private static string Lines(string text, int levels) => levels == 0 ? text : LineBreak().Replace(text, "\n" + new string(' ', levels * Indentation));

    /// <summary>The pieces that are mentioned, by each other too.</summary>
    private static IEnumerable<string> Pieces(IEnumerable<string> members)
    {
        var words = new HashSet<string>(members.SelectMany(Words), StringComparer.Ordinal);
        var found = new List<string>();
        foreach ((string name, string source) in Prelude.Pieces.Reverse())
        {
            if (!words.Contains(name)) continue;
            words.UnionWith(Words(source));
            found.Insert(0, source.Replace("\r\n", "\n", StringComparison.Ordinal));
        }

        return found;
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Word();

    /// <summary>The breaks before lines that are not empty.</summary>
    [GeneratedRegex(@"\n(?!\n)")]
    private static partial Regex LineBreak();
}
