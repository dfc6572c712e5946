namespace SymbolicGrad.Engine.Printing;

/// <summary>How a gradient is computed.</summary>
internal enum GradientForm
{
    /// <summary>By one method.</summary>
    Whole,

    /// <summary>By one method whose calls record.</summary>
    Recording,

    /// <summary>By a method for the forward sweep, which records, and one for the reverse sweep.</summary>
    InHalves,
}
