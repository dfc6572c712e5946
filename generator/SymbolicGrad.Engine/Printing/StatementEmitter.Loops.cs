using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Printing;

// Loops: the variables that they carry, what says whether a trip is run, and what a trip hands to the next one.
internal sealed partial class StatementEmitter
{
    private void EmitLoop(Instruction loop, int depth, Func<int, bool> dies)
    {
        Block body = loop.Regions[0];
        Separate(isScalar: false);
        LoopHead head = HeadOf(loop);
        for (int j = 0; j < body.Results.Count; j++)
            if (j != head.BreakSlot) DeclareSlot(loop, j, dies);
        string? end = DeclareEnd(loop);

        NameScope outer = _scope;
        _scope = outer.Nested();
        WriteHeader(loop, head, end, depth);
        string outerWork = _work;
        using (_writer.Braces())
        {
            _isFirst = true;
            if (KeepsItsTensors(loop))
            {
                // What a trip takes is given back at its end: memory does not grow with the number of trips.
                _work = _scope.Declare("trip");
                _writer.Line($"using var {_work} = {_names.RuntimeType("Workspace")}.Enter();");
                _isFirst = false;
            }

            if (!head.IsExpression) EmitHead(loop.Head!, depth + 1);
            for (int j = 0; j < body.Results.Count; j++)
                if (j != head.BreakSlot) _variables[body.Arguments[j + 1].Id] = _slots[(loop.Id, j)];
            EmitBlock(body, depth + 1);
            EmitAssignments(loop, body, head.BreakSlot, end, depth + 1);
        }

        _scope = outer;
        _work = outerWork;
        _isFirst = _afterScalar = false;
    }

    /// <summary>What stands in the head of a loop that may end early.</summary>
    /// <param name="Conditions">The conditions of a trip beside the bound.</param>
    /// <param name="IsExpression">Whether they are written in the loop's head rather than at the beginning of its body.</param>
    /// <param name="BreakSlot">The carried flag that does nothing but end the loop, so that a <c>break</c> says it.</param>
    private sealed record LoopHead(IReadOnlyList<int> Conditions, bool IsExpression, int? BreakSlot);

    private LoopHead HeadOf(Instruction loop)
    {
        if (loop.Head is not { } head) return new LoopHead([], IsExpression: true, BreakSlot: null);
        bool isExpression = !head.Body.Any(_schedule.IsStatement);
        List<int> conditions = isExpression ? Conjuncts(head.Results[0]).ToList() : [head.Results[0]];
        int slot = head.Arguments.Items.IndexOf(_function[conditions[0]]) - 1;
        bool isBreak = slot >= 0 && _schedule.UserCount(conditions[0]) == 1 && _schedule.UserCount(loop.Regions[0].Arguments[slot + 1].Id) == 0 && !Projections(loop, slot).Any() &&
            _function[loop.Operands[slot + 2]] is { } initial && initial.Op == Structural.Constant && initial.Number != 0;
        return isBreak ? new LoopHead(conditions.Skip(1).ToList(), isExpression, slot) : new LoopHead(conditions, isExpression, null);
    }

    /// <summary>The parts of a condition that all must hold, each looked at only if those before it do.</summary>
    private IEnumerable<int> Conjuncts(int id)
    {
        Instruction value = _function[id];
        if (_schedule.IsInline(id) && value.Op.Name == "And") return value.Operands.SelectMany(Conjuncts);
        if (_schedule.IsInline(id) && value.Op == Structural.Project && _function[value.Operands[0]] is { } branch && branch.Op == Structural.If && _schedule.IsInline(branch.Id) &&
            _function[branch.Regions[1].Results[value.Index]] is { } otherwise && otherwise.Op == Structural.Constant && otherwise.Number == 0)
            return Conjuncts(branch.Operands[0]).Concat(Conjuncts(branch.Regions[0].Results[value.Index]));
        return [id];
    }

    /// <summary>The variable for where the loop ended, if anything reads it.</summary>
    private string? DeclareEnd(Instruction loop)
    {
        int slot = loop.Regions[0].Results.Count;
        if (loop.Head is null || !Projections(loop, slot).Any()) return null;
        string end = _scope.Declare(IsZero(loop.Operands[0]) ? "trips" : "end");
        _writer.Line($"int {end} = {_expressions.Print(loop.Operands[0])};");
        return _slots[(loop.Id, slot)] = end;
    }

    private void WriteHeader(Instruction loop, LoopHead head, string? end, int depth)
    {
        var info = (LoopInfo)loop.Payload!;
        bool isOpen = IsOpen(loop), isIndexRead = loop.Regions.Any(region => _schedule.UserCount(region.Arguments[0].Id) > 0);
        string index = isOpen && end is not null ? end : isOpen && !isIndexRead ? "" : _scope.Declare(loop.Regions[0].Arguments[0].Name?.Identifier ?? "i");
        foreach (Block region in loop.Regions) _variables[region.Arguments[0].Id] = index;
        if (loop.Head is { } arguments)
        {
            for (int j = 0; j < loop.Regions[0].Results.Count; j++)
                if (j != head.BreakSlot) _variables[arguments.Arguments[j + 1].Id] = _slots[(loop.Id, j)];
        }

        List<string> conditions = head.IsExpression ? head.Conditions.Select(id => _expressions.At(id, Precedence.Comparison)).ToList() : [];
        string low = _expressions.Print(loop.Operands[0]);
        if (!isOpen && info.Step > 0) conditions.Insert(0, $"{index} < {_expressions.At(loop.Operands[1], Precedence.Additive)}");
        string condition = conditions.Count == 1 && !isOpen ? conditions[0] : conditions.Count == 1 ? _expressions.Print(head.Conditions[0]) : string.Join(" && ", conditions);
        _writer.Line(info.Step < 0
            ? $"for (int {index} = {LastIndex(loop.Operands[1], _expressions.Printed, "-")}; {index} >= {low}; {index}--)"
            : isOpen && (end is not null || !isIndexRead) ? $"while ({(conditions.Count == 0 ? "true" : condition)})"
            : $"for (int {index} = {low}; {condition}; {index}++)");

        string first = _math.Print(loop.Operands[0]).Text, last = LastIndex(loop.Operands[1], _math.Print, "−");
        string range = isOpen ? "" : $"for {MathSymbols.Of(index)} = {(info.Step > 0 ? $"{first}, …, {last}" : $"{last}, …, {first}")}";
        string proviso = head.IsExpression && head.Conditions.Count > 0 ? "while " + string.Join(" and ", head.Conditions.Select(id => _math.Print(id).At(Precedence.Comparison))) : isOpen ? "repeat" : "";
        Derivation.Add((depth, $"{range}{(range.Length > 0 && proviso.Length > 0 ? " " : "")}{proviso}:"));
    }

    private void EmitHead(Block head, int depth)
    {
        EmitBlock(head, depth);
        _writer.Line($"if ({Negated(head.Results[0])}) break;");
        Derivation.Add((depth, $"stop unless {_math.Print(head.Results[0]).Text}"));
        _isFirst = _afterScalar = false;
    }

    private string Negated(int condition)
    {
        Instruction value = _function[condition];
        return value.Op.Name == "Not" && _schedule.IsInline(condition) ? _expressions.Print(value.Operands[0]) : $"!{_expressions.At(condition, Precedence.Postfix)}";
    }

    /// <summary>Whether nothing but its head ends the loop.</summary>
    private bool IsOpen(Instruction loop) => loop.Head is not null && _function[loop.Operands[1]] is { } bound && bound.Op == Structural.Constant && bound.Number == int.MaxValue;

    private bool IsZero(int id) => _function[id] is { } value && value.Op == Structural.Constant && value.Number == 0;

    /// <summary>The bound less one, with constants taken together.</summary>
    private string LastIndex(int bound, Func<int, Printed> print, string minus)
    {
        Instruction value = _function[bound];
        if (value.Op == Structural.Constant) return ((int)value.Number - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (VariableOf(bound) is null && value.Op == ArithmeticRows.Add && _function[value.Operands[1]] is { } one && one.Op == Structural.Constant && one.Number == 1) return print(value.Operands[0]).At(Precedence.Additive);
        bool isLess = VariableOf(bound) is null && value.Op == ArithmeticRows.Subtract && _function[value.Operands[1]].Op == Structural.Constant;
        (int start, int less) = isLess ? (value.Operands[0], (int)_function[value.Operands[1]].Number + 1) : (bound, 1);
        return $"{print(start).At(Precedence.Additive)} {minus} {less}";
    }

    /// <summary>Whether the trips of a loop take scratch memory that neither the next trip nor a tape of an outer block reads, nor a call in them takes from the scope around.</summary>
    private bool KeepsItsTensors(Instruction loop)
    {
        List<Instruction> inside = loop.Regions.SelectMany(region => region.Everything()).ToList();
        var own = new HashSet<int>(inside.Select(value => value.Id));
        bool takesMemory = inside.Any(value => TakesMemory(value, _schedule));
        bool handsOn = loop.Type.Items.Any(type => type.IsTensor || type.IsArray) ||
            inside.Any(value => (value.Op == Structural.Save || value.Op == Structural.Push) && !own.Contains(value.Operands[0]) && _function[value.Operands[value.Operands.Count - 1]].Type.IsTensor);
        bool sharesScope = inside.Any(value => value.Op == Calls.RecordingCall) && RecordsTensors(_function);
        return takesMemory && !handsOn && !sharesScope;
    }

    private void DeclareSlot(Instruction loop, int slot, Func<int, bool> dies)
    {
        int initial = loop.Operands[slot + 2];
        Instruction argument = loop.Regions[0].Arguments[slot + 1];
        string wanted = argument.Name?.Identifier ?? _function[loop.Regions[0].Results[slot]].Name?.Identifier ?? "sum";
        if (VariableOf(initial) is { } variable && _function[initial].Name is { } given && wanted.StartsWith(given.Identifier, StringComparison.Ordinal) && dies(initial) && _function[initial].Op != Structural.Argument && !IsReadAgain(loop, slot))
        {
            _slots[(loop.Id, slot)] = variable;
            return;
        }

        string declared = _scope.Declare(wanted);
        _slots[(loop.Id, slot)] = declared;
        string type = IsLine(argument.Type) ? SpanType(argument.Id) : argument.Type.IsScalar || _function[initial].Op == Structural.Undefined ? _names.TypeName(argument.Type) : "var";
        _writer.Line($"{type} {declared} = {_expressions.Print(initial)};");
    }

    /// <summary>Whether a trip, the bounds, or a later slot read what a slot begins with, so that it must not be assigned to.</summary>
    private bool IsReadAgain(Instruction loop, int slot) =>
        _schedule.ReadsThrough(loop.Operands.Where((_, i) => i < 2 || i > slot + 2)).Concat(_schedule.ReadsInside(loop)).Contains(loop.Operands[slot + 2]);

    /// <summary>The order in which no assignment reads what one before it has overwritten, as near to the order given as can be; null where there is none, as in a swap.</summary>
    private int[]? InSequence(Block body, int[] changed)
    {
        Dictionary<int, HashSet<int>> reads = changed.ToDictionary(j => j, j => new HashSet<int>(ReadsOf(body.Results[j])));
        var rest = changed.ToList();
        var sequence = new List<int>();
        while (rest.Count > 0)
        {
            int next = rest.FindIndex(j => !rest.Any(other => other != j && reads[other].Contains(body.Arguments[j + 1].Id)));
            if (next < 0) return null;
            sequence.Add(rest[next]);
            rest.RemoveAt(next);
        }

        return sequence.ToArray();
    }

    private void EmitAssignments(Instruction loop, Block body, int? breakSlot, string? end, int depth)
    {
        int[] changed = Enumerable.Range(0, body.Results.Count).Where(j => j != breakSlot && body.Results[j] != body.Arguments[j + 1].Id).ToArray();
        var written = new HashSet<int>(changed.Select(j => body.Arguments[j + 1].Id));
        int[]? sequence = InSequence(body, changed);
        changed = sequence ?? changed;
        foreach (int j in changed) Explain(body.Results[j], depth, _slots[(loop.Id, j)], body.Arguments[j + 1].Name);
        string? stop = breakSlot is { } flag ? Negated(body.Results[flag]) : null;
        if (stop is not null && ReadsOf(body.Results[breakSlot!.Value]).Any(written.Contains))
        {
            // The condition is that of the values before they are assigned.
            string variable = _scope.Declare("stop");
            _writer.Line($"bool {variable} = {stop};");
            stop = variable;
        }

        if (sequence is not null)
        {
            foreach (int j in changed) _writer.Line(Assignment(_slots[(loop.Id, j)], body.Arguments[j + 1].Id, body.Results[j]));
        }
        else if (changed.Any(j => body.Arguments[j + 1].Type.IsArray))
        {
            // Spans cannot be elements of a tuple.
            string[] next = [.. changed.Select(j => _scope.Declare(_slots[(loop.Id, j)] + "Next"))];
            foreach ((int j, string variable) in changed.Zip(next, static (j, variable) => (j, variable))) _writer.Line($"var {variable} = {_expressions.Print(body.Results[j])};");
            foreach ((int j, string variable) in changed.Zip(next, static (j, variable) => (j, variable))) _writer.Line($"{_slots[(loop.Id, j)]} = {variable};");
        }
        else
        {
            _writer.Line($"({string.Join(", ", changed.Select(j => _slots[(loop.Id, j)]))}) = ({string.Join(", ", changed.Select(j => _expressions.Print(body.Results[j])))});");
        }

        if (end is not null) _writer.Line(_variables[body.Arguments[0].Id] == end ? $"{end}++;" : $"{end} = {_variables[body.Arguments[0].Id]} + 1;");
        if (stop is null) return;
        _writer.Line($"if ({stop}) break;");
        Derivation.Add((depth, $"stop unless {_math.Print(body.Results[breakSlot!.Value]).Text}"));
    }

    private string Assignment(string variable, int before, int after)
    {
        Instruction value = _function[after];
        if (_schedule.IsInline(after) && value.Op == ArithmeticRows.Add && value.Operands.Contains(before))
            return $"{variable} += {_expressions.Print(value.Operands[0] == before ? value.Operands[1] : value.Operands[0])};";
        if (_schedule.IsInline(after) && value.Op == ArithmeticRows.Subtract && value.Operands[0] == before)
            return $"{variable} -= {_expressions.At(value.Operands[1], Precedence.Multiplicative)};";
        return $"{variable} = {_expressions.Print(after)};";
    }

    private IEnumerable<int> ReadsOf(int id)
    {
        yield return id;
        if (!_schedule.IsInline(id)) yield break;
        foreach (int read in _schedule.Reads(_function[id])) yield return read;
    }
}
