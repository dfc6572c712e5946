using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Printing;

// Branches: the variables that they assign, and what they assign to them.
internal sealed partial class StatementEmitter
{
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
            string type = branch.Type.Items[j].IsArray ? ArrayType(branch.Regions[0].Results[j]) : _names.TypeName(branch.Type.Items[j]);
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

    private IEnumerable<Instruction> Projections(Instruction source, int slot) => _projections[(source.Id, slot)];
}
