using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;

namespace SymbolicGrad.Engine.Printing;

// Checks on entry that an array which the method writes to is no other one as well.
internal sealed partial class GradientFile
{
    private void WriteAliasChecks(CodeWriter writer, NameScope names)
    {
        foreach ((ParameterInfo written, ParameterInfo other) in MayAlias())
        {
            if (other.Leaf is { Segments.Count: > 1 } leaf) WriteAliasChecks(writer, names, written.Access, other.Access, other.Access, leaf.Segments.Skip(1).ToArray());
            else writer.Line($"{_names.Kernel("RequireDistinct")}({written.Access}, {other.Access});");
        }
    }

    // Of a member of structs or objects in an array there are as many arrays as elements.
    private void WriteAliasChecks(CodeWriter writer, NameScope names, string written, string array, string described, string[] way)
    {
        string element = names.Declare("element"), member = element + way[0];
        described += "[]" + way[0];
        writer.Line($"foreach (var {element} in {array})");
        using (writer.Braces())
        {
            if (way.Length > 1) WriteAliasChecks(writer, names, written, member, described, way.Skip(1).ToArray());
            else writer.Line($"{_names.Kernel("RequireDistinct")}({written}, {member}, \"{written}\", \"{described}\");");
        }
    }

    // The derivation takes arrays under different names for different arrays; where the method writes to one of them, that must be so.
    private IEnumerable<(ParameterInfo Written, ParameterInfo Other)> MayAlias()
    {
        var memory = new MemoryClasses(_primal);
        List<Instruction> arrays = _primal.Parameters.Where(parameter => (parameter.Type.IsArray || parameter.Type.IsTensor) && !LiesInElements(parameter)).ToList();
        foreach (Instruction written in arrays.Where(array => array.Type.IsArray && memory.IsWritten(array.Id)))
            foreach (Instruction other in arrays.Where(array => MayOverlap(written.Type, OfOneElement(array)) && array.Id != written.Id && !(memory.IsWritten(array.Id) && array.Id < written.Id)))
                yield return (Function.InfoOf(written), Function.InfoOf(other));
    }

    // Numbers of an array of structs lie in its elements: no array of numbers shares them.
    private static bool LiesInElements(Instruction array) => OfOneElement(array).IsScalar;

    // The type of what is one member of one struct or object.
    private static IrType OfOneElement(Instruction array)
    {
        IrType type = array.Type;
        for (int i = 1; i < Function.InfoOf(array).Leaf?.Segments.Count; i++) type = type.Element;
        return type;
    }

    // A row of jagged arrays, and the memory that a vector or matrix views, may be passed as an array as well.
    private static bool MayOverlap(IrType written, IrType other) =>
        other == written || (written is { Rank: 1, Element.IsScalar: true } && other.Kind == written.Kind && (other.IsTensor || other.Element.IsTensor || other.Element.IsArray));
}
