using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class OptimizerTests
{
    // One parameter longer than a block with an odd rest, one short, one empty.
    private static readonly int[] s_lengths = [1031, 3, 0];

    public static TheoryData<string> Algorithms => ["sgd", "sgd L2", "momentum", "momentum L2", "nesterov", "nesterov L2", "adam", "adam L2", "adamw"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Ten_steps_follow_the_published_formulas(string algorithm)
    {
        ArrayModel<double> model = NewModel<double>();
        Optimizer<double> optimizer = Create<double>(algorithm);
        ScalarOptimizer[][] scalars = [.. model.Parameters.Select(p => p.Values.Select(w => new ScalarOptimizer(algorithm, w)).ToArray())];
        ArrayGradients<double> gradients = model.NewGradients();
        var random = new RandomSource(2);
        for (int step = 1; step <= 10; step++)
        {
            // The learning rate changes on the way, as a schedule changes it.
            optimizer.LearningRate = 0.1 / step;
            for (int p = 0; p < scalars.Length; p++)
            {
                for (int i = 0; i < scalars[p].Length; i++)
                {
                    gradients.Parameters[p].Values[i] = random.NextNormal();
                    scalars[p][i].Step(gradients.Parameters[p].Values[i], 0.1 / step, step);
                }
            }
            optimizer.Step(model, gradients);
        }

        Assert.Equal(10, optimizer.StepCount);
        for (int p = 0; p < scalars.Length; p++)
        {
            for (int i = 0; i < scalars[p].Length; i++)
                Assert.Equal(scalars[p][i].Weight, model.Parameters[p].Values[i], 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Single_precision_follows_double_precision(string algorithm)
    {
        ArrayModel<float> narrow = NewModel<float>();
        ArrayModel<double> wide = NewModel<double>();
        ArrayGradients<float> narrowGradients = narrow.NewGradients();
        ArrayGradients<double> wideGradients = wide.NewGradients();
        Optimizer<float> narrowOptimizer = Create<float>(algorithm);
        Optimizer<double> wideOptimizer = Create<double>(algorithm);
        var random = new RandomSource(2);
        for (int step = 0; step < 5; step++)
        {
            for (int i = 0; i < s_lengths[0]; i++)
                narrowGradients.Parameters[0].Values[i] = (float)(wideGradients.Parameters[0].Values[i] = random.NextNormal());
            narrowOptimizer.Step(narrow, narrowGradients);
            wideOptimizer.Step(wide, wideGradients);
        }
        for (int i = 0; i < s_lengths[0]; i++)
            Assert.Equal(wide.Parameters[0].Values[i], narrow.Parameters[0].Values[i], 2e-6);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_quadratic_is_minimised(string algorithm)
    {
        // f(w) = Σ ½·aᵢ·(wᵢ − cᵢ)² has its minimum at c; the regularised kinds end near it, at a·c/(a + λ) for L2.
        double[] curvature = [1, 2, 5], minimum = [1, -2, 3];
        var model = new ArrayModel<double>(ArrayParameter<double>.Vector("w", 0, 0, 0));
        ArrayGradients<double> gradients = model.NewGradients();
        Optimizer<double> optimizer = Create<double>(algorithm);
        for (int step = 0; step < 3000; step++)
        {
            optimizer.LearningRate = 0.05 / (1 + step / 300.0);
            for (int i = 0; i < 3; i++)
                gradients["w"][i] = curvature[i] * (model["w"][i] - minimum[i]);
            optimizer.Step(model, gradients);
        }
        double tolerance = algorithm == "adamw" ? 0.05 : 1e-3;
        double decay = algorithm.EndsWith("L2", StringComparison.Ordinal) ? ScalarOptimizer.WeightDecay : 0;
        for (int i = 0; i < 3; i++)
            Assert.Equal(curvature[i] * minimum[i] / (curvature[i] + decay), model["w"][i], tolerance);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Steps_after_the_first_allocate_nothing(string algorithm)
    {
        ArrayModel<float> model = NewModel<float>();
        ArrayGradients<float> gradients = model.NewGradients();
        Optimizer<float> optimizer = Create<float>(algorithm);
        optimizer.Step(model, gradients);
        optimizer.Step(model, gradients);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++)
            optimizer.Step(model, gradients);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void An_imported_state_goes_on_bit_by_bit(string algorithm)
    {
        ArrayModel<float> straight = NewModel<float>(), resumed = NewModel<float>();
        Optimizer<float> first = Create<float>(algorithm), second = Create<float>(algorithm), third = Create<float>(algorithm);
        Steps(straight, first, 0, 6);
        Steps(resumed, second, 0, 3);
        third.ImportState(second.ExportState());
        Steps(resumed, third, 3, 6);
        Assert.Equal(straight["p0"], resumed["p0"]);
        Assert.Equal(6, third.StepCount);

        static void Steps(ArrayModel<float> model, Optimizer<float> optimizer, int from, int to)
        {
            ArrayGradients<float> gradients = model.NewGradients();
            for (int step = from; step < to; step++)
            {
                Initialisers.Normal(gradients["p0"].AsSpan(), 0, 1, new RandomSource((ulong)step));
                optimizer.Step(model, gradients);
            }
        }
    }

    private static ArrayModel<T> NewModel<T>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new RandomSource(1);
        return new ArrayModel<T>([.. s_lengths.Select((length, p) =>
        {
            var values = new T[length];
            Initialisers.Normal(values.AsSpan(), 0, 1, random);
            return ArrayParameter<T>.Vector($"p{p}", values);
        })]);
    }

    private static Optimizer<T> Create<T>(string algorithm)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        double decay = algorithm.EndsWith("L2", StringComparison.Ordinal) ? ScalarOptimizer.WeightDecay : 0;
        return algorithm.Split(' ')[0] switch
        {
            "sgd" => new Sgd<T>(0.1, weightDecay: decay),
            "momentum" => new Sgd<T>(0.1, ScalarOptimizer.Momentum, weightDecay: decay),
            "nesterov" => new Sgd<T>(0.1, ScalarOptimizer.Momentum, nesterov: true, weightDecay: decay),
            "adam" => new Adam<T>(0.1, weightDecay: decay),
            _ => new AdamW<T>(0.1, ScalarOptimizer.WeightDecay),
        };
    }
}
