using System.Collections.Generic;
using System.Globalization;

namespace SymbolicGrad.Engine.Printing;

/// <summary>
/// Hands out identifiers block by block. C# forbids a name in a nested block that an outer block declares, earlier or later;
/// only blocks side by side may use one name twice.
/// </summary>
internal sealed class NameScope(NameScope? outer, IEnumerable<string> taken)
{
    // The keywords that begin with d, which are what an adjoint can be called: that of o is do.
    private static readonly HashSet<string> Keywords = ["decimal", "default", "delegate", "do", "double"];

    private readonly HashSet<string> _declared = [.. taken];
    private readonly HashSet<string> _nested = [];

    public NameScope Nested() => new(this, []);

    /// <summary>Declares the name, or the name with a number where it is taken; a keyword as C# writes it, <c>@do</c>.</summary>
    public string Declare(string wanted)
    {
        if (Keywords.Contains(wanted)) wanted = "@" + wanted;
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
