using System.Diagnostics;
using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>Trains a model by minibatches: shuffles, steps, validates, and stops.</summary>
/// <remarks>
/// The same model, settings and seed give the same weights, bit by bit. A run that ends between or within epochs can go on
/// in another <see cref="Run{TGradients}"/>, or, with <see cref="CaptureState"/> and the parameters saved, in another process, as if it
/// had never ended. A step allocates nothing of its own.
/// </remarks>
/// <example>
/// <code>
/// var batch = new MiniBatch&lt;float&gt;(images, labels, batchSize: 64);
/// var trainer = new Trainer&lt;float&gt;(network, new Adam&lt;float&gt;(1e-3), exampleCount: images.Rows, batchSize: 64, seed: 1);
/// trainer.Run(epochs: 10, (ReadOnlySpan&lt;int&gt; indices, Network.Gradients gradients) =>
/// {
///     batch.Gather(indices);
///     return network.Loss_Backward(batch.Inputs, batch.Labels, gradients);
/// });
/// </code>
/// </example>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed class Trainer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int[] _order;
    private readonly RandomSource _random;
    private RandomState _epochStart;
    private int _stepInEpoch;
    private double _lossSum;
    private BestWeights<T> _best = new();

    /// <summary>Sets a training up.</summary>
    /// <param name="model">The model to train.</param>
    /// <param name="optimizer">The optimizer that changes its parameters.</param>
    /// <param name="exampleCount">The number of training examples.</param>
    /// <param name="batchSize">The number of examples in a minibatch; the last of an epoch may have fewer.</param>
    /// <param name="seed">The seed of the shuffling.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is not positive.</exception>
    public Trainer(IModel<T> model, Optimizer<T> optimizer, int exampleCount, int batchSize, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exampleCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        Model = model;
        Optimizer = optimizer;
        BatchSize = batchSize;
        _order = new int[exampleCount];
        _random = new RandomSource(seed);
        _epochStart = _random.State;
    }

    /// <summary>The model that is trained.</summary>
    public IModel<T> Model { get; }

    /// <summary>The optimizer that changes the model's parameters.</summary>
    public Optimizer<T> Optimizer { get; }

    /// <summary>The number of training examples.</summary>
    public int ExampleCount => _order.Length;

    /// <summary>The number of examples in a minibatch.</summary>
    public int BatchSize { get; }

    /// <summary>Whether each epoch has an order of its own; otherwise every epoch goes through the examples in theirs.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Whether a last minibatch of less than <see cref="BatchSize"/> examples is left out.</summary>
    public bool DropLastBatch { get; init; }

    /// <summary>The largest 2-norm of the gradient: longer ones are scaled down to it before the step. Null does not clip.</summary>
    public double? MaxGradientNorm { get; init; }

    /// <summary>Sets the optimizer's learning rate before every step; null leaves it alone.</summary>
    public LearningRateSchedule? Schedule { get; set; }

    /// <summary>Called after every epoch to judge the model on other data; what it returns goes into the history.</summary>
    public Func<IReadOnlyList<Metric>>? Validation { get; init; }

    /// <summary>When to stop before all epochs are run; null runs them all.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Progress is reported after every so many steps besides every epoch's end; 0 reports epochs only.</summary>
    public int ReportEvery { get; init; }

    /// <summary>The number of minibatches in an epoch.</summary>
    public int StepsPerEpoch => DropLastBatch ? ExampleCount / BatchSize : (int)(((long)ExampleCount + BatchSize - 1) / BatchSize);

    /// <summary>The number of whole epochs over all runs.</summary>
    public int CompletedEpochs { get; private set; }

    /// <summary>The number of steps over all runs.</summary>
    public long Step { get; private set; }

    /// <inheritdoc cref="Run{TGradients}"/>
    public TrainingHistory Run(
        int epochs, BatchLoss<T, IGradients<T>> batchLoss, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Run<IGradients<T>>(epochs, batchLoss, progress, cancellationToken);

    /// <summary>Trains for some more epochs; one that a cancellation cut off is finished first and counts.</summary>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="batchLoss">Computes the loss of a minibatch and adds its gradient.</param>
    /// <param name="progress">Told of every epoch, and of steps as <see cref="ReportEvery"/> says.</param>
    /// <param name="cancellationToken">Ends the run after the present step; that is no error, and the result tells it.</param>
    /// <typeparam name="TGradients">The model's own type of gradients.</typeparam>
    /// <returns>What this run did.</returns>
    /// <exception cref="DivergedException">A loss or a gradient is not finite; the step was not taken.</exception>
    /// <exception cref="InvalidOperationException">An epoch would have no minibatch, or the monitored metric is not among those of the validation.</exception>
    /// <exception cref="ArgumentException">The model's gradients are not <typeparamref name="TGradients"/>.</exception>
    public TrainingHistory Run<TGradients>(
        int epochs, BatchLoss<T, TGradients> batchLoss, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
        where TGradients : IGradients<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentNullException.ThrowIfNull(batchLoss);
        if (StepsPerEpoch == 0)
            throw new InvalidOperationException($"{ExampleCount} examples do not fill one minibatch of {BatchSize}, and smaller ones are dropped.");
        IGradients<T> created = Model.CreateGradients();
        if (created is not TGradients gradients)
            throw new ArgumentException($"The model's gradients are {created.GetType()}, not {typeof(TGradients)}.", nameof(batchLoss));

        long started = Stopwatch.GetTimestamp();
        var records = new List<EpochRecord>();
        TrainingEnd end = TrainingEnd.Completed;
        while (records.Count < epochs && end == TrainingEnd.Completed)
        {
            if (!RunEpoch(batchLoss, gradients, progress, cancellationToken))
                end = TrainingEnd.Cancelled;
            else if (CloseEpoch(records, progress))
                end = TrainingEnd.StoppedEarly;
        }
        return new TrainingHistory(records, end, _best.Epoch, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Writes the weights of the best epoch into the model, as stopping early does by itself.</summary>
    /// <exception cref="InvalidOperationException">No best epoch is known: there was none, or <see cref="EarlyStopping"/> is not set.</exception>
    public void RestoreBestWeights()
    {
        if (!_best.Restore(Model))
            throw new InvalidOperationException("There are no best weights: no epoch was monitored by EarlyStopping.");
    }

    /// <summary>Copies where the training stands, the model's parameters excepted.</summary>
    /// <remarks>To be called between runs, or during one when a report closes an epoch.</remarks>
    public TrainerState<T> CaptureState() => new()
    {
        ExampleCount = ExampleCount,
        BatchSize = BatchSize,
        CompletedEpochs = CompletedEpochs,
        Step = Step,
        StepInEpoch = _stepInEpoch,
        LossSum = _lossSum,
        Random = _epochStart,
        Optimizer = Optimizer.ExportState(),
        Best = _best.Export(),
        EpochsSinceBest = _best.EpochsSince,
    };

    /// <summary>Goes on from <paramref name="state"/>. The trainer has to be set up as the one that it came from, and the model to hold the parameters of that moment.</summary>
    /// <remarks>Between epochs the number of examples and the batch size may have changed; within one they may not.</remarks>
    /// <exception cref="ArgumentException">The state does not fit this trainer or its optimizer; nothing was taken over.</exception>
    public void RestoreState(TrainerState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentOutOfRangeException.ThrowIfNegative(state.CompletedEpochs);
        ArgumentOutOfRangeException.ThrowIfNegative(state.Step);
        ArgumentOutOfRangeException.ThrowIfNegative(state.EpochsSinceBest);
        if (state.StepInEpoch < 0 || state.StepInEpoch > StepsPerEpoch)
            throw new ArgumentException($"The state is {state.StepInEpoch} steps into an epoch, but this trainer's epochs have {StepsPerEpoch}.", nameof(state));
        if (state.StepInEpoch > 0 && (state.ExampleCount != ExampleCount || state.BatchSize != BatchSize))
            throw new ArgumentException($"The state stands within an epoch of {state.ExampleCount} examples in minibatches of {state.BatchSize}, and cannot go on with {ExampleCount} in minibatches of {BatchSize}.", nameof(state));
        if (!double.IsFinite(state.LossSum) || double.IsNaN(state.Best?.Value ?? 0))
            throw new ArgumentException($"The state has a sum of losses of {state.LossSum} and a best value of {state.Best?.Value}, which no training has.", nameof(state));
        var random = new RandomSource(state.Random);
        var best = new BestWeights<T>(state.Best, state.EpochsSinceBest);

        Optimizer.ImportState(state.Optimizer);
        CompletedEpochs = state.CompletedEpochs;
        Step = state.Step;
        _stepInEpoch = state.StepInEpoch;
        _lossSum = state.LossSum;
        _epochStart = random.State;
        _best = best;
    }

    /// <summary>Takes the steps that are left of the present epoch.</summary>
    /// <returns>False when cancelled before its end.</returns>
    private bool RunEpoch<TGradients>(
        BatchLoss<T, TGradients> batchLoss, TGradients gradients, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
        where TGradients : IGradients<T>
    {
        // The order is a function of the random state at the epoch's start alone, so that a cut-off epoch finds it again.
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        _random.State = _epochStart;
        if (Shuffle)
            _random.Shuffle(_order.AsSpan());

        while (_stepInEpoch < StepsPerEpoch)
        {
            if (cancellationToken.IsCancellationRequested)
                return false;
            int start = _stepInEpoch * BatchSize;
            double loss = TakeStep(_order.AsSpan(start, Math.Min(BatchSize, ExampleCount - start)), batchLoss, gradients);
            if (ReportEvery > 0 && Step % ReportEvery == 0)
                progress?.Report(new TrainingProgress(CompletedEpochs + 1, Step, loss, Optimizer.LearningRate, [], EpochCompleted: false));
        }
        return true;
    }

    private double TakeStep<TGradients>(ReadOnlySpan<int> indices, BatchLoss<T, TGradients> batchLoss, TGradients gradients)
        where TGradients : IGradients<T>
    {
        if (Schedule is not null)
            Optimizer.LearningRate = Schedule.RateAt(Step);
        gradients.Clear();
        double loss = double.CreateChecked(batchLoss(indices, gradients));
        NotFiniteNumberException? notFinite = FirstNotFinite<T>.Among(gradients);
        if (!double.IsFinite(loss) || notFinite is not null)
            throw new DivergedException(CompletedEpochs + 1, Step + 1, loss, FirstNotFinite<T>.Among(Model) ?? notFinite);
        if (MaxGradientNorm is { } maxNorm)
            GradientClipping.ClipByNorm(gradients, maxNorm);
        Optimizer.Step(Model, gradients);

        _lossSum += loss * indices.Length;
        _stepInEpoch++;
        Step++;
        return loss;
    }

    /// <summary>Counts the epoch, validates the model and reports.</summary>
    /// <returns>Whether the training has to stop early.</returns>
    private bool CloseEpoch(List<EpochRecord> records, IProgress<TrainingProgress>? progress)
    {
        int examples = DropLastBatch ? StepsPerEpoch * BatchSize : ExampleCount;
        double loss = _lossSum / examples;
        CompletedEpochs++;
        _epochStart = _random.State;
        _stepInEpoch = 0;
        _lossSum = 0;

        IReadOnlyList<Metric> metrics = Validation?.Invoke() ?? [];
        records.Add(new EpochRecord(CompletedEpochs, loss, Optimizer.LearningRate, metrics));
        bool stop = EarlyStopping is not null && StopsEarly(EarlyStopping, MonitoredValue(EarlyStopping, loss, metrics));
        progress?.Report(new TrainingProgress(CompletedEpochs, Step, loss, Optimizer.LearningRate, metrics, EpochCompleted: true));
        return stop;
    }

    private bool StopsEarly(EarlyStopping rule, double value)
    {
        bool stop = _best.Observe(Model, CompletedEpochs, value, rule);
        if (stop)
            _best.Restore(Model);
        return stop;
    }

    private static double MonitoredValue(EarlyStopping rule, double loss, IReadOnlyList<Metric> metrics)
    {
        if (rule.Metric is null)
            return loss;
        foreach (Metric metric in metrics)
        {
            if (metric.Name == rule.Metric)
                return metric.Value;
        }
        throw new InvalidOperationException($"EarlyStopping monitors '{rule.Metric}', but the validation returned [{string.Join(", ", metrics.Select(metric => metric.Name))}].");
    }
}
