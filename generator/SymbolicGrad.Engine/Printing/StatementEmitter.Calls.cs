using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Printing;

// Calls of methods that are not followed, and of those that compute their adjoints.
internal sealed partial class StatementEmitter
{
    private void EmitCall(Instruction call, int depth)
    {
        var info = (CallInfo)call.Payload!;
        if (Calls.IsPrimal(call.Op) || (call.Op == Calls.Pullback && info.Pullback.Form == PullbackForm.Returning && call.Type.Form != TypeForm.Tuple))
        {
            string expression = _expressions.Print(call.Id), formula = Definition(call);
            string variable = Declare(call, call.Id);
            Explain(call.Id, formula, depth, isScalar: true);
            _writer.Line($"{Declaration(call.Type, variable)} = {expression};");
            return;
        }

        if (call.Op == Calls.Tangent)
        {
            EmitTangent(call, info, depth);
            return;
        }

        if (call.Op == Calls.CallWithTangent)
        {
            EmitCallWithTangent(call, depth);
            return;
        }

        ImmutableArray<IrType> types = [.. call.Operands.Select(id => _function[id].Type)];
        int[] addedTo = [.. Calls.Differentiated(info, types, addedTo: true)], others = [.. Calls.Differentiated(info, types, addedTo: false)];
        string[] gradients = [.. call.Operands.Skip(call.Operands.Count - addedTo.Length).Select(GradientPlace)];
        Instruction? value = call.Op == Calls.CallWithPullback ? Projections(call, 0).FirstOrDefault() : null;
        if (value is not null) _slots[(call.Id, 0)] = _scope.Declare(value.Name?.Identifier ?? call.NameHint);
        string?[] adjoints = [.. others.Select((operand, i) => DeclareAdjoint(call, info.ArgumentOf(operand), i, others.Length))];

        ExplainParts(call, depth);
        if (value is not null) Comment($"{value.Name?.Symbol ?? MathSymbols.Of(_slots[(call.Id, 0)])} = {_math.Definition(value.Id)}", depth, isScalar: true);
        for (int i = 0; i < others.Length; i++)
            if (adjoints[i] is { } adjoint) Comment($"{AdjointSymbol(call, i, others.Length) ?? MathSymbols.Of(adjoint)} = {_math.Adjoint(call, others[i], isAdded: false).Text}", depth, isScalar: true);
        for (int a = 0; a < addedTo.Length; a++)
            if (_function[call.Operands[call.Operands.Count - addedTo.Length + a]].Op != Structural.Tape)
                Comment($"∂{_resultSymbol}/∂{_math.Print(call.Operands[addedTo[a]]).Text} += {_math.Adjoint(call, addedTo[a], isAdded: true).Text}", depth, isScalar: true);

        if (info.Pullback.Form == PullbackForm.Returning) WriteReturning(call, adjoints, gradients);
        else WriteAccumulating(call, info, types, adjoints, gradients);
        _isFirst = false;
    }

    private void EmitCallWithTangent(Instruction call, int depth)
    {
        var info = (CallInfo)call.Payload!;
        string[] names = [_scope.Declare(Projections(call, 0).FirstOrDefault()?.Name?.Identifier ?? call.NameHint), _scope.Declare(Projections(call, 1).FirstOrDefault()?.Name?.Identifier ?? "d" + call.NameHint)];
        ExplainParts(call, depth);
        for (int i = 0; i < names.Length; i++)
        {
            _slots[(call.Id, i)] = names[i];
            if (Projections(call, i).FirstOrDefault() is { } part) Comment($"{part.Name?.Symbol ?? MathSymbols.Of(names[i])} = {_math.Definition(part.Id)}", depth, isScalar: true);
        }

        _writer.Line($"({string.Join(", ", names.Select((name, i) => Projections(call, i).Any() ? Declaration(call.Type.Items[i], name) : "_"))}) = {(call.Type.Items[1].Kind.IsInFour() ? info.InFour : info.Forward)}({string.Join(", ", _expressions.CallArguments(call))});");
        _isFirst = false;
    }

    // Its destination has the shape of the call's value, which only the method itself knows.
    private void EmitTangent(Instruction call, CallInfo info, int depth)
    {
        string arguments = string.Join(", ", _expressions.CallArguments(call)), formula = Definition(call);
        int value = call.Operands[call.Operands.Count - 1];
        string extents = string.Join(", ", Enumerable.Range(0, call.Type.Rank).Select(axis => _expressions.ExtentOf(value, axis)));
        string variable = Declare(call, call.Id);
        Explain(call.Id, formula, depth, isScalar: false);
        _writer.Line($"var {variable} = {_work}.{call.Type.Form}<{_names.Scalar(call.Type.Kind)}>({extents});");
        _writer.Line($"{info.Forward}({arguments}, {variable});");
        _isFirst = false;
    }

    private void WriteReturning(Instruction call, string?[] adjoints, string[] gradients)
    {
        IReadOnlyList<IrType> types = call.Type.Form == TypeForm.Tuple ? call.Type.Items : [call.Type];
        string[] targets = [.. adjoints.Select((adjoint, i) => adjoint is null ? "_" : Declaration(types[i], adjoint))];
        string target = targets.Length switch { 0 => "", 1 => $"{targets[0]} = ", _ => $"({string.Join(", ", targets)}) = " };
        _writer.Line($"{target}{ExpressionPrinter.Method(call)}({string.Join(", ", _expressions.CallArguments(call).Concat(gradients))});");
    }

    // Buffers come in the order of the parameters; those of scalars go by reference.
    private void WriteAccumulating(Instruction call, CallInfo info, ImmutableArray<IrType> types, string?[] adjoints, string[] gradients)
    {
        var buffers = new List<string>();
        int added = 0, other = 0, inputs = info.Arguments.Count(argument => argument.Access is null);
        for (int i = 0; i < inputs; i++)
        {
            if (!info.ArgumentOf(i).IsDifferentiated) continue;
            if (types[i].IsArray || info.AddedTo.Contains(i))
            {
                buffers.Add(gradients[added++]);
                continue;
            }

            string buffer = adjoints[other++] ?? _scope.Declare($"d{info.ArgumentOf(i).Name.TrimStart('@')}Unused");
            _writer.Line(types[i].IsScalar
                ? $"{_names.Scalar(types[i].Kind)} {buffer} = 0;"
                : $"var {buffer} = {_work}.Zero{types[i].Form}<{_names.Scalar(types[i].Kind)}>({string.Join(", ", Enumerable.Range(0, types[i].Rank).Select(axis => _expressions.ExtentOf(call.Operands[i], axis)))});");
            buffers.Add(types[i].IsScalar ? "ref " + buffer : buffer);
        }

        string upstream = _expressions.Print(call.Operands[inputs]);
        IEnumerable<string> arguments = _expressions.CallArguments(call);
        arguments = info.Result.IsScalar ? arguments.Concat(buffers).Append(upstream) : arguments.Append(upstream).Concat(buffers);
        string value = _slots.TryGetValue((call.Id, 0), out string? variable) && call.Op == Calls.CallWithPullback ? $"{_names.Scalar(info.Result.Kind)} {variable} = " : "";
        _writer.Line($"{value}{info.Pullback.Method}({string.Join(", ", arguments)});");
    }

    /// <summary>Declares the variable of one of a pullback's results; null for one that nobody reads.</summary>
    private string? DeclareAdjoint(Instruction pullback, CallArgument argument, int index, int count)
    {
        string name = $"d{argument.Name.TrimStart('@')}Of{((CallInfo)pullback.Payload!).Symbol}";
        if (pullback.Op == Calls.CallWithPullback) index++;
        else if (count == 1) return _schedule.UserCount(pullback.Id) == 0 ? null : _variables[pullback.Id] = _scope.Declare(pullback.Name?.Identifier ?? name);
        Instruction? projection = Projections(pullback, index).FirstOrDefault();
        return projection is null ? null : _slots[(pullback.Id, index)] = _scope.Declare(projection.Name?.Identifier ?? name);
    }

    private string? AdjointSymbol(Instruction pullback, int index, int count) =>
        (pullback.Op == Calls.CallWithPullback ? Projections(pullback, index + 1).FirstOrDefault() : count == 1 ? pullback : Projections(pullback, index).FirstOrDefault())?.Name?.Symbol;

    /// <summary>The gradient of an array or tensor as C#: a buffer, an element of one, or scratch memory.</summary>
    private string GradientPlace(int array)
    {
        Instruction value = _function[array];
        if (value.Op == Structural.Tape) return _variables[array];
        var indices = new Stack<int[]>();
        for (; value.Op == Structural.Element; value = _function[value.Operands[0]]) indices.Push([.. value.Operands.Skip(1)]);
        return _gradientOf(value.Id) + string.Concat(Subscripts(value.Id, [.. indices.SelectMany(static level => level)]));
    }

    private string Declaration(IrType type, string variable) => $"{(type.IsScalar ? _names.Scalar(type.Kind) : "var")} {variable}";
}
