namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>Programs that are refused, each with the place marked and a part of the message. Members of a class <c>P</c>, unless they declare types themselves.</summary>
internal static class RefusedPrograms
{
    public static TheoryData<string, string> All => new()
    {
        // SG0001: not partial.
        { "public class {|SG0001:P|} { [Differentiable] public static double F(double x) => x; }", "'P' must be partial, because the generated code of 'F'" },
        { "public class {|SG0001:Q|} { public partial class P { [Parameter] public double w = 1; } }", "'Q' must be partial, because the generated code of 'w'" },
        { "public struct {|SG0001:P|} { [Differentiable] public static double F(double x) => x; [Differentiable] public static double G(double x) => x; }", "'P' must be partial" },

        // SG0002: nothing to differentiate.
        { "[Differentiable] public static double {|SG0002:F|}(int n) => n;", "it has no float or double parameter that is not [Data]" },
        { "[Differentiable] public static double {|SG0002:F|}([Data] double x) => x;", "'F' has nothing to differentiate" },
        { "[Differentiable] public static double {|SG0002:F|}(double x, double[] y) => y.Length;", "its result does not depend on 'x' or 'y'" },
        { "double w; [Differentiable] public double {|SG0002:F|}(int n) => w * n;", "reads no [Parameter]" },

        // SG0003: the result.
        { "[Differentiable] public static void {|SG0003:F|}(double x) { }", "'F' returns 'void'" },
        { "[Differentiable] public static int {|SG0003:F|}(double x) => (int)x;", "'F' returns 'int'" },
        { "[Differentiable] public static string {|SG0003:F|}(double x) => \"\";", "'F' returns 'string'" },
        { "[Differentiable] public static double[][] {|SG0003:F|}(double[][] x) => x;", "'F' returns 'double[][]'" },
        { "[Differentiable] public static double[,,] {|SG0003:F|}(double x) => new double[1, 1, 1];", "'F' returns 'double[,,]'" },
        { "[Differentiable] public static Span<double> {|SG0003:F|}(Span<double> x) => x[1..];", "'F' returns 'Span<double>'" },
        { "[Differentiable] public static int[] {|SG0003:F|}(double[] x) => [x.Length];", "'F' returns 'int[]'" },
        { "[Differentiable] public static (double, int[]) {|SG0003:F|}(double x) => (x, [1]);", "'F' returns '(double, int[])'" },
        { "[Differentiable] public static double[] F(double[] x) { {|SG0004:for (int i = 0; i < x.Length; i++) if (x[i] > 1) return [x[i]];|} return x; }", "'return' from here" },
        { "[Differentiable] public static double[] F(double[] x, double[] y, bool c) => {|SG0010:c ? x : y|};", "'c ? x : y' cannot be differentiated here: which array" },
        { "[Differentiable, Recompute] public static double[] G(double[] x) => [x[0]]; [Differentiable] public static double F(double[] x) => {|SG0005:G(x)|}[0];", "it returns an array, and is not followed" },
        { "[Differentiable] public static decimal {|SG0003:F|}(double x) => 1m;", "'F' returns 'decimal'" },
        { "[Differentiable] public static (int, bool) {|SG0003:F|}(double x) => (1, true);", "'F' returns '(int, bool)'" },
        { "[Differentiable] public static (double, string) {|SG0003:F|}(double x) => (x, \"\");", "a tuple" },

        // SG0004: the method's form.
        { "[Differentiable] public static double {|SG0004:F|}<T>(double x) => x;", "The generic method 'F'" },
        { "[Differentiable] public virtual double {|SG0004:F|}(double x) => x;", "The virtual method 'F'" },
        { "public abstract partial class P { [Differentiable] public abstract double {|SG0004:F|}(double x); }", "The virtual method 'F'" },
        { "public partial interface I { [Differentiable] static double {|SG0004:F|}(double x) => x; }", "'F' in the interface 'I'" },
        { "file partial class {|SG0004:P|} { [Differentiable] public static double F(double x) => x; }", "the file-local type 'P'" },
        { "[Differentiable] public static double F(double x, ref double {|SG0004:y|}) => x;", "The parameter 'y' by reference" },
        { "[Differentiable] public static double F(double x, out int {|SG0004:y|}) { y = 1; return x; }", "The parameter 'y' by reference" },
        { "public double X { [Differentiable] {|SG0004:get|} => 1.0; }", "[Differentiable] on an accessor of 'X'" },
        { "[Differentiable] public static double operator {|SG0004:+|}(P x) => 1.0;", "[Differentiable] on an operator" },
        { "public static double G() { [Differentiable] double {|SG0004:F|}(double x) => x; return F(1); }", "the local function 'F'" },
        { "public static Func<double, double> G() => {|SG0004:[Differentiable] (x) => x|};", "on a lambda" },

        { "[Parameter] double a; [Differentiable] public double F(double {|SG0006:a|}) => a * this.a;", "'FGradient' already has a member 'a', which is the name of the gradient by the parameter 'a'" },

        // SG0004: statements.
        { "[Differentiable] public static double {|SG0004:F|}(double x) => throw new Exception();", "The method 'F', which always throws," },
        { "[Differentiable] public static double F(double x, double a) => {|SG0004:Math.Clamp(x, 0.5, 0.0)|} * a;", "The call 'Math.Clamp(x, 0.5, 0.0)', which always throws," },
        { "static Exception E() => new(); [Differentiable] public static double F(double x) { if (x < 0) {|SG0004:throw E();|} return x; }", "The exception in 'throw E();' is not supported in a differentiable method; throw a new one" },
        { "static string S() => \"\"; [Differentiable] public static double F(double x) { if (x < 0) throw new Exception({|SG0004:S()|}); return x; }", "'S()' in an exception" },
        { "[Differentiable] public static double F(double x) { for (int i = 0; i < 3; i++) { switch (i) { case 0: {|SG0004:goto case 1;|} case 1: x *= 2; break; } } return x; }", "'goto' is not supported in a differentiable method; use 'if' or a loop" },
        { "[Differentiable] public static double F(double x) { if (x > 1) {|SG0004:goto end;|} x *= 2; end: return x; }", "'goto'" },
        { "[Differentiable] public static double F(double x, List<double> y) { foreach (double v in {|SG0004:y|}) x += v; return x; }", "A 'foreach' loop over 'y' of the type 'List<double>'" },
        { "[Differentiable] public static double F(double x, string s) { foreach (char c in {|SG0004:s|}) x += c; return x; }", "loop over an array, a span, LINQ on these or Enumerable.Range" },
        { "[Differentiable] public static Vector<double> F(Vector<double> x, int n) { {|SG0004:for (int i = 0; i < n; i++) { x = x + x; if (i > 1) return x; }|} return x; }", "'return' from here of a value of the type 'Vector<double>'" },
        { "[Differentiable] public static double F(Vector<double> x) { Vector<double> y; {|SG0004:do y = x; while (x[0] > 9);|} return y[0]; }", "A loop that is the first to assign 'y'" },
        { "[Differentiable] public static double F(double x) { {|SG0004:try { return x; } finally { x = 2; }|} }", "'try'" },
        { "[Differentiable] public static double F(double x) { {|SG0004:lock (\"\") { }|} return x; }", "'lock'" },

        // SG0004: expressions.
        { "[Differentiable] public static double F(double x, object o) => o switch { {|SG0004:int|} => x, _ => -x };", "The pattern 'int'" },
        { "[Differentiable] public static double F(double[] x) => x is {|SG0004:[var a, ..]|} ? a : 0;", "The pattern '[var a, ..]'" },
        { "[Differentiable] public static double F(double x, object o) => o is {|SG0004:int k|} ? x * k : 0;", "The pattern 'int k'" },
        { "[Differentiable] public static double F(double x) => {|SG0004:x % 2|};", "The operator in 'x % 2'" },
        { "[Differentiable] public static double F(double x, int n) => x * checked({|SG0004:n + 1|});", "'checked' arithmetic" },
        { "[Differentiable] public static double F(double x, double? {|SG0004:y|}) => x * (y ?? 1);", "The type 'double?' of the differentiated parameter 'y'" },
        { "[Differentiable] public static double F(double x, double?[] {|SG0004:y|}) => x * (y[0] ?? 1);", "The type 'double?[]' of the differentiated parameter 'y'" },
        { "[Differentiable] public static double F(double x, [Data] double? y) => x * (-{|SG0004:y|} ?? 1);", "The value 'y'" },
        { "[Differentiable] public static double F(double x, bool? a) => ({|SG0004:a & true|}) == null ? x : 0;", "The operator in 'a & true'" },
        { "[Differentiable] public static double F(double x, decimal? y) => ({|SG0004:y ?? 1|}) > 0 ? x : 0;", "'??'" },
        { "[Differentiable] public static double F(double x, (double A, double B)? {|SG0004:y|}) => x * y!.Value.A;", "of the differentiated parameter 'y'" },
        { "[Differentiable] public static double F(double x, decimal y) => x * (double){|SG0004:y|};", "The type 'decimal' of 'y'" },
        { "[Differentiable] public static double F(double x, Half y) => x * (double){|SG0004:y|};", "The type 'Half' of 'y'" },
        { "[Differentiable] public static double F(double[][] x) { {|SG0004:x[0][0]|} = 1; return x[0][0]; }", "Writing to 'x[0][0]', a row that other arrays may share," },
        { "[Differentiable] public static double F(double[][] x) { {|SG0004:x[0]|} = x[1]; return x[0][0]; }", "Writing the row 'x[0]'" },
        { "double w; [Differentiable] public double F(double x) { {|SG0004:w|} = x; return w; }", "Writing to the member 'w'" },
        { "[Differentiable] public static double F(double x) { var a = {|SG0004:new double[2, 2, 2]|}; return x; }", "The type 'double[,,]' of" },
        { "[Differentiable] public static double F(double x) { var a = {|SG0004:new decimal[2]|}; return x; }", "The type 'decimal[]'" },
        { "[Differentiable] public static double F(double x) { var a = {|SG0004:new Random()|}; return x; }", "A new 'Random' is not supported" },
        { "[Differentiable] public static double F(double x) { Func<double, double> f = Math.Sin; {|SG0004:if (x > 0) f = Math.Cos;|} return f(x); }", "A choice after which 'f' is either 'Math.Cos' or 'Math.Sin'" },
        { "static Func<double, double> G(double a) => t => a * t; [Differentiable] public static double F(double x) => {|SG0004:G(x)(2)|};", "The function 't => a * t', which outlives the call that made it," },
        { "[Differentiable] public static double F(double x) { Func<double, double> f = t => t; {|SG0004:for (int i = 0; i < 3; i++) { double a = x * i; f = t => a * t; }|} return f(x); }", "A loop after which 'f' is either 't => t' or 't => a * t'" },
        { "static double s; [Differentiable] public static double F(double x) { {|SG0004:s|} = x; return s; }", "Writing to the member 's'" },
        { "[Differentiable] public static double F(double[] x, Index i) => x[{|SG0004:i|}];", "The index 'i'" },
        { "[Differentiable] public static double F(double[] x, Range r) => x[{|SG0004:r|}][0];", "The range 'r'" },
        { "[Differentiable] public static double F(double[] x, double[] y, int n) { Span<double> z = x; if (n > 0) z = y; return {|SG0004:z.Slice(1)|}[0]; }", "A part of an array that is one of several, 'z.Slice(1)'," },
        { "[Differentiable] public static double F(double[] x, int n) { Span<double> z = x; if (n > 0) z = {|SG0010:z.Slice(1)|}; return z[0]; }", "a branch or loop hands on a part of an array" },
        { "[Differentiable] public static double F(double a, int n) { double[] now = [a, a], next = [0, 0]; Span<double> part = now.AsSpan(1); {|SG0010:for (int i = 0; i < n; i++) { next[0] = now[0] * part[0]; (now, next) = (next, now); }|} return now[0]; }", "may stand for one array in the loop" },
        { "[Differentiable] public static double F(double[][] x) { var y = (double[][]){|SG0004:x.Clone()|}; return y[0][0]; }", "The copy 'x.Clone()' of an array of arrays" },
        { "[Differentiable] public static double F(double[] x, int[] n) { {|SG0004:Array.Copy(n, x, 1)|}; return x[0]; }", "The copy 'Array.Copy(n, x, 1)' between arrays of two types" },
        { "[Differentiable] public static double F(double[] x) { {|SG0005:Array.Sort(x)|}; return x[0]; }", "the order of the elements would have to be kept" },
        { "[Differentiable] public static double F(double[][] x) { {|SG0004:x[0].AsSpan(1)[0]|} = 1; return x[0][0]; }", "a row that other arrays may share," },
        { "[Differentiable] public static double F(double[] x, long i) => x[{|SG0004:i|}];", "The index 'i'" },
        { "[Differentiable] public static double F(Matrix<double> x) => x[0, 0] + {|SG0004:x.Span|}[0];", "The property 'Matrix<double>.Span'" },

        { "public static partial class P { extension(double x) { [Differentiable] public double {|SG0004:F|}(double y) => x * y; } }", "in an extension block" },

        // SG0004: parameters without buffers.
        { "[Differentiable] public static double F(double[,,] {|SG0004:x|}) => x[0, 0, 0];", "The type 'double[,,]' of the differentiated parameter 'x'" },
        { "[Differentiable] public static double F(double[][][] {|SG0004:x|}) => x[0][0][0];", "The type 'double[][][]'" },
        { "[Differentiable] public static double F(double[,][] {|SG0004:x|}) => x[0, 0][0];", "or mark it [Data]" },
        { "[Differentiable] public static double F(ReadOnlySpan<Vector<double>> {|SG0004:x|}) => x[0][0];", "The type 'ReadOnlySpan<Vector<double>>'" },
        { "[Differentiable] public static double F(Span<double[]> {|SG0004:x|}) => x[0][0];", "The type 'Span<double[]>'" },
        { "[Differentiable] public static double F(Vector<double>[,] {|SG0004:x|}) => x[0, 0][0];", "The type 'Vector<double>[,]'" },
        { "[Differentiable] public static double F(Matrix<double>[][] {|SG0004:x|}) => x[0][0][0, 0];", "The type 'Matrix<double>[][]'" },
        { "[Differentiable] public static double F(List<double> x) => {|SG0004:x[0]|};", "The indexer of 'List<double>'" },

        // SG0004: members.
        { "public partial class P { [Parameter] public double w; [Differentiable] public double F(double x, P other) => x * {|SG0004:other.w|}; }", "The [Parameter] 'other.w' of another type or object" },
        { "public partial class B { [Parameter] public double w; } public partial class P : B { [Differentiable] public double F(double x) => x * {|SG0004:w|}; }", "The [Parameter] 'w' of another type or object" },
        { "public virtual double W => 1; [Differentiable] public double F(double x) => x * {|SG0004:W|};", "The virtual property 'P.W'" },
        { "[Differentiable] public static double F(double x) => x * {|SG0004:Environment.TickCount|};", "The property 'Environment.TickCount' without source code" },
        { "public class S { public double rate; } public partial class P { S s = new(); [Differentiable] public double F(double x) => x > 0 ? x * {|SG0004:s.rate|} : x; }", "under a condition or in a loop" },
        { "static class K { public static double Get(double x) => x * {|SG0004:k|}; private static double k = 1; } public partial class P { [Differentiable] public static double F(double x) => K.Get(x); }", "The member 'K.k', which 'P' cannot access" },

        { "public class B { internal double k = 1; protected double G() => k; } public partial class P : B { internal new double k = 2; [Differentiable] public double F(double x) => x * {|SG0004:base.k|}; }", "The member 'B.k', which 'P' hides" },
        { "public class B { internal double k = 1; } public class D : B { internal new double k = 2; } public partial class P { static double G(B b) => {|SG0004:b.k|}; [Differentiable] public static double F(double x, D d) => x * G(d); }", "The member 'B.k', which 'D' hides" },

        // SG0004: structs and objects.
        { "public class C { public double k; } public partial class P { [Differentiable] public static double F(double x) { C a = new C { k = x }, b = new C(); var c = {|SG0004:x > 0 ? a : b|}; return c.k; } }", "A choice after which its value is either 'new C { k = x }' or 'new C()'" },
        { "public class C { public double k; } public partial class P { [Differentiable] public static double F(double x, C s, C t) { C c = s; {|SG0004:if (x > 0) c = t;|} return c.k; } }", "A choice after which 'c' is either 't' or 's'" },
        { "public class C { public double k; } public partial class P { [Differentiable] public static double F(double x, int n) { var c = new C(); {|SG0004:for (int i = 0; i < n; i++) c = new C { k = c.k + x };|} return c.k; } }", "A loop after which 'c' is either" },
        { "public class C { public double k; } public partial class P { [Differentiable] public static double F(double x, C c) { {|SG0004:c.k|} = x; return c.k; } }", "Writing to the member 'c.k'" },
        { "public struct S { public double K; private double k; public S(double x) { k = x; K = x; } public double G() => {|SG0004:k|}; } public partial class P { [Differentiable] public static double F(double x, S s) => x * s.G(); }", "The member 'S.k', which 'P' cannot access" },
        { "public record class R(double A) { protected R(R other) { A = other.A + 1; } } public partial class P { [Differentiable] public static double F(double x) { var r = new R(x); return ({|SG0004:r with { A = 2 }|}).A; } }", "'with' on 'R', which declares how it is copied" },
        { "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] public struct S { [System.Runtime.InteropServices.FieldOffset(0)] public double A; [System.Runtime.InteropServices.FieldOffset(0)] public double B; } public partial class P { [Differentiable] public static double F(double x) { var s = {|SG0004:new S { A = x }|}; return s.B; } }", "A new 'S'" },

        // SG0004: where capture takes what compiles for what does not, it is not silent.
        { "[Differentiable] public static double {|SG0004:F|}(double x, int n) { do { switch (n) { default: return x * x; } } while (false); }", "The way through 'P.F'" },

        // SG0005: calls.
        { "[Differentiable] public static double F(double x) => {|SG0005:Math.IEEERemainder(x, 2)|};", "'Math.IEEERemainder' cannot be called in a differentiable method: it has no known derivative" },
        { "[Differentiable] public static double F(double x) => x * {|SG0005:Console.Read()|};", "'Console.Read'" },
        { "[Differentiable] public static double F(double x) { {|SG0005:Console.WriteLine(x++)|}; return x; }", "'Console.WriteLine'" },
        { "[Differentiable] public static double F(double x) => x * {|SG0005:Random.Shared.NextDouble()|};", "'Random.NextDouble'" },
        { "[Differentiable] public static double F(double[] x) => {|SG0005:x.OrderBy(v => v)|}.Sum();", "'Enumerable.OrderBy'" },
        { "[Differentiable] public static double F(double[] x) => {|SG0005:x.Where(v => v > 0).ToArray()|}[0];", "'Enumerable.ToArray'" },
        { "[Differentiable] public static double F(double[] x, int[] k) => x[0] * {|SG0005:k.Sum()|};", "'Enumerable.Sum'" },
        { "public virtual double G(double x) => x; [Differentiable] public double F(double x) => {|SG0005:G(x)|};", "it may be overridden" },
        { "static double G<T>(double x, T o) => x; [Differentiable] public static double F(double x, string o) => {|SG0005:G(x, o)|};", "it is generic, and its type argument 'string' is no struct" },
        { "double k; double G(double x) => k * x; [Differentiable] public static double F(double x) => {|SG0005:((P?)null)!.G(x)|};", "its object is neither 'this' nor a member or parameter" },
        { "[Differentiable] public static double F(Func<double, double> g, double x) => {|SG0005:g(x)|};", "'Func<double, double>.Invoke'" },
        { "[Differentiable] public static double F(Matrix<double> x) => Sum({|SG0005:x.Row(0)|});", "'Matrix<double>.Row'" },

        // SG0005: members of System.Numerics' structs without a row.
        { "[Differentiable] public static double F(System.Numerics.Complex z) => {|SG0005:System.Numerics.Complex.Sqrt(z)|}.Real;", "'Complex.Sqrt' cannot be called in a differentiable method: it has no known derivative" },
        { "[Differentiable] public static float F(System.Numerics.Vector3 v) => {|SG0005:System.Numerics.Vector3.Clamp(v, v, v)|}.X;", "'Vector3.Clamp'" },
        { "[Differentiable] public static float F(System.Numerics.Vector2 v) => {|SG0005:v == System.Numerics.Vector2.Zero|} ? v.X : v.Y;", "'Vector2.op_Equality'" },
        { "[Differentiable] public static float F(System.Numerics.Vector3 v, ReadOnlySpan<float> x) => v.X * ({|SG0005:new System.Numerics.Vector3(x)|}).Y;", "it has no known derivative" },
        { "[Differentiable] public static float F(System.Numerics.Vector3 v) => {|SG0004:v[0]|};", "The indexer of 'Vector3'" },

        // SG0005: methods that are not followed although they are differentiable.
        { "[Recompute] static double G(double x) => x; [Differentiable] public static double F(double x) => {|SG0005:G(x)|};", "it is marked [Recompute] and not [Differentiable]" },
        { "[Differentiable, Recompute] static double G(double[] a) { a[0] = 1; return a[0] * a[1]; } [Differentiable] public static double F(double[] a) => {|SG0005:G(a)|};", "it writes to elements of arrays" },
        { "[Differentiable, Recompute] static double G(double[] a) { double s = a[0]; System.Array.Fill(a, s * s); return a[0] * s; } [Differentiable] public static double F(double[] a) => {|SG0005:G(a)|} * a[0];", "it writes to elements of arrays" },
        { "static readonly double[] T = [1, 2]; [Differentiable, Recompute] static double G(double x) => T[0] * x; [Differentiable] public static double F(double x) { T[0] = x; return {|SG0005:G(x)|}; }", "it reads arrays that are not its arguments, and is not followed, while 'F' writes to arrays" },
        { "static readonly double[] T = [1, 2]; [Differentiable, Recompute] static double G(double x) { T[0] = x; return T[1] * x; } [Differentiable] public static double F(double x) => {|SG0005:G(x)|};", "it writes to elements of arrays" },
        { "static readonly double[] T = [1, 2]; [Differentiable] public static double F(double x, int n) { if (n < 1) return T[0] * x; T[0] = x; return System.Math.Sin({|SG0005:F(x, n - 1)|}); }", "it writes to elements of arrays" },
        { "public sealed class B { public double[] A = [1]; } [Differentiable, Recompute] static double G([Data] B b, double x) => b.A[0] * x; [Differentiable] public static double F([Data] B b, double x) { b.A[0] = x; return {|SG0005:G(b, x)|}; }", "it reads arrays that are not its arguments" },
        { "public sealed class B { public double[] A = [1]; } static double G(B b, double x) => b.A[0] * x; [DerivativeOf(typeof(P), nameof(G))] static double OfG(B b, double x, double g) => b.A[0] * g; [Differentiable] public static double F([Data] B b, double x) { b.A[0] = x; return {|SG0005:G(b, x)|}; }", "it is given 'b', which may hold an array that 'F' writes to" },
        { "double[] _a = [1]; double G(double x) => _a[0] * x; [DerivativeOf(typeof(P), nameof(G))] double OfG(double x, double g) => _a[0] * g; [Differentiable] public double F(double x) { _a[0] = x; return {|SG0005:G(x)|}; }", "which may hold an array that 'F' writes to" },
        { "[System.Obsolete(\"no\", true)] public static double K = 3; [System.Obsolete] static double G(double x) => x * {|SG0004:K|}; [System.Obsolete, Differentiable] public static double F(double x) => G(x);", "The member 'P.K'" },
        { "[Differentiable] public static double F(double[] a) { if (a[0] > 9) return a[1]; a[0] += 1; return a[1] * {|SG0005:F(a)|}; }", "it writes to elements of arrays" },
        { "static void W(double[] a) { a[0] += 1; } [Differentiable, Recompute] static double G(double[] a) { W(a); return a[0]; } [Differentiable] public static double F(double[] a) => {|SG0005:G(a)|};", "it writes to elements of arrays" },
        { "[Parameter] double w = 1; [Differentiable] public double F(double x) => x > 1 ? {|SG0005:F(x / 2)|} : w * x;", "it may read [Parameter] members" },
        { "[Differentiable] public static (double, double) F(double x) => x > 1 ? {|SG0005:F(x / 2)|} : (x, x);", "it returns several values" },

        // SG0006: names.
        { "[Differentiable] public static double {|SG0006:F|}(double x) => x; static int F_Backward = 1;", "'P' already has a member 'F_Backward', which is the name of a member that is generated for 'F'" },
        { "[Differentiable] public static double {|SG0006:F|}(double x) => x; static void F_Gradient() { }", "'F_Gradient'" },
        { "[Differentiable] public static double {|SG0006:F|}(double x) => x; class FGradient;", "'FGradient'" },
        { "[Differentiable(DrawGraph = true)] public static double {|SG0006:F|}(double x) => x; const int F_Graph = 1;", "'F_Graph'" },
        { "[Differentiable(Forward = true)] public static double {|SG0006:F|}(double x) => x; static void F_Forward(int n) { }", "'F_Forward'" },
        { "public partial class FGradient { [Differentiable] public static double {|SG0006:F|}(double x) => x; } public class P;", "'FGradient' already has a member 'FGradient'" },
        { "public partial class P<F_Backward> { [Differentiable] public static double {|SG0006:F|}(double x) => x; }", "'F_Backward'" },
        { "public class B { protected int F_Backward; } public partial class P : B { [Differentiable] public static double {|SG0006:F|}(double x) => x; }", "'B' already has a member 'F_Backward'" },
        { "[Parameter] double w; class {|SG0006:Gradients|};", "'P' already has a member 'Gradients', which is the name of a member that is generated for 'P'" },
        { "[Parameter] double w; int {|SG0006:CreateGradients|}() => 1;", "'CreateGradients'" },
        { "[Parameter] double w; int {|SG0006:VisitParameters|};", "'VisitParameters'" },
        { "[Parameter] double w; class {|SG0006:UpdateParameters|};", "'UpdateParameters'" },
        { "public class B { protected class Gradients; } public partial class {|SG0006:P|} : B { [Parameter] double w; }", "'B' already has a member 'Gradients'" },
        { "[Parameter] double {|SG0006:Clear|};", "'Gradients' already has a member 'Clear', which is the name of the gradient by 'Clear'" },
        { "[Parameter] double[] {|SG0006:Visit|} = [];", "'Visit'" },
        { "[Parameter] double a; [Differentiable] public double F(double {|SG0006:a|}) => a * this.a;", "'FGradient' already has a member 'a', which is the name of the gradient by the parameter 'a'" },
        { "[Parameter] double a, b; [Differentiable] public double F(double {|SG0006:a|}) => a * b;", "'FGradient' already has a member 'a'" },
        { "[Differentiable] public static double F(double {|SG0006:Value|}) => Value * 2;", "'FGradient' already has a member 'Value'" },
        { "[Differentiable] public static double F(double x, double[] {|SG0006:ToString|}) => x * ToString[0];", "'ToString'" },
        { "[Differentiable] public static double F(double {|SG0006:FGradient|}) => FGradient;", "'FGradient' already has a member 'FGradient'" },
        { "[Parameter] double Value; [Differentiable] public double {|SG0006:F|}(double x) => x * Value;", "which is the name of the gradient by [Parameter] 'Value'" },

        // SG0007: parameters that cannot be trained.
        { "[Parameter] int {|SG0007:n|};", "its type 'int' is not float, double" },
        { "[Parameter] double[,] {|SG0007:m|};", "its type 'double[,]' is not" },
        { "[Parameter] double[][] {|SG0007:m|};", "one-dimensional array" },
        { "[Parameter] string {|SG0007:s|} = \"\";", "its type 'string'" },
        { "[Parameter] double a; [Parameter] float {|SG0007:b|};", "its scalar type is not that of 'a'" },
        { "[Parameter] readonly double {|SG0007:a|} = 1;", "cannot be assigned after construction" },
        { "[Parameter] double {|SG0007:A|} { get; }", "give it a setter" },
        { "[Parameter] double {|SG0007:A|} { get; init; }", "give it a setter" },
        { "[Parameter] static double {|SG0007:a|};", "it is static" },
        { "[Parameter] double {|SG0007:a|} { set { } }", "it has no getter" },
        { "[field: Parameter] double {|SG0007:A|} { get; set; }", "[Parameter] 'A' cannot be trained: the attribute marks the field behind 'A'" },
        { "public partial record class P([field: Parameter] double[] {|SG0007:A|});", "the attribute marks the field behind 'A'" },
        { "public partial record class P([property: Parameter] double {|SG0007:A|});", "give it a setter" },
        { "public interface I { double A { get; set; } } public partial class P : I { [Parameter] double I.{|SG0007:A|} { get; set; } }", "it implements an interface explicitly" },
        { "public ref partial struct P { [Parameter] public double {|SG0007:a|}; }", "'P' is a ref struct" },
        { "[Parameter] volatile float {|SG0007:a|};", "it is volatile" },
        { "public partial class B { [Parameter] private double w; } public class M : B; public partial class P : M { [Parameter] double {|SG0007:v|}; }", "its type inherits from 'B', which is a model by itself" },

        // SG0008: operands.
        { "[Differentiable] public static double F(double x, int n) => x * {|SG0008:Math.Abs(n)|};", "'Math.Abs' does not take operands of the types 'int'; its derivative is known for one operand" },
        { "[Differentiable] public static double F(double x) => {|SG0008:Math.Round(x, 2)|};", "'Math.Round' does not take operands of the types 'double', 'int'" },

        // SG0009: recursion.
        { "static double G(double x) => x > 1 ? {|SG0009:G(x / 2)|} : x; [Differentiable] public static double F(double x) => G(x);", "'P.G' calls itself ('G(x / 2)'), so that its body cannot take the place of the call; mark it [Differentiable]" },
        { "[Differentiable] public static double F(double x) { Func<double, double> f = null!; f = t => t > 1 ? {|SG0009:f(t / 2)|} : t; return f(x); }", "A lambda calls itself" },
        { "static double G(double x) => H(x); static double H(double x) => {|SG0009:G(x)|} + 1; [Differentiable] public static double F(double x) => G(x);", "'P.G' calls itself" },

        // SG0010: what the engine refuses.
        { "[Differentiable] public static double F(double x, double[] a, double[] b) { var c = {|SG0010:x > 0 ? a : b|}; return c[0]; }", "'x > 0 ? a : b' cannot be differentiated here: which array" },

        // SG0010: two names for one array, one of which changes hands.
        { "[Differentiable] public static double F(double x, int n) { double[] u = [x], v = [1], now = u, next = v; {|SG0010:for (int t = 0; t < n; t++) { next[0] = now[0] * x; (now, next) = (next, now); }|} return u[0]; }", "'now' and another name may stand for one array" },
        { "[Differentiable] public static double F(double x, int n) { double[] u = [x, 1], now = u, next = u; {|SG0010:for (int t = 0; t < n; t++) { next[0] = now[1] * x; (now, next) = (next, now); }|} return now[0]; }", "may stand for one array" },
        { "[Differentiable] public static double F(double[] x, int n) { double[] now = x, next = new double[x.Length]; {|SG0010:for (int t = 0; t < n; t++) { next[0] = now[1] * now[0]; (now, next) = (next, now); }|} return now[0]; }", "'now' and another name may stand for one array" },
        { "[Differentiable] public static double F(double x, int n) { double[] u = [x], v = [1]; double s = 0; for (int k = 0; k < 2; k++) { double[] now = u, next = v; {|SG0010:for (int t = 0; t < n; t++) { next[0] = now[0] * x; (now, next) = (next, now); }|} s += now[0]; } return s; }", "'now' and another name may stand for one array" },
        { "[Differentiable] public static double F(double x, int n) { double[] u = [x, 1], v = new double[2]; {|SG0010:for (int t = 0; t < n; t++) { v[0] = u[0] * x; u = v; }|} return u[0]; }", "'u' and another name may stand for one array" },
    };

    /// <summary>Programs that give a gradient and a warning.</summary>
    public static TheoryData<string, string> Warned => new()
    {
        { "[Differentiable] public static double F(double x, double {|SG0101:y|}) => x;", "The result of 'F' does not depend on 'y'" },
        { "[Differentiable] public static double F(double x, double[] {|SG0101:w|}) => x * w.Length;", "does not depend on 'w'" },
        { "[Differentiable] public static double F(double x) => x * {|SG0102:Math.Floor(x)|};", "The derivative of 'Math.Floor(x)' is zero wherever it exists" },
        { "[Differentiable] public static double F(double x) { double s = x; for (int i = 0; i < 3; i++) { s = {|SG0102:(int)s|} * x; } return s; }", "The derivative of '(int)s'" },
    };

    public static string Program(string members) => members.Contains("class P", StringComparison.Ordinal) || members.Contains("struct P", StringComparison.Ordinal)
        || members.Contains("{|SG0001:P|}", StringComparison.Ordinal) || members.Contains("{|SG0004:P|}", StringComparison.Ordinal) || members.Contains("{|SG0006:P|}", StringComparison.Ordinal) || members.Contains("interface I", StringComparison.Ordinal)
        ? members
        : $"using static SymbolicGrad.Functions;\npublic partial class P {{ {members} }}";
}
