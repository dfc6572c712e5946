using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Passes;

/// <summary>A function with loops or branches, and arguments to evaluate it with.</summary>
internal sealed record LoopProgram(Function Function, IReadOnlyDictionary<string, object> Arguments);

/// <summary>Programs that save, restore, recompute or fuse in different ways.</summary>
internal static class LoopPrograms
{
    private static readonly double[] Series = [0.3, -0.8, 1.1, 0.4];

    public static readonly IReadOnlyDictionary<string, Func<LoopProgram>> All = new Dictionary<string, Func<LoopProgram>>
    {
        ["recurrence"] = static () => Recurrence(Series),
        ["recurrence of no trip"] = static () => Recurrence([]),
        ["recurrence of one trip"] = static () => Recurrence([0.6]),
        ["recurrence counting down"] = static () => CountingDown(Series),
        ["recurrence whose bound lies before its beginning"] = static () => CountingDown([]),
        ["sum"] = static () => Sum(Series),
        ["sum of no trip"] = static () => Sum([]),
        ["sum of one trip"] = static () => Sum([0.6]),
        ["sum over pairs"] = SumOverPairs,
        ["recurrence in a recurrence"] = RecurrenceInRecurrence,
        ["recurrence in a sum"] = RecurrenceInSum,
        ["branch in a loop"] = BranchInLoop,
        ["branch in a sum"] = BranchInSum,
        ["loop in a branch taken"] = static () => LoopInBranch(1),
        ["loop in a branch not taken"] = static () => LoopInBranch(-1),
        ["layers"] = Layers,
        ["value used inside and after"] = UsedInsideAndAfter,
        ["outer value in a loop"] = OuterValueInLoop,
        ["outer vector in a loop"] = OuterVectorInLoop,
        ["two carried values swapped"] = Swap,
        ["Fibonacci's recurrence"] = Fibonacci,
        ["product"] = static () => Product([1.5, -2, 0.5]),
        ["product with a zero"] = static () => Product([1.5, 0, -2, 0.5]),
        ["product with two zeros"] = static () => Product([0, 1.5, 0]),
        ["two loops in turn"] = TwoLoops,
        ["element of a table"] = Table,
        ["branch in a branch"] = BranchInBranch,
    };

    /// <summary>h ← tanh(a·h + x[i])</summary>
    private static LoopProgram Recurrence(double[] x)
    {
        var f = new FunctionSketch();
        int a = f.Variable("a"), xs = f.Variable("x", IrType.Array(f.Scalar)), start = f.Variable("h0");
        int h = f.LoopOver(xs, [start], (i, h) => [f.Named("h", f.Apply("Tanh", f.Apply("Add", f.Apply("Multiply", a, h[0]), f.Element(xs, i))))])[0];
        return new(f.Finish(h), With(("a", 0.9), ("x", x), ("h0", 0.2)));
    }

    /// <summary>h ← tanh(a·h + x[i]) for i from the last index down to 1</summary>
    private static LoopProgram CountingDown(double[] x)
    {
        var f = new FunctionSketch();
        int a = f.Variable("a"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int h = f.Loop(f.Integer(1), f.Builder.Extent(xs, 0), [f.Number(0.5)], (i, h) => [f.Apply("Tanh", f.Apply("Add", f.Apply("Multiply", a, h[0]), f.Element(xs, i)))], step: -1)[0];
        return new(f.Finish(h), With(("a", 0.9), ("x", x)));
    }

    /// <summary>loss ← loss + ½·(w·x[i] − y[i])²</summary>
    private static LoopProgram Sum(double[] x)
    {
        var f = new FunctionSketch();
        int w = f.Variable("w"), xs = f.Variable("x", IrType.Array(f.Scalar)), ys = f.Data("y", IrType.Array(f.Scalar));
        int loss = f.LoopOver(xs, [f.Number(0)], (i, loss) =>
        {
            int e = f.Named("e", f.Apply("Subtract", f.Apply("Multiply", w, f.Element(xs, i)), f.Element(ys, i)));
            return [f.Apply("Add", loss[0], f.Apply("Multiply", f.Apply("Multiply", f.Number(0.5), e), e))];
        })[0];
        return new(f.Finish(loss), With(("w", 1.3), ("x", x), ("y", x.Select(value => (value * value) - 1).ToArray())));
    }

    /// <summary>s ← s + sin(w·x[i]·x[j]) over all pairs</summary>
    private static LoopProgram SumOverPairs()
    {
        var f = new FunctionSketch();
        int w = f.Variable("w"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int sum = f.LoopOver(xs, [f.Number(0)], (i, outer) => f.LoopOver(xs, outer, (j, inner) =>
            [f.Apply("Add", inner[0], f.Apply("Sin", f.Apply("Multiply", w, f.Apply("Multiply", f.Element(xs, i), f.Element(xs, j)))))]))[0];
        return new(f.Finish(sum), With(("w", 1.3), ("x", Series)));
    }

    /// <summary>h ← tanh(a·h + x[i]·x[j]) over all pairs</summary>
    private static LoopProgram RecurrenceInRecurrence()
    {
        var f = new FunctionSketch();
        int a = f.Variable("a"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int h = f.LoopOver(xs, [f.Number(0.1)], (i, outer) => f.LoopOver(xs, outer, (j, inner) =>
            [f.Apply("Tanh", f.Apply("Add", f.Apply("Multiply", a, inner[0]), f.Apply("Multiply", f.Element(xs, i), f.Element(xs, j))))]))[0];
        return new(f.Finish(h), With(("a", 0.9), ("x", Series)));
    }

    /// <summary>s ← s + h², where h starts anew and runs h ← tanh(a·h + x[i]·x[j])</summary>
    private static LoopProgram RecurrenceInSum()
    {
        var f = new FunctionSketch();
        int a = f.Variable("a"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int sum = f.LoopOver(xs, [f.Number(0)], (i, outer) =>
        {
            int h = f.LoopOver(xs, [f.Number(0.1)], (j, inner) =>
                [f.Apply("Tanh", f.Apply("Add", f.Apply("Multiply", a, inner[0]), f.Apply("Multiply", f.Element(xs, i), f.Element(xs, j))))])[0];
            return [f.Apply("Add", outer[0], f.Apply("Multiply", h, h))];
        })[0];
        return new(f.Finish(sum), With(("a", 0.9), ("x", Series)));
    }

    /// <summary>h ← x[i] &gt; 0 ? sin(a·h) : h·x[i]</summary>
    private static LoopProgram BranchInLoop()
    {
        var f = new FunctionSketch();
        int a = f.Variable("a"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int h = f.LoopOver(xs, [f.Number(0.7)], (i, h) =>
        {
            int x = f.Element(xs, i);
            return f.Branch(f.Apply("Greater", x, f.Number(0)), () => [f.Apply("Sin", f.Apply("Multiply", a, h[0]))], () => [f.Apply("Multiply", h[0], x)]);
        })[0];
        return new(f.Finish(h), With(("a", 0.9), ("x", Series)));
    }

    /// <summary>s ← s + (x[i] &gt; 0 ? exp(a·x[i]) : a²·x[i])</summary>
    private static LoopProgram BranchInSum()
    {
        var f = new FunctionSketch();
        int a = f.Variable("a"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int sum = f.LoopOver(xs, [f.Number(0)], (i, sum) =>
        {
            int x = f.Element(xs, i);
            int term = f.Branch(
                f.Apply("Greater", x, f.Number(0)), () => [f.Apply("Exp", f.Apply("Multiply", a, x))], () => [f.Apply("Multiply", f.Apply("Square", a), x)])[0];
            return [f.Apply("Add", sum[0], term)];
        })[0];
        return new(f.Finish(sum), With(("a", 0.9), ("x", Series)));
    }

    private static LoopProgram LoopInBranch(double a)
    {
        var f = new FunctionSketch();
        int argument = f.Variable("a"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int b = f.Named("b", f.Apply("Exp", argument));
        int h = f.Branch(
            f.Apply("Greater", argument, f.Number(0)),
            () => f.LoopOver(xs, [b], (i, h) => [f.Apply("Tanh", f.Apply("Add", f.Apply("Multiply", argument, h[0]), f.Element(xs, i)))]),
            () => [f.Apply("Multiply", b, argument)])[0];
        return new(f.Finish(h), With(("a", a), ("x", Series)));
    }

    /// <summary>h ← tanh(W[k]·h + b[k]), then the cross-entropy of h</summary>
    private static LoopProgram Layers()
    {
        var f = new FunctionSketch();
        int x = f.Variable("x", f.Vector), weights = f.Variable("W", IrType.Array(f.Matrix)), biases = f.Variable("b", IrType.Array(f.Vector));
        int h = f.LoopOver(weights, [x], (k, h) => [f.Named("h", f.Apply("Tanh", f.Apply("Add", f.Apply("MatVec", f.Element(weights, k), h[0]), f.Element(biases, k))))])[0];
        return new(f.Finish(f.Apply("CrossEntropy", h, f.Integer(1))), With(
            ("x", new[] { 0.3, -0.6 }),
            ("W", new object[] { new[,] { { 0.5, -0.2 }, { 0.1, 0.9 }, { -0.7, 0.4 } }, new[,] { { 0.2, 0.8, -0.3 }, { -0.5, 0.6, 0.1 } } }),
            ("b", new object[] { new[] { 0.1, -0.1, 0.2 }, new[] { 0.3, 0.0 } })));
    }

    /// <summary>h ← tanh(a·h + x[i]), s ← s + h²; then s·h + exp(h)</summary>
    private static LoopProgram UsedInsideAndAfter()
    {
        var f = new FunctionSketch();
        int a = f.Variable("a"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int[] end = f.LoopOver(xs, [f.Number(0.1), f.Number(0)], (i, now) =>
        {
            int h = f.Apply("Tanh", f.Apply("Add", f.Apply("Multiply", a, now[0]), f.Element(xs, i)));
            return [h, f.Apply("Add", now[1], f.Apply("Square", h))];
        });
        return new(f.Finish(f.Apply("Add", f.Apply("Multiply", end[1], end[0]), f.Apply("Exp", end[0]))), With(("a", 0.9), ("x", Series)));
    }

    /// <summary>b = exp(a); s ← s + sin(b·x[i]); then s·b</summary>
    private static LoopProgram OuterValueInLoop()
    {
        var f = new FunctionSketch();
        int a = f.Variable("a"), xs = f.Variable("x", IrType.Array(f.Scalar)), b = f.Named("b", f.Apply("Exp", a));
        int sum = f.LoopOver(xs, [f.Number(0)], (i, sum) => [f.Apply("Add", sum[0], f.Apply("Sin", f.Apply("Multiply", b, f.Element(xs, i))))])[0];
        return new(f.Finish(f.Apply("Multiply", sum, b)), With(("a", 0.4), ("x", Series)));
    }

    /// <summary>b = exp(v); h ← tanh(b ⊙ h + v)</summary>
    private static LoopProgram OuterVectorInLoop()
    {
        var f = new FunctionSketch();
        int v = f.Variable("v", f.Vector), b = f.Apply("Exp", v);
        int h = f.Loop(f.Integer(0), f.Integer(3), [v], (_, h) => [f.Apply("Tanh", f.Apply("Add", f.Apply("Multiply", b, h[0]), v))])[0];
        return new(f.Finish(f.Apply("Dot", h, b)), With(("v", new[] { 0.4, -0.3 })));
    }

    /// <summary>(p, q) ← (q·x[i], p)</summary>
    private static LoopProgram Swap()
    {
        var f = new FunctionSketch();
        int p = f.Variable("p"), q = f.Variable("q"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int[] end = f.LoopOver(xs, [p, q], (i, now) => [f.Apply("Multiply", now[1], f.Element(xs, i)), now[0]]);
        return new(f.Finish(f.Apply("Add", f.Apply("Sin", end[0]), f.Apply("Multiply", end[1], end[0]))), With(("p", 0.7), ("q", -1.2), ("x", Series)));
    }

    /// <summary>(p, q) ← (q, p·q + x[i])</summary>
    private static LoopProgram Fibonacci()
    {
        var f = new FunctionSketch();
        int p = f.Variable("p"), q = f.Variable("q"), xs = f.Variable("x", IrType.Array(f.Scalar));
        int[] end = f.LoopOver(xs, [p, q], (i, now) => [now[1], f.Apply("Add", f.Apply("Multiply", now[0], now[1]), f.Element(xs, i))]);
        return new(f.Finish(f.Apply("Multiply", end[0], end[1])), With(("p", 0.7), ("q", -1.2), ("x", Series)));
    }

    private static LoopProgram Product(double[] x)
    {
        var f = new FunctionSketch();
        int xs = f.Variable("x", IrType.Array(f.Scalar));
        return new(f.Finish(f.LoopOver(xs, [f.Number(1)], (i, p) => [f.Apply("Multiply", p[0], f.Element(xs, i))])[0]), With(("x", x)));
    }

    /// <summary>The mean, then the sum of squared distances from it.</summary>
    private static LoopProgram TwoLoops()
    {
        var f = new FunctionSketch();
        int xs = f.Variable("x", IrType.Array(f.Scalar));
        int sum = f.LoopOver(xs, [f.Number(0)], (i, sum) => [f.Apply("Add", sum[0], f.Element(xs, i))])[0];
        int mean = f.Named("mean", f.Apply("Divide", sum, f.Builder.Emit(SymbolicGrad.Engine.Rules.ArithmeticRows.Convert, null, ScalarKind.Float64, [f.Builder.Extent(xs, 0)])));
        int variance = f.LoopOver(xs, [f.Number(0)], (i, sum) => [f.Apply("Add", sum[0], f.Apply("Square", f.Apply("Subtract", f.Element(xs, i), mean)))])[0];
        return new(f.Finish(f.Apply("Sqrt", variance)), With(("x", Series)));
    }

    /// <summary>s ← s + t[i, 1]·t[i, 0]²</summary>
    private static LoopProgram Table()
    {
        var f = new FunctionSketch();
        int table = f.Variable("t", IrType.Array(f.Scalar, 2));
        int sum = f.LoopOver(table, [f.Number(0)], (i, sum) =>
            [f.Apply("Add", sum[0], f.Apply("Multiply", f.Element(table, i, f.Integer(1)), f.Apply("Square", f.Element(table, i, f.Integer(0)))))])[0];
        return new(f.Finish(sum), With(("t", new[,] { { 0.3, 0.4 }, { -0.8, 0.9 }, { 1.1, -2 } })));
    }

    private static LoopProgram BranchInBranch()
    {
        var f = new FunctionSketch();
        int x = f.Variable("x"), y = f.Variable("y"), product = f.Apply("Multiply", x, y);
        int result = f.Branch(
            f.Apply("Greater", x, f.Number(0)),
            () => f.Branch(f.Apply("Less", y, f.Number(0)), () => [f.Apply("Sin", f.Apply("Exp", product))], () => [product]),
            () => [y])[0];
        return new(f.Finish(f.Apply("Multiply", result, product)), With(("x", 0.7), ("y", -0.4)));
    }

    private static Dictionary<string, object> With(params (string Name, object Value)[] arguments) => arguments.ToDictionary(pair => pair.Name, pair => pair.Value);
}
