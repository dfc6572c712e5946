using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>A copy of all that an optimizer remembers from step to step, for saving and going on exactly.</summary>
/// <param name="Algorithm">The <see cref="Optimizer{T}.Algorithm"/> that it belongs to.</param>
/// <param name="StepCount">The number of steps taken.</param>
/// <param name="LearningRate">The learning rate that was set.</param>
/// <param name="Slots">The remembered values, parameter by parameter in the order of the model, each with all slots of the algorithm in their order.</param>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
/// <remarks>Settings such as momentum or weight decay are the program's and not part of the state.</remarks>
public sealed record OptimizerState<T>(string Algorithm, long StepCount, double LearningRate, IReadOnlyList<OptimizerSlot<T>> Slots)
    where T : unmanaged, IFloatingPointIeee754<T>;

/// <summary>The values of one slot for one parameter, such as the first moments of Adam for <c>W1</c>.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Slot">The slot's name.</param>
/// <param name="Values">One value for each element of the parameter, in row-major order.</param>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed record OptimizerSlot<T>(string Parameter, string Slot, T[] Values)
    where T : unmanaged, IFloatingPointIeee754<T>;
