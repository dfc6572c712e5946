namespace SymbolicGrad.Generator.Tests.Capture;

/// <summary>What is captured computes what the program computes: each program runs twice, compiled by C# and interpreted from the IR.</summary>
public class MeaningTests
{
    /// <summary>Bodies over two doubles x and y.</summary>
    public static TheoryData<string> Scalars => new(
        "=> x + y * x - y / x;",
        "=> -x * +y;",
        "=> 1 / 2 * x + 1 / 2.0 * y;",
        "{ double a = x; a += y; a *= a; a -= 1; a /= 2; return a; }",
        "{ double a = x; double b = a++ + ++a; return a * b--  - b; }",
        "{ var a = 0.0; x = x * y; a = x; return a + x; }",
        "{ double a, b; a = b = x * y; return a + 2 * b; }",
        "{ float f = (float)x; f += 0.1f; f *= 3; y -= 1; return f * y; }",
        "{ int n = (int)(10 * x); n += 3; n -= 1; return n * y + n / 4 + n % 3 + -n; }",
        "{ int n = 3; n *= n; return n * x + y; }",
        "{ const double k = 2.5; return k * x + Math.PI * y + Math.E + double.Epsilon; }",
        "=> x > y ? x * x : y;",
        "=> x > 0 && y > 0 ? x : x < 0 || !(y < 0) ? y : x * y;",
        "=> (x > 0) ^ (y > 0) ? x : y;",
        "=> (x > 0 & y > 0 | x > 1) == true ? x : y;",
        "{ if (x > y) return x; return y * y; }",
        "{ if (x > y) { return x; } else if (x < 0) { return y; } else { return x * y; } }",
        "{ double s = 1; if (x > 0) { s = x; } else { s *= y; } return s; }",
        "{ double s; if (x > 0) s = x; else s = y; return s * s; }",
        "{ double s = 1, t = 2; if (x > 0) { s += x; if (y > 0) t = s; } return s * t; }",
        "{ double s = 1; if (x > 0) { if (y > 0) return s; s = x; } s += y; return s; }",
        "{ double s = 1; if (x > 0) { s = x; } if (y > 0) { s *= y; } return s; }",
        "{ double s = x; { double t = y; s += t; } { double t = x; s *= t; } return s; }",
        "{ double s = 0; double r = x > 0 ? (s = y) : (s = 3); return s * r + x; }",
        "{ (double a, double b) = (y, x); (a, b) = (b + 1, a); return a * b * b; }",
        "{ var t = (a: x, b: y * y); return t.a - t.b; }",
        "{ var t = x > 0 ? (x, y) : (y, 1.0); var (a, b) = t; return a * b * b; }",
        "{ var (a, _) = (x, y); return a * y; }",
        "=> Math.Sin(x) * Math.Exp(y) + Math.Pow(Math.Abs(x), y) + double.Sqrt(Math.Max(x, y) * Math.Max(x, y));",
        "=> Math.Atan2(x: y, y: x);",
        "=> Math.Log(Math.Abs(x) + 1, 2);",
        "=> MathF.Sin((float)x) * y;",
        "=> Relu(x) + LeakyRelu(y) + LeakyRelu(x, slope: 0.3) + Square(y);",
        "{ if (true) return x * y; }",
        "{ double s = 0; for (int i = 0; i < 5; i++) s += x * i; return s + y; }",
        "{ double s = 0; for (int i = 0; i < 5; i++) s += x * (i * i) + (2 * (3 * i)) * y - (i - 0) * 1; return s; }",
        "{ double s = 1; for (int i = 5; i >= 1; --i) { s = s * y + i * x; } return s; }",
        "{ double s = 1; for (int i = 4; i > -2; i -= 1) s = s * y + i * x; return s; }",
        "{ double s = 1; for (int i = -2; i <= 3; i += 1) s = s * y + i * x; return s; }",
        "{ double s = 1; for (int i = 0, n = 4; n > i; ++i) s = s * y + i * x; return s; }",
        "{ double s = 1; for (int i = 3; i < 3; i++) s = x; return s + y; }",
        "{ double a = x, b = y; for (int i = 0; i < 4; i++) { double t = a; a = b; b = t + 0.5 * b; } return a - b; }",
        "{ double s = 0; for (int i = 0; i < 3; i++) for (int j = i; j < 4; j++) s += i * x + j * y * s; return s; }",
        "=> x switch { > 1 => x * y, < 0 => y, _ => x + y };",
        "=> (x > 0, y > 1) switch { (true, true) => x * y, (true, _) => x, (_, true) => y, _ => 1 };",
        "=> x switch { > 0 and < 1 => x, >= 1 or < -1 => y, not 0.0 => x * y, _ => 2 };",
        "=> (int)(2 * x) switch { 0 => x, 1 when y > 1 => y, 1 => x * y, var k when k > 2 => k * x, _ => x - y };",
        "{ switch ((int)(2 * x)) { case 0: return x; case 1: case 4: { x = x * y; break; } case < -1: y = x; break; default: x += y; break; } return x * x + y; }",
        "{ double s = 1; switch ((int)(2 * x)) { default: s = y; break; case 1 when y > 1: s = x; break; case 1 or 4: if (y > 1) break; s = 2 * x; break; } return s * x; }",
        "{ double s = 1; switch ((int)(2 * x)) { case 4: default: s = y; break; case int n when n > 0: s = x * n; break; } return s * x; }",
        "{ double s = 0; for (int i = 0; i < 4; i++) { switch (i % 3) { case 0: s += x; break; case 1: if (s > y) break; s *= y; break; default: s -= x * y; break; } } return s; }",
        "{ if (x > 100) throw new System.ArgumentException(\"x\"); double s = y; if (x > 1) { s = x; } else if (x > 99) { throw new System.ArgumentException(); } return s * x; }",
        "{ double s; if (x < 100) { s = x * y; if (s > 1) return s; } else { throw new System.ArgumentException(); } return s * s; }",
        "=> x < 100 ? x * y : throw new System.ArgumentException();",
        "=> x is > 0 and < 1 or > 1.5 ? x : y;",
        "{ const int mode = 2; return mode switch { 1 => x, 2 => y, _ => x * y }; }",
        "{ double s = 0, last; for (int i = 0; i < 3; i++) { last = i * x; if (last > y) s += last; else s -= y; } return s; }");

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Scalar_programs(string body)
    {
        CapturedProgram program = CapturedProgram.Of($"[Differentiable] public static double F(double x, double y) {body}");
        foreach (double x in (double[])[-1.25, 0.0, 0.5, 2.0])
            foreach (double y in (double[])[-0.75, 0.5, 1.5]) program.AssertMeansTheSame(x, y);
    }

    /// <summary>Bodies over a double[] w, a double[,] m and an int[] k.</summary>
    public static TheoryData<string> Arrays => new(
        "=> w[0] * w[k[1]] + m[1, 2];",
        "{ double s = 0; for (int i = 0; i < w.Length; i++) s += w[i] * w[i]; return s; }",
        "{ double s = 0; for (int i = w.Length - 1; i >= 0; i--) s = s * 0.5 + w[i]; return s; }",
        "{ double s = 0; for (int i = 0; i < m.GetLength(0); i++) for (int j = 0; j < m.GetLength(1); j++) s += m[i, j] * w[j]; return s; }",
        "{ double s = m.Length + k.Length + w.Length; for (int i = 1; i <= w.Length - 1; i++) s += w[i] - w[i - 1]; return s; }",
        "{ double s = w[0]; for (int i = 0; i < k.Length; i++) { if (i > 0 && w[i - 1] > 0) s += w[k[i]]; } return s; }",
        "{ double s = w[0]; int n = -1; return n >= 0 && w[n] > 0 || s > 0 ? s : w[1]; }",
        "{ double s = w[0]; int z = 0; return z != 0 && 1 / z > 0 ? s : w[1]; }",
        "{ var v = w; v = w; return v[2] * 2; }");

    [Theory]
    [MemberData(nameof(Arrays))]
    public void Array_programs(string body)
    {
        CapturedProgram program = CapturedProgram.Of($"[Differentiable] public static double F(double[] w, double[,] m, int[] k) {body}");
        program.AssertMeansTheSame(new[] { 0.5, -1.5, 2.0 }, new[,] { { 1.0, 2.0, 3.0 }, { -1.0, 0.25, 4.0 } }, new[] { 2, 0, 1, 2 });
    }

    [Fact]
    public void Jagged_arrays_and_spans() => CapturedProgram.Of("""
        [Differentiable]
        public static double F(double[][] a, ReadOnlySpan<double> v, Span<int> k)
        {
            double s = 0;
            for (int i = 0; i < a.Length; i++)
                for (int j = 0; j < a[i].Length; j++) s += a[i][j] * v[k[j]];
            return s + v.Length;
        }
        """).AssertMeansTheSame(new double[][] { [1.0, 2.0], [], [3.0] }, new[] { 0.5, -0.25 }, new[] { 1, 0 });

    [Fact]
    public void Floats_are_computed_as_floats() => CapturedProgram.Of("""
        [Differentiable]
        public static float F(float x, float[] w)
        {
            float s = 0.1f;
            for (int i = 0; i < w.Length; i++) s += x * w[i] / 3;
            return s * 1.1f + (float)(x * 0.1);
        }
        """).AssertMeansTheSame(1.7f, new[] { 0.3f, 1e-3f, 123.4f });

    /// <summary>Bodies over Matrix&lt;double&gt; A (2×3), B (3×2), Vector&lt;double&gt; u (3), v (2).</summary>
    public static TheoryData<string> Tensors => new(
        "=> Sum(A * B);",
        "=> Sum(A.T * B.T);",
        "=> Dot(A * u, v) + Dot(v * A, u) + Dot(A.T * v, u);",
        "=> Sum(2 * A + A / 2 - A * 3) + Sum(1 + u) + Sum(-u) + Sum(1 / u);",
        "=> Sum(Square(A + u)) + Sum(Square(u + A)) + Sum(Square(A - u));",
        "=> Sum(Square(A + v.AsColumn())) + Sum(Square(A - v.AsColumn()));",
        "{ var c = v.AsColumn(); A += c; A -= u; A *= 2; return Sum(Square(A)); }",
        "=> A[1, 2] * u[0] * A.T[2, 1] + A.Rows + 10 * A.Columns + 100 * A.T.Rows + u.Count + A.Count;",
        "=> Sum(Tanh(A)) + Sum(Hadamard(A, A)) + SquaredNorm(u);",
        "=> Sum(A.T.T * B.T.Source) + Sum(A.T.ToMatrix());",
        "{ double s = 0; for (int i = 0; i < A.Rows; i++) for (int j = 0; j < u.Count; j++) s += A[i, j] * u[j]; return s; }",
        "{ var h = v; for (int i = 0; i < 3; i++) h = Tanh(A * (B * h) + v); return Sum(h); }",
        "=> Sum(A.Rows > 1 ? A : 2 * A);");

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Tensor_programs(string body)
    {
        CapturedProgram program = CapturedProgram.Of($"[Differentiable] public static double F(Matrix<double> A, Matrix<double> B, Vector<double> u, Vector<double> v) {body}");
        program.AssertMeansTheSame(
            Matrix.FromRows(new[,] { { 1.0, 2.0, 3.0 }, { -1.0, 0.25, 4.0 } }),
            Matrix.FromRows(new[,] { { 0.5, 2.0 }, { 1.0, -0.25 }, { 0.1, 0.2 } }),
            new Vector<double>([1.5, -2.0, 0.5]),
            new Vector<double>([0.25, -1.0]));
    }

    [Fact]
    public void Arrays_of_tensors()
    {
        CapturedProgram program = CapturedProgram.Of("""
            [Differentiable]
            public static double F(Matrix<double>[] W, Vector<double> x)
            {
                var h = x;
                for (int k = 0; k < W.Length; k++) h = Tanh(W[k] * h);
                return Sum(h) + W[0][1, 0];
            }
            """);
        Assert.Equal("Matrix<Float64>[], Vector<Float64>", string.Join(", ", program.Function.Parameters.Select(parameter => parameter.Type)));
        program.AssertMeansTheSame(
            new[] { Matrix.FromRows(new[,] { { 1.0, 2.0 }, { 0.5, -1.0 } }), Matrix.FromRows(new[,] { { 0.1, 0.2 }, { 0.3, 0.4 } }) },
            new Vector<double>([0.5, 0.25]));
    }
}
