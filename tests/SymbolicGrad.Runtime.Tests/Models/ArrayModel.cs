using System.Numerics;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Models;

/// <summary>A hand-written model whose parameters are arrays: what the generator writes for a user's type, in the small.</summary>
public sealed class ArrayModel<T>(params ArrayParameter<T>[] parameters) : IModel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public List<ArrayParameter<T>> Parameters { get; } = [.. parameters];

    public T[] this[string name] => Parameters.Single(parameter => parameter.Name == name).Values;

    public IGradients<T> CreateGradients() => NewGradients();

    public ArrayGradients<T> NewGradients() =>
        new([.. Parameters.Select(parameter => new ArrayParameter<T>(parameter.Name, parameter.Shape, new T[parameter.Values.Length]))]);

    public void VisitParameters<TVisitor>(ref TVisitor visitor)
        where TVisitor : IParameterVisitor<T>, allows ref struct
    {
        foreach (ArrayParameter<T> parameter in Parameters)
            visitor.Visit(parameter.Name, parameter.Shape, parameter.Values);
    }

    public void UpdateParameters<TUpdate>(IGradients<T> gradients, ref TUpdate update)
        where TUpdate : IParameterUpdate<T>, allows ref struct
    {
        var own = (ArrayGradients<T>)gradients;
        for (int i = 0; i < Parameters.Count; i++)
            update.Update(Parameters[i].Name, Parameters[i].Values, own.Parameters[i].Values);
    }
}

public sealed record ArrayParameter<T>(string Name, int[] Shape, T[] Values)
    where T : unmanaged
{
    public static ArrayParameter<T> Vector(string name, params T[] values) => new(name, [values.Length], values);
}

public sealed class ArrayGradients<T>(List<ArrayParameter<T>> parameters) : IGradients<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public List<ArrayParameter<T>> Parameters => parameters;

    public T[] this[string name] => parameters.Single(parameter => parameter.Name == name).Values;

    public void Clear()
    {
        foreach (ArrayParameter<T> parameter in parameters)
            Array.Clear(parameter.Values);
    }

    public void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : IParameterVisitor<T>, allows ref struct
    {
        foreach (ArrayParameter<T> parameter in parameters)
            visitor.Visit(parameter.Name, parameter.Shape, parameter.Values);
    }
}
