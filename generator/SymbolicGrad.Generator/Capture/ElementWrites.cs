using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Looks for what might write to the elements of an array, in a method and in all that it calls.</summary>
internal static class ElementWrites
{
    /// <summary>Whether a method may write to elements. One without source code counts as one that does not: it is refused where it matters.</summary>
    public static bool MayHappenIn(IMethodSymbol method, CaptureSession session)
    {
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IMethodSymbol>([method]);
        while (pending.Count > 0)
        {
            IMethodSymbol current = pending.Pop();
            if (!seen.Add(current.OriginalDefinition) || session.Bodies.Find(current.PartialImplementationPart ?? current) is not { } body) continue;
            foreach (IOperation operation in body.DescendantsAndSelf())
            {
                if (Target(operation)?.DescendantsAndSelf().Any(IsElement) == true) return true;
                if (Called(operation) is { } callee) pending.Push(callee);
            }
        }

        return false;
    }

    private static IOperation? Target(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation increment => increment.Target,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } reference => reference.Value,
        _ => null,
    };

    private static bool IsElement(IOperation operation) =>
        operation is IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation || operation is IPropertyReferenceOperation { Property.IsIndexer: true };

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IPropertyReferenceOperation property => property.Property.GetMethod,
        _ => null,
    };
}
