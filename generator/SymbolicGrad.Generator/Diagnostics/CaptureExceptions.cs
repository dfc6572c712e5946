using System;
using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Diagnostics;

/// <summary>Ends the capture of a method: what stands in the way, and where. It never leaves <see cref="Capture.MethodCapture"/>.</summary>
internal sealed class RefusalException(Diagnostic diagnostic) : Exception(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}

/// <summary>Ends the capture of a method that C# does not accept as it stands: the compiler itself says why, so that nothing is added to it.</summary>
internal sealed class InvalidCodeException() : Exception("The method does not compile.");
