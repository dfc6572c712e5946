namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>Constructs of C# that are refused: statements, types, calls and operators that generated code would not mean the same by. Read as <see cref="RefusedPrograms"/>.</summary>
internal static class RefusedLanguage
{
    public static TheoryData<string, string> All => new()
    {
        // Statements.
        { "[Differentiable] public static double F(double x) { {|SG0004:try { x *= 2; } catch (Exception) { x = 0; }|} return x; }", "'try' is not supported in a differentiable method" },
        { "[Differentiable] public static double F(double x) { {|SG0004:using var m = new MemoryStream();|} return x; }", "'using'" },
        { "[Differentiable] public static double F(double x) { {|SG0004:using (var m = new MemoryStream()) { x *= 2; }|} return x; }", "'using'" },
        { "[Differentiable] public static double F(double x, int n) { {|SG0004:for (int i = 0; i < n; i++) { throw new Exception(); }|} return x; }", "A loop that throws in its first trip" },
        { "[Differentiable] public static double F(double x) { {|SG0004:while (true) { throw new Exception(); }|} }", "throw without a loop" },
        { "[Differentiable] public static double F(double x) { static IEnumerable<double> G(double t) { {|SG0004:yield return t;|} } return G(x).Sum(); }", "'yield'" },
        { "[Differentiable] public static double F(double x, double[] y) { ref double r = ref x; {|SG0004:r = ref y[0]|}; return r; }", "A 'ref' assignment" },

        // An array variable that is assigned another array in the loop that runs over it.
        { "[Differentiable] public static double F(double[] x, double[] y) { double s = 0; var z = x; {|SG0010:foreach (double v in z) { s += v; z = y; }|} return s + z[0]; }", "'z' and another name may stand for one array in the loop" },
        { "[Differentiable] public static double F(double[] x, double[] y) { double s = 0; var z = x; {|SG0010:for (int i = 0; i < z.Length; i++) { s += z[i]; z = y; }|} return s; }", "'z' and another name may stand for one array in the loop" },

        { "[Differentiable] public static double F(double[] x, double a) { foreach (double v in {|SG0004:x.Reverse()|}) { a += v; x[0] = a; } return a; }", "The sequence 'x.Reverse()', which LINQ copies before it hands out its last element," },
        { "[Differentiable] public static double F(double[] x, double a) { double s = 0; return {|SG0004:x.Select(v => s += v).Reverse()|}.Sum(v => v * s) + a; }", "which LINQ copies before it hands out its last element," },
        { "[Differentiable] public static double F(double[] x, double a) { var q = {|SG0004:x.Reverse()|}; foreach (double v in q) { a += v; x[0] = a; } return a; }", "which LINQ copies before it hands out its last element," },

        // Types.
        { "[Differentiable] public static double F(double x) { dynamic d = {|SG0004:1|}; return x * d; }", "The conversion to 'dynamic'" },
        { "[Differentiable] public static double F(double x) { object o = {|SG0004:x|}; return (double)o; }", "The conversion to 'object'" },
        { "[Differentiable] public static double F(double x) { nint k = {|SG0004:1|}; return x * k; }", "The conversion to 'nint'" },
        { "[Differentiable] public static double F(ReadOnlyMemory<double> x) => {|SG0004:x.Span|}[0];", "The property 'ReadOnlyMemory<double>.Span' without source code" },
        { "[Differentiable] public static double F(double[] x) { var v = {|SG0004:new System.Numerics.Vector<double>(x)|}; return v[0]; }", "A new 'Vector<double>'" },
        { "[Differentiable] public static double F(double x, Dictionary<string, double> q) => {|SG0004:q[\"a\"]|} * x;", "The indexer of 'Dictionary<string, double>'" },
        { "[Differentiable] public static double F(double x, IEnumerable<double> q) { foreach (double v in {|SG0004:q|}) x += v; return x; }", "A 'foreach' loop over 'q' of the type 'IEnumerable<double>'" },
        { "[Differentiable] public static double F(double x, int n) { var r = {|SG0004:new double[n][]|}; return x; }", "The type 'double[][]'" },
        { "[Differentiable] public static double F(double x) { string s = {|SG0004:\"a\"|}; return x; }", "'\"a\"' of type 'string'" },
        { "[Differentiable] public static double F(double x, DateTime d) => {|SG0004:d.Year|} > 2000 ? x : -x;", "The property 'DateTime.Year' without source code" },

        // Expressions.
        { "[Differentiable] public static double F(double x, int n) { checked { {|SG0004:n++|}; return x * n; } }", "'checked' arithmetic" },
        { "[Differentiable] public static double F(double[] x, double[]? y) { var z = {|SG0004:y ?? x|}; return z[0]; }", "'??'" },
        { "[Differentiable] public static double F(double x, object o) => {|SG0004:o is string|} ? x : -x;", "'is'" },

        { "[Flags] public enum E { A = 1, B = 2 } public partial class P { [Differentiable] public static double F(double x, E d) => ({|SG0004:d|} & E.A) == E.A ? x * x : x; }", "The type 'E' of 'd'" },
        { "[Differentiable] public static double F(double x, System.Numerics.Matrix3x2 {|SG0004:m|}) => x * m.M11;", "The type 'Matrix3x2' of the parameter 'm', of whose members no derivative is known," },
        { "[Differentiable] public static float F(System.Numerics.Matrix4x4 m) { {|SG0005:m.Translation|} = default; return m.M11; }", "'Matrix4x4.Translation'" },
        { "[Differentiable] public static float F(System.Numerics.Matrix4x4 m) => {|SG0005:System.Numerics.Matrix4x4.Invert(m, out var n)|} ? n.M11 : 0;", "'Matrix4x4.Invert'" },
        { "public class C { public double[] w = []; } public partial class P { [Differentiable] public static double F(double x, C? c) { var w = {|SG0004:c?.w|}; return w![0] * x; } }", "A choice after which its value is either a value or null" },
        { "[Differentiable] public static double F(double[] x) { double[] y = [{|SG0004:.. x.Where(v => v > 0)|}]; return y[0]; }", "The spread '.. x.Where(v => v > 0)' of what is not counted before" },
        { "public record struct S(double A, double B); [Differentiable] public static double F(double a) { S[] x = [new S(a, a)], y = [{|SG0004:.. x|}, new S(a, 1)]; return y[0].A; }", "A spread of structs" },
        { "[Differentiable] public static double F(double x, bool c) { double[] a = [x, 2]; Index i = 0; {|SG0004:if (c) i = ^1;|} return a[i]; }", "A choice after which 'i' is either" },
        { "[Differentiable] public static double F(double x, DayOfWeek d) => x * (byte){|SG0004:d|};", "The type 'DayOfWeek' of 'd'" },
        { "[Differentiable] public static double F(double x, DayOfWeek d) => {|SG0005:d.HasFlag(DayOfWeek.Friday)|} ? x : -x;", "'Enum.HasFlag'" },
        { "[Differentiable] public static double F(double x, ulong n) => x * (n * {|SG0004:6364136223846793005ul|});", "The number '6364136223846793005ul'" },
        { "[Differentiable] public static double F(double x, ulong n) => x * ({|SG0004:~n|});", "The operator in '~n'" },

        { "public enum E { A, B } public struct S { public double V; public E Kind; } public partial class P { [Differentiable] public static double F(double x, S[] s) => {|SG0004:s[0].Kind == E.B|} ? s[0].V * x : x; }", "Asking about 's[].Kind', which lies in the elements of an array," },
        { "public class S { public double V; public S2 Inner = new(); public virtual double W => V; public virtual double M(double a) => a * V; } public class S2 { public double U; public virtual double W => U; } public partial class P { [Differentiable] public static double F(double x, S[] s) => x * {|SG0004:s[0].W|}; }", "The virtual property 'S.W'" },
        { "public class S { public double V; public S2 Inner = new(); public virtual double W => V; public virtual double M(double a) => a * V; } public class S2 { public double U; public virtual double W => U; } public partial class P { [Differentiable] public static double F(double x, S[] s) => x * {|SG0004:s[0].Inner.W|}; }", "The virtual property 'S2.W'" },
        { "public class S { public double V; public S2 Inner = new(); public virtual double W => V; public virtual double M(double a) => a * V; } public class S2 { public double U; public virtual double W => U; } public partial class P { [Differentiable] public static double F(double x, S[] s) => {|SG0005:s[0].M(x)|}; }", "it may be overridden" },
        { "public class S { public double V; public S2 Inner = new(); public virtual double W => V; public virtual double M(double a) => a * V; } public class S2 { public double U; public virtual double W => U; } public partial class P { [Differentiable] public static double F(double x, S[] s) => x * ({|SG0004:s[0]|}?.V ?? 1); }", "Asking whether 's[0]', an object in an array, is there" },
        { "public class S { public double V; public S2 Inner = new(); public virtual double W => V; public virtual double M(double a) => a * V; } public class S2 { public double U; public virtual double W => U; } public partial class P { [Differentiable] public static double F(double x, S[] s) => x * ({|SG0004:s[0].Inner|}?.U ?? s[0].V); }", "Asking whether 's[0].Inner', an object in an array, is there" },
        { "public class S { public double V; public S2 Inner = new(); public virtual double W => V; public virtual double M(double a) => a * V; } public class S2 { public double U; public virtual double W => U; } public partial class P { [Differentiable] public static double F(double x, S[] s) => s[0] is {|SG0004:{ V: > 1 }|} ? x * s[0].V : x; }", "Asking whether 's[0]', an object in an array, is there" },
        { "public enum E { A, B } public struct S { public double V; public E Kind; } public partial class P { [Differentiable] public static double F(double x, S[] s) => {|SG0004:(int)s[0].Kind|} * x; }", "Asking about 's[].Kind', which lies in the elements of an array," },
        { "[Differentiable] public static double F(double x, [Data] double[,] a, bool c) { var m = {|SG0010:c ? a : new double[2, 2]|}; return m[0, 0] * x; }", "it is an array of two dimensions that is either the caller's or one that is made here" },

        // Results by arrays.
        { "[Differentiable] public static void {|SG0003:F|}(double[] x, [Data] double[] y) { y[0] = x[0]; }", "or write to an array that is differentiated" },
        { "[Differentiable] public static void {|SG0003:F|}(double[] x, double[] y) { double s = x[0] * y[0]; }", "'F' returns 'void'" },
        { "[Differentiable] public static void {|SG0003:F|}(ReadOnlySpan<double> x) { }", "'F' returns 'void'" },

        // Calls.
        { "[Differentiable] public static double F(double x) => x * {|SG0005:double.Parse(\"2\")|};", "'double.Parse'" },
        { "[Differentiable] public static double F(double x, int n) { {|SG0005:System.Threading.Tasks.Parallel.For(0, n, i => { })|}; return x; }", "'Parallel.For'" },
        { "public class C { public double V { get; set => field = value * 2; } } public partial class P { [Differentiable] public static double F(double a) { var c = new C(); c.V = a; return {|SG0005:c.V|} * a; } }", "'C.V' cannot be called in a differentiable method: it has no source code" },
        { "public class S { public virtual double W { get; set; } } public sealed class Q : S { public override double W { set => base.W = 2 * value; } } public partial class P { [Differentiable] public static double F(double a) { var c = new Q(); {|SG0005:c.W|} *= a; return a; } }", "'S.W' cannot be called in a differentiable method: it has no source code" },
        { "[Differentiable] public static double F(double[] x) => {|SG0005:x.LastOrDefault()|};", "'Enumerable.LastOrDefault'" },
        { "[Differentiable] public static double F(double[] x) => {|SG0005:x.Append(2.0)|}.Sum();", "'Enumerable.Append'" },
        { "[Differentiable] public static double F(double[] x) => {|SG0005:x.GroupBy(v => v > 0)|}.Count();", "'Enumerable.GroupBy'" },
        { "[Differentiable] public static double F(double[] x) => {|SG0005:System.Numerics.Tensors.TensorPrimitives.Sum<double>(x)|};", "'TensorPrimitives.Sum'" },
        { "public record struct S(double A, double B); [Differentiable, Recompute] public static double G(S s) => s.A * s.B; [Differentiable] public static double F(double x) => {|SG0005:G(new S(x, 2))|};", "members of its parameter 's' are differentiated, and it is not followed; mark that [Data]" },
        { "[Differentiable, Recompute] public static double G(ReadOnlySpan<double> s) => s[0]; [Differentiable] public static double F(double[] x) => {|SG0010:G(x.AsSpan(1))|};", "a method that is not followed takes an array that is made or written here, or a part of one" },
    };
}
