using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Generator.Capture;

/// <summary>How the gradients by structs, records and objects are kept: in one more value of the same type, whose data are of no account.</summary>
internal sealed class GradientBuffers(Compilation compilation, INamedTypeSymbol home, LayoutTable layouts)
{
    /// <summary>The kernel that makes the zeros of an array or tensor, by whatever name generated code calls it.</summary>
    private const string ZerosLike = AggregateSpec.ZerosLike;

    /// <summary>So many members on the ways through an object that no buffer is made for it: where objects refer to each other, there are more ways than can be walked.</summary>
    private const int MaxMembers = 2_000;

    private int _members;

    /// <summary>Whether a parameter is an aggregate with numbers to differentiate by.</summary>
    public bool IsAggregate(IParameterSymbol parameter) =>
        !Annotations.IsData(parameter) && TypeMapper.Map(parameter.Type) is null && HasNumbers(parameter.Type);

    /// <summary>Whether a type is <c>T?</c>, or an array of these, of numbers to differentiate by.</summary>
    public bool IsNullable(ITypeSymbol type) => LayoutTable.Underlying(LayoutTable.ElementOf(type) ?? type) is { } value && HasNumbers(value);

    /// <summary>The buffer for the gradient by a parameter; null where there is none.</summary>
    public AggregateSpec? Of(IParameterSymbol parameter)
    {
        _members = 0;
        if (!IsAggregate(parameter) || Zeros(parameter.Type, Names.Identifier(parameter.Name), []) is not { } zeros || _members > MaxMembers) return null;
        string type = Names.Code(parameter.Type);
        ImmutableArray<string> extents = [.. Extents(parameter.Type, "", [])];
        if (LayoutTable.ElementOf(parameter.Type) is { } element)
        {
            bool isFlat = parameter.Type is not IArrayTypeSymbol { Rank: > 1 } && LayoutTable.ElementOf(element) is null;
            string code = Names.Code(element), owned = parameter.Type is IArrayTypeSymbol ? type : code + "[]";
            return new AggregateSpec(isFlat ? $"global::System.Span<{code}>" : type, owned, isFlat ? $"global::System.ReadOnlySpan<{code}>" : type, zeros, extents);
        }

        return new AggregateSpec(IsByReference(parameter.Type) ? "ref " + type : type, type, type, zeros, extents);
    }

    /// <summary>Whether the buffer is passed by reference: that of a struct, and of an object whose members cannot be assigned.</summary>
    public bool IsByReference(ITypeSymbol type) => LayoutTable.ElementOf(type) is null && (type.IsValueType ||
        layouts.OfObject(type).Parts.Any(part => !IsAssignable(MemberOf(part)) && part.Layout is { Form: LayoutForm.Aggregate, Element: null } or { Single: { IsFloating: true, IsScalar: true } } && Replacement(type, MemberOf(part)) is not null));

    /// <summary>The numbers of a struct, record or tuple that a method returns; none where it holds anything else or cannot be made of them.</summary>
    public ImmutableArray<ResultSpec> Result(string name, ITypeSymbol type)
    {
        var leaves = ImmutableArray.CreateBuilder<(string Path, IrType Type)>();
        if (Construction(type, "", leaves) is not { } construction) return default;
        var aggregate = new AggregateResult(Names.Code(type), construction);
        return [.. leaves.Select(leaf => new ResultSpec(name, leaf.Type, aggregate, leaf.Path))];
    }

    private string? Construction(ITypeSymbol type, string path, ImmutableArray<(string Path, IrType Type)>.Builder leaves)
    {
        if (TypeMapper.Map(type) is { } single)
        {
            if (!single.IsScalar) return null;
            leaves.Add((path, single));
            return $"{{{(leaves.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}}}";
        }

        // The leaves come in the order of the fields, whatever that of a constructor's parameters is.
        Layout layout = layouts.OfObject(type);
        if (layout.Form != LayoutForm.Aggregate || layout.Element is not null || layout.Parts.Any(part => !part.Layout.Type.IsValueType)) return null;
        Dictionary<Part, string?> made = layout.Parts.ToDictionary(part => part, part => Construction(part.Layout.Type, $"{path}.{Names.Identifier(part.Name)}", leaves));
        if (made.ContainsValue(null)) return null;
        if (Construction(type, part => made[part]) is { } construction) return construction;
        bool isMadeEmpty = type.IsValueType || ((INamedTypeSymbol)type).InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && IsAccessible(constructor));
        return isMadeEmpty && layout.Parts.All(part => IsInitialisable(MemberOf(part)))
            ? $"new {Names.Code(type)} {{ {string.Join(", ", layout.Parts.Select(part => $"{Names.Identifier(part.Name)} = {made[part]}"))} }}"
            : null;
    }

    /// <summary>Whether generated code may assign a member at any time.</summary>
    public bool IsAssignable(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly && IsAccessible(field),
        IPropertySymbol { SetMethod: { IsInitOnly: false } setter } property => MemberCapture.IsStored(property) && IsAccessible(setter),
        _ => false,
    };

    /// <summary>What makes of <c>{0}</c> a value of the same type with <c>{1}</c> for a member; null where nothing does.</summary>
    public string? Replacement(ITypeSymbol type, ISymbol member)
    {
        if (IsInitialisable(member) && (type.IsValueType || (type.IsRecord && Constructors.IsCopiedAsItIs((INamedTypeSymbol)type)))) return $"{{0}} with {{ {Names.Identifier(member.Name)} = {{1}} }}";
        return Construction(type, part => SymbolEqualityComparer.Default.Equals(MemberOf(part).OriginalDefinition, member.OriginalDefinition) ? "{1}" : $"{{0}}.{Names.Identifier(part.Name)}");
    }

    /// <summary>The member by which others read a part.</summary>
    public static ISymbol MemberOf(Part part) => part.Symbol is IFieldSymbol { AssociatedSymbol: IPropertySymbol property } ? property : part.Symbol;

    /// <summary>The construction of a value from all of its parts; null where no constructor takes just these.</summary>
    public string? Construction(ITypeSymbol type, System.Func<Part, string?> argument)
    {
        Layout layout = layouts.OfObject(type);
        if (type.IsTupleType) return Joined("(", layout.Parts.Select(argument), ")");
        if (type is not INamedTypeSymbol { IsAbstract: false } named || layout.Parts.Any(part => !IsAccessible(MemberOf(part)))) return null;
        foreach (IMethodSymbol constructor in named.InstanceConstructors.Where(candidate => candidate.Parameters.Length == layout.Parts.Length && candidate.Parameters.Length > 0 && IsAccessible(candidate) && Constructors.OnlyStores(candidate)))
        {
            ImmutableArray<Part?> parts = [.. constructor.Parameters.Select(parameter => layout.Parts.FirstOrDefault(part => IsFor(parameter, part)))];
            if (!parts.Contains(null) && parts.Distinct().Count() == parts.Length) return Joined($"new {Names.Code(type)}(", parts.Select(part => argument(part!)), ")");
        }

        return null;

        static string? Joined(string begin, IEnumerable<string?> arguments, string end) => arguments.Any(text => text is null) ? null : begin + string.Join(", ", arguments) + end;
        static bool IsFor(IParameterSymbol parameter, Part part) =>
            string.Equals(parameter.Name, part.Name.TrimStart('_'), System.StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(parameter.Type, part.Layout.Type);
    }

    /// <summary>A value without anything in it but zeros, its arrays as large as those of <paramref name="access"/>; null where none can be made.</summary>
    public string? Zeros(ITypeSymbol type, string access, ImmutableArray<ITypeSymbol> around)
    {
        if (TypeMapper.Map(type) is { } single)
            return single.IsScalar ? (single.IsFloating ? "0" : "default") : single.IsFloating && SignatureCapture.HasBuffer(type, single) ? $"{ZerosLike}({access})" : null;
        if (around.Contains(type, SymbolEqualityComparer.Default) || TypeNesting.IsTooDeep(type) || ++_members > MaxMembers) return null;
        around = around.Add(type);
        if (LayoutTable.ElementOf(type) is { } element) return ZerosOfArray(type, element, access, around);

        // Even where the member may be null, what is made for it is not: 'new Node?()' is no C#.
        type = type.WithNullableAnnotation(NullableAnnotation.None);
        Layout layout = layouts.OfObject(type);
        if (layout.Form != LayoutForm.Aggregate) return null;
        Dictionary<Part, string?> numbers = layout.Parts
            .Where(part => IsAccessible(MemberOf(part)) && !Annotations.IsDataMember(MemberOf(part)) && HasNumbers(part.Layout.Type))
            .ToDictionary(part => part, part => Zeros(part.Layout.Type, $"{access}.{Names.Identifier(part.Name)}", around));
        if (type.IsValueType && numbers.Values.All(zeros => zeros is "0" or "default")) return "default";

        bool isMadeEmpty = type.IsValueType || (type is INamedTypeSymbol { IsAbstract: false } named && named.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && IsAccessible(constructor)));
        // Nothing is left to what a constructor may do to a member. An object inside of which no gradient is made is left out: what lies in it cannot be read.
        bool IsLeftOut(Part part) => part.Layout is { Form: LayoutForm.Reference } && numbers[part] is null;
        ImmutableArray<string?> members = [.. layout.Parts.Where(part => numbers.ContainsKey(part) && !IsLeftOut(part)).Select(part => numbers[part] is { } zeros ? $"{Names.Identifier(part.Name)} = {zeros}" : null)];
        if (isMadeEmpty && !members.Contains(null) && numbers.Keys.All(part => IsLeftOut(part) || IsInitialisable(MemberOf(part))))
            return type.IsValueType ? $"default({Names.Code(type)}) with {{ {string.Join(", ", members)} }}" : $"new {Names.Code(type)} {{ {string.Join(", ", members)} }}";
        return Construction(type, part => numbers.TryGetValue(part, out string? zeros) ? zeros : $"{access}.{Names.Identifier(part.Name)}");
    }

    private string? ZerosOfArray(ITypeSymbol type, ITypeSymbol element, string access, ImmutableArray<ITypeSymbol> around)
    {
        if (element is IArrayTypeSymbol { Rank: 1 } row && type is IArrayTypeSymbol { Rank: 1 }) return Zeros(row.ElementType, "", around) == "default" ? $"{ZerosLike}({access})" : null;
        if (type is IArrayTypeSymbol { Rank: > 2 }) return null;
        string? zeros = Zeros(element, "item", around);
        if (element.IsValueType && zeros == "default") return $"{ZerosLike}({access})";
        return zeros is not null && type is IArrayTypeSymbol { Rank: 1 } ? $"global::System.Array.ConvertAll({access}, static item => {zeros})" : null;
    }

    /// <summary>Whether a value of the type has more members than a person tells apart: a struct of structs, doubled many times.</summary>
    public bool IsTooLarge(ITypeSymbol type) => layouts.Of(type).Count > MaxMembers || TypeNesting.IsTooDeep(type);

    // What is compared on entry: arrays and tensors that are not themselves elements of arrays.
    private IEnumerable<string> Extents(ITypeSymbol type, string access, ImmutableArray<ITypeSymbol> around)
    {
        if (TypeMapper.Map(type) is { } single) return single is { IsScalar: false, IsFloating: true } ? [access] : [];
        if (LayoutTable.ElementOf(type) is not null) return [access];
        if (around.Contains(type, SymbolEqualityComparer.Default) || TypeNesting.IsTooDeep(type)) return [];
        return layouts.OfObject(type).Parts
            .Where(part => IsAccessible(MemberOf(part)) && !Annotations.IsDataMember(MemberOf(part)) && HasNumbers(part.Layout.Type))
            .SelectMany(part => Extents(part.Layout.Type, $"{access}.{Names.Identifier(part.Name)}", around.Add(type)));
    }

    /// <summary>Whether numbers to differentiate by can be reached from a value of the type.</summary>
    private bool HasNumbers(ITypeSymbol type)
    {
        // Breadth first, each type once: objects refer to each other in circles, and on more ways than can be walked.
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default) { type };
        var next = new Queue<ITypeSymbol>(seen);
        while (next.Count > 0)
        {
            ITypeSymbol current = next.Dequeue();
            if (TypeMapper.Map(current) is { } single)
            {
                if (single.IsFloating) return true;
                continue;
            }

            foreach (Part part in layouts.OfObject(LayoutTable.ElementOf(current) ?? current).Parts)
                if (!Annotations.IsDataMember(MemberOf(part)) && !TypeNesting.IsTooDeep(part.Layout.Type) && seen.Add(part.Layout.Type)) next.Enqueue(part.Layout.Type);
        }

        return false;
    }

    private bool IsInitialisable(ISymbol member) => member is IPropertySymbol { SetMethod: { } setter } property ? MemberCapture.IsStored(property) && IsAccessible(setter) : IsAssignable(member);

    private bool IsAccessible(ISymbol symbol) => symbol is not IParameterSymbol && compilation.CanName(symbol, home);
}
