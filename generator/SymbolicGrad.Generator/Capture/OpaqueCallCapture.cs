using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures calls of methods that are called and not followed, because their derivative is a method of its own.</summary>
internal sealed class OpaqueCallCapture(CaptureSession session)
{
    /// <summary>A call of a method with a registered derivative; null for others.</summary>
    public Value? Registered(IInvocationOperation call)
    {
        if (RegisteredDerivatives.Of(session.Compilation, session.Cancellation).Find(call.TargetMethod) is not { } derivative) return null;
        session.UnknownCalls.Add(new UnknownCall(call.TargetMethod, IsForeign: false, SharedMemory.HeldBy(call), At(call)));
        string? receiver = Receiver(call);
        var pullback = new PullbackInfo(
            Access(call, derivative.Pullback, derivative.Pullback.IsStatic ? null : receiver), PullbackForm.Returning, derivative.TakesReceiver ? receiver : null, derivative.TakesResult);
        return Emit(call, receiver, pullback, forward: (null, null), halves: null, [.. derivative.Method.Parameters.Select((_, i) => derivative.IsDifferentiated(i))]);
    }

    /// <summary>
    /// A call of a differentiable method that is not followed but has an <c>F_Backward</c>: one of another assembly, one whose body is
    /// being captured, or one marked <c>[Recompute]</c>. Null for others.
    /// </summary>
    public Value? Compiled(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isForeign = !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, session.Compilation.Assembly), isRecomputed = Annotations.IsRecomputed(method);
        if (!Annotations.IsDifferentiable(method)) return isRecomputed ? throw Refuse(call, "it is marked [Recompute] and not [Differentiable], so that it has no gradient to be called") : null;
        if (!isForeign && !isRecomputed && !session.Frame.IsRunning((method.PartialImplementationPart ?? method).OriginalDefinition)) return null;
        if (TypeMapper.Map(method.ReturnType) is not { IsFloating: true, IsArray: false }) throw Refuse(call, $"it returns {(method.ReturnType is IArrayTypeSymbol ? "an array" : "several values")}, and is not followed");
        ImmutableArray<IParameterSymbol> differentiated = [.. method.Parameters.Where(DerivativeRegistration.IsFloating)];
        if ((isForeign ? ForeignObstacle(method, differentiated) : OwnObstacle(method)) is { } reason) throw Refuse(call, reason);
        if (isForeign) session.UnknownCalls.Add(new UnknownCall(method, IsForeign: true, SharedMemory.HeldBy(call), At(call)));
        else session.CalledGradients.Add(new CalledGradient(method, At(call), MayBeInlined: false));
        string? receiver = Receiver(call);
        var pullback = new PullbackInfo(Access(call, method, receiver) + "_Backward", PullbackForm.Accumulating, Receiver: null, TakesResult: false);
        string number = SignatureCapture.HintSuffix(method).TrimStart('-');
        string? forward = (isForeign ? HasForeignForward(method, differentiated) : Annotations.HasForward(method)) ? $"{Access(call, method, receiver)}_Forward{number}" : null;
        string? inFour = !isForeign && Annotations.HasFourDirections(method) ? $"{Access(call, method, receiver)}_FourDirections{number}" : null;
        CallHalves? halves = isForeign ? ForeignHalves(call, method, differentiated, receiver) : IsRoot(method) ? OwnHalves(Access(call, method, receiver), method) : null;
        return Emit(call, receiver, pullback, (forward, inFour), halves, [.. method.Parameters.Select(parameter => differentiated.Contains(parameter, SymbolEqualityComparer.Default))]);
    }

    /// <summary>A call of a method that others do not inline; null for others, and where what is known here of the arguments does not do for a call.</summary>
    public Value? OutOfLine(IInvocationOperation call, IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        if (session.Inlined.Contains(method, SymbolEqualityComparer.Default) || !OutOfLineMethods.Of(session.Compilation).Contains(method, session.Bodies, session.Cancellation) || !MayBeCalled(method, arguments)) return null;
        session.CalledGradients.Add(new CalledGradient(method, At(call), MayBeInlined: true));
        string access = Access(call, method, receiver: null), number = SignatureCapture.HintSuffix(method).TrimStart('-');
        CallArgument[] passed = [.. method.Parameters.Select(static parameter => new CallArgument(Names.Identifier(parameter.Name), null, DerivativeRegistration.IsFloating(parameter)))];
        var info = new CallInfo(access, method.Name, passed.ToEquatableArray(), TypeMapper.Map(method.ReturnType)!, new PullbackInfo(access + "_Backward", PullbackForm.Accumulating, Receiver: null, TakesResult: false))
        {
            Halves = OwnHalves(access, method),
            Forward = Annotations.HasForward(method) ? $"{access}_Forward{number}" : null,
            InFour = Annotations.HasFourDirections(method) ? $"{access}_FourDirections{number}" : null,
        };
        return Value.Of(session.Emit(call, Calls.Call, info, [.. arguments.Select(static argument => argument.Ids[0])]));
    }

    // An array is read again in the reverse sweep, and its gradient added to: it must be one that the marked method was given, which writes to none.
    private bool MayBeCalled(IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        IMethodSymbol root = session.Root.Method;
        if (arguments.Any(static argument => argument.IsNever) || !session.Compilation.CanName(method, session.Home) || !SignatureCapture.Problems(method, session.Buffers).IsEmpty) return false;
        if ((Annotations.HasForward(root) && !Annotations.HasForward(method)) || (Annotations.HasFourDirections(root) && !Annotations.HasFourDirections(method))) return false;
        ImmutableArray<int> arrays = [.. arguments.Select(static argument => argument.Ids[0]).Where(id => session.Builder.TypeOf(id).IsArray)];
        bool mayBe = arrays.IsEmpty || (arrays.All(IsGiven) && !session.WritesToArrays);
        session.HandsOnArrays |= mayBe && !arrays.IsEmpty;
        return mayBe;
    }

    private bool IsGiven(int array) => session.Builder[array] is { Op: var op } value && (op == Structural.Argument ? value.Payload is ParameterInfo : op == Structural.Element && IsGiven(value.Operands[0]));

    private CallHalves OwnHalves(string access, IMethodSymbol method)
    {
        HalfSuffixes suffixes = HalfSuffixes.Of(method.Name, SignatureCapture.TakenNames(method.ContainingType, session.Compilation));
        return new CallHalves(access + suffixes.RecordSuffix, access + suffixes.ReverseSuffix);
    }

    // Those of another assembly go by the names that nobody takes.
    private CallHalves? ForeignHalves(IInvocationOperation call, IMethodSymbol method, ImmutableArray<IParameterSymbol> differentiated, string? receiver)
    {
        HalfSuffixes suffixes = HalfSuffixes.Of(method.Name, []);
        bool isScalar = TypeMapper.Map(method.ReturnType)!.IsScalar;
        bool hasRecord = Candidates(suffixes.RecordSuffix).Any(record => record.Parameters.Length == method.Parameters.Length + 1 && SymbolEqualityComparer.Default.Equals(record.ReturnType, method.ReturnType));
        bool hasReverse = Candidates(suffixes.ReverseSuffix).Any(reverse => reverse.Parameters.Length == method.Parameters.Length + 2 + differentiated.Length &&
            reverse.Parameters.Skip(method.Parameters.Length + (isScalar ? 1 : 2)).Zip(differentiated, static (buffer, parameter) => DerivativeRegistration.IsBuffer(buffer.Type, parameter.Type)).All(static fits => fits));
        string access = Access(call, method, receiver);
        return hasRecord && hasReverse ? new CallHalves(access + suffixes.RecordSuffix, access + suffixes.ReverseSuffix) : null;

        IEnumerable<IMethodSymbol> Candidates(string suffix) => method.ContainingType.GetMembers(method.Name + suffix).OfType<IMethodSymbol>().Where(candidate =>
            candidate.Parameters.Length > method.Parameters.Length && session.Compilation.IsSymbolAccessibleWithin(candidate, session.Home) && TypeMapper.IsOfRuntime(candidate.Parameters[method.Parameters.Length].Type, "Recording") &&
            candidate.Parameters.Take(method.Parameters.Length).Select(parameter => parameter.Type).SequenceEqual(method.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default));
    }

    private static string? ForeignObstacle(IMethodSymbol method, ImmutableArray<IParameterSymbol> differentiated)
    {
        if (method.ContainingType.IsGenericType) return "it belongs to a generic type of another assembly";
        IMethodSymbol? backward = method.ContainingType.GetMembers(method.Name + "_Backward").OfType<IMethodSymbol>().FirstOrDefault(candidate => IsBackward(candidate, method, differentiated));
        if (backward is null) return $"'{method.ContainingAssembly.Name}' has no '{method.Name}_Backward' that takes its parameters and their gradients alone";
        if (Annotations.IsWritten(backward)) return "it writes to arrays that are not its arguments, and is not followed";
        return backward.Parameters.FirstOrDefault(Annotations.IsWritten) is { } written ? $"it writes to '{written.Name}', and is not followed" : null;
    }

    // Overloads of one name have numbers, which depend on where they stand: only one without is found again.
    private static bool HasForeignForward(IMethodSymbol method, ImmutableArray<IParameterSymbol> differentiated) =>
        SignatureCapture.HintSuffix(method).Length == 0 &&
        method.ContainingType.GetMembers(method.Name + "_Forward").OfType<IMethodSymbol>().Any(candidate =>
            candidate.Parameters.Length == method.Parameters.Length + differentiated.Length + (TypeMapper.Map(method.ReturnType)!.IsScalar ? 0 : 2) &&
            candidate.Parameters.Take(method.Parameters.Length).Select(parameter => parameter.Type).SequenceEqual(method.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default) &&
            candidate.Parameters.Skip(method.Parameters.Length).Zip(differentiated, static (tangent, parameter) => TypeMapper.IsSpan(tangent.Type) || SymbolEqualityComparer.Default.Equals(tangent.Type, parameter.Type)).All(static fits => fits));

    // What is generated for a method of the same project is not there yet: it must be known beforehand what it will take.
    private string? OwnObstacle(IMethodSymbol method)
    {
        if (!SignatureCapture.Problems(method, session.Buffers).IsEmpty) return "its own gradient cannot be generated";
        if (method.Parameters.FirstOrDefault(session.Buffers.IsAggregate) is { } aggregate) return $"members of its parameter '{aggregate.Name}' are differentiated, and it is not followed; mark that [Data]";
        if (method.ContainingType.IsGenericType && !SymbolEqualityComparer.Default.Equals(method.ContainingType, session.Home)) return "it belongs to another generic type, and is not followed";
        return !method.IsStatic && method.ContainingType.GetMembers().Any(Annotations.IsParameter) ? "it may read [Parameter] members, and is not followed; pass them as parameters of a static method" : null;
    }

    // The parameters, a buffer for each differentiated one, and the adjoint of the result: before the buffers, and with a destination at the end, if that is a tensor.
    private static bool IsBackward(IMethodSymbol backward, IMethodSymbol method, ImmutableArray<IParameterSymbol> differentiated)
    {
        bool isScalar = TypeMapper.Map(method.ReturnType)!.IsScalar;
        ImmutableArray<ITypeSymbol> types = [.. backward.Parameters.Select(parameter => parameter.Type)];
        if (types.Length != method.Parameters.Length + differentiated.Length + (isScalar ? 1 : 2)) return false;
        ImmutableArray<ITypeSymbol> expected = [.. method.Parameters.Select(parameter => parameter.Type), .. isScalar ? ImmutableArray<ITypeSymbol>.Empty : [method.ReturnType]];
        return types.Take(expected.Length).SequenceEqual(expected, SymbolEqualityComparer.Default) &&
            types.Skip(expected.Length).Zip(differentiated, static (buffer, parameter) => DerivativeRegistration.IsBuffer(buffer, parameter.Type)).All(static fits => fits) &&
            SymbolEqualityComparer.Default.Equals(types[types.Length - 1], method.ReturnType);
    }

    private Value Emit(IInvocationOperation call, string? receiver, PullbackInfo pullback, (string? One, string? Four) forward, CallHalves? halves, ImmutableArray<bool> isDifferentiated)
    {
        IMethodSymbol method = call.TargetMethod;
        var operands = new int?[method.Parameters.Length];
        var arguments = new CallArgument[method.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            string? access = null;
            if (TypeMapper.Map(parameter.Type) is null) access = Path(call, session.Expressions.Capture(argument.Value)) ?? throw session.Expressions.UnknownType(argument.Value);
            else operands[parameter.Ordinal] = session.Expressions.Single(argument.Value);
            arguments[parameter.Ordinal] = new CallArgument(Names.Identifier(parameter.Name), access, isDifferentiated[parameter.Ordinal]);
        }

        var info = new CallInfo(Access(call, method, receiver), method.Name, arguments.ToEquatableArray(), TypeMapper.Map(method.ReturnType)!, pullback) { IsRecursive = IsRoot(method), Forward = forward.One, InFour = forward.Four, Halves = halves };
        return Value.Of(session.Emit(call, Calls.Call, info, [.. operands.OfType<int>()]));
    }

    private Origin At(IInvocationOperation call) => new(call.Syntax.GetLocation(), session.Frame);

    private bool IsRoot(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals((method.PartialImplementationPart ?? method).OriginalDefinition, session.Root.Method);

    /// <summary>The object of the call as the marked method names it; null for a static method.</summary>
    private string? Receiver(IInvocationOperation call)
    {
        if (call.Instance is not { } instance) return null;
        if (instance is IInstanceReferenceOperation && session.Frame == session.Root) return "this";
        return Path(call, session.MemberReads.Receiver(instance)) ?? throw Refuse(call, "its object is neither 'this' nor a member or parameter");
    }

    /// <summary>How the marked method names an object; null for what it made or cannot name.</summary>
    private string? Path(IInvocationOperation call, Value value) => session.Objects.Find(value) switch
    {
        ObjectPath { IsDifferentiated: true } path => throw Refuse(call, $"the result may depend on members of '{path.Description}', by which is differentiated; mark that [Data]"),
        ObjectPath path => path.Access,
        _ => null,
    };

    // A method of the own type goes by its name alone, unless a parameter of the marked method hides it, or what is generated for it.
    private string Access(IInvocationOperation call, IMethodSymbol method, string? receiver)
    {
        if (!session.Compilation.CanName(method, session.Home))
            throw Refuse(call, $"'{Names.Message(session.Home)}' cannot access '{Names.Message(method)}'; make it internal");
        string name = Names.Identifier(method.Name);
        bool isHidden = session.Root.Method.Parameters.Any(parameter => parameter.Name == method.Name || parameter.Name.StartsWith(method.Name + "_", StringComparison.Ordinal));
        bool isOwn = SymbolEqualityComparer.Default.Equals(method.ContainingType, session.Home) && !isHidden;
        if (receiver is not null) return isOwn && receiver == "this" ? name : $"{receiver}.{name}";
        return isOwn ? name : $"{session.TypeNames.Of(method.ContainingType)}.{name}";
    }

    private RefusalException Refuse(IInvocationOperation call, string reason) => session.Refuse(DiagnosticRules.CallNotSupported, call.Syntax, Names.Message(call.TargetMethod), reason);
}
