using System.Linq;

namespace SymbolicGrad.Generator.Capture;

// Matrix4x4, which turns row vectors: v·M, with the translation in the fourth row.
internal static partial class NumericsRows
{
    private static (int Row, int Column)[] Cells => [.. Enumerable.Range(1, 4).SelectMany(static row => Enumerable.Range(1, 4).Select(column => (row, column)))];

    private static (string Signature, string[] Formulas)[] OfMatrices =>
    [
        ($"Matrix4x4..ctor({string.Join(", ", Cells.Select(static _ => Number))})", [.. Cells.Select(static (_, i) => ((char)('a' + i)).ToString())]),
        ("Matrix4x4.Identity()", Written("1, 0, 0, 0; 0, 1, 0, 0; 0, 0, 1, 0; 0, 0, 0, 1")),
        .. Both("Matrix4x4", "op_Addition", "Add", "(Matrix4x4, Matrix4x4)", ByCells("a.M{0}{1} + b.M{0}{1}")),
        .. Both("Matrix4x4", "op_Subtraction", "Subtract", "(Matrix4x4, Matrix4x4)", ByCells("a.M{0}{1} - b.M{0}{1}")),
        .. Both("Matrix4x4", "op_UnaryNegation", "Negate", "(Matrix4x4)", ByCells("-a.M{0}{1}")),
        .. Both("Matrix4x4", "op_Multiply", "Multiply", "(Matrix4x4, s)", ByCells("a.M{0}{1} * b")),
        .. Both("Matrix4x4", "op_Multiply", "Multiply", "(Matrix4x4, Matrix4x4)", ByCells("a.M{0}1 * b.M1{1} + a.M{0}2 * b.M2{1} + a.M{0}3 * b.M3{1} + a.M{0}4 * b.M4{1}")),
        ("Matrix4x4.Transpose(Matrix4x4)", ByCells("a.M{1}{0}")),
        ("Matrix4x4.GetDeterminant(Matrix4x4)", [$"a.M11 * ({Minor(2, 3, 4)}) - a.M12 * ({Minor(1, 3, 4)}) + a.M13 * ({Minor(1, 2, 4)}) - a.M14 * ({Minor(1, 2, 3)})"]),
        ("Matrix4x4.Translation(Matrix4x4)", ["a.M41", "a.M42", "a.M43"]),

        ("Matrix4x4.CreateTranslation(s, s, s)", Written("1, 0, 0, 0; 0, 1, 0, 0; 0, 0, 1, 0; a, b, c, 1")), ("Matrix4x4.CreateTranslation(Vector3)", Written("1, 0, 0, 0; 0, 1, 0, 0; 0, 0, 1, 0; a.X, a.Y, a.Z, 1")),
        ("Matrix4x4.CreateScale(s)", Written("a, 0, 0, 0; 0, a, 0, 0; 0, 0, a, 0; 0, 0, 0, 1")), ("Matrix4x4.CreateScale(s, s, s)", Written("a, 0, 0, 0; 0, b, 0, 0; 0, 0, c, 0; 0, 0, 0, 1")),
        ("Matrix4x4.CreateScale(Vector3)", Written("a.X, 0, 0, 0; 0, a.Y, 0, 0; 0, 0, a.Z, 0; 0, 0, 0, 1")),
        ("Matrix4x4.CreateRotationX(s)", Written("1, 0, 0, 0; 0, Cos(a), Sin(a), 0; 0, -Sin(a), Cos(a), 0; 0, 0, 0, 1")),
        ("Matrix4x4.CreateRotationY(s)", Written("Cos(a), 0, -Sin(a), 0; 0, 1, 0, 0; Sin(a), 0, Cos(a), 0; 0, 0, 0, 1")),
        ("Matrix4x4.CreateRotationZ(s)", Written("Cos(a), Sin(a), 0, 0; -Sin(a), Cos(a), 0, 0; 0, 0, 1, 0; 0, 0, 0, 1")),
        ("Matrix4x4.CreateFromQuaternion(Quaternion)", Written(
            "1 - 2 * (a.Y² + a.Z²), 2 * (a.X * a.Y + a.Z * a.W), 2 * (a.X * a.Z - a.Y * a.W), 0; " +
            "2 * (a.X * a.Y - a.Z * a.W), 1 - 2 * (a.Z² + a.X²), 2 * (a.Y * a.Z + a.X * a.W), 0; " +
            "2 * (a.X * a.Z + a.Y * a.W), 2 * (a.Y * a.Z - a.X * a.W), 1 - 2 * (a.Y² + a.X²), 0; 0, 0, 0, 1")),

        ("Vector2.Transform(Vector2, Matrix4x4)", ByColumns(2, "a.X * b.M1{0} + a.Y * b.M2{0} + b.M4{0}")), ("Vector2.TransformNormal(Vector2, Matrix4x4)", ByColumns(2, "a.X * b.M1{0} + a.Y * b.M2{0}")),
        ("Vector3.Transform(Vector3, Matrix4x4)", ByColumns(3, "a.X * b.M1{0} + a.Y * b.M2{0} + a.Z * b.M3{0} + b.M4{0}")), ("Vector3.TransformNormal(Vector3, Matrix4x4)", ByColumns(3, "a.X * b.M1{0} + a.Y * b.M2{0} + a.Z * b.M3{0}")),
        ("Vector4.Transform(Vector3, Matrix4x4)", ByColumns(4, "a.X * b.M1{0} + a.Y * b.M2{0} + a.Z * b.M3{0} + b.M4{0}")),
        ("Vector4.Transform(Vector4, Matrix4x4)", ByColumns(4, "a.X * b.M1{0} + a.Y * b.M2{0} + a.Z * b.M3{0} + a.W * b.M4{0}")),
    ];

    // Rows as they stand on paper.
    private static string[] Written(string rows) => [.. rows.Split(';').SelectMany(static row => row.Split(',')).Select(static cell => cell.Trim())];

    private static string[] ByCells(string formula) => [.. Cells.Select(cell => string.Format(System.Globalization.CultureInfo.InvariantCulture, formula, cell.Row, cell.Column))];

    private static string[] ByColumns(int count, string formula) => [.. Enumerable.Range(1, count).Select(column => string.Format(System.Globalization.CultureInfo.InvariantCulture, formula, column))];

    // The determinant of the lower three rows in three of the columns.
    private static string Minor(int i, int j, int k) =>
        $"a.M2{i} * (a.M3{j} * a.M4{k} - a.M3{k} * a.M4{j}) - a.M2{j} * (a.M3{i} * a.M4{k} - a.M3{k} * a.M4{i}) + a.M2{k} * (a.M3{i} * a.M4{j} - a.M3{j} * a.M4{i})";
}
