using System.Numerics;

namespace SymbolicGrad.Samples.Tests.GradBench;

public class HandTrackingTests
{
    private const int Bones = 22, Vertices = 7, Points = 5;
    private static readonly int[] Parents = [-1, .. Enumerable.Range(1, 20).Select(bone => (bone - 1) % 4 == 0 ? 0 : bone - 1), 0];
    private static readonly int[][] Triangles = [[0, 1, 2], [3, 4, 5], [6, 0, 3], [2, 2, 1]];

    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 1)]
    [InlineData(true, true, 1)]
    [InlineData(false, true, 0)]
    public void Errors_and_Jacobian_are_those_of_the_definition(bool isOnTriangles, bool isMirrored, double turn)
    {
        var random = new Random(isOnTriangles ? 3 : 4);
        double Draw() => 2 * random.NextDouble() - 1;
        double[] theta = [turn * Draw(), turn * Draw(), turn * Draw(), .. Enumerable.Range(0, 23).Select(_ => Draw())];
        double[][][] relatives = [.. Enumerable.Range(0, Bones).Select(_ => Affine(Draw))], inverses = [.. Enumerable.Range(0, Bones).Select(_ => Affine(Draw))];
        double[][] positions = [.. Enumerable.Range(0, Vertices).Select(_ => new[] { Draw(), Draw(), Draw(), 1 })];
        // Most vertices follow few bones, and the last follows all.
        double[][] weights = [.. Enumerable.Range(0, Vertices).Select(v => Enumerable.Range(0, Bones).Select(b => v == Vertices - 1 || (b + 3 * v) % 7 == 0 ? random.NextDouble() : 0).ToArray())];
        double[][] points = [.. Enumerable.Range(0, Points).Select(_ => new[] { Draw(), Draw(), Draw() })];
        double[][] us = isOnTriangles ? [.. Enumerable.Range(0, Points).Select(_ => new[] { random.NextDouble(), random.NextDouble() })] : [];
        int[] correspondences = isOnTriangles ? [0, 1, 2, 3, 0] : [6, 1, 2, 1, 0];

        (double[] errors, double[][] jacobian) = Derivative.Of(
            p =>
            {
                Complex[][] skin = Skin(p[..26], relatives, inverses, positions, weights, isMirrored);
                return [.. Enumerable.Range(0, 3 * Points).Select(row => points[row / 3][row % 3] - (isOnTriangles
                    ? OnTriangle(skin, Triangles[correspondences[row / 3]], p[26 + 2 * (row / 3)], p[27 + 2 * (row / 3)], row % 3)
                    : skin[correspondences[row / 3]][row % 3]))];
            },
            [.. theta, .. us.SelectMany(u => u)]);

        var input = new
        {
            theta,
            us,
            data = new
            {
                correspondences,
                points,
                model = new
                {
                    bone_count = Bones,
                    bone_names = Parents.Select(_ => "bone"),
                    parents = Parents,
                    base_relatives = relatives,
                    inverse_base_absolutes = inverses,
                    base_positions = positions,
                    weights,
                    triangles = Triangles,
                    is_mirrored = isMirrored,
                },
            },
        };
        Derivative.Equal(errors, Tool.Numbers(Tool.Output("ht", "objective", input)));
        // The shares of the row's own point come first.
        double[][] expected = [.. jacobian.Select((row, i) => isOnTriangles ? [row[26 + 2 * (i / 3)], row[27 + 2 * (i / 3)], .. row[..26]] : row)];
        Derivative.Equal([.. expected.SelectMany(row => row)], Tool.Numbers(Tool.Output("ht", "jacobian", input)));
    }

    private static Complex OnTriangle(Complex[][] skin, int[] corners, Complex u, Complex v, int coordinate) =>
        u * skin[corners[0]][coordinate] + v * skin[corners[1]][coordinate] + (1 - u - v) * skin[corners[2]][coordinate];

    /// <summary>All vertices, by products of 4×4 matrices from the root outwards.</summary>
    private static Complex[][] Skin(Complex[] theta, double[][][] relatives, double[][][] inverses, double[][] positions, double[][] weights, bool isMirrored)
    {
        // The columns of GradBench's pose parameters that move a bone: angles about x, z and y.
        var angles = new Complex[Bones, 3];
        int next = 6;
        for (int finger = 0; finger < 5; finger++)
        {
            angles[4 * finger + 2, 0] = theta[next++];
            angles[4 * finger + 2, 1] = theta[next++];
            angles[4 * finger + 3, 0] = theta[next++];
            angles[4 * finger + 4, 0] = theta[next++];
        }

        var absolutes = new Complex[Bones][,];
        for (int bone = 0; bone < Bones; bone++)
        {
            Complex[,] relative = Times(Dense(relatives[bone]), Times(About(2, 0, 1, angles[bone, 1]), About(0, 1, 2, angles[bone, 0])));
            absolutes[bone] = Parents[bone] < 0 ? relative : Times(absolutes[Parents[bone]], relative);
        }

        // exp of the cross product's matrix, by its series.
        Complex[,] turn = Identity(), cross = new Complex[4, 4], term = Identity();
        (cross[0, 1], cross[0, 2], cross[1, 2]) = (-theta[2], theta[1], -theta[0]);
        (cross[1, 0], cross[2, 0], cross[2, 1]) = (theta[2], -theta[1], theta[0]);
        bool isTurned = theta[0].Real != 0;
        for (int n = 1; isTurned && n < 40; n++)
        {
            term = Times(term, cross);
            for (int i = 0; i < 16; i++)
            {
                term[i / 4, i % 4] /= n;
                turn[i / 4, i % 4] += term[i / 4, i % 4];
            }
        }

        var skin = new Complex[Vertices][];
        for (int vertex = 0; vertex < Vertices; vertex++)
        {
            var place = new Complex[4];
            for (int bone = 0; bone < Bones; bone++)
            {
                Complex[] followed = Times(Times(absolutes[bone], Dense(inverses[bone])), [.. positions[vertex].Select(value => (Complex)value)]);
                for (int i = 0; i < 4; i++) place[i] += weights[vertex][bone] * followed[i];
            }
            if (isMirrored) place[0] = -place[0];
            Complex[] turned = Times(turn, place);
            skin[vertex] = [turned[0] + theta[3], turned[1] + theta[4], turned[2] + theta[5]];
        }
        return skin;
    }

    private static double[][] Affine(Func<double> draw) =>
        [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 4).Select(column => (row == column ? 1 : 0) + 0.3 * draw()).ToArray()), [0, 0, 0, 1]];

    private static Complex[,] Identity() => About(0, 1, 2, 0);

    /// <summary>A rotation about an axis: from axis <paramref name="b"/> towards <paramref name="c"/>.</summary>
    private static Complex[,] About(int axis, int b, int c, Complex angle)
    {
        var matrix = new Complex[4, 4];
        matrix[axis, axis] = matrix[3, 3] = 1;
        matrix[b, b] = matrix[c, c] = Complex.Cos(angle);
        matrix[c, b] = Complex.Sin(angle);
        matrix[b, c] = -matrix[c, b];
        return matrix;
    }

    private static Complex[,] Dense(double[][] rows)
    {
        var matrix = new Complex[4, 4];
        for (int i = 0; i < 16; i++) matrix[i / 4, i % 4] = rows[i / 4][i % 4];
        return matrix;
    }

    private static Complex[,] Times(Complex[,] a, Complex[,] b)
    {
        var product = new Complex[4, 4];
        for (int i = 0; i < 16; i++)
        {
            for (int k = 0; k < 4; k++) product[i / 4, i % 4] += a[i / 4, k] * b[k, i % 4];
        }
        return product;
    }

    private static Complex[] Times(Complex[,] a, Complex[] x) =>
        [.. Enumerable.Range(0, 4).Select(i => a[i, 0] * x[0] + a[i, 1] * x[1] + a[i, 2] * x[2] + a[i, 3] * x[3])];
}
