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
        (int isPresent, Value receiver) = Begin(access);
        if (access.Type is { SpecialType: not SpecialType.System_Void } type)
        {
            return session.Expressions.Branches.Choose(
                access, isPresent, () => session.Expressions.Convert(access, Member(access, receiver), access.WhenNotNull.Type, type), () => session.Creations.Default(type));
        }

        session.Expressions.Branches.Join(access, isPresent, () => Member(access, receiver) is { IsNever: true } never ? never : null, static () => null);
        return Value.Nothing;
    }

    /// <summary><c>c?.k ?? x</c>, where <c>k</c> is never missing: one question and not two. Null for any other.</summary>
    public Value? Coalesce(ICoalesceOperation coalesce)
    {
        if (coalesce.Value is not IConditionalAccessOperation { WhenNotNull.Type: { IsValueType: true } member } access || session.Nullables.Is(member) || coalesce.Type is not { } type) return null;
        (int isPresent, Value receiver) = Begin(access);
        return session.Expressions.Branches.Choose(
            coalesce, isPresent, () => session.Expressions.Convert(coalesce, Member(access, receiver), member, type), () => session.Expressions.Capture(coalesce.WhenNull));
    }

    private (int IsPresent, Value Receiver) Begin(IConditionalAccessOperation access)
    {
        PatternInput input = session.Expressions.Patterns.InputOf(access.Operation);
        int isPresent = session.Expressions.Patterns.IsPresent(access.Operation, input);
        return (isPresent, session.Nullables.Is(input.Type) ? session.Nullables.ValueOrDefault(input).Value : input.Value);
    }

    private Value Member(IConditionalAccessOperation access, Value receiver)
    {
        _receivers.Push(receiver);
        Value value = session.Expressions.Capture(access.WhenNotNull);
        _receivers.Pop();
        return value;
    }
}
