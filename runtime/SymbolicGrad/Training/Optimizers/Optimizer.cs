using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>Moves a model's parameters against their gradients, and remembers between steps what its algorithm asks for.</summary>
/// <remarks>
/// What is remembered is kept parameter by parameter, in the order in which the model shows them, and allocated at the first
/// step; later steps allocate nothing. One optimizer serves one model. To write another algorithm, name its slots to the
/// constructor and override <see cref="Update"/>.
/// </remarks>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public abstract class Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Parameters are updated in blocks of this many elements, so that the passes over one block stay in the first-level cache.</summary>
    private const int BlockLength = 512;

    private readonly string[] _slotNames;
    private List<ParameterState>? _parameters;

    /// <summary>Sets the learning rate and declares what is remembered for each element of each parameter.</summary>
    /// <param name="learningRate">The step size η, finite and not negative.</param>
    /// <param name="slotNames">The names of the slots; each holds one value for each element, zero before the first step.</param>
    protected Optimizer(double learningRate, params ReadOnlySpan<string> slotNames)
    {
        LearningRate = learningRate;
        _slotNames = slotNames.ToArray();
    }

    /// <summary>The name under which the state is exported, and which it must bear to be imported.</summary>
    public abstract string Algorithm { get; }

    /// <summary>The step size η. It may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or not a number.</exception>
    public double LearningRate
    {
        get;
        set => field = Settings.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>The number of steps taken.</summary>
    public long StepCount { get; private set; }

    /// <summary>Changes every parameter of <paramref name="model"/> by its gradient.</summary>
    /// <param name="model">The model; the same at every step.</param>
    /// <param name="gradients">The gradients of the loss by its parameters.</param>
    /// <exception cref="ArgumentException">
    /// A gradient has another length than its parameter, or a parameter has another name or length than at the steps before; no parameter was changed.
    /// </exception>
    public void Step(IModel<T> model, IGradients<T> gradients)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(gradients);

        // Everything is checked before anything is changed: a model is never left half updated.
        var check = new CheckPass(_parameters);
        model.UpdateParameters(gradients, ref check);
        _parameters = check.Complete(_slotNames.Length);

        StepCount++;
        BeginStep();
        var update = new UpdatePass(this, _parameters);
        model.UpdateParameters(gradients, ref update);
    }

    /// <summary>Called once in each step, before the parameters: <see cref="StepCount"/> already counts this step.</summary>
    protected virtual void BeginStep()
    {
    }

    /// <summary>Updates one block of one parameter. Elements must not depend on their neighbours: where blocks are cut is not fixed.</summary>
    /// <param name="values">The block of the parameter, to be changed in place; at most a few thousand elements.</param>
    /// <param name="gradient">The gradient by these elements.</param>
    /// <param name="slots">What is remembered of these elements.</param>
    protected abstract void Update(Span<T> values, ReadOnlySpan<T> gradient, OptimizerSlots<T> slots);

    /// <summary>Copies what is remembered.</summary>
    public OptimizerState<T> ExportState()
    {
        var slots = new List<OptimizerSlot<T>>();
        foreach (ParameterState parameter in _parameters ?? [])
        {
            for (int slot = 0; slot < _slotNames.Length; slot++)
                slots.Add(new OptimizerSlot<T>(parameter.Name, _slotNames[slot], [.. parameter.Slots[slot]]));
        }
        return new OptimizerState<T>(Algorithm, StepCount, LearningRate, slots);
    }

    /// <summary>Takes over a copy of <paramref name="state"/>: the next step is the one that would have followed its export.</summary>
    /// <exception cref="ArgumentException">The state belongs to another algorithm, or its slots are not those of this optimizer; nothing was taken over.</exception>
    public void ImportState(OptimizerState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Algorithm != Algorithm)
            throw new ArgumentException($"State of '{state.Algorithm}' cannot be taken over by '{Algorithm}'.", nameof(state));
        ArgumentOutOfRangeException.ThrowIfNegative(state.StepCount);
        Settings.NotNegative(state.LearningRate);

        List<ParameterState>? parameters = ParameterStates(state);
        LearningRate = state.LearningRate;
        StepCount = state.StepCount;
        _parameters = parameters;
    }

    /// <summary>Groups slots by parameter; null where there are none, so that the next step sees the model as the first one does.</summary>
    private List<ParameterState>? ParameterStates(OptimizerState<T> state)
    {
        int slotCount = _slotNames.Length;
        if (state.Slots.Count == 0 && (slotCount == 0 || state.StepCount == 0))
            return null;
        if (slotCount == 0 || state.Slots.Count == 0 || state.Slots.Count % slotCount != 0)
            throw new ArgumentException($"The state has {state.Slots.Count} slots, but '{Algorithm}' with its present settings keeps {slotCount} for each parameter.", nameof(state));

        var parameters = new List<ParameterState>();
        for (int first = 0; first < state.Slots.Count; first += slotCount)
        {
            string name = state.Slots[first].Parameter;
            int length = state.Slots[first].Values.Length;
            var slots = new T[slotCount][];
            for (int slot = 0; slot < slotCount; slot++)
            {
                OptimizerSlot<T> given = state.Slots[first + slot];
                if (given.Parameter != name || given.Slot != _slotNames[slot] || given.Values.Length != length)
                    throw new ArgumentException($"The state has slot '{given.Slot}' of '{given.Parameter}' with {given.Values.Length} values where slot '{_slotNames[slot]}' of '{name}' with {length} values belongs.", nameof(state));
                slots[slot] = [.. given.Values];
            }
            parameters.Add(new ParameterState(name, length, slots));
        }
        return parameters;
    }

    private sealed record ParameterState(string Name, int Length, T[][] Slots);

    /// <summary>Compares every parameter with its gradient and with the former steps; at the first step notes names and lengths.</summary>
    private struct CheckPass(List<ParameterState>? known) : IParameterUpdate<T>
    {
        private readonly List<ParameterState>? _first = known is null ? [] : null;
        private int _seen;

        public void Update(string name, scoped Span<T> values, scoped ReadOnlySpan<T> gradient)
        {
            if (gradient.Length != values.Length)
                throw new ArgumentException($"Parameter '{name}' has {values.Length} values, but its gradient has {gradient.Length}.");
            if (_first is not null)
                Note(_first, name, values.Length);
            else
                Compare(name, values.Length);
        }

        private static void Note(List<ParameterState> parameters, string name, int length)
        {
            if (parameters.Exists(parameter => parameter.Name == name))
                throw new ArgumentException($"The model shows two parameters named '{name}'.");
            parameters.Add(new ParameterState(name, length, []));
        }

        private void Compare(string name, int length)
        {
            if (_seen == known!.Count)
                throw new ArgumentException($"The model shows a parameter '{name}' that it did not show in the steps before.");
            ParameterState former = known[_seen++];
            if (former.Name != name)
                throw new ArgumentException($"The model shows parameter '{name}' where it showed '{former.Name}' in the steps before.");
            if (former.Length != length)
                throw new ArgumentException($"Parameter '{name}' has {length} values, but had {former.Length} in the steps before.");
        }

        public readonly List<ParameterState> Complete(int slotCount)
        {
            if (_first is not null)
                return WithNewSlots(_first, slotCount);
            if (_seen < known!.Count)
                throw new ArgumentException($"The model does not show parameter '{known[_seen].Name}' any more.");
            return known;
        }

        private static List<ParameterState> WithNewSlots(List<ParameterState> parameters, int slotCount) =>
            parameters.ConvertAll(parameter => parameter with { Slots = [.. Enumerable.Range(0, slotCount).Select(_ => new T[parameter.Length])] });
    }

    private struct UpdatePass(Optimizer<T> owner, List<ParameterState> parameters) : IParameterUpdate<T>
    {
        private int _seen;

        public void Update(string name, scoped Span<T> values, scoped ReadOnlySpan<T> gradient)
        {
            T[][] slots = parameters[_seen++].Slots;
            for (int start = 0; start < values.Length; start += BlockLength)
            {
                int length = Math.Min(BlockLength, values.Length - start);
                owner.Update(values.Slice(start, length), gradient.Slice(start, length), new OptimizerSlots<T>(slots, start, length));
            }
        }
    }
}
