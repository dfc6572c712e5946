using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Tells which objects may hold arrays, so that who is given one may read what others write.</summary>
internal static class SharedMemory
{
    /// <summary>The first object handed to a call, as its receiver or as an argument, that may hold arrays; null for none. Arrays and tensors themselves do not count.</summary>
    public static IOperation? HeldBy(IInvocationOperation call) =>
        call.Arguments.Select(static argument => argument.Value).Where(static value => TypeMapper.Map(value.Type) is null).Prepend(call.Instance)
            .FirstOrDefault(static handed => handed is not null && MayHold(handed.Type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default)));

    // What others derive from, and what cannot be looked into, may hold anything.
    private static bool MayHold(ITypeSymbol? type, HashSet<ITypeSymbol> seen)
    {
        if (type is null) return true;
        if (type.IsUnmanagedType || type.SpecialType == SpecialType.System_String || !seen.Add(type)) return false;
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || (named.DeclaringSyntaxReferences.IsEmpty && !named.IsTupleType)) return true;
        for (INamedTypeSymbol? holder = named; holder is { SpecialType: SpecialType.None }; holder = holder.BaseType)
        {
            ImmutableArray<ISymbol> members = holder.GetMembers();
            if (members.Any(static member => member.IsVirtual || member.IsAbstract) || (!SymbolEqualityComparer.Default.Equals(holder, named) && holder.DeclaringSyntaxReferences.IsEmpty)) return true;
            if (members.OfType<IFieldSymbol>().Any(field => !field.IsStatic && MayHold(field.Type, seen))) return true;
        }

        return false;
    }
}
