using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What a member computes: a formula for each component of its result.</summary>
/// <param name="When">The condition under which <paramref name="Exceptions"/> hold in the place of <paramref name="Formulas"/>; null where there is none.</param>
internal sealed record NumericsRow(ImmutableArray<Formula> Formulas, Formula? When, ImmutableArray<Formula> Exceptions);

/// <summary>
/// The structs of <c>System.Numerics</c> that are known without source code: of which components they consist, and what their
/// members compute, as a formula for each component of the result.
/// </summary>
/// <remarks>
/// Operands are called <c>a</c>, <c>b</c>, <c>c</c>, …, the instance first, and their components <c>a.X</c>. In the rows that the
/// vectors share, <c>V</c> stands for the type, <c>#</c> for each component in turn and <c>Σ[…]</c> for the sum over all of them.
/// </remarks>
internal static partial class NumericsRows
{
    /// <summary>What operands that are numbers are called in signatures.</summary>
    private const string Number = "s";

    private static readonly IReadOnlyDictionary<string, ImmutableArray<string>> Components = new Dictionary<string, ImmutableArray<string>>
    {
        ["Vector2"] = ["X", "Y"],
        ["Vector3"] = ["X", "Y", "Z"],
        ["Vector4"] = ["X", "Y", "Z", "W"],
        ["Quaternion"] = ["X", "Y", "Z", "W"],
        ["Complex"] = ["Real", "Imaginary"],
        ["Matrix4x4"] = [.. Cells.Select(static cell => $"M{cell.Row}{cell.Column}")],
    };

    private static readonly (string Signature, string Formula)[] OfVectors =
    [
        ("Zero()", "0"), ("One()", "1"), (".ctor(s)", "a"),
        ("op_Addition(V, V)", "a.# + b.#"), ("Add(V, V)", "a.# + b.#"),
        ("op_Subtraction(V, V)", "a.# - b.#"), ("Subtract(V, V)", "a.# - b.#"),
        ("op_Multiply(V, V)", "a.# * b.#"), ("Multiply(V, V)", "a.# * b.#"),
        ("op_Multiply(V, s)", "a.# * b"), ("Multiply(V, s)", "a.# * b"),
        ("op_Multiply(s, V)", "a * b.#"), ("Multiply(s, V)", "a * b.#"),
        ("op_Division(V, V)", "a.# / b.#"), ("Divide(V, V)", "a.# / b.#"),
        ("op_Division(V, s)", "a.# / b"), ("Divide(V, s)", "a.# / b"),
        ("op_UnaryNegation(V)", "-a.#"), ("Negate(V)", "-a.#"), ("op_UnaryPlus(V)", "a.#"),
        ("Normalize(V)", "a.# / Sqrt(Σ[a.#²])"), ("Lerp(V, V, s)", "a.# * (1 - c) + b.# * c"), ("Reflect(V, V)", "a.# - 2 * (Σ[a.# * b.#]) * b.#"),
        ("Abs(V)", "Abs(a.#)"), ("SquareRoot(V)", "Sqrt(a.#)"), ("Min(V, V)", "Min(a.#, b.#)"), ("Max(V, V)", "Max(a.#, b.#)"),
    ];

    private static readonly (string Signature, string Formula)[] NumbersOfVectors =
    [
        ("Dot(V, V)", "Σ[a.# * b.#]"), ("LengthSquared(V)", "Σ[a.#²]"), ("Length(V)", "Sqrt(Σ[a.#²])"),
        ("DistanceSquared(V, V)", "Σ[(a.# - b.#)²]"), ("Distance(V, V)", "Sqrt(Σ[(a.# - b.#)²])"),
    ];

    private static readonly (string Signature, string[] Formulas)[] Single =
    [
        ("Vector2..ctor(s, s)", ["a", "b"]),
        ("Vector2.UnitX()", ["1", "0"]), ("Vector2.UnitY()", ["0", "1"]),
        ("Vector3..ctor(s, s, s)", ["a", "b", "c"]), ("Vector3..ctor(Vector2, s)", ["a.X", "a.Y", "b"]),
        ("Vector3.UnitX()", ["1", "0", "0"]), ("Vector3.UnitY()", ["0", "1", "0"]), ("Vector3.UnitZ()", ["0", "0", "1"]),
        ("Vector3.Cross(Vector3, Vector3)", ["a.Y * b.Z - a.Z * b.Y", "a.Z * b.X - a.X * b.Z", "a.X * b.Y - a.Y * b.X"]),
        ("Vector4..ctor(s, s, s, s)", ["a", "b", "c", "d"]), ("Vector4..ctor(Vector2, s, s)", ["a.X", "a.Y", "b", "c"]), ("Vector4..ctor(Vector3, s)", ["a.X", "a.Y", "a.Z", "b"]),
        ("Vector4.UnitX()", ["1", "0", "0", "0"]), ("Vector4.UnitY()", ["0", "1", "0", "0"]), ("Vector4.UnitZ()", ["0", "0", "1", "0"]), ("Vector4.UnitW()", ["0", "0", "0", "1"]),

        // (v, w)·(u, t) = (w·u + t·v + v×u, w·t − v·u). A vector is turned into the vector part of q·v·q*, whatever the length of q.
        ("Quaternion..ctor(s, s, s, s)", ["a", "b", "c", "d"]), ("Quaternion..ctor(Vector3, s)", ["a.X", "a.Y", "a.Z", "b"]), ("Quaternion.Identity()", ["0", "0", "0", "1"]), ("Quaternion.Zero()", ["0", "0", "0", "0"]),
        .. Both("Quaternion", "op_Addition", "Add", "(Quaternion, Quaternion)", ["a.X + b.X", "a.Y + b.Y", "a.Z + b.Z", "a.W + b.W"]),
        .. Both("Quaternion", "op_Subtraction", "Subtract", "(Quaternion, Quaternion)", ["a.X - b.X", "a.Y - b.Y", "a.Z - b.Z", "a.W - b.W"]),
        .. Both("Quaternion", "op_Multiply", "Multiply", "(Quaternion, s)", ["a.X * b", "a.Y * b", "a.Z * b", "a.W * b"]),
        .. Both("Quaternion", "op_UnaryNegation", "Negate", "(Quaternion)", ["-a.X", "-a.Y", "-a.Z", "-a.W"]),
        .. Both("Quaternion", "op_Multiply", "Multiply", "(Quaternion, Quaternion)",
            ["a.X * b.W + a.W * b.X + a.Y * b.Z - a.Z * b.Y", "a.Y * b.W + a.W * b.Y + a.Z * b.X - a.X * b.Z", "a.Z * b.W + a.W * b.Z + a.X * b.Y - a.Y * b.X", "a.W * b.W - a.X * b.X - a.Y * b.Y - a.Z * b.Z"]),
        ("Quaternion.Conjugate(Quaternion)", ["-a.X", "-a.Y", "-a.Z", "a.W"]),
        ("Quaternion.Dot(Quaternion, Quaternion)", ["a.X * b.X + a.Y * b.Y + a.Z * b.Z + a.W * b.W"]),
        ("Quaternion.LengthSquared(Quaternion)", [$"{SquaredLength}"]), ("Quaternion.Length(Quaternion)", [$"Sqrt({SquaredLength})"]),
        ("Quaternion.Normalize(Quaternion)", [$"a.X / Sqrt({SquaredLength})", $"a.Y / Sqrt({SquaredLength})", $"a.Z / Sqrt({SquaredLength})", $"a.W / Sqrt({SquaredLength})"]),
        ("Quaternion.Inverse(Quaternion)", [$"-a.X / ({SquaredLength})", $"-a.Y / ({SquaredLength})", $"-a.Z / ({SquaredLength})", $"a.W / ({SquaredLength})"]),
        ("Quaternion.CreateFromAxisAngle(Vector3, s)", ["a.X * Sin(b * 0.5)", "a.Y * Sin(b * 0.5)", "a.Z * Sin(b * 0.5)", "Cos(b * 0.5)"]),
        ("Vector3.Transform(Vector3, Quaternion)",
        [
            "a.X * (b.W² + b.X² - b.Y² - b.Z²) + a.Y * (2 * (b.X * b.Y - b.W * b.Z)) + a.Z * (2 * (b.X * b.Z + b.W * b.Y))",
            "a.X * (2 * (b.X * b.Y + b.W * b.Z)) + a.Y * (b.W² - b.X² + b.Y² - b.Z²) + a.Z * (2 * (b.Y * b.Z - b.W * b.X))",
            "a.X * (2 * (b.X * b.Z - b.W * b.Y)) + a.Y * (2 * (b.Y * b.Z + b.W * b.X)) + a.Z * (b.W² - b.X² - b.Y² + b.Z²)",
        ]),

        ("Complex..ctor(s, s)", ["a", "b"]), ("Complex.op_Implicit(s)", ["a", "0"]), ("Complex.FromPolarCoordinates(s, s)", ["a * Cos(b)", "a * Sin(b)"]),
        ("Complex.Zero()", ["0", "0"]), ("Complex.One()", ["1", "0"]), ("Complex.ImaginaryOne()", ["0", "1"]),
        ("Complex.op_Addition(Complex, Complex)", ["a.Real + b.Real", "a.Imaginary + b.Imaginary"]),
        ("Complex.op_Addition(Complex, s)", ["a.Real + b", "a.Imaginary"]), ("Complex.op_Addition(s, Complex)", ["a + b.Real", "b.Imaginary"]),
        ("Complex.op_Subtraction(Complex, Complex)", ["a.Real - b.Real", "a.Imaginary - b.Imaginary"]),
        ("Complex.op_Subtraction(Complex, s)", ["a.Real - b", "a.Imaginary"]), ("Complex.op_Subtraction(s, Complex)", ["a - b.Real", "-b.Imaginary"]),
        ("Complex.op_Multiply(Complex, Complex)", ["a.Real * b.Real - a.Imaginary * b.Imaginary", "a.Imaginary * b.Real + a.Real * b.Imaginary"]),
        ("Complex.op_Multiply(Complex, s)", ["a.Real * b", "a.Imaginary * b"]), ("Complex.op_Multiply(s, Complex)", ["a * b.Real", "a * b.Imaginary"]),
        ("Complex.op_Division(Complex, Complex)",
            ["(a.Imaginary + a.Real * (b.Real / b.Imaginary)) / (b.Imaginary + b.Real * (b.Real / b.Imaginary))", "(a.Imaginary * (b.Real / b.Imaginary) - a.Real) / (b.Imaginary + b.Real * (b.Real / b.Imaginary))"]),
        ("Complex.op_Division(Complex, s)", ["a.Real / b", "a.Imaginary / b"]),
        ("Complex.op_Division(s, Complex)",
            ["a * (b.Real / b.Imaginary) / (b.Imaginary + b.Real * (b.Real / b.Imaginary))", "-(a / (b.Imaginary + b.Real * (b.Real / b.Imaginary)))"]),
        ("Complex.op_UnaryNegation(Complex)", ["-a.Real", "-a.Imaginary"]), ("Complex.Conjugate(Complex)", ["a.Real", "-a.Imaginary"]),
        ("Complex.Abs(Complex)", ["Hypot(a.Real, a.Imaginary)"]), ("Complex.Magnitude(Complex)", ["Hypot(a.Real, a.Imaginary)"]), ("Complex.Phase(Complex)", ["Atan2(a.Imaginary, a.Real)"]),
        ("Complex.Exp(Complex)", ["Exp(a.Real) * Cos(a.Imaginary)", "Exp(a.Real) * Sin(a.Imaginary)"]),
        ("Complex.Log(Complex)", ["Log(Hypot(a.Real, a.Imaginary))", "Atan2(a.Imaginary, a.Real)"]),
        ("Complex.Sin(Complex)", ["Sin(a.Real) * Cosh(a.Imaginary)", "Cos(a.Real) * Sinh(a.Imaginary)"]),
        ("Complex.Cos(Complex)", ["Cos(a.Real) * Cosh(a.Imaginary)", "-(Sin(a.Real) * Sinh(a.Imaginary))"]),
    ];

    // Where the framework decides by a condition: what holds there in the place of the row.
    private static readonly IReadOnlyDictionary<string, (string When, string[] Formulas)> Cases = new Dictionary<string, (string When, string[] Formulas)>
    {
        // 2⁻²³: what is shorter has no inverse.
        ["Quaternion.Inverse(Quaternion)"] = ($"LessOrEqual({SquaredLength}, 0.00000011920928955078125)", ["0", "0", "0", "0"]),

        // R. L. Smith, "Algorithm 116: Complex division", CACM 5 (1962): by the ratio of the parts, so that no square overflows or vanishes.
        ["Complex.op_Division(Complex, Complex)"] = ("Abs(b.Real) > Abs(b.Imaginary)",
            ["(a.Real + a.Imaginary * (b.Imaginary / b.Real)) / (b.Real + b.Imaginary * (b.Imaginary / b.Real))", "(a.Imaginary - a.Real * (b.Imaginary / b.Real)) / (b.Real + b.Imaginary * (b.Imaginary / b.Real))"]),
        ["Complex.op_Division(s, Complex)"] = ("Abs(b.Real) > Abs(b.Imaginary)",
            ["a / (b.Real + b.Imaginary * (b.Imaginary / b.Real))", "-(a * (b.Imaginary / b.Real) / (b.Real + b.Imaginary * (b.Imaginary / b.Real)))"]),
    };

    private const string SquaredLength = "a.X² + a.Y² + a.Z² + a.W²";

    private static readonly IReadOnlyDictionary<string, NumericsRow> Rows = All().ToDictionary(static row => row.Signature, static row => Cases.TryGetValue(row.Signature, out (string When, string[] Formulas) other)
        ? new NumericsRow(Parsed(row.Formulas), FormulaBuilder.Parse(other.When), Parsed(other.Formulas))
        : new NumericsRow(Parsed(row.Formulas), null, []));

    /// <summary>Whether a type is one of these structs.</summary>
    public static bool Contains(ITypeSymbol? type) => IsOfNumerics(type) && type!.DeclaringSyntaxReferences.IsEmpty && Components.ContainsKey(type.Name);

    /// <summary>Whether a type is a struct of numbers of the same library, of which the table knows nothing.</summary>
    public static bool Lacks(ITypeSymbol type) => IsOfNumerics(type) && type.Name is "Matrix3x2" or "Plane";

    /// <summary>The fields or properties that are the components of such a struct.</summary>
    public static IEnumerable<ISymbol> ComponentsOf(ITypeSymbol type) => Components[type.Name].Select(name => type.GetMembers(name).Single());

    /// <summary>The row of a member; null where the table has none.</summary>
    public static NumericsRow? Find(ISymbol member)
    {
        if (!Contains(member.ContainingType)) return null;
        string operands = string.Join(", ", OperandsOf(member).Select(Operand));
        return Rows.TryGetValue($"{member.ContainingType.Name}.{member.Name}({operands})", out NumericsRow? row) ? row : null;
    }

    /// <summary>The types of what a member computes from: the instance, where there is one, and the parameters.</summary>
    public static IEnumerable<ITypeSymbol> OperandsOf(ISymbol member)
    {
        IEnumerable<ITypeSymbol> parameters = member is IMethodSymbol method ? method.Parameters.Select(static parameter => parameter.Type) : [];
        return member.IsStatic || member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? parameters : parameters.Prepend(member.ContainingType);
    }

    private static ImmutableArray<Formula> Parsed(IEnumerable<string> formulas) => [.. formulas.Select(FormulaBuilder.Parse)];

    private static bool IsOfNumerics(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 0, ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static string Operand(ITypeSymbol type) => TypeMapper.Map(type) is { IsScalar: true } ? Number : type.Name;

    private static IEnumerable<(string Signature, IEnumerable<string> Formulas)> All()
    {
        foreach (string type in Components.Keys.Where(static type => type.StartsWith("Vector", System.StringComparison.Ordinal)))
        {
            foreach ((string signature, string formula) in OfVectors) yield return (Signature(type, signature), Components[type].Select(component => Of(type, component, formula)));
            foreach ((string signature, string formula) in NumbersOfVectors) yield return (Signature(type, signature), [Of(type, "", formula)]);
        }

        foreach ((string signature, string[] formulas) in Single.Concat(OfMatrices)) yield return (signature, formulas);
    }

    // An operator and the method of the same meaning.
    private static (string Signature, string[] Formulas)[] Both(string type, string sign, string method, string operands, string[] formulas) =>
        [($"{type}.{sign}{operands}", formulas), ($"{type}.{method}{operands}", formulas)];

    private static string Signature(string type, string signature) => $"{type}.{signature.Replace("V", type)}";

    // A formula for one component of the result.
    private static string Of(string type, string component, string formula)
    {
        int begin = formula.IndexOf("Σ[", System.StringComparison.Ordinal);
        if (begin < 0) return formula.Replace("#", component);
        int end = formula.IndexOf(']', begin);
        string summand = formula.Substring(begin + 2, end - begin - 2);
        string sum = string.Join(" + ", Components[type].Select(each => summand.Replace("#", each)));
        return (formula.Substring(0, begin) + sum + formula.Substring(end + 1)).Replace("#", component);
    }
}
