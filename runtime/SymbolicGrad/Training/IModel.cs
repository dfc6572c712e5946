namespace SymbolicGrad.Training;

/// <summary>A type with trainable parameters. The generator implements it for every type with <see cref="ParameterAttribute">[Parameter]</see> members.</summary>
/// <typeparam name="T">The scalar type of the parameters, <c>float</c> or <c>double</c>.</typeparam>
public interface IModel<T>
    where T : unmanaged
{
    /// <summary>Creates zeroed gradient buffers, one for each parameter, of the parameter's present shape.</summary>
    IGradients<T> CreateGradients();

    /// <summary>Shows every parameter to <paramref name="visitor"/>, in the order of declaration. Elements of an array of parameters are named <c>W[0]</c>, <c>W[1]</c>, ….</summary>
    /// <remarks>The visitor may write to the values: the model then holds what was written.</remarks>
    void VisitParameters<TVisitor>(ref TVisitor visitor)
        where TVisitor : IParameterVisitor<T>, allows ref struct;

    /// <summary>Shows every parameter together with its gradient to <paramref name="update"/>, in the order of declaration.</summary>
    /// <param name="gradients">Buffers that this model's <see cref="CreateGradients"/> made.</param>
    /// <param name="update">Called once for each parameter; what it writes to the values, the model holds afterwards.</param>
    /// <exception cref="ArgumentException"><paramref name="gradients"/> are not those of this model type.</exception>
    void UpdateParameters<TUpdate>(IGradients<T> gradients, ref TUpdate update)
        where TUpdate : IParameterUpdate<T>, allows ref struct;
}

/// <summary>Gradient buffers in the order and of the shapes of a model's parameters.</summary>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public interface IGradients<T>
    where T : unmanaged
{
    /// <summary>Sets every gradient to zero.</summary>
    void Clear();

    /// <summary>Shows every gradient to <paramref name="visitor"/>, in the order in which <see cref="IModel{T}.VisitParameters"/> shows the parameters, under the same names.</summary>
    void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : IParameterVisitor<T>, allows ref struct;
}

/// <summary>Sees parameters, or their gradients, one after the other.</summary>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public interface IParameterVisitor<T>
    where T : unmanaged
{
    /// <summary>Called once for each parameter.</summary>
    /// <param name="name">The member's name; for the element of an array of parameters the name with its index, <c>W[0]</c>.</param>
    /// <param name="shape">The extents: empty for a scalar, one for a vector, two (rows, columns) for a matrix.</param>
    /// <param name="values">The elements in row-major order, to be read or written in place.</param>
    void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values);
}

/// <summary>Changes parameters by their gradients, one after the other.</summary>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public interface IParameterUpdate<T>
    where T : unmanaged
{
    /// <summary>Called once for each parameter.</summary>
    /// <param name="name">As in <see cref="IParameterVisitor{T}.Visit"/>.</param>
    /// <param name="values">The parameter's elements in row-major order, to be changed in place.</param>
    /// <param name="gradient">The gradient of the loss by these elements, of the same length.</param>
    void Update(string name, scoped Span<T> values, scoped ReadOnlySpan<T> gradient);
}
