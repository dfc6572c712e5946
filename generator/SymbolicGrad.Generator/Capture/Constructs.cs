using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What people call the constructs of C# that cannot be captured, and what can be written instead.</summary>
internal static class Constructs
{
    private const int LongestQuote = 40;

    /// <summary>The construct, as the beginning of a sentence.</summary>
    public static string Name(IOperation operation) => operation switch
    {
        ILoopOperation => "A loop of this form",
        IBranchOperation branch => $"'{branch.BranchKind.ToString().ToLowerInvariant()}'",
        ISwitchOperation => "A 'switch' statement",
        ISwitchExpressionOperation => "A 'switch' expression",
        ITryOperation => "'try'",
        IThrowOperation => "'throw'",
        IUsingOperation or IUsingDeclarationOperation => "'using'",
        ILockOperation => "'lock'",
        IAwaitOperation => "'await'",
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => "'yield'",
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => "A delegate",
        ILocalFunctionOperation => "A local function of this form",
        IArrayCreationOperation or ICollectionExpressionOperation => "A new array",
        IObjectCreationOperation creation => $"A new '{Names.Message(creation.Type!)}'",
        ITypeParameterObjectCreationOperation => "A new object",
        IInterpolatedStringOperation => "A string",
        ICoalesceOperation or ICoalesceAssignmentOperation => "'??'",
        IConditionalAccessOperation => "'?.'",
        IIsPatternOperation or IIsTypeOperation => "'is'",
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation => "'dynamic'",
        IRangeOperation => "A range",
        IImplicitIndexerReferenceOperation => "An index from the end or a range",
        IAddressOfOperation => "A pointer",
        ILiteralOperation or IDefaultValueOperation => $"{Quote(operation)} of type '{TypeName(operation)}'",
        IBinaryOperation or IUnaryOperation or IConversionOperation or ICompoundAssignmentOperation => $"The operator in {Quote(operation)}",
        _ => Quote(operation),
    };

    /// <summary>What to do instead.</summary>
    public static string WayOut(IOperation operation) => operation switch
    {
        ILoopOperation => "write a 'for', 'while', 'do' or 'foreach' loop",
        IBranchOperation => "use 'if' or a loop",
        ISwitchOperation or ISwitchExpressionOperation or IIsPatternOperation => "use 'if' or '?:'",
        ITryOperation or IThrowOperation or IUsingOperation or IUsingDeclarationOperation or ILockOperation =>
            "move it to a method that checks the arguments and then calls this one",
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => "call a method by its name",
        IArrayCreationOperation or ICollectionExpressionOperation or IObjectCreationOperation => "pass it as a parameter",
        _ => "it has no known derivative",
    };

    /// <summary>The source text, on one line and shortened.</summary>
    public static string Quote(IOperation operation) => Quote(operation.Syntax.ToString());

    /// <summary>The source text of a place, on one line and shortened.</summary>
    public static string Quote(Location location) => Quote(location.SourceTree!.GetText().ToString(location.SourceSpan));

    /// <summary>A text in quotes, on one line and shortened.</summary>
    public static string Quote(string source)
    {
        string text = string.Join(" ", source.Split([' ', '\t', '\r', '\n'], System.StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestQuote ? $"'{text}'" : $"'{text.Substring(0, LongestQuote - 1)}…'";
    }

    private static string TypeName(IOperation operation) => operation.Type is { } type ? Names.Message(type) : "null";
}
