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
    public Value Capture(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (OfTensor(call) is { } tensor) return Value.Of(tensor);
        ImmutableArray<Op> rows = [.. Primitives.ForSymbol(Names.InTable(method))];
        if (!rows.IsEmpty) return Value.Of(Primitive(call, rows));
        return Inline(call, method, call.Instance, call.Arguments);
    }

    /// <summary>Captures the body of a method in place of a call of it.</summary>
    public Value Inline(IOperation call, IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments)
    {
        method = method.PartialImplementationPart ?? method;
        if (Obstacle(method) is { } reason) throw Refuse(call, method, reason);
        if (session.Frame.IsRunning(method.OriginalDefinition))
            throw session.Refuse(DiagnosticRules.Recursion, call.Syntax, Names.Message(method), Constructs.Quote(call));
        ObjectPath? receiver = null;
        if (!method.IsStatic && method.MethodKind != MethodKind.LocalFunction)
        {
            receiver = instance is null ? session.Frame.This : MemberCapture.PathOf(session, instance);
            if (receiver is null) throw Refuse(call, method, "its object is neither 'this' nor a member or parameter; make the method static");
        }
        else if (method.MethodKind == MethodKind.LocalFunction)
        {
            receiver = session.Frame.This;
        }

        var callee = new Frame(method.OriginalDefinition, receiver, session.Frame.Call ?? call.Syntax.GetLocation(), session.Frame);
        List<(IParameterSymbol Parameter, Value Value)> bound = [.. arguments.SelectMany(argument => Bind(argument, callee))];
        if (method.MethodKind == MethodKind.LocalFunction) CopyObjects(session.Frame, callee);

        IOperation body = Bodies.Find(method, session.Compilation, session.Cancellation) ?? throw Refuse(call, method, "it has no source code and no known derivative");
        ImmutableSortedDictionary<int, Value> locals = session.Locals.Values;
        Frame caller = session.Frame;
        foreach ((IParameterSymbol parameter, Value value) in bound) session.Locals.Bind(parameter, value);
        session.Frame = callee;
        Value result = session.Statements.Body(body);
        session.Frame = caller;
        session.Locals.Values = locals;
        return result;
    }

    // Members of the runtime's types that are neither properties nor operators.
    private int? OfTensor(IInvocationOperation call)
    {
        if (call.Instance is not { } instance || TypeMapper.Map(instance.Type) is not { } type) return null;
        switch (call.TargetMethod.Name)
        {
            case "AsColumn" when type.Form == TypeForm.Vector:
            case "ToMatrix" when TypeMapper.IsTransposed(instance.Type):
                return session.Expressions.Single(instance);
            case "GetLength" when type.IsArray && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: int axis } && axis >= 0 && axis < type.Rank:
                return session.At(call, session.Builder.Extent(session.Expressions.Single(instance), axis));
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
            if (TypeMapper.Map(argument.Value.Type) is null) throw Unfit(call, rows);
            operands[argument.Parameter!.Ordinal] = session.Expressions.Single(argument.Value);
        }

        ImmutableArray<IrType> types = [.. operands.Select(session.Builder.TypeOf)];
        Op? row = rows.FirstOrDefault(op => op.Arity == operands.Length && Accepts(op, types));
        return row is null ? throw Unfit(call, rows) : session.Emit(call, row, operands);
    }

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

    private IEnumerable<(IParameterSymbol Parameter, Value Value)> Bind(IArgumentOperation argument, Frame callee)
    {
        IParameterSymbol parameter = argument.Parameter!.OriginalDefinition;
        if (parameter.ContainingSymbol is IMethodSymbol { PartialImplementationPart: { } implementation }) parameter = implementation.Parameters[parameter.Ordinal];
        if (TypeMapper.Map(argument.Value.Type) is null && argument.Value.Type is not { IsTupleType: true } && MemberCapture.PathOf(session, argument.Value) is { } path)
        {
            callee.Objects.Add(parameter, path);
            yield break;
        }

        if (argument.ArgumentKind == ArgumentKind.ParamArray) throw session.Refuse(argument.Parent!, "A call with 'params'", "pass the values as single parameters");
        yield return (parameter, session.Expressions.Capture(argument.Value));
    }

    private static void CopyObjects(Frame from, Frame to)
    {
        foreach (KeyValuePair<ISymbol, ObjectPath> entry in from.Objects) to.Objects.Add(entry.Key, entry.Value);
    }

    /// <summary>Why a method cannot be captured by its body; null if it may be.</summary>
    private string? Obstacle(IMethodSymbol method)
    {
        if (Annotations.IsGenerated(method)) return "it is generated, and generated code cannot be differentiated again";
        if (method.DeclaringSyntaxReferences.IsEmpty) return "it has no known derivative; use an operation that has one, or write it out";
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.PropertyGet)) return "it is not an ordinary method";
        bool isOwn = SymbolEqualityComparer.Default.Equals(method.ContainingType, session.Home);
        if (method.IsGenericMethod || (method.ContainingType.IsGenericType && !isOwn)) return "it is generic; write it for float or double";
        if (method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed)) return "it may be overridden; make it non-virtual or seal it";
        if (method.ReturnsVoid) return "it returns nothing, so that only its effects could matter";
        if (method.IsAsync) return "it is asynchronous";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return "it returns a reference; return the value";
        IParameterSymbol? reference = method.Parameters.FirstOrDefault(parameter => parameter.RefKind is not (RefKind.None or RefKind.In));
        return reference is null ? null : $"its parameter '{reference.Name}' is passed by reference; return the value";
    }

    private RefusalException Refuse(IOperation call, IMethodSymbol method, string reason) =>
        session.Refuse(DiagnosticRules.CallNotSupported, call.Syntax, Names.Message(method.AssociatedSymbol ?? method), reason);
}
