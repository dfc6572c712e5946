using System.Collections.Immutable;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;
using Xunit.Abstractions;

namespace SymbolicGrad.Engine.Tests;

public class Scratch(ITestOutputHelper output)
{
    private static ValueName N(string n) => new(n, MathSymbols.Of(n), true);
    private static TypeSpec Holder(params MemberSpec[] members) => new("Samples", EquatableArray.Of("partial class Mlp"), "Samples.Mlp", EquatableArray.Of(members));

    [Fact]
    public void Mlp()
    {
        var b = new FunctionBuilder();
        IrType M = IrType.Matrix(ScalarKind.Float32), V = IrType.Vector(ScalarKind.Float32), I = IrType.Array(IrType.Int32);
        int Arg(string name, IrType t, ParameterRole role) => b.Argument(t, N(name), new ParameterInfo(name, role));
        int x = Arg("x", M, ParameterRole.Data), labels = Arg("labels", I, ParameterRole.Data);
        int W1 = Arg("W1", M, ParameterRole.Member), b1 = Arg("b1", V, ParameterRole.Member), W2 = Arg("W2", M, ParameterRole.Member), b2 = Arg("b2", V, ParameterRole.Member);
        int Affine(int x, int W, int bias) { int p = b.Emit(Primitives.Get("MatMul"), x, b.Emit(Primitives.Get("Transpose"), W)); return b.Emit(Primitives.Get("Add"), p, b.Emit(Primitives.Get("BroadcastRow"), bias, b.Extent(p, 0))); }
        int h = b.Emit(Primitives.Get("Relu"), Affine(x, W1, b1)); b.Name(h, N("h"));
        int loss = b.Emit(Primitives.Get("CrossEntropy"), Affine(h, W2, b2), labels);
        Print(b.Finish("Loss", [loss]), "Loss", ScalarKind.Float32, false, [new("x", "global::SymbolicGrad.Matrix<float>", "", M, false), new("labels", "global::System.ReadOnlySpan<int>", "", I, false)],
            Holder(new MemberSpec("W1", "global::SymbolicGrad.Matrix<float>", M, false), new MemberSpec("b1", "global::SymbolicGrad.Vector<float>", V, false), new MemberSpec("W2", "global::SymbolicGrad.Matrix<float>", M, false), new MemberSpec("b2", "global::SymbolicGrad.Vector<float>", V, false)));
    }

    [Fact]
    public void Note003()
    {
        var b = new FunctionBuilder();
        IrType D = IrType.Float64;
        int x = b.Argument(D, N("x"), new ParameterInfo("x", ParameterRole.Variable)), z = b.Argument(D, N("z"), new ParameterInfo("z", ParameterRole.Variable));
        int E(string op, params int[] a) => b.Emit(Primitives.Get(op), a);
        int Na(string n, int id) { b.Name(id, N(n)); return id; }
        int a = Na("a", E("Multiply", x, z)), bb = Na("b", E("Log", x)), c = Na("c", E("Sin", bb)), d = Na("d", E("Exp", a)), e = Na("e", E("Divide", a, bb)), f = Na("f", E("Divide", c, a));
        int y = Na("y", E("Add", E("Add", d, e), f));
        ParameterSpec[] ps = [new("x", "double", "", D, true), new("z", "double", "", D, true)];
        Print(b.Finish("F", [y]), "F", ScalarKind.Float64, true, ps, Holder());
        b = new FunctionBuilder();
        x = b.Argument(D, N("x"), new ParameterInfo("x", ParameterRole.Variable)); z = b.Argument(D, N("z"), new ParameterInfo("z", ParameterRole.Variable));
        a = E("Multiply", x, z); bb = E("Log", x);
        Print(b.Finish("G", [E("Add", E("Add", E("Exp", a), E("Divide", a, bb)), E("Divide", E("Sin", bb), a))]), "G", ScalarKind.Float64, true, ps, Holder());
    }

    [Fact]
    public void Loops()
    {
        IrType D = IrType.Float64, A = IrType.Array(D), V = IrType.Vector(ScalarKind.Float64), M = IrType.Matrix(ScalarKind.Float64);
        var b = new FunctionBuilder();
        int E(string op, params int[] args) => b.Emit(Primitives.Get(op), args);
        // h = tanh(a*h + x[i])
        int a = b.Argument(D, N("a"), new ParameterInfo("a", ParameterRole.Variable)), xs = b.Argument(A, N("x"), new ParameterInfo("x", ParameterRole.Variable));
        int zero = b.Constant(0, IrType.Int32), n = b.Extent(xs, 0), h0 = b.Constant(0, D);
        b.BeginBlock();
        int i = b.Argument(IrType.Int32, N("i")), h = b.Argument(D, N("h"));
        int el = b.Emit(Structural.Element, xs, i);
        int hn = E("Tanh", E("Add", E("Multiply", a, h), el)); b.Name(hn, N("h"));
        Block body = b.EndBlock([hn]);
        int loop = b.EmitRegions(Structural.For, IrType.Tuple(EquatableArray.Of(D)), new LoopInfo(1, 0, false), [zero, n, h0], body);
        int r = b.Project(loop, 0); b.Name(r, N("h"));
        Print(b.Finish("Run", [r]), "Run", ScalarKind.Float64, true, [new("a", "double", "", D, true), new("x", "double[]", "", A, true)], Holder());

        // loss += 0.5*(w*x[i]-y[i])^2
        b = new FunctionBuilder();
        int w = b.Argument(D, N("w"), new ParameterInfo("w", ParameterRole.Variable)); xs = b.Argument(A, N("x"), new ParameterInfo("x", ParameterRole.Data)); int ys = b.Argument(A, N("y"), new ParameterInfo("y", ParameterRole.Data));
        zero = b.Constant(0, IrType.Int32); n = b.Extent(ys, 0);
        b.BeginBlock();
        i = b.Argument(IrType.Int32, N("i")); int l = b.Argument(D, N("loss"));
        int err = E("Subtract", E("Multiply", w, b.Emit(Structural.Element, xs, i)), b.Emit(Structural.Element, ys, i)); b.Name(err, N("e"));
        int ln = E("Add", l, E("Multiply", E("Multiply", b.Constant(0.5, D), err), err)); b.Name(ln, N("loss"));
        body = b.EndBlock([ln]);
        loop = b.EmitRegions(Structural.For, IrType.Tuple(EquatableArray.Of(D)), new LoopInfo(1, 0, false), [zero, n, b.Constant(0, D)], body);
        r = b.Project(loop, 0); b.Name(r, N("loss"));
        Print(b.Finish("Fit", [r]), "Fit", ScalarKind.Float64, true, [new("w", "double", "", D, true), new("x", "double[]", "", A, false), new("y", "double[]", "", A, false)], Holder());

        // h = tanh(W[k]*h + b[k])
        b = new FunctionBuilder();
        IrType LM = IrType.Array(M), LV = IrType.Array(V);
        int x = b.Argument(V, N("x"), new ParameterInfo("x", ParameterRole.Data)), label = b.Argument(IrType.Int32, N("label"), new ParameterInfo("label", ParameterRole.Data)), W = b.Argument(LM, N("W"), new ParameterInfo("W", ParameterRole.Variable)), bs = b.Argument(LV, N("b"), new ParameterInfo("b", ParameterRole.Variable));
        zero = b.Constant(0, IrType.Int32); n = b.Extent(W, 0);
        b.BeginBlock();
        i = b.Argument(IrType.Int32, N("k")); h = b.Argument(V, N("h"));
        hn = E("Tanh", E("Add", E("MatVec", b.Emit(Structural.Element, W, i), h), b.Emit(Structural.Element, bs, i))); b.Name(hn, N("h"));
        body = b.EndBlock([hn]);
        loop = b.EmitRegions(Structural.For, IrType.Tuple(EquatableArray.Of(V)), new LoopInfo(1, 0, false), [zero, n, x], body);
        r = b.Project(loop, 0); b.Name(r, N("h"));
        Print(b.Finish("Loss", [E("CrossEntropy", r, label)]), "Loss", ScalarKind.Float64, true, [new("x", "global::SymbolicGrad.Vector<double>", "", V, false), new("label", "int", "", IrType.Int32, false), new("W", "global::SymbolicGrad.Matrix<double>[]", "", LM, true), new("b", "global::SymbolicGrad.Vector<double>[]", "", LV, true)], Holder());
    }

    private void Print(Function f, string name, ScalarKind k, bool isStatic, ParameterSpec[] ps, TypeSpec t)
    {
        var m = new MethodSpec(t, name, "", isStatic ? "public static" : "public", isStatic, EquatableArray.Of(ps), EquatableArray.Of(new ResultSpec(name, IrType.Scalar(k))), k == ScalarKind.Float32 ? "float" : "double", f, default);
        CompiledMethod c = GradientCompiler.Compile(m, default);
        output.WriteLine(c.Source + string.Join("\n", c.Problems));
    }
}
