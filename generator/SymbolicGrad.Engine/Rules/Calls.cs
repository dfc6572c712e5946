using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Rules;

/// <summary>The ops for methods that are not followed but called. The payload of each is the <see cref="CallInfo"/>.</summary>
/// <remarks>A method with a derivative of its own is a function in the sense of mathematics: equal operands give equal results, and nothing else changes.</remarks>
internal static class Calls
{
    /// <summary>The call itself. Operands: the arguments that the IR knows.</summary>
    public static readonly Op Call = new("Call", OpKind.Whole, -1)
    {
        TypeRule = static (_, payload) => ((CallInfo)payload!).Result,
        PayloadHint = static payload => LowerFirst(((CallInfo)payload).Symbol),
    };

    /// <summary>
    /// The adjoints of the differentiated arguments whose gradients it does not add to, in order. Operands: those of the call, its result if that is
    /// asked for, and the adjoint of its result.
    /// </summary>
    public static readonly Op Pullback = new("Pullback", OpKind.Whole, -1) { TypeRule = Adjoints, PayloadHint = FirstAdjoint };

    /// <summary>
    /// As <see cref="Pullback"/>, and adds to the gradients of arrays and of <see cref="CallInfo.AddedTo"/>: one more operand for each, which is
    /// the array or tensor itself, or scratch memory for a gradient that nobody wants.
    /// </summary>
    public static readonly Op AccumulatingPullback = new("AccumulatingPullback", OpKind.Whole, -1) { TypeRule = Adjoints, PayloadHint = FirstAdjoint, HasEffect = true };

    /// <summary>As <see cref="Call"/>, and records what the pullback reads: the two go in pairs, the last call is reversed first.</summary>
    public static readonly Op RecordingCall = new("RecordingCall", OpKind.Whole, -1)
    {
        TypeRule = Call.TypeRule,
        PayloadHint = Call.PayloadHint,
        HasEffect = true,
    };

    /// <summary>A call and its pullback in one: the value, and then what the pullback returns. Operands: those of <see cref="AccumulatingPullback"/>.</summary>
    public static readonly Op CallWithPullback = new("CallWithPullback", OpKind.Whole, -1)
    {
        TypeRule = static (types, payload) => IrType.Tuple(DifferentiatedTypes(types, payload).Prepend(((CallInfo)payload!).Result).ToEquatableArray()),
        PayloadHint = Call.PayloadHint,
        HasEffect = true,
    };

    /// <summary>A call with its tangent: the value, and its tangent. Operands: those of the call, and a tangent for each differentiated argument, or four at once for each.</summary>
    public static readonly Op CallWithTangent = new("CallWithTangent", OpKind.Whole, -1)
    {
        TypeRule = static (types, payload) => IrType.Tuple(EquatableArray.Of(
            ((CallInfo)payload!).Result, types.Any(type => type.Kind.IsInFour()) ? ((CallInfo)payload).Result.InFourDirections() : ((CallInfo)payload).Result)),
        PayloadHint = Call.PayloadHint,
    };

    /// <summary>
    /// The tangent of a call that returns a vector or matrix. Operands: those of the call, a tangent for each differentiated argument, and
    /// the call's value, whose shape it has.
    /// </summary>
    public static readonly Op Tangent = new("TangentOfCall", OpKind.Whole, -1)
    {
        TypeRule = Call.TypeRule,
        PayloadHint = static payload => "d" + LowerFirst(((CallInfo)payload).Symbol),
    };

    public static bool IsCall(Op op) => IsPrimal(op) || IsPullback(op) || op == CallWithPullback || op == CallWithTangent || op == Tangent;

    /// <summary>Whether an op is the call itself.</summary>
    public static bool IsPrimal(Op op) => op == Call || op == RecordingCall;

    public static bool IsPullback(Op op) => op == Pullback || op == AccumulatingPullback;

    /// <summary>The operands of a call by which the derivative is known: those whose gradients are added to, or the others, whose adjoints are returned.</summary>
    public static IEnumerable<int> Differentiated(CallInfo call, ImmutableArray<IrType> operands, bool addedTo) =>
        Enumerable.Range(0, call.Arguments.Count(argument => argument.Access is null)).Where(i => call.ArgumentOf(i).IsDifferentiated && (operands[i].IsArray || call.AddedTo.Contains(i)) == addedTo);

    private static IrType Adjoints(ImmutableArray<IrType> types, object? payload)
    {
        ImmutableArray<IrType> adjoints = [.. DifferentiatedTypes(types, payload)];
        return adjoints.Length switch { 0 => IrType.None, 1 => adjoints[0], _ => IrType.Tuple(adjoints.ToEquatableArray()) };
    }

    /// <summary>Whether a pullback is that of a call.</summary>
    public static bool IsPullbackOf(Instruction candidate, Instruction call) =>
        IsPullback(candidate.Op) && Equals(((CallInfo)candidate.Payload!) with { AddedTo = default }, call.Payload) && candidate.Operands.Take(call.Operands.Count).SequenceEqual(call.Operands);

    private static IEnumerable<IrType> DifferentiatedTypes(ImmutableArray<IrType> types, object? payload) => Differentiated((CallInfo)payload!, types, addedTo: false).Select(i => types[i]);

    private static string FirstAdjoint(object payload)
    {
        var call = (CallInfo)payload;
        return $"d{call.Arguments.First(argument => argument.IsDifferentiated).Name.TrimStart('@')}Of{call.Symbol}";
    }

    private static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
