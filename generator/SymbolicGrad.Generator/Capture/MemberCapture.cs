using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Captures fields and properties: those of values and created objects are leaves, those of other objects are read once, as
/// arguments of the function. Properties that compute are captured as calls.
/// </summary>
internal sealed class MemberCapture(CaptureSession session)
{
    public Value Field(IFieldReferenceOperation reference) => Read(reference, reference.Field, reference.Instance);

    public Value Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (property.IsIndexer && property.GetMethod is not { DeclaringSyntaxReferences.IsEmpty: false })
            throw session.Refuse(reference, $"The indexer of '{Names.Message(property.ContainingType)}'", "use arrays, spans, Vector<T> or Matrix<T>");
        if (Annotations.IsParameter(property)) return Read(reference, property, reference.Instance);
        bool isVirtual = property.IsVirtual || property.IsAbstract || (property.IsOverride && !property.IsSealed);
        if (isVirtual && !(reference.Instance is { } instance && session.Objects.Find(Receiver(instance)) is CreatedObject))
            throw session.Refuse(reference, $"The virtual property '{Names.Message(property)}'", "use one that cannot be overridden, or pass its value as a parameter");
        if (!isVirtual && (IsStored(property) || IsPart(reference))) return Read(reference, property, reference.Instance);
        if (property.GetMethod is not { DeclaringSyntaxReferences.IsEmpty: false } getter)
            throw session.Refuse(reference, $"The property '{Names.Message(property)}' without source code", "pass its value as a parameter");
        return session.Calls.Inline(reference, getter, reference.Instance, session.Calls.Arguments(reference.Arguments));
    }

    /// <summary><c>this</c> as a value: a copy where it is a struct.</summary>
    public Value Self(IInstanceReferenceOperation self)
    {
        Value value = session.Locals[SlotOf(self)];
        return session.Objects.Find(value) is ObjectPath path && session.Layouts.Of(path.Type).Form == LayoutForm.Aggregate ? Load(self, path) : value;
    }

    /// <summary>The object or value whose member is read, as it stands: no copy is made of it.</summary>
    public Value Receiver(IOperation instance) => instance is IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.PatternInput } self ? session.Locals[SlotOf(self)] : session.Expressions.Capture(instance);

    /// <summary>Where <c>this</c> is kept, or what an initialiser in braces is at work on.</summary>
    public int SlotOf(IInstanceReferenceOperation self) => self.ReferenceKind switch
    {
        InstanceReferenceKind.ContainingTypeInstance when session.Frame.This is { } slot => slot,
        InstanceReferenceKind.ImplicitReceiver => session.Creations.Initialised,
        _ => throw session.Refuse(self),
    };

    /// <summary>The parts into which a value can be deconstructed; none where it is no tuple or record of so many.</summary>
    public ImmutableArray<Part> Deconstructed(ITypeSymbol type, int count)
    {
        Layout layout = session.Layouts.Of(type);
        if (type.IsTupleType) return layout.Parts.Length == count ? layout.Parts : default;
        bool isOwn = type.GetMembers(WellKnownMemberNames.DeconstructMethodName).Any(member => !member.IsImplicitlyDeclared);
        if (!type.IsRecord || isOwn || layout.Form != LayoutForm.Aggregate || Constructors.Primary((INamedTypeSymbol)type) is not { } header || header.Parameters.Length != count) return default;
        ImmutableArray<Part?> parts = [.. header.Parameters.Select(parameter => Constructors.PropertyOf(parameter.OriginalDefinition) is { } property ? layout.Find(property) : null)];
        return parts.Contains(null) ? default : [.. parts.Select(part => part!)];
    }

    /// <summary>Every field of an object that the marked method can name.</summary>
    public Value Load(IOperation at, ObjectPath path) =>
        new([.. session.Layouts.OfObject(path.Type).Parts.SelectMany(part => LoadPart(at, path, part).Ids)]);

    /// <summary>{ get; set; } or a record's positional property: what it returns is what was stored.</summary>
    public static bool IsStored(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }),
        ParameterSyntax => true,
        _ => false,
    };

    private bool IsPart(IPropertyReferenceOperation reference) =>
        reference.Instance?.Type is { IsValueType: true } type && session.Layouts.Of(type) is { Form: LayoutForm.Aggregate } layout && layout.Parts.Any(part => part.Symbol is IPropertySymbol && layout.Find(reference.Property) == part);

    private Value Read(IOperation at, ISymbol member, IOperation? instance)
    {
        if (instance is null) return ReadPath(at, member, null);
        Value receiver = Receiver(instance);
        switch (session.Objects.Find(receiver))
        {
            case ObjectPath path:
                return ReadPath(at, member, path);
            case CreatedObject created when session.Layouts.OfObject(created.Type).Find(member) is { } field:
                return Known(at, session.Locals[created.Slot].Of(field));
            case OpaqueValue opaque:
                throw session.Refuse(at, opaque.Construct, opaque.WayOut);
            case null when session.Layouts.Of(instance.Type!).Find(member) is { } part:
                return Known(at, receiver.Of(part));
            default:
                throw session.Refuse(at, $"Reading {Constructs.Quote(at)}", "read members of 'this' and of parameters, or pass the value as a parameter");
        }
    }

    private Value Known(IOperation at, Value value) => session.Objects.Find(value) is OpaqueValue opaque ? throw session.Refuse(at, opaque.Construct, opaque.WayOut) : value;

    // A part that generated code cannot name stands for itself, until somebody wants to know its value.
    private Value LoadPart(IOperation at, ObjectPath path, Part part)
    {
        ISymbol member = part.Symbol is IFieldSymbol { AssociatedSymbol: IPropertySymbol property } ? property : part.Symbol;
        bool canRead = member is IFieldSymbol or IPropertySymbol && session.Compilation.IsSymbolAccessibleWithin(member, session.Home) && !IsHidden(member, path.Type);
        if (canRead) return ReadPath(at, member, path);
        var opaque = new OpaqueValue($"The member '{Names.Message(member)}', which '{Names.Message(session.Home)}' cannot access,", "make it internal, or pass it as a parameter");
        return new Value([.. Enumerable.Repeat(session.Objects.Refer(opaque).Ids[0], part.Layout.Count)]);
    }

    /// <summary>Reads a member by its name in the marked method: of a static type, of <c>this</c>, of a parameter.</summary>
    private Value ReadPath(IOperation at, ISymbol member, ObjectPath? path)
    {
        ITypeSymbol type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        bool isTrained = Annotations.IsParameter(member);
        if (isTrained && !(path is { IsOwn: true } && SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, session.Home.OriginalDefinition)))
            throw session.Refuse(at, $"The [Parameter] {Constructs.Quote(at)} of another type or object", "its gradient has no place here: pass it as a parameter");
        if (!session.Compilation.IsSymbolAccessibleWithin(member, session.Home))
            throw session.Refuse(at, $"The member '{Names.Message(member)}', which '{Names.Message(session.Home)}' cannot access,", "make it internal, or pass it as a parameter");

        if (path is not null && IsHidden(member, path.Type))
            throw session.Refuse(at, $"The member '{Names.Message(member)}', which '{Names.Message(path.Type)}' hides by one of its own,", "give the two different names");

        Layout layout = session.Layouts.Of(type);
        if (layout.Form != LayoutForm.Single)
        {
            var inner = new ObjectPath(Access(session, member, path), type, IsOwn: false);
            return layout.Form == LayoutForm.Reference ? session.Objects.Refer(inner) : Load(at, inner);
        }

        if (TypeMapper.IsTransposed(type) || TypeMapper.IsColumn(type)) throw session.Expressions.UnknownType(at);

        // Members are read when the function begins: a null on the way there must not be met where the original would not look.
        if (path is { IsOwn: false } && session.IsConditional && path.Type is { IsReferenceType: true })
            throw session.Refuse(at, $"Reading {Constructs.Quote(at)} under a condition or in a loop", "read it into a local before");

        int order = path is { IsOwn: true } ? session.Home.GetMembers().IndexOf(member, SymbolEqualityComparer.Default) : -1;
        var info = new ParameterInfo(Access(session, member, path), isTrained ? ParameterRole.Member : ParameterRole.Data);
        var name = new ValueName(Names.Identifier(member.Name), MathSymbols.Of(member.Name), IsGiven: true);
        return Value.Of(session.Members.Read(new MemberRead(info, name, layout.Single!, order < 0 ? int.MaxValue : order)));
    }

    // A member of this or a static one of the own type goes by its name alone, unless a parameter of the method hides it.
    private static string Access(CaptureSession session, ISymbol member, ObjectPath? path)
    {
        string name = Names.Identifier(member.Name);
        bool isHidden = session.Root.Method.Parameters.Any(parameter => parameter.Name == member.Name);
        if (path is { IsOwn: true } && !isHidden) return name;
        if (path is not null) return $"{path.Access}.{name}";
        bool isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingType, session.Home);
        return isOwn && !isHidden ? name : $"{Names.Code(member.ContainingType)}.{name}";
    }

    // Generated code finds members by their names in the type of the object, which may differ from the type that the original saw.
    private static bool IsHidden(ISymbol member, ITypeSymbol type)
    {
        for (ITypeSymbol? derived = type; derived is not null; derived = derived.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(derived.OriginalDefinition, member.ContainingType.OriginalDefinition)) return false;
            if (!derived.GetMembers(member.Name).IsEmpty) return true;
        }

        return false;
    }
}
