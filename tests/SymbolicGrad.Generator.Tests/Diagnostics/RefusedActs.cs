namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>
/// Operands that change something where generated code would not compute them, or not as often, or not in this order: what a call that is
/// left out is given, and sequences of which LINQ does not look at every element. Read as <see cref="RefusedPrograms"/>.
/// </summary>
internal static class RefusedActs
{
    private const string LeftOut = "its arguments may change something, and generated code leaves the call out";
    private const string NotEach = "which does not look at every element in turn, of a sequence that changes something,";

    private const string Counter = """
        public sealed class C(double n) {
            public double N = n; public double Next { get { N *= 2; return N; } } public bool Check() { N *= 2; return true; }
            public double this[int i] { get { N *= 2; return N; } } public override string ToString() { N *= 2; return ""; }
            public static C operator +(C a, C b) { a.N *= 2; return a; } public static implicit operator double(C c) { c.N *= 2; return c.N; } }
        public record R(C Inner); public record S(C Inner) { public double Shown => Inner.Next; public override string ToString() => "" + Shown; }
        public record struct Q(C Inner) : IFormattable { public string ToString(string? format, IFormatProvider? provider) => "" + Inner.Next; }
        public class Unsealed { public virtual double Get() => 1; } public class Maker { static int made; int number = made++; }
        """;

    public static TheoryData<string, string> All => new()
    {
        { Calls("Console.WriteLine(c.Next)"), LeftOut },
        { Calls("Console.WriteLine(c[0])"), LeftOut },
        { Calls("GC.KeepAlive(c.Check())"), LeftOut },
        { Calls("Console.WriteLine((c + c).N)"), LeftOut },
        { Calls("Console.WriteLine((double)c)"), LeftOut },
        { Calls("Console.WriteLine(c)"), LeftOut },
        { Calls("Console.WriteLine($\"{c}\")"), LeftOut },
        { Calls("Console.WriteLine(\"\" + c)"), LeftOut },
        { Calls("Console.WriteLine(\"{0} {1}\", 1, c)"), LeftOut },
        { Calls("Console.WriteLine(string.Format(\"{0}\", c))"), LeftOut },
        { Calls("Console.WriteLine(new R(c))"), LeftOut },
        { Calls("var r = new R(c); {|SG0005:Console.WriteLine(r)|}", isMarked: true), LeftOut },
        { Calls("var s = new S(c); {|SG0005:Console.WriteLine(s)|}", isMarked: true), LeftOut },
        { Calls("var q = new Q(c); {|SG0005:Console.WriteLine($\"{q:g}\")|}", isMarked: true), LeftOut },
        { Calls("var u = new Unsealed(); {|SG0005:Console.WriteLine(u.Get())|}", isMarked: true), LeftOut },
        { Calls("var u = new Unsealed(); {|SG0005:Console.WriteLine(u)|}", isMarked: true), LeftOut },
        { Calls("Console.WriteLine(new Maker())"), LeftOut },
        { Calls("Console.WriteLine(c is { Next: > 1 })"), LeftOut },
        { Calls("Console.WriteLine(x++)"), LeftOut },
        { Calls("Console.WriteLine(y[0] = x)"), LeftOut },
        { Calls("Console.WriteLine(Written(y))"), LeftOut },
        { Calls("Console.WriteLine(Filled(y))"), LeftOut },
        { Calls("Console.WriteLine(y.AsSpan().TryCopyTo(y))"), LeftOut },
        { "[Differentiable] public static double F(double[] x, double a) => {|SG0004:x.Aggregate(func: (s, v) => s * v, seed: a)|};", "The order in which the arguments of 'Enumerable.Aggregate' are computed" },
        { "static Func<double, double, double> G(ref double a) { a *= 2; return (s, v) => s * v; } [Differentiable] public static double F(double[] x, double a) => {|SG0004:x.Aggregate(a, G(ref a))|};", "assign a function that is computed to a local first" },
        { Calls("Console.WriteLine(y.Sum(v => x += v))"), LeftOut },
        { Calls("Func<double, double> f = v => x += v; {|SG0005:Console.WriteLine(f(1))|}", isMarked: true), LeftOut },
        { Calls("Func<double, double> f = v => x += v; {|SG0005:Console.WriteLine(y.Sum(f))|}", isMarked: true), LeftOut },
        { Calls("double f(double v) => x += v; {|SG0005:Console.WriteLine(y.Sum(f))|}", isMarked: true), LeftOut },
        { Calls("var q = y.Select(v => x += v); {|SG0005:Console.WriteLine(q.Sum())|}", isMarked: true), LeftOut },

        { "[Differentiable] public static double F(double[] x, double a) { double s = a; int n = {|SG0004:x.Select(v => s += v).Count()|}; return s * n; }", NotEach },
        { "[Differentiable] public static double F(double[] x, double a) { int n = 0; bool any = {|SG0004:x.Any(v => { n++; return v > 0; })|}; return a * n; }", NotEach },
        { "[Differentiable] public static double F(double[] x, double a) { double s = a; bool all = {|SG0004:x.Select(v => s += v).All(v => v > 0)|}; return s; }", NotEach },
        { "[Differentiable] public static double F(double[] x, double a) { int n = 0; return {|SG0004:x.First(v => { n++; return v > 0; })|} * a * n; }", NotEach },
        { "[Differentiable] public static double F(double[] x, double a) { int n = 0; return {|SG0004:x.Where(v => n++ > 0).Last()|} * a * n; }", NotEach },
        { "[Differentiable] public static double F(double[] x, double[] y, double a) { var q = {|SG0004:x.Select(v => a += v).Zip(y, (v, w) => v * w)|}; return q.Sum() * a; }", NotEach },

        { "[Differentiable] public static double F(double[] x, double a) { double[] y = [{|SG0004:.. x.Select(v => a *= 1.5)|}, a]; return y[0] * a; }", "which changes something beside a sequence that is still to be computed," },
        { "[Differentiable] public static double F(double[] x, double a) { double[] y = [.. x.Select(v => v * a), {|SG0004:a *= 2|}]; return y[0] * a; }", "The element 'a *= 2'" },
        { "[Differentiable] public static double F(double[] x, double a) { double[] y = [.. x.Select(v => v * x[0]), {|SG0004:x[0] = a|}]; return y[0] * a; }", "The element 'x[0] = a'" },
    };

    private static string Calls(string statement, bool isMarked = false) => Counter +
        "public partial class P { static bool Written(double[] y) { y[0] = 1; return true; } static bool Filled(double[] y) { Array.Fill(y, 1.0); return true; } " +
        $"[Differentiable] public static double F(double x, double[] y) {{ var c = new C(x); {(isMarked ? statement : $"{{|SG0005:{statement}|}}")}; return c.N * y[0]; }} }}";
}
