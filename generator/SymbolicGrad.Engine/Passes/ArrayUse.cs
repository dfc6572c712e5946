using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

/// <summary>What a method does with memory that others see: it decides who may call it without following it.</summary>
/// <param name="WritesToGiven">Whether it writes to arrays that it has not made.</param>
/// <param name="WritesToMembers">Whether some of these are not its parameters, but members of objects or types.</param>
/// <param name="ReadsMembers">Whether it reads arrays, or the memory of vectors and matrices, that are members of objects or types.</param>
internal readonly record struct ArrayUse(bool WritesToGiven, bool WritesToMembers, bool ReadsMembers)
{
    public static ArrayUse Of(MethodSpec method)
    {
        var memory = new MemoryClasses(method.Function);
        Instruction[] given = [.. method.Function.Parameters.Where(static parameter => parameter.Type.IsArray || parameter.Type.IsTensor)];
        Instruction[] members = [.. given.Where(parameter => !IsParameter(method, parameter))];
        return new ArrayUse(given.Any(IsWritten), members.Any(IsWritten), members.Length > 0);

        bool IsWritten(Instruction parameter) => parameter.Type.IsArray && memory.IsWritten(parameter.Id);
    }

    private static bool IsParameter(MethodSpec method, Instruction argument)
    {
        ParameterInfo info = Function.InfoOf(argument);
        return info.Leaf is null && method.Parameters.Any(parameter => parameter is { Type: not null, Aggregate: null } && parameter.Name == info.Access);
    }
}
