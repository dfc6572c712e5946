using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Printing;

/// <summary>Writes the names of types and methods short where they are unambiguous inside the user's type, and in full where not.</summary>
/// <param name="taken">Names that mean something else there.</param>
/// <param name="hasUsings">Whether the file imports anything: in the global namespace its usings would be on a par with the user's global ones.</param>
internal sealed class GeneratedNames(IEnumerable<string> taken, bool hasUsings)
{
    /// <summary>The types that generated code names in short.</summary>
    public static IEnumerable<string> Types => [.. RuntimeTypes, .. SystemTypes, "Vector128", "Vector256"];

    private static readonly string[] RuntimeTypes = ["Matrix", "Vector", "Table", "Workspace", "Recording", "Activation", "Kernels", "Functions"];
    private static readonly string[] SystemTypes = ["Math", "MathF", "Span", "ReadOnlySpan"];
    private readonly HashSet<string> _taken = [.. taken];

    private bool IsTaken(string name) => !hasUsings || _taken.Contains(name);

    public string Kernel(string name) => IsTaken(name) ? $"{RuntimeType("Kernels")}.{name}" : name;

    public string RuntimeType(string name) => IsTaken(name) ? "global::SymbolicGrad." + name : name;

    public string SystemType(string name) => IsTaken(name) ? "global::System." + name : name;

    /// <summary>A fully qualified type with the names of this runtime's and a few of the framework's types shortened.</summary>
    public string Short(string type)
    {
        foreach (string name in RuntimeTypes.Where(name => !IsTaken(name))) type = Shorten(type, "global::SymbolicGrad." + name);
        foreach (string name in SystemTypes.Where(name => !IsTaken(name))) type = Shorten(type, "global::System." + name);
        return type;
    }

    /// <summary>The type of a number, or of four tangents at once.</summary>
    public string Scalar(ScalarKind kind) => kind.IsInFour() ? $"{FourOf(kind)}<{Keyword(kind.InOne())}>" : Keyword(kind);

    /// <summary>The type of the framework that holds four numbers, as its static methods are called.</summary>
    public string FourOf(ScalarKind kind)
    {
        string name = kind.InOne() == ScalarKind.Float32 ? "Vector128" : "Vector256";
        return IsTaken(name) ? "global::System.Runtime.Intrinsics." + name : name;
    }

    public static string Keyword(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => "bool",
        ScalarKind.Int32 => "int",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt8 => "byte",
        ScalarKind.Int8 => "sbyte",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int16 => "short",
        ScalarKind.Char => "char",
        ScalarKind.UInt32 => "uint",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Float32 => "float",
        _ => "double",
    };

    public string TypeName(IrType type) => type.Form switch
    {
        TypeForm.Vector or TypeForm.Matrix => $"{RuntimeType(type.Form.ToString())}<{Scalar(type.Kind)}>",
        TypeForm.Array => $"{TypeName(type.Element)}[{new string(',', type.Rank - 1)}]",
        _ => Scalar(type.Kind),
    };

    private static string Shorten(string type, string qualified)
    {
        string name = qualified.Substring(qualified.LastIndexOf('.') + 1);
        return type.Replace(qualified + "<", name + "<").Replace(qualified + "{", name + "{");
    }
}
