using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicGrad.Training;

/// <summary>Looks for the first element, of parameters or of gradients, that is infinite or not a number.</summary>
internal struct FirstNotFinite<T> : IParameterVisitor<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private string? _name;
    private int _index;
    private T _value;

    public static NotFiniteNumberException? Among(IModel<T> model)
    {
        var search = new FirstNotFinite<T>();
        model.VisitParameters(ref search);
        return search.Describe("Parameter");
    }

    public static NotFiniteNumberException? Among(IGradients<T> gradients)
    {
        var search = new FirstNotFinite<T>();
        gradients.Visit(ref search);
        return search.Describe("The gradient of parameter");
    }

    public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values)
    {
        if (_name is not null || values.IsEmpty || T.IsFinite(TensorPrimitives.MaxMagnitude<T>(values)))
            return;
        while (T.IsFinite(values[_index]))
            _index++;
        _name = name;
        _value = values[_index];
    }

    private readonly NotFiniteNumberException? Describe(string what) => _name is null
        ? null
        : new(string.Create(CultureInfo.InvariantCulture, $"{what} '{_name}' is {_value} at index {_index}."), double.CreateChecked(_value));
}
