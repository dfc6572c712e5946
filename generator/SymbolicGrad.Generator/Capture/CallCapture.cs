using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures calls: of what the table of operations knows, and, by their bodies, of methods with source code.</summary>
internal sealed class CallCapture(CaptureSession session)
{
    private readonly OpaqueCallCapture _opaque = new(session);
    private readonly ArrayCalls _arrays = new(session);

    public Value Capture(IInvocationOperation call)
    {
        if (ConditionalCalls.AreOmitted(call)) return Value.Nothing;
        IMethodSymbol method = session.Generics.Resolve(call.TargetMethod, call.ConstrainedToType, call.Instance);
        if (_opaque.Registered(call) is { } registered) return registered;
        if (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } target && session.Functions.Find(session.Expressions.Capture(target)) is { } function)
            return session.Functions.Invoke(call, function, Arguments(call.Arguments));
        if (session.Nullables.Call(call) is { } ofNullable) return ofNullable;
        if (session.Sequences.Capture(call) is { } sequence) return sequence;
        if (SideCalls.IsListed(method))
            return SideCalls.Contains(call, session.Bodies) ? Value.Nothing : throw Refuse(call, method, "its arguments may change something, and generated code leaves the call out; compute them in a statement before");
        if (ThrowCapture.IsCheck(method)) return session.Throws.Check(call);
        if (call.Instance is { } array && session.Aggregates.Is(array.Type) && method.Name == "GetLength" && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: int axis })
            return session.Aggregates.Extent(call, array, axis);
        if (_arrays.Capture(call) is { } ofArray) return ofArray;
        if (OfTensor(call) is { } tensor) return Value.Of(tensor);
        if (session.Generics.Conversion(call) is { } converted) return Value.Of(converted);
        ImmutableArray<Op> rows = [.. Primitives.ForSymbol(session.Generics.InTable(method, call.ConstrainedToType))];
        if (!rows.IsEmpty) return Value.Of(Primitive(call, rows));
        if (_opaque.Compiled(call) is { } compiled) return compiled;
        if (NumericsRows.Contains(method.ContainingType)) return OfNumerics(call, method);
        RequireSource(call, method);
        CallTarget? receiver = TargetOf(method, call.Instance);
        ImmutableArray<Value> arguments = Arguments(call.Arguments);
        return _opaque.OutOfLine(call, method, arguments) ?? Inline(call, method, receiver, arguments);
    }

    // What has no row is refused before its arguments are looked at: the call is what stands in the way.
    private Value OfNumerics(IInvocationOperation call, IMethodSymbol method)
    {
        if (NumericsRows.Find(method) is null) RequireSource(call, method);
        IEnumerable<Value> instance = call.Instance is { } self ? [session.Expressions.Capture(self)] : [];
        return session.Numerics.Apply(call, method, [.. instance, .. Arguments(call.Arguments)])!.Value;
    }

    /// <summary>What a method is called on; null for a static method, and for one of an object that is not named.</summary>
    public CallTarget? TargetOf(IMethodSymbol method, IOperation? instance)
    {
        if (instance is null || method.IsStatic) return null;
        Place? place = instance.Type is { IsReferenceType: false } && PlaceCapture.IsVariable(instance) ? session.Places.Find(instance) : null;
        return new CallTarget(instance, place, place is null ? session.MemberReads.Receiver(instance) : Value.Nothing);
    }

    /// <summary>Captures the body of a method in place of a call of it.</summary>
    /// <param name="target">What it is called on, found before the arguments.</param>
    /// <param name="arguments">The values of its parameters, in their order.</param>
    public Value Inline(IOperation call, IMethodSymbol method, CallTarget? target, ImmutableArray<Value> arguments)
    {
        if (method.IsStatic || method.MethodKind == MethodKind.LocalFunction)
            return InlineBody(call, method, method.MethodKind == MethodKind.LocalFunction ? session.Frame.This : null, arguments);
        if (target is null) return InlineBody(call, method, session.Frame.This, arguments);
        if (target.Operation.Type is { IsReferenceType: true }) return OnObject(call, method, target.Value, arguments, IsOnBase(target.Operation));

        // A method of a struct works on the variable that it is called on; of one that may not be assigned to C# makes a copy for a method that might.
        bool isCopied = target.Place is null || (PlaceCapture.MayAssignToThis(method) && !session.Places.IsAssignable(target.Operation));
        int receiver = session.Locals.NewSlot(method.ContainingType, outlives: false, isCopied ? target.Read() : session.Objects.Refer(new PlaceReference(target.Place!)));
        Value result = InlineBody(call, method, receiver, arguments);
        session.Locals.Forget(receiver);
        return result;
    }

    /// <summary>Whether an override of the method may run where it is called.</summary>
    public static bool MayBeOverridden(IMethodSymbol method) => method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed);

    /// <summary>Whether something is called on <c>base</c>, and no override of it.</summary>
    public static bool IsOnBase(IOperation? instance) => instance?.Syntax is BaseExpressionSyntax;

    /// <summary>Captures the body of a method of an object.</summary>
    /// <param name="isExact">Whether it is this method that runs, and no override of it.</param>
    public Value OnObject(IOperation call, IMethodSymbol method, Value target, ImmutableArray<Value> arguments, bool isExact = false)
    {
        if (session.Objects.Find(target) is not (ObjectPath or CreatedObject)) throw Refuse(call, method, "its object is neither 'this' nor a member or parameter; make the method static");
        IMethodSymbol exact = isExact ? method : Exact(method, target);
        return InlineBody(call, exact, session.Locals.NewSlot(method.ContainingType, outlives: false, target), arguments, isExact || session.Objects.Find(target) is CreatedObject { IsExact: true });
    }

    /// <summary>Captures the body of a method with <c>this</c> in a slot.</summary>
    /// <param name="isExact">Whether it is known which override of the method runs.</param>
    public Value InlineBody(IOperation call, IMethodSymbol method, int? receiver, ImmutableArray<Value> arguments, bool isExact = false)
    {
        method = method.PartialImplementationPart ?? method;
        if (Obstacle(method, isExact) is { } reason) throw Refuse(call, method, reason);
        IOperation body = session.Bodies.Find(method) ?? throw Refuse(call, method, "it has no source code and no known derivative");
        return Run(call, method, receiver, arguments, () => session.Statements.Body(body));
    }

    /// <summary>Captures what a method does with its parameters bound to the arguments. Of its locals nothing is left behind.</summary>
    /// <param name="receiver">The slot of <c>this</c>.</param>
    public Value Run(IOperation call, IMethodSymbol method, int? receiver, ImmutableArray<Value> arguments, Func<Value> body)
    {
        if (session.Frame.IsRunning(method.OriginalDefinition))
            throw Recursion(call, method);
        ImmutableSortedDictionary<int, Value> entry = session.Locals.Values;
        Frame caller = session.Frame;
        for (int i = 0; i < arguments.Length; i++) session.Locals.Bind(method.OriginalDefinition.Parameters[i], arguments[i]);
        session.Frame = new Frame(method.OriginalDefinition, receiver, call.Syntax.GetLocation(), caller) { Entry = entry, TypeArguments = session.Generics.ArgumentsOf(method) };
        Value result = body();
        session.Frame = caller;
        session.Locals.Leave(entry);
        return result;
    }

    private RefusalException Recursion(IOperation call, IMethodSymbol method) => session.Refuse(
        DiagnosticRules.Recursion, call.Syntax, Names.Capitalised(Names.Function(method)), Constructs.Quote(call),
        method.MethodKind is MethodKind.Ordinary ? "mark it [Differentiable], and its own gradient is called" : "write a method, marked [Differentiable], whose own gradient is called");

    /// <summary>The values of arguments in the order of the parameters; they are evaluated as they are written.</summary>
    public ImmutableArray<Value> Arguments(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new Value[arguments.Length];
        foreach (IArgumentOperation argument in arguments)
        {
            values[argument.Parameter!.Ordinal] = argument.Parameter.RefKind switch
            {
                RefKind.None => session.Expressions.Capture(argument.Value),
                RefKind.Ref or RefKind.Out => Reference(argument),
                _ => ReadonlyReference(argument.Value),
            };
        }

        return [.. values];
    }

    // It sees what is assigned to the variable during the call. What cannot be assigned to may as well be copied, as C# copies what is no variable.
    private Value ReadonlyReference(IOperation argument) =>
        PlaceCapture.IsVariable(argument) && session.Places.Find(argument) is { } place ? session.Objects.Refer(new PlaceReference(place)) : session.Expressions.Capture(argument);

    // What a callee knows by another name stays the caller's variable.
    private Value Reference(IArgumentOperation argument)
    {
        Place place = argument.Value is IDiscardOperation
            ? new SlotPlace(session, session.Locals.NewSlot(argument.Value.Type!, outlives: false, session.Creations.Default(argument.Value.Type!)))
            : session.Places.Of(argument.Value);
        return session.Objects.Refer(new PlaceReference(place));
    }

    /// <summary>The method that runs where one is called on a value: of an object that the method has created, the class is known exactly.</summary>
    public IMethodSymbol Exact(IMethodSymbol method, Value target)
    {
        if (session.Objects.Find(target) is not CreatedObject created) return method;
        if (method.ContainingType.TypeKind == TypeKind.Interface) return created.Type.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? method;
        for (ITypeSymbol? type = created.Type; type is not null; type = type.BaseType)
        {
            foreach (IMethodSymbol candidate in type.GetMembers().OfType<IMethodSymbol>())
                for (IMethodSymbol? overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition)) return candidate;
        }

        return method;
    }

    // Members of the runtime's types that are neither properties nor operators.
    private int? OfTensor(IInvocationOperation call)
    {
        if (call.Instance is not { } instance || session.Map(instance.Type) is not { } type) return null;
        switch (call.TargetMethod.Name)
        {
            case "AsColumn" when type.Form == TypeForm.Vector:
            case "ToMatrix" when TypeMapper.IsTransposed(instance.Type):
                return session.Expressions.Single(instance);
            default:
                throw Refuse(call, call.TargetMethod, "it has no known derivative; use elements, extents, operators and SymbolicGrad.Functions");
        }
    }

    // Arguments may be named, and then stand in another order than the parameters; defaults are filled in by C#.
    private int Primitive(IInvocationOperation call, ImmutableArray<Op> rows)
    {
        var operands = new int[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (session.Map(argument.Value.Type) is null) throw Unfit(call, rows);
            operands[argument.Parameter!.Ordinal] = session.Expressions.Single(argument.Value);
        }

        ImmutableArray<IrType> types = [.. operands.Select(session.Builder.TypeOf)];
        Op row = Fitting(rows, types) ?? throw Unfit(call, rows);
        session.Throws.Require(call, row, operands);
        return session.Emit(call, row, operands);
    }

    /// <summary>The row that takes operands of these types; null where there is none.</summary>
    public static Op? Fitting(ImmutableArray<Op> rows, ImmutableArray<IrType> types) => rows.FirstOrDefault(op => op.Arity == types.Length && Accepts(op, types));

    private static bool Accepts(Op op, ImmutableArray<IrType> types)
    {
        try
        {
            op.TypeRule(types, null);
            return true;
        }
        catch (IrException)
        {
            return false;
        }
    }

    private RefusalException Unfit(IInvocationOperation call, ImmutableArray<Op> rows)
    {
        string types = string.Join(", ", call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value.Type is { } type ? $"'{Names.Message(type)}'" : "null"));
        string known = string.Join(", ", rows.Select(op => op.Arity == 1 ? "one operand" : $"{op.Arity} operands").Distinct());
        return session.Refuse(DiagnosticRules.OperandsDoNotFit, call.Syntax, Names.Message(call.TargetMethod), types, $"its derivative is known for {known} of float, double, Vector<T> or Matrix<T>");
    }

    private void RequireSource(IOperation call, IMethodSymbol method)
    {
        if (Annotations.IsGenerated(method)) throw Refuse(call, method, "it is generated, and generated code cannot be differentiated again");
        if (method.DeclaringSyntaxReferences.IsEmpty) throw Refuse(call, method, "it has no known derivative; use an operation that has one, or write it out");
    }

    /// <summary>Why a method cannot be captured by its body; null if it may be.</summary>
    private string? Obstacle(IMethodSymbol method, bool isExact)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.ExplicitInterfaceImplementation))
            return "it is not an ordinary method";
        if (method.TypeArguments.Concat(method.ContainingType.TypeArguments).FirstOrDefault(argument => session.Generics.Substitute(argument) is { IsReferenceType: true } and not ITypeParameterSymbol) is { } type)
            return $"it is generic, and its type argument '{Names.Message(type)}' is no struct; write it for the type itself";
        if (method.IsAbstract || (!isExact && MayBeOverridden(method))) return "it may be overridden; make it non-virtual or seal it";
        if (method.IsAsync) return "it is asynchronous";
        if (RegisteredDerivatives.Of(session.Compilation, session.Cancellation).Find(method) is not null) return "it has a registered derivative, which a call through an interface does not find; call it by its own type";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return "it returns a reference; return the value";
        return null;
    }

    private RefusalException Refuse(IOperation call, IMethodSymbol method, string reason) =>
        session.Refuse(DiagnosticRules.CallNotSupported, call.Syntax, Names.Message(method.AssociatedSymbol ?? method), reason);
}
