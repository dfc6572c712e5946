using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Calls that tell somebody something and leave the computation alone: consoles, traces, logs. The method makes them;
/// generated code, which computes the value once more, does not.
/// </summary>
internal static class SideCalls
{
    private static readonly HashSet<string> Types =
    [
        "System.Console", "System.GC",
        "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Diagnostics.Debugger",
        "Microsoft.Extensions.Logging.LoggerExtensions", "Microsoft.Extensions.Logging.ILogger",
    ];

    /// <summary>Whether a call may be left out.</summary>
    public static bool Contains(IInvocationOperation call) =>
        call.TargetMethod is { ReturnsVoid: true, DeclaringSyntaxReferences.IsEmpty: true } method && Types.Contains(method.ContainingType.ToDisplayString()) && call.Descendants().All(IsHarmless);

    /// <summary>Whether a statement does nothing but make such calls.</summary>
    public static bool IsAll(IOperation statement) => statement switch
    {
        IBlockOperation block => block.Operations.All(IsAll),
        IExpressionStatementOperation { Operation: IInvocationOperation call } => Contains(call),
        IEmptyOperation => true,
        _ => false,
    };

    // An argument that changes something would be missed.
    private static bool IsHarmless(IOperation operation) => operation switch
    {
        IAssignmentOperation or IIncrementOrDecrementOperation => false,
        IInvocationOperation call => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && call.TargetMethod.MethodKind != MethodKind.DelegateInvoke,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => false,
        _ => true,
    };
}
