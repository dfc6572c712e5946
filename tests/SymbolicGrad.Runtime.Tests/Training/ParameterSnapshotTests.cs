using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class ParameterSnapshotTests
{
    private readonly ArrayModel<double> _model = new(
        new ArrayParameter<double>("W", [1, 2], [1, 2]), new ArrayParameter<double>("b", [], [3]));

    [Fact]
    public void It_is_a_copy_and_goes_back_into_the_model()
    {
        var snapshot = new ParameterSnapshot<double>(_model);
        _model["W"][1] = 20;
        _model["b"][0] = 30;
        Assert.Equal([1, 2], snapshot.Tensors[0].Values);
        Assert.Equal([1, 2], snapshot.Tensors[0].Shape.ToArray());
        snapshot.Restore(_model);
        Assert.Equal([1, 2], _model["W"]);
        Assert.Equal([3], _model["b"]);
    }

    [Fact]
    public void Capturing_again_overwrites_it_without_allocating()
    {
        var snapshot = new ParameterSnapshot<double>(_model);
        _model["b"][0] = 30;
        snapshot.Capture(_model);
        long before = GC.GetAllocatedBytesForCurrentThread();
        snapshot.Capture(_model);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal([30], snapshot.Tensors[1].Values);
    }

    [Fact]
    public void A_model_of_another_form_is_refused_before_anything_is_written()
    {
        var snapshot = new ParameterSnapshot<double>(_model);
        var other = new ArrayModel<double>(new ArrayParameter<double>("W", [1, 2], [7, 8]), new ArrayParameter<double>("b", [1], [9]));
        Assert.Contains("'b' of shape [1] where the snapshot has 'b' of shape []", Assert.Throws<ArgumentException>(() => snapshot.Restore(other)).Message, StringComparison.Ordinal);
        Assert.Equal([7, 8], other["W"]);

        other.Parameters.RemoveAt(1);
        Assert.Contains("'b' of shape [] that the model has not", Assert.Throws<ArgumentException>(() => snapshot.Restore(other)).Message, StringComparison.Ordinal);
        _model.Parameters.Add(ArrayParameter<double>.Vector("c", 1, 2));
        Assert.Contains("'c' of shape [2] that the snapshot has not", Assert.Throws<ArgumentException>(() => snapshot.Capture(_model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensors_values_must_fill_its_shape()
    {
        Assert.Throws<ArgumentException>(() => new NamedTensor<float>("W", [2, 3], new float[5]));
        Assert.Throws<ArgumentException>(() => new NamedTensor<float>("W", [-1, -5], new float[5]));
        Assert.Throws<ArgumentException>(() => new NamedTensor<float>("W", [65536, 65536, 65536, 65536], []));
        Assert.Empty(new NamedTensor<float>("W", [int.MaxValue, int.MaxValue, int.MaxValue, 0], []).Values);
    }
}
