using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>A function that a delegate stands for: a lambda with the surroundings in which it was made, or a method.</summary>
/// <param name="Number">Tells apart what one lambda makes when it is met twice.</param>
/// <param name="Method">The method, or the lambda's symbol.</param>
/// <param name="Body">The lambda's body; null for a method.</param>
/// <param name="Definer">The method in whose body it was made.</param>
/// <param name="Description">What messages call it.</param>
internal sealed record KnownFunction(int Number, IMethodSymbol Method, IBlockOperation? Body, Frame Definer, string Description) : ObjectReference
{
    /// <summary>The object that a method is called on, where it is another than the definer's own.</summary>
    public Value? Receiver { get; init; }
}

/// <summary>
/// Captures delegates: which function one stands for is known while capturing, and its body stands in place of each call. What
/// it reads and assigns of its surroundings are their variables, as in C#, and not the values of when it was made.
/// </summary>
internal sealed class FunctionCapture(CaptureSession session)
{
    private int _count;

    public Value Create(IDelegateCreationOperation creation) => creation.Target switch
    {
        IAnonymousFunctionOperation lambda => Refer(creation, lambda.Symbol, lambda.Body),
        IMethodReferenceOperation { Method: var method } when RegisteredDerivatives.Of(session.Compilation, session.Cancellation).Find(method) is not null =>
            throw session.Refuse(creation, $"A delegate of '{Names.Message(method)}', which has a registered derivative,", "call the method in a lambda"),
        IMethodReferenceOperation { Method: var method, Instance: null or IInstanceReferenceOperation } => Refer(creation, method, null),
        IMethodReferenceOperation { Method: var method, Instance: { Type.IsReferenceType: true } instance } => Refer(creation, method, null, session.MemberReads.Receiver(instance)),
        _ => throw session.Refuse(creation),
    };

    /// <summary>The function that a value stands for; null for any other value.</summary>
    public KnownFunction? Find(Value value) => session.Objects.Find(value) as KnownFunction;

    /// <summary>Captures the function's body in place of a call.</summary>
    public Value Invoke(IOperation at, KnownFunction function, ImmutableArray<Value> arguments)
    {
        IMethodSymbol method = function.Method;
        if (function.Receiver is { } receiver) return session.Calls.OnObject(at, method, receiver, arguments);
        if (NeedsDefiner(function) && !IsRunning(function.Definer))
            throw session.Refuse(at, $"The function {function.Description}, which outlives the call that made it,", "make it in the method that calls it");
        if (function.Body is { } body) return session.Calls.Run(at, method, function.Definer.This, arguments, () => session.Statements.Body(body));

        ImmutableArray<Op> rows = [.. Primitives.ForSymbol(Names.InTable(method))];
        if (!rows.IsEmpty)
        {
            int[] operands = [.. arguments.Select(argument => argument.Ids[0])];
            if (CallCapture.Fitting(rows, [.. operands.Select(session.Builder.TypeOf)]) is not { } row) throw session.Refuse(at);
            session.Throws.Require(at, row, operands);
            return Value.Of(session.Emit(at, row, operands));
        }

        return session.Calls.InlineBody(at, method, method.IsStatic && method.MethodKind != MethodKind.LocalFunction ? null : function.Definer.This, arguments);
    }

    private Value Refer(IOperation at, IMethodSymbol method, IBlockOperation? body, Value? receiver = null) =>
        session.Objects.Refer(new KnownFunction(_count++, method, body, session.Frame, Constructs.Quote(at)) { Receiver = receiver });

    private bool IsRunning(Frame definer)
    {
        for (Frame? frame = session.Frame; frame is not null; frame = frame.Caller)
            if (ReferenceEquals(frame, definer)) return true;
        return false;
    }

    // Whether it looks at variables around it, or at this.
    private static bool NeedsDefiner(KnownFunction function) => function.Body is { } body
        ? body.Descendants().Any(operation => operation switch
        {
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
            ILocalReferenceOperation local => !local.Local.IsConst && !Owns(function.Method, local.Local),
            IParameterReferenceOperation parameter => !Owns(function.Method, parameter.Parameter),
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } => true,
            _ => false,
        })
        : function.Method.MethodKind == MethodKind.LocalFunction || !function.Method.IsStatic;

    private static bool Owns(IMethodSymbol method, ISymbol symbol)
    {
        for (ISymbol? owner = symbol.ContainingSymbol; owner is IMethodSymbol; owner = owner.ContainingSymbol)
            if (SymbolEqualityComparer.Default.Equals(owner, method)) return true;
        return false;
    }
}
