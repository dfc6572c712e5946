using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>One minibatch: computes its loss and adds the gradient of that loss to <paramref name="gradients"/>.</summary>
/// <param name="indices">The examples of the batch; the span is valid during the call only.</param>
/// <param name="gradients">The gradient buffers, cleared before the call.</param>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
/// <typeparam name="TGradients">The model's own type of gradients, or <see cref="IGradients{T}"/>.</typeparam>
/// <returns>The loss, usually the mean over the batch.</returns>
public delegate T BatchLoss<T, in TGradients>(ReadOnlySpan<int> indices, TGradients gradients)
    where T : unmanaged, IFloatingPointIeee754<T>
    where TGradients : IGradients<T>;
