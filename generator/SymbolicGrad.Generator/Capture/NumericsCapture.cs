using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures the members of <c>System.Numerics</c>' structs by the formulas of <see cref="NumericsRows"/>.</summary>
internal sealed class NumericsCapture(CaptureSession session)
{
    private static readonly string[] Names = [.. Enumerable.Range('a', 16).Select(static letter => ((char)letter).ToString())];

    /// <summary>What a member computes; null where it belongs to another type.</summary>
    /// <param name="operands">The instance, where there is one, and the arguments.</param>
    /// <exception cref="RefusalException">The table has no row for the member.</exception>
    public Value? Apply(IOperation at, ISymbol member, IEnumerable<Value> operands)
    {
        if (!NumericsRows.Contains(member.ContainingType)) return null;
        NumericsRow row = NumericsRows.Find(member) ?? throw session.Refuse(DiagnosticRules.CallNotSupported, at.Syntax, Capture.Names.Message(member), "it has no known derivative; use an operation that has one, or write it out");
        ScalarKind kind = session.Layouts.Of(member.ContainingType).Leaves.First().Type!.Kind;
        var values = new Dictionary<string, int>();
        foreach (((ITypeSymbol type, Value operand), string name) in NumericsRows.OperandsOf(member).Zip(operands, static (type, operand) => (type, operand)).Zip(Names, static (pair, name) => (pair, name)))
        {
            if (operand.IsNever) throw session.Refuse(at, $"The call {Constructs.Quote(at)}, an operand of which always throws,", "throw in a statement of its own");
            foreach ((Leaf leaf, int id) in session.Layouts.Of(type).Leaves.Zip(operand.Ids, static (leaf, id) => (leaf, id))) values.Add(name + leaf.Access, Converted(at, id, kind));
        }

        return row.When is null ? Build(row.Formulas) : session.Expressions.Branches.Choose(at, Component(row.When), () => Build(row.Exceptions), () => Build(row.Formulas));

        Value Build(ImmutableArray<Formula> formulas) => new([.. formulas.Select(Component)]);
        int Component(Formula formula) => session.At(at, FormulaBuilder.Build(session.Builder, formula, values, kind));
    }

    // C# converts to what the operator takes; a complex number may be made of an integer.
    private int Converted(IOperation at, int id, ScalarKind kind)
    {
        if (session.Objects.Find(Value.Of(id)) is OpaqueValue opaque) throw session.Refuse(at, opaque.Construct, opaque.WayOut);
        return session.Builder.TypeOf(id).Kind == kind ? id : session.Emit(at, ArithmeticRows.Convert, kind, id);
    }
}
