using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;

namespace SymbolicGrad.Generator.Capture;

/// <summary>How the marked method names an object or value whose members it reads: <c>this</c>, <c>options.Solver</c>, <c>bodies[…].Position</c>.</summary>
/// <param name="Root">Where the way begins: a parameter, a member of <c>this</c>, a static member.</param>
/// <param name="Type">The type of what is named, by which C# looks up its members.</param>
internal sealed record ObjectPath(string Root, ITypeSymbol Type) : ObjectReference
{
    /// <summary>The hole for what is named in <see cref="Assign"/>, and the hole for its new value.</summary>
    private const string Whole = "{0}", New = "{1}";

    /// <summary>How the value of a <c>T?</c> is read.</summary>
    public const string ValueOrDefault = "GetValueOrDefault()";

    /// <summary>Whether it is the marked method's own <c>this</c>.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the way begins at a parameter.</summary>
    public bool IsParameter { get; init; }

    /// <summary>Whether the way begins at a differentiated parameter, so that floating-point numbers on it have gradients.</summary>
    public bool IsDifferentiated { get; init; }

    /// <summary>Of a differentiated parameter: whether the gradient's buffer holds this part of it.</summary>
    public bool HasBuffer { get; init; } = true;

    /// <summary>The way up to the last array whose elements it goes through, cut at the indices.</summary>
    public EquatableArray<string> Closed { get; init; }

    /// <summary>The rest of the way: <c>.Position.X</c>.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The statement that gives the part of the gradient a new value; null where there is none.</summary>
    public string? Assign { get; init; }

    /// <summary>Whether the part of the gradient is a variable, so that its own members can be assigned.</summary>
    public bool IsVariable { get; init; }

    /// <summary>The types on the way, so that one that comes again is noticed.</summary>
    public ImmutableArray<ITypeSymbol> Around { get; init; } = [];

    /// <summary>The type whose member is named.</summary>
    public ITypeSymbol? Holder => Around.IsEmpty ? null : Around[Around.Length - 1];

    /// <summary>What formulas and generated code call the value.</summary>
    public ValueName Name
    {
        get
        {
            string[] parts = (string.Concat(Closed) + Rest).Replace(ValueOrDefault, "Value").Split(['.'], System.StringSplitOptions.RemoveEmptyEntries);
            string identifier = string.Concat(parts.Select(part => part.TrimStart('@', '_')).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
            return new ValueName(Root.TrimStart('@') + identifier, string.Join(".", parts.Prepend(Root).Select(MathSymbols.Of)), IsGiven: true);
        }
    }

    /// <summary>The C# expression; of an element of an array, that of the array.</summary>
    public string Access => Root + (Closed.Count > 0 ? Closed[0] : Rest);

    /// <summary>What formulas call it.</summary>
    public string Description => Root + string.Concat(Closed.Select(segment => segment + "[]")) + Rest;

    /// <summary>A differentiated parameter.</summary>
    public static ObjectPath OfParameter(string name, ITypeSymbol type, bool isByReference, bool hasBuffer) =>
        new(name, type) { IsDifferentiated = true, HasBuffer = hasBuffer, Assign = isByReference ? $"{Whole} = {New}" : null, IsVariable = isByReference };

    /// <summary>The way on to a member of what is named.</summary>
    /// <param name="replacement">What makes a value with another value for the member, <c>{0}</c> with <c>{1}</c>; null where nothing does.</param>
    public ObjectPath Member(string name, ITypeSymbol type, bool isAssignable, bool isField, string? replacement)
    {
        bool isDirect = isAssignable && (Type.IsReferenceType || IsVariable);
        string rest = $"{Rest}.{name}";
        return this with
        {
            Type = type,
            Around = Around.Add(Type),
            IsOwn = false,
            Rest = rest,
            Assign = isDirect ? $"{Whole}{rest} = {New}" : replacement is null ? null : Assign?.Replace(New, replacement.Replace(Whole, Whole + Rest)),
            IsVariable = isDirect && isField,
        };
    }

    /// <summary>The way on to an element of the array that is named.</summary>
    public ObjectPath Element(ITypeSymbol type) => this with { Type = type, IsOwn = false, Closed = Closed.Items.Add(Rest).ToEquatableArray(), Rest = "", Assign = $"{Whole} = {New}", IsVariable = true };

    /// <summary>How the function's argument for the number, array or tensor that is named is read and added to.</summary>
    public ParameterInfo Info(ParameterRole role)
    {
        bool isWhole = Closed.Count == 0 && role != ParameterRole.Variable;
        if (isWhole) return new ParameterInfo(Access, role);
        string? update = Assign is null || Assign == $"{Whole}{Rest} = {New}" ? null : Assign.Replace(New, $"{Whole}{Rest}{New}");
        return new ParameterInfo(Access, role) { Leaf = new LeafInfo(Root, Closed.Items.Add(Rest).ToEquatableArray(), update) };
    }

    /// <summary>Two ways are the same if they are written the same.</summary>
    public bool Equals(ObjectPath? other) => other is not null && Description == other.Description && IsOwn == other.IsOwn;

    public override int GetHashCode() => Description.GetHashCode();
}
