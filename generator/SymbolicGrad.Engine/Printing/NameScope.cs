using System.Collections.Generic;
using System.Globalization;

namespace SymbolicGrad.Engine.Printing;

/// <summary>
/// Hands out identifiers block by block. C# forbids a name in a nested block that an outer block declares, earlier or later;
/// only blocks side by side may use one name twice.
/// </summary>
internal sealed class NameScope(NameScope? outer, IEnumerable<string> taken)
{
    // What could come out of a d before a name, or of the name of an operation.
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal",
        "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
        "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    private readonly HashSet<string> _declared = [.. taken];
    private readonly HashSet<string> _nested = [];

    public NameScope Nested() => new(this, []);

    /// <summary>The name as C# writes it where it is used as an identifier.</summary>
    public static string Escaped(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>Declares the name, or the name with a number where it is taken; a keyword as C# writes it, <c>@do</c>.</summary>
    public string Declare(string wanted)
    {
        wanted = Escaped(wanted);
        string name = wanted;
        for (int number = 2; IsTaken(name); number++) name = wanted + (char.IsDigit(wanted[wanted.Length - 1]) ? "_" : "") + number.ToString(CultureInfo.InvariantCulture);
        _declared.Add(name);
        for (NameScope? scope = outer; scope is not null; scope = scope.Outer) scope._nested.Add(name);
        return name;
    }

    private NameScope? Outer => outer;

    private bool IsTaken(string name)
    {
        if (_nested.Contains(name)) return true;
        for (NameScope? scope = this; scope is not null; scope = scope.Outer)
            if (scope._declared.Contains(name)) return true;
        return false;
    }
}
