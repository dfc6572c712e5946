using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures calls of methods that are called and not followed, because their derivative is a method of its own.</summary>
internal sealed class OpaqueCallCapture(CaptureSession session)
{
    /// <summary>A call of a method with a registered derivative; null for others.</summary>
    public Value? Registered(IInvocationOperation call)
    {
        if (RegisteredDerivatives.Of(session.Compilation, session.Cancellation).Find(call.TargetMethod) is not { } derivative) return null;
        string? receiver = Receiver(call);
        var pullback = new PullbackInfo(
            Access(call, derivative.Pullback, derivative.Pullback.IsStatic ? null : receiver), PullbackForm.Returning, derivative.TakesReceiver ? receiver : null, derivative.TakesResult);
        return Emit(call, receiver, pullback, [.. derivative.Method.Parameters.Select((_, i) => derivative.IsDifferentiated(i))]);
    }

    private Value Emit(IInvocationOperation call, string? receiver, PullbackInfo pullback, ImmutableArray<bool> isDifferentiated)
    {
        IMethodSymbol method = call.TargetMethod;
        var operands = ImmutableArray.CreateBuilder<int>();
        var arguments = new CallArgument[method.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal))
        {
            IParameterSymbol parameter = argument.Parameter!;
            string? access = null;
            if (TypeMapper.Map(parameter.Type) is null) access = Path(session.Expressions.Capture(argument.Value)) ?? throw session.Expressions.UnknownType(argument.Value);
            else operands.Add(session.Expressions.Single(argument.Value));
            arguments[parameter.Ordinal] = new CallArgument(Names.Identifier(parameter.Name), access, isDifferentiated[parameter.Ordinal]);
        }

        var info = new CallInfo(Access(call, method, receiver), method.Name, arguments.ToEquatableArray(), TypeMapper.Map(method.ReturnType)!, pullback);
        return Value.Of(session.Emit(call, Calls.Call, info, [.. operands]));
    }

    /// <summary>The object of the call as the marked method names it; null for a static method.</summary>
    private string? Receiver(IInvocationOperation call)
    {
        if (call.Instance is not { } instance) return null;
        if (instance is IInstanceReferenceOperation && session.Frame == session.Root) return "this";
        return Path(session.MemberReads.Receiver(instance)) ?? throw Refuse(call, "its object is neither 'this' nor a member or parameter");
    }

    /// <summary>How the marked method names an object; null for what it made or cannot name.</summary>
    private string? Path(Value value) => session.Objects.Find(value) is ObjectPath path ? path.Access : null;

    // A method of the own type goes by its name alone, unless a parameter of the marked method hides it.
    private string Access(IInvocationOperation call, IMethodSymbol method, string? receiver)
    {
        if (!session.Compilation.IsSymbolAccessibleWithin(method, session.Home))
            throw Refuse(call, $"'{Names.Message(session.Home)}' cannot access '{Names.Message(method)}'; make it internal");
        string name = Names.Identifier(method.Name);
        bool isHidden = session.Root.Method.Parameters.Any(parameter => parameter.Name == method.Name);
        bool isOwn = SymbolEqualityComparer.Default.Equals(method.ContainingType, session.Home) && !isHidden;
        if (receiver is not null) return isOwn && receiver == "this" ? name : $"{receiver}.{name}";
        return isOwn ? name : $"{session.TypeNames.Of(method.ContainingType)}.{name}";
    }

    private RefusalException Refuse(IInvocationOperation call, string reason) => session.Refuse(DiagnosticRules.CallNotSupported, call.Syntax, Names.Message(call.TargetMethod), reason);
}
