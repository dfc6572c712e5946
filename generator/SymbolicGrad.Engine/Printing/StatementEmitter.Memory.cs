using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Printing;

// Arrays that are made, written and read on the way.
internal sealed partial class StatementEmitter
{
    private void EmitBuffer(Instruction buffer)
    {
        bool followsBuffer = _lastTape == _writer.Count && _writer.Count > 0;
        if (!followsBuffer) Separate(isScalar: false);
        string form = buffer.Type.Rank == 1 ? "ZeroSpan" : "ZeroTable";
        string extents = string.Join(", ", buffer.Operands.Select(_expressions.Print));
        _writer.Line($"var {Declare(buffer, buffer.Id)} = {_work}.{form}<{_names.Scalar(buffer.Type.Kind)}>({extents});");
        _lastTape = _writer.Count;
    }

    private void EmitStore(Instruction store, int depth)
    {
        int[] place = store.Operands.Take(store.Operands.Count - 1).ToArray();
        int value = store.Operands[place.Length];
        string element = PlaceText(place);
        if (Increment(place, value) is { } increment)
        {
            ExplainParts(store, depth);
            Comment($"{_math.Element(place)} {(increment.IsNegative ? '−' : '+')}= {_math.Print(increment.Value).At(increment.IsNegative ? Precedence.Multiplicative : Precedence.Lowest)}", depth, isScalar: true);
            _writer.Line(increment.IsNegative
                ? $"{element} -= {_expressions.At(increment.Value, Precedence.Multiplicative)};"
                : $"{element} += {_expressions.Print(increment.Value)};");
            return;
        }

        bool isPlain = _function[value].Op == Structural.Constant;
        if (!isPlain) ExplainParts(store, depth);
        if (!isPlain) Comment($"{_math.Element(place)} = {_math.Print(value).Text}", depth, isScalar: true);
        else Separate(isScalar: true);
        _writer.Line($"{element} = {_expressions.Print(value)};");
    }

    /// <summary>The v of z[i] = z[i] + v.</summary>
    private (int Value, bool IsNegative)? Increment(int[] place, int value)
    {
        Instruction sum = _function[value];
        if (!_schedule.IsInline(value) || (sum.Op != ArithmeticRows.Add && sum.Op != ArithmeticRows.Subtract)) return null;
        for (int i = 0; i < (sum.Op == ArithmeticRows.Add ? 2 : 1); i++)
        {
            Instruction before = _function[sum.Operands[i]];
            if (before.Op == Structural.Element && _schedule.IsInline(before.Id) && before.Operands.SequenceEqual(place)) return (sum.Operands[1 - i], sum.Op == ArithmeticRows.Subtract);
        }

        return null;
    }

    // What is read before it changes.
    private void EmitElement(Instruction element)
    {
        string array = _expressions.Print(element.Operands[0]), index = string.Concat(element.Operands.Skip(1).Select(_expressions.Print));
        bool isName = array.All(char.IsLetterOrDigit), isShort = index.Length <= 2 && index.All(char.IsLetterOrDigit);
        string expression = _expressions.Print(element.Id);
        _symbols[element.Id] = _math.Definition(element.Id);
        Separate(isScalar: true);
        string wanted = element.Name?.Identifier ?? (isName ? array + (isShort ? index : "At") : "element");
        string variable = _variables[element.Id] = _scope.Declare(wanted);
        if (element.Name is { IsGiven: true }) _symbols.Remove(element.Id);
        _writer.Line($"{_names.Scalar(element.Type.Kind)} {variable} = {expression};");
    }

    // A row or a part of an array, in the array's own memory.
    private void EmitView(Instruction view)
    {
        string expression = _expressions.Print(view.Id);
        Separate(isScalar: true);
        _writer.Line($"var {Declare(view, view.Id)} = {expression};");
    }

    private static bool IsLine(IrType type) => type is { IsArray: true, Rank: 1, Element.IsScalar: true };

    // The type of a variable for one of several arrays or tables.
    private string ArrayType(int array)
    {
        IrType type = _function[array].Type;
        return IsLine(type) ? SpanType(array) : type.Rank > 1 && _memory.IsMade(array) ? $"{_names.RuntimeType("Table")}<{_names.Scalar(type.Kind)}>" : _names.TypeName(type);
    }

    // The type of a variable for one of several arrays. An argument may be an array or a span, what the method makes is a span: the variable holds either. All
    // that may be assigned to each other share their memory's class, and so the type.
    private string SpanType(int array)
    {
        _onlyRead ??= OnlyRead();
        return $"{_names.SystemType(_onlyRead.Contains(_memory.Of(array)) ? "ReadOnlySpan" : "Span")}<{_names.Scalar(_function[array].Type.Kind)}>";
    }

    /// <summary>The classes of memory of which elements and extents are read, and nothing else is done to them but to choose between them.</summary>
    private HashSet<int> OnlyRead()
    {
        List<Instruction> all = _function.Body.Everything().ToList();
        var classes = new HashSet<int>(all.Where(value => value.Type.IsArray).Select(value => _memory.Of(value.Id)));
        foreach (Instruction user in all.Where(user => user.Op != Structural.Element && user.Op != Structural.Extent && user.Op != Structural.For && user.Op != Structural.Project))
            classes.ExceptWith(user.Operands.Where(id => _function[id].Type.IsArray).Select(_memory.Of));
        return classes;
    }

    private string PlaceText(int[] place) =>
        $"{_expressions.At(place[0], Precedence.Postfix)}[{string.Join(", ", place.Skip(1).Select(_expressions.Print))}]";
}
