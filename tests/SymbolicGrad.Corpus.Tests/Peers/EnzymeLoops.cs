namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Loops with exits that the data decide, states that go to and fro, time steps, fixed points.</summary>
[OriginFile(Peer.Enzyme, "enzyme/test/Integration/ReverseMode", Within = 1e-10)]
internal static partial class EnzymeLoops
{
    /// <summary>Two states, each of which changes both numbers and names the next. The seeds of the two results are 1 and 2.</summary>
    [Differentiable, Origin("f", File = "controlflow.c", Step = 1e-6), Expect([0.9, 0.7], [-1247.1252024672935, -1361.7662180063558])]
    public static double StateMachine(double x, double y)
    {
        bool isFirst = true;
        while (true)
        {
            if (isFirst)
            {
                double next = 4 * Math.Cos(x + y);
                x = 3 * Math.Sin((2 * x) + y);
                y = next;
            }
            else
            {
                double next = 4 * Math.Sin((2 * x) + y);
                x = 4 * Math.Cos(x + (2 * y));
                y = next;
            }

            if (x * x < y) break;
            isFirst = x > 0;
        }

        return x + (2 * y);
    }

    [Differentiable, Origin("alldiv", File = "manymax.c")]
    [Expect([new double[] { 1, 2, 3, 102, 5 }, 3.14], [0, 0, 0, 1, 0, 0]), Expect([new double[] { 1, 2, 3, 4, 5 }, 102], [0, 0, 0, 0, 0, 1])]
    public static double LargestFrom(double[] x, double start)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > start) start = x[i];
        }

        return start;
    }

    [Differentiable, Origin("alldiv", File = "manydiv.c")]
    [Expect([new double[] { 1, 2, 3, 4, 5 }, 3.14], [-0.026166666666666668, -0.013083333333333334, -0.008722222222222221, -0.006541666666666667, -0.005233333333333333, 0.008333333333333333])]
    public static double DividedByAll(double[] x, double start)
    {
        for (int i = 0; i < x.Length; i++) start /= x[i];
        return start;
    }

    /// <summary>All largest elements share the derivative.</summary>
    [Differentiable, Origin("reduce_max", File = "multivecmaxC.c"), Expect([new double[] { -1, 2, -0.2, 2, 1 }], [0, 0.5, 0, 0.5, 0])]
    public static double MeanOfTheLargest(double[] x)
    {
        double largest = -10000000;
        var kept = new double[x.Length];
        int count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > largest)
            {
                count = 0;
                largest = x[i];
            }

            if (x[i] == largest)
            {
                kept[count] = x[i];
                count++;
            }
        }

        double sum = 0;
        for (int i = 0; i < count; i++) sum += kept[i];
        return sum / count;
    }

    /// <summary>At a tie the later one counts.</summary>
    [Differentiable, Origin("reduce_max", File = "vecmax.c"), Expect([new double[] { -1, 2, -0.2, 2, 1 }], [0, 0, 0, 1, 0])]
    public static double LargestByAConditional(double[] x)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < x.Length; i++) largest = largest > x[i] ? largest : x[i];
        return largest;
    }

    /// <summary>u = 0.4·sin(A·u) + p², iterated until it stays, and an output that the last step writes.</summary>
    [Differentiable, Origin("plain", File = "fixed_point.c")]
    [Expect([new double[] { 0, 0.1, 0.2, 0.30000000000000004 }, new double[] { 0.3, 0.5, 0.7, 0.9 }], [0, 0, 0, 0, 0.6987582141456304, 1.9457633144640745, 7.0565239534211734, 13.92815427154683])]
    public static double FixedPoint(double[] u, double[] p)
    {
        double[] a = [1, 0.5, 0, -0.3, 0.2, 1, 0.4, 0, 0, -0.6, 1, 0.3, 0.5, 0, 0.1, 1];
        var state = new double[4];
        var next = new double[4];
        var output = new double[4];
        for (int k = 0; k < 4; k++) state[k] = u[k];
        double change = 1;
        for (int trip = 0; change > 1e-15 && trip < 500; trip++)
        {
            for (int k = 0; k < 4; k++)
            {
                double sum = 0;
                for (int j = 0; j < 4; j++) sum += a[(4 * k) + j] * state[j];
                next[k] = (0.4 * Math.Sin(sum)) + (p[k] * p[k]);
            }

            change = 0;
            for (int k = 0; k < 4; k++)
            {
                output[k] = next[k] * state[k];
                change = Math.Max(change, Math.Abs(next[k] - state[k]));
                state[k] = next[k];
            }
        }

        double loss = 0;
        for (int k = 0; k < 4; k++) loss += (state[k] * state[k] * state[k]) + output[k];
        return loss;
    }

    /// <summary>Steps until the first number passes a limit: after one step, a few, many.</summary>
    [Differentiable(WithRespectTo = [nameof(u)]), Origin("plain", File = "checkpoint_while.c")]
    [Expect([new double[] { 1, 1.1, 1.2, 1.3 }, 0.5], [2.530842176999948, 2.6926556841740106, 2.934129459026602, 3.0946767592189492])]
    [Expect([new double[] { 1, 1.1, 1.2, 1.3 }, 1.2], [3.1678071107234094, 3.29706660995324, 3.5708036424360308, 3.697705212277304])]
    [Expect([new double[] { 1, 1.1, 1.2, 1.3 }, 2], [8.712462281936768, 8.734043444684039, 9.051706730244911, 9.070011157405528])]
    [Expect([new double[] { 1, 1.1, 1.2, 1.3 }, 8], [124.95286829829419, 124.61305074750145, 124.57290972588966, 124.23389400233435])]
    public static double StepsUntilALimit(double[] u, double limit)
    {
        var state = new double[4];
        var next = new double[4];
        for (int k = 0; k < 4; k++) state[k] = u[k];
        int i = 0;
        do
        {
            for (int k = 0; k < 4; k++) next[k] = state[k] + (0.1 * state[(k + 1) % 4]) + (0.01 * Math.Sin(state[k] + (0.1 * i)));
            for (int k = 0; k < 4; k++) state[k] = next[k];
            i++;
        }
        while (state[0] < limit);
        double loss = 0;
        for (int k = 0; k < 4; k++) loss += state[k] * state[k];
        return loss;
    }

    /// <summary>Diffusion on a ring with a second quantity that remembers: no step, one, seven.</summary>
    [Differentiable, Origin("plain", File = "checkpoint_for.c")]
    [Expect([new double[] { 1, 1.4207354924039484, 1.454648713412841, 1.0705600040299337, 0.6215987523460359, 0.5205378626684307, 0.8602922509005371, 1.3284932993593945 }, new double[] { 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75 }, 0],
        [2, 2.8414709848078967, 2.909297426825682, 2.1411200080598674, 1.2431975046920718, 1.0410757253368614, 1.7205845018010741, 2.656986598718789, 1, 1, 1, 1, 1, 1, 1, 1])]
    [Expect([new double[] { 1, 1.4207354924039484, 1.454648713412841, 1.0705600040299337, 0.6215987523460359, 0.5205378626684307, 0.8602922509005371, 1.3284932993593945 }, new double[] { 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75 }, 1],
        [2.473366293709074, 2.9851325006342275, 3.03524290263363, 2.3429030621380984, 1.5319537994664154, 1.350973636849685, 1.9574869369029235, 2.6460157984339325, 0.9236483033418793, 0.9295126854852169, 0.9273701687379248, 0.9172382685559374, 0.9079022869889015, 0.9039826485770358, 0.9013743149687568, 0.8950642594275923])]
    [Expect([new double[] { 1, 1.4207354924039484, 1.454648713412841, 1.0705600040299337, 0.6215987523460359, 0.5205378626684307, 0.8602922509005371, 1.3284932993593945 }, new double[] { 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75 }, 7],
        [3.7148947747654657, 3.9053209801641837, 3.7753469323799704, 3.3233568897150745, 2.8423884550001244, 2.6994557119434583, 2.9607797847040818, 3.3673509555055485, 0.6189306337720762, 0.5927433127733557, 0.5633905162751874, 0.5500054905074373, 0.5316520862771623, 0.5088087107021287, 0.4745866326399739, 0.42325520018899215])]
    public static double DiffusionWithMemory(double[] u, double[] memory, int n)
    {
        double[] next = new double[8];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < 8; k++) next[k] = u[k] + (0.1 * (u[(k + 1) % 8] - (2 * u[k]) + u[(k + 7) % 8])) + (0.01 * Math.Sin(memory[k] + (0.1 * i)));
            for (int k = 0; k < 8; k++)
            {
                memory[k] = (0.9 * memory[k]) + (0.1 * next[k] * next[k]);
                u[k] = next[k];
            }
        }

        double loss = 0;
        for (int k = 0; k < 8; k++) loss += (u[k] * u[k]) + memory[k];
        return loss;
    }

    [Differentiable, Origin("sumtil", File = "sumtil.c"), Expect([new double[] { 1, 2, 3, 4, 5 }], [4, 8, 12, 8, 0])]
    public static double BreakBetweenTwoSums(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            if (sum > 30) break;
            sum += x[i] * x[i];
            x[i] = 0;
        }

        return sum;
    }

    [Differentiable, Origin("sumtil", File = "sumtil2.c"), Expect([new double[] { 1, 2, 3, 4, 5 }], [2, 2, 2, 1, 0])]
    public static double BreakAtALimit(double[] x)
    {
        double sum = 0;
        foreach (double element in x)
        {
            sum += element;
            if (sum > 15) break;
            sum += element;
        }

        return sum;
    }

    /// <summary>−ln(1 − x) as a series of ten thousand terms: the slope at ½ is 2.</summary>
    [Differentiable, Origin("taylorlog", File = "taylorlog.c"), Expect([0.5, 10000], [2])]
    public static double LogarithmAsASeries(double x, int n)
    {
        double sum = 0;
        for (int i = 1; i <= n; i++) sum += Math.Pow(x, i) / i;
        return sum;
    }

    [Differentiable, Origin("compute_loops", File = "loopsdouble.c"), Expect([2, 3], [10000, 10000])]
    public static double SumsOfSums(double a, double b)
    {
        double sum = 0;
        for (int i = 0; i < 100; i++)
        {
            double inner = 0;
            for (int j = 0; j < 100; j++) inner += a + b;
            sum += inner;
        }

        return sum;
    }

    /// <summary>The mantissa between ½ and 1: a line between the powers of two.</summary>
    [Differentiable, Origin("f", File = "frexp.c")]
    [Expect([0.9], [1]), Expect([1], [0.5]), Expect([2.3], [0.25]), Expect([33], [0.015625]), Expect([0.26], [2]), Expect([-1.2], [0.5]), Expect([-33], [0.015625])]
    public static double Mantissa(double x)
    {
        while (Math.Abs(x) >= 1) x /= 2;
        while (Math.Abs(x) < 0.5) x *= 2;
        return x;
    }
}
