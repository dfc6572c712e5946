using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Names what the user left unnamed, so that its adjoint has a name: z₁ for the first pre-activation, the op's word for anything else.</summary>
/// <remarks>Ids stay as they are, so that problems found later point at what was captured.</remarks>
internal sealed class PrimalNamingPass
{
    private readonly Dictionary<int, ValueName> _given = [];

    private PrimalNamingPass(Function function, string resultIdentifier, string resultSymbol)
    {
        HashSet<int> active = ActivityAnalysis.Run(function);
        List<Instruction> unnamed = function.Body.Everything()
            .Where(value => value.Name is null && active.Contains(value.Id) && value.Op.Kind != OpKind.Structural && value.Op != TensorRows.Transpose && !value.Op.Name.StartsWith("Broadcast", System.StringComparison.Ordinal))
            .ToList();
        var taken = new HashSet<string>(function.Body.Everything().Where(value => value.Name is not null).Select(value => value.Name!.Identifier)) { resultIdentifier };
        ILookup<int, Instruction> readers = function.Body.Everything().SelectMany(value => value.Operands, static (value, operand) => (operand, value)).ToLookup(read => read.operand, read => read.value);

        if (function.Body.Results.Count == 1 && unnamed.FirstOrDefault(value => value.Id == function.Body.Results[0]) is { } result)
        {
            _given[result.Id] = new ValueName(resultIdentifier, resultSymbol, IsGiven: false);
            unnamed.Remove(result);
        }
        else if (function.Body.Results.Count == 1 && function[function.Body.Results[0]] is { Name: null } handedOut && handedOut.Op == Structural.Project)
        {
            _given[handedOut.Id] = new ValueName(resultIdentifier, resultSymbol, IsGiven: false);
        }

        // A product or a part of a sum that only goes into a sum is a part of it, not a variable itself.
        // What only goes into an element bears the name of that element.
        unnamed.RemoveAll(value => readers[value.Id].Count() == 1 && readers[value.Id].All(reader => reader.Op == Structural.Store));
        unnamed.RemoveAll(value => (IsProduct(value) || IsSum(value)) && readers[value.Id].Count() == 1 && readers[value.Id].All(IsSum));
        var math = new MathPrinter(function, id => function[id].Op == Structural.Constant ? null : function[id].Name?.Symbol);
        foreach ((Instruction element, string identifier) in Elements(function)) _given[element.Id] = new ValueName(identifier, math.Element(element.Operands.Items), IsGiven: false);

        foreach (IGrouping<string, Instruction> group in unnamed.GroupBy(value => IsAffine(function, value) ? "z" : value.NameHint))
        {
            List<Instruction> members = group.ToList();
            int number = 1;
            foreach (Instruction member in members)
            {
                string identifier = group.Key;
                if (members.Count > 1 || taken.Contains(identifier))
                    do identifier = group.Key + number++.ToString(CultureInfo.InvariantCulture);
                    while (taken.Contains(identifier));
                _given[member.Id] = new ValueName(identifier, MathSymbols.Of(identifier), IsGiven: false);
            }
        }
    }

    private static IEnumerable<(Instruction Element, string Identifier)> Elements(Function function)
    {
        var classes = new MemoryClasses(function);
        foreach (Instruction element in function.Body.Everything().Where(value => value.Op == Structural.Element && value.Name is null && value.Type.IsScalar && classes.IsWritten(value.Operands[0])))
        {
            if (function[element.Operands[0]].Name is not { } array) continue;
            string index = string.Concat(element.Operands.Skip(1).Select(id => function[id].Name?.Identifier ?? (function[id].Op == Structural.Constant ? function[id].Number.ToString(CultureInfo.InvariantCulture) : "At")));
            yield return (element, array.Identifier + (index.Length <= 2 ? index : "At"));
        }
    }

    public static Function Run(Function function, string resultIdentifier, string resultSymbol) =>
        new(function.Name, new PrimalNamingPass(function, resultIdentifier, resultSymbol).Rename(function.Body));

    private Block Rename(Block block) => block with { Body = block.Body.Select(Rename).ToEquatableArray() };

    private Instruction Rename(Instruction instruction) => instruction with
    {
        Name = _given.TryGetValue(instruction.Id, out ValueName? name) ? name : instruction.Name,
        Regions = instruction.Regions.Select(Rename).ToEquatableArray(),
    };

    private static bool IsSum(Instruction value) => value.Op == ArithmeticRows.Add || value.Op == ArithmeticRows.Subtract;

    private static bool IsProduct(Instruction value) => value.Op.Name is "MatMul" or "MatVec" or "VecMat";

    private static bool IsAffine(Function function, Instruction value) =>
        IsProduct(value) || (value.Op == ArithmeticRows.Add && value.Type.IsTensor && value.Operands.Any(id => IsProduct(function[id])));
}
