using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures <c>c?.k</c>: what follows is captured under the condition that there is an object or value. Of what is known to be there, without one.</summary>
internal sealed class ConditionalAccess(CaptureSession session)
{
    // What the members are members of, innermost last.
    private readonly Stack<Value> _receivers = new();

    /// <summary>The object or value whose members are being captured.</summary>
    public Value Receiver => _receivers.Peek();

    public Value Capture(IConditionalAccessOperation access)
    {
        PatternInput input = session.Expressions.Patterns.InputOf(access.Operation);
        int isPresent = session.Expressions.Patterns.IsPresent(access.Operation, input);
        Value receiver = session.Nullables.Is(input.Type) ? session.Nullables.ValueOrDefault(input).Value : input.Value;
        if (access.Type is { SpecialType: not SpecialType.System_Void } type)
        {
            return session.Expressions.Branches.Choose(
                access, isPresent, () => session.Expressions.Convert(access, OfReceiver(), access.WhenNotNull.Type, type), () => session.Creations.Default(type));
        }

        session.Expressions.Branches.Join(access, isPresent, () => OfReceiver() is { IsNever: true } never ? never : null, static () => null);
        return Value.Nothing;

        Value OfReceiver()
        {
            _receivers.Push(receiver);
            Value value = session.Expressions.Capture(access.WhenNotNull);
            _receivers.Pop();
            return value;
        }
    }
}
