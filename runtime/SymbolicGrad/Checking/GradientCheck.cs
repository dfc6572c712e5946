using System.Globalization;
using System.Numerics;
using SymbolicGrad.Training;

namespace SymbolicGrad.Checking;

/// <summary>Compares gradients with finite differences: central differences with Richardson extrapolation and an error estimate.</summary>
/// <remarks>
/// Steps begin near 2·s·u^⅕ and end near s·u^⅓, with u the unit roundoff and s = max(1, |x|): the optimal steps of the once extrapolated
/// and of the plain central difference (C. J. F. Ridders, 1982; W. H. Press et al., “Numerical Recipes”, section 5.7). Check in
/// <c>double</c> where you can: in <c>float</c> a finite difference has three or four digits. At a kink, such as ReLU at 0, the finite difference
/// is the mean of the two slopes and not the convention of the gradient; the result then says so.
/// </remarks>
/// <example>
/// <code>
/// var gradients = network.CreateGradients();
/// network.Loss_Backward(x, labels, gradients);
/// GradientCheck.Compare(network, () => network.Loss(x, labels), gradients).ThrowIfWrong();
/// </code>
/// </example>
public static class GradientCheck
{
    /// <summary>Checks the gradient of a function of a vector.</summary>
    /// <param name="function">The function; it is given copies of the point and has to give the same value for the same point.</param>
    /// <param name="point">Where the gradient was computed; not changed.</param>
    /// <param name="gradient">The gradient there, one element for each of the point.</param>
    /// <param name="options">Tolerances and choice; null for the defaults.</param>
    /// <exception cref="ArgumentException">The gradient has another length than the point.</exception>
    /// <exception cref="InvalidOperationException">The function is not finite at the point, or gives another value each time.</exception>
    public static GradientCheckResult Compare<T>(Func<T[], T> function, ReadOnlySpan<T> point, ReadOnlySpan<T> gradient, GradientCheckOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        if (gradient.Length != point.Length)
            throw new ArgumentException($"The point has {point.Length} elements, but the gradient has {gradient.Length}.", nameof(gradient));
        T[] original = point.ToArray();
        RequireRepeatable(() => function([.. original]));

        var comparison = new GradientComparison<T>(options ?? new GradientCheckOptions());
        comparison.Compare("x", [original.Length], original, gradient, (index, value) =>
        {
            T[] moved = [.. original];
            moved[index] = value;
            return function(moved);
        });
        return comparison.Result;
    }

    /// <summary>Checks the gradients of a loss by the parameters of a model.</summary>
    /// <param name="model">The model; each parameter is moved to and fro, and all are back bit by bit when the method returns or throws.</param>
    /// <param name="loss">The loss with the model's present parameters; it has to give the same value for the same parameters.</param>
    /// <param name="gradients">The gradients at the present parameters.</param>
    /// <param name="options">Tolerances and choice; null for the defaults.</param>
    /// <exception cref="ArgumentException">A gradient has another name or length than its parameter.</exception>
    /// <exception cref="InvalidOperationException">The loss is not finite, or gives another value each time.</exception>
    public static GradientCheckResult Compare<T>(IModel<T> model, Func<T> loss, IGradients<T> gradients, GradientCheckOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(gradients);
        var original = new ParameterSnapshot<T>(model);
        List<NamedTensor<T>> analytic = Copy(gradients, original);
        RequireRepeatable(loss);

        var comparison = new GradientComparison<T>(options ?? new GradientCheckOptions());
        try
        {
            for (int i = 0; i < analytic.Count; i++)
            {
                int parameter = i;
                NamedTensor<T> values = original.Tensors[parameter];
                comparison.Compare(values.Name, values.Shape, values.Values, analytic[parameter].Values, (index, value) =>
                {
                    SetElement(model, parameter, index, value);
                    T moved = loss();
                    SetElement(model, parameter, index, values.Values[index]);
                    return moved;
                });
            }
        }
        finally
        {
            original.Restore(model);
        }
        return comparison.Result;
    }

    private static List<NamedTensor<T>> Copy<T>(IGradients<T> gradients, ParameterSnapshot<T> parameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var collect = new Collect<T>([]);
        gradients.Visit(ref collect);
        if (collect.Tensors.Count != parameters.Tensors.Count)
            throw new ArgumentException($"The model has {parameters.Tensors.Count} parameters, but there are {collect.Tensors.Count} gradients.", nameof(gradients));
        foreach ((NamedTensor<T> parameter, NamedTensor<T> gradient) in parameters.Tensors.Zip(collect.Tensors))
        {
            if (gradient.Name != parameter.Name || gradient.Values.Length != parameter.Values.Length)
                throw new ArgumentException($"Parameter '{parameter.Name}' has {parameter.Values.Length} values, but its gradient is '{gradient.Name}' with {gradient.Values.Length}.", nameof(gradients));
        }
        return collect.Tensors;
    }

    /// <summary>A difference of two values says nothing when the value changes by itself.</summary>
    private static void RequireRepeatable<T>(Func<T> function)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T first = function(), second = function();
        if (!T.IsFinite(first))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The function is {first} at the point: it has no derivative there."));
        if (first != second)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The function is {first} and then {second} at the same point: it has to be repeatable, without dropout or other chance."));
    }

    private static void SetElement<T>(IModel<T> model, int parameter, int index, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var set = new SetOne<T>(parameter, index, value);
        model.VisitParameters(ref set);
    }

    private readonly struct Collect<T>(List<NamedTensor<T>> tensors) : IParameterVisitor<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public List<NamedTensor<T>> Tensors => tensors;

        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values) => tensors.Add(new NamedTensor<T>(name, shape, values.ToArray()));
    }

    private struct SetOne<T>(int parameter, int index, T value) : IParameterVisitor<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private int _seen;

        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values)
        {
            if (_seen++ == parameter)
                values[index] = value;
        }
    }
}
