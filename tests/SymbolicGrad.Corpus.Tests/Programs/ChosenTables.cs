namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Arrays of two dimensions of which a branch makes one or another.</summary>
public static partial class ChosenTables
{
    [Differentiable]
    public static double OfWeights(double x, int n)
    {
        double[,] m;
        if (n > 1)
        {
            m = new double[1, 1];
            m[0, 0] = 2;
        }
        else
        {
            m = new double[2, 2];
            m[1, 1] = 3;
        }

        double sum = 0;
        foreach (double v in m) sum += v * x * x;
        return sum * m.GetLength(0);
    }
}
