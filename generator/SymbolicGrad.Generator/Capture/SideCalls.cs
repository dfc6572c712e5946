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

    /// <summary>Whether a call may be left out: what its arguments change would be missed.</summary>
    public static bool Contains(IInvocationOperation call, Bodies bodies) =>
        IsListed(call.TargetMethod) && !call.ChildOperations.Any(operand => operand != call.Instance && new SideEffects(bodies).AreOf(operand));

    /// <summary>Whether a method is one of those whose calls may be left out.</summary>
    public static bool IsListed(IMethodSymbol method) => method is { ReturnsVoid: true, DeclaringSyntaxReferences.IsEmpty: true } && Types.Contains(method.ContainingType.ToDisplayString());

    /// <summary>Whether a statement does nothing but make such calls.</summary>
    public static bool IsAll(IOperation statement, Bodies bodies) => statement switch
    {
        IBlockOperation block => block.Operations.All(inner => IsAll(inner, bodies)),
        IExpressionStatementOperation { Operation: IInvocationOperation call } => Contains(call, bodies),
        IEmptyOperation => true,
        _ => false,
    };
}
