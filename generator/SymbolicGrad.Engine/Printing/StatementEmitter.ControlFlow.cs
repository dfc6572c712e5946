using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Printing;

// Loops and branches: the variables that they assign, and what they assign to them.
internal sealed partial class StatementEmitter
{
    private void EmitLoop(Instruction loop, int depth, Func<int, bool> dies)
    {
        Block body = loop.Regions[0];
        var info = (LoopInfo)loop.Payload!;
        Separate(isScalar: false);
        for (int j = 0; j < body.Results.Count; j++) DeclareSlot(loop, j, dies);

        NameScope outer = _scope;
        _scope = outer.Nested();
        string index = _variables[body.Arguments[0].Id] = _scope.Declare(body.Arguments[0].Name?.Identifier ?? "i");
        string low = _expressions.Print(loop.Operands[0]);
        _writer.Line(info.Step > 0
            ? $"for (int {index} = {low}; {index} < {_expressions.At(loop.Operands[1], Precedence.Additive)}; {index}++)"
            : $"for (int {index} = {LastIndex(loop.Operands[1], _expressions.Printed, "-")}; {index} >= {low}; {index}--)");
        string first = _math.Print(loop.Operands[0]).Text, last = LastIndex(loop.Operands[1], _math.Print, "−");
        Derivation.Add((depth, $"for {MathSymbols.Of(index)} = {(info.Step > 0 ? $"{first}, …, {last}" : $"{last}, …, {first}")}:"));
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

            for (int j = 0; j < body.Results.Count; j++) _variables[body.Arguments[j + 1].Id] = _slots[(loop.Id, j)];
            EmitBlock(body, depth + 1);
            EmitAssignments(loop, body, depth + 1);
        }

        _scope = outer;
        _work = outerWork;
        _isFirst = _afterScalar = false;
    }

    /// <summary>The bound less one, with constants taken together.</summary>
    private string LastIndex(int bound, Func<int, Printed> print, string minus)
    {
        Instruction value = _function[bound];
        if (value.Op == Structural.Constant) return ((int)value.Number - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        bool isLess = value.Op == ArithmeticRows.Subtract && _function[value.Operands[1]].Op == Structural.Constant;
        (int start, int less) = isLess ? (value.Operands[0], (int)_function[value.Operands[1]].Number + 1) : (bound, 1);
        return $"{print(start).At(Precedence.Additive)} {minus} {less}";
    }

    /// <summary>Whether the trips of a loop take scratch memory that neither the next trip nor a tape of an outer block reads.</summary>
    private bool KeepsItsTensors(Instruction loop)
    {
        List<Instruction> inside = loop.Regions[0].Everything().ToList();
        var own = new HashSet<int>(inside.Select(value => value.Id));
        bool takesMemory = inside.Any(value => TakesMemory(value, _schedule));
        bool handsOn = loop.Type.Items.Any(type => type.IsTensor || type.IsArray) ||
            inside.Any(value => value.Op == Structural.Save && !own.Contains(value.Operands[0]) && _function[value.Operands[2]].Type.IsTensor);
        return takesMemory && !handsOn;
    }

    private void DeclareSlot(Instruction loop, int slot, Func<int, bool> dies)
    {
        int initial = loop.Operands[slot + 2];
        Instruction argument = loop.Regions[0].Arguments[slot + 1];
        string wanted = argument.Name?.Identifier ?? _function[loop.Regions[0].Results[slot]].Name?.Identifier ?? "sum";
        if (VariableOf(initial) is { } variable && _function[initial].Name is { } given && wanted.StartsWith(given.Identifier, StringComparison.Ordinal) && dies(initial) && _function[initial].Op != Structural.Argument)
        {
            _slots[(loop.Id, slot)] = variable;
            return;
        }

        string declared = _scope.Declare(wanted);
        _slots[(loop.Id, slot)] = declared;
        string type = argument.Type.IsScalar ? GeneratedNames.Scalar(argument.Type.Kind) : "var";
        _writer.Line($"{type} {declared} = {_expressions.Print(initial)};");
    }

    private void EmitAssignments(Instruction loop, Block body, int depth)
    {
        int[] changed = Enumerable.Range(0, body.Results.Count).Where(j => body.Results[j] != body.Arguments[j + 1].Id).ToArray();
        var written = new HashSet<int>();
        bool isSequential = true;
        foreach (int j in changed)
        {
            isSequential &= !ReadsOf(body.Results[j]).Any(written.Contains);
            written.Add(body.Arguments[j + 1].Id);
        }

        foreach (int j in changed) Explain(body.Results[j], depth, _slots[(loop.Id, j)], body.Arguments[j + 1].Name);
        if (isSequential)
        {
            foreach (int j in changed) _writer.Line(Assignment(_slots[(loop.Id, j)], body.Arguments[j + 1].Id, body.Results[j]));
        }
        else
        {
            _writer.Line($"({string.Join(", ", changed.Select(j => _slots[(loop.Id, j)]))}) = ({string.Join(", ", changed.Select(j => _expressions.Print(body.Results[j])))});");
        }
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

    private void EmitBranch(Instruction branch, int depth)
    {
        int count = branch.Type.Items.Count;
        Separate(isScalar: false);
        var passedOn = new int?[count];
        for (int j = 0; j < count; j++)
        {
            // What one branch leaves as it was is assigned before, so that this branch need not mention it.
            passedOn[j] = branch.Regions.Select(region => region.Results[j]).Cast<int?>().LastOrDefault(id => IsOutside(branch, id!.Value));
            Instruction? named = Projections(branch, j).FirstOrDefault(projection => projection.Name is not null);
            string variable = _scope.Declare(named?.Name?.Identifier ?? CommonName(branch.Regions.Select(region => _function[region.Results[j]])) ?? "value");
            _slots[(branch.Id, j)] = variable;
            string type = _names.TypeName(branch.Type.Items[j]);
            _writer.Line(passedOn[j] is { } before ? $"{type} {variable} = {_expressions.Print(before)};" : $"{type} {variable};");
        }

        bool[] isEmpty = branch.Regions.Select(region => !region.Body.Any(_schedule.IsStatement) && Enumerable.Range(0, count).All(j => region.Results[j] == passedOn[j])).ToArray();
        string condition = _math.Print(branch.Operands[0]).Text;
        for (int r = 0; r < 2; r++)
        {
            Block region = branch.Regions[r];
            if (isEmpty[r] && (r == 1 || !isEmpty[1])) continue;
            bool isNegated = r == 1 && isEmpty[0];
            _writer.Line(isNegated ? $"if (!{_expressions.At(branch.Operands[0], Precedence.Postfix)})" : r == 0 ? $"if ({_expressions.Print(branch.Operands[0])})" : "else");
            int header = Derivation.Count;
            Derivation.Add((depth, isNegated ? $"if not {condition}:" : r == 0 ? $"if {condition}:" : "else:"));
            NameScope outer = _scope;
            _scope = outer.Nested();
            using (_writer.Braces())
            {
                _isFirst = true;
                EmitBlock(region, depth + 1);
                for (int j = 0; j < count; j++)
                {
                    if (region.Results[j] == passedOn[j] || NeverCompletes(region)) continue;
                    Explain(region.Results[j], depth + 1, _slots[(branch.Id, j)], Projections(branch, j).FirstOrDefault()?.Name);
                    _writer.Line(passedOn[j] is { } before ? Assignment(_slots[(branch.Id, j)], before, region.Results[j]) : $"{_slots[(branch.Id, j)]} = {_expressions.Print(region.Results[j])};");
                }
            }

            _scope = outer;
            if (NeverCompletes(region)) Derivation.RemoveRange(header, Derivation.Count - header);
        }

        _isFirst = _afterScalar = false;
    }

    private void EmitForeign(Instruction statement)
    {
        Separate(isScalar: true);
        _writer.Line(_expressions.Foreign(statement) + ";");
    }

    // What follows a throw is never reached.
    private static bool NeverCompletes(Block block) => block.Body.LastOrDefault(instruction => instruction.Op.HasEffect || instruction.Regions.Count > 0) is { } last &&
        (last.Op == Structural.Throw || (last.Op == Structural.If && last.Regions.All(NeverCompletes)));

    private static string? CommonName(IEnumerable<Instruction> arms)
    {
        List<string> names = arms.Where(arm => arm.Op != Structural.Undefined).Select(arm => arm.Name?.Identifier ?? arm.NameHint).Distinct().ToList();
        return names.Count == 1 ? names[0] : null;
    }

    private bool IsOutside(Instruction branch, int id) =>
        !branch.Regions.SelectMany(region => region.Everything()).Any(inner => inner.Id == id) ||
        _function[id].Op == Structural.Constant;

    private IEnumerable<Instruction> Projections(Instruction source, int slot) =>
        _function.Body.Everything().Where(value => value.Op == Structural.Project && value.Operands[0] == source.Id && value.Index == slot);
}
