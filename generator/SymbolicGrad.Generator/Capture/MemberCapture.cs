using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Captures fields and properties: those of values and created objects are leaves, those of other objects are read once, as
/// arguments of the function. Properties that compute are captured as calls.
/// </summary>
internal sealed class MemberCapture(CaptureSession session)
{
    public Value Field(IFieldReferenceOperation reference) => Computed(reference, reference.Field, reference.Instance) ?? Read(reference, reference.Field, reference.Instance);

    public Value Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (reference.Instance is { } array && session.Aggregates.Is(array.Type))
        {
            if (property.IsIndexer) return session.Aggregates.Element(reference, array, reference.Arguments.Select(static argument => argument.Value));
            if (property.Name is "Length") return session.Aggregates.Length(reference, array);
        }

        if (property.IsIndexer && property.GetMethod is not { DeclaringSyntaxReferences.IsEmpty: false })
            throw session.Refuse(reference, $"The indexer of '{Names.Message(property.ContainingType)}'", "use arrays, spans, Vector<T> or Matrix<T>");
        if (Annotations.IsParameter(property)) return Read(reference, property, reference.Instance);
        IMethodSymbol? getter = GetterOf(property);
        bool isVirtual = getter is not null && CallCapture.MayBeOverridden(getter) && !CallCapture.IsOnBase(reference.Instance);
        CallTarget? target = isVirtual ? session.Calls.TargetOf(getter!, reference.Instance) : null;
        if (isVirtual && !(target is { } found && session.Objects.Find(found.Value) is CreatedObject { IsExact: true }))
            throw session.Refuse(reference, $"The virtual property '{Names.Message(property)}'", "use one that cannot be overridden, or pass its value as a parameter");
        if (target is { } known && session.Calls.Exact(getter!, known.Value).AssociatedSymbol is IPropertySymbol { IsIndexer: false } exact && IsStored(exact))
            return Read(reference, exact, reference.Instance!.Type!, known.Value);
        if (!isVirtual && Computed(reference, property, reference.Instance) is { } computed) return computed;
        if (!isVirtual && (IsStored(property) || IsPart(reference))) return Read(reference, property, reference.Instance);
        if (getter is not { DeclaringSyntaxReferences.IsEmpty: false })
            throw session.Refuse(reference, $"The property '{Names.Message(property)}' without source code", "pass its value as a parameter");
        return session.Calls.Inline(reference, getter, target ?? session.Calls.TargetOf(getter, reference.Instance), session.Calls.Arguments(reference.Arguments));
    }

    /// <summary><c>this</c> as a value: a copy where it is a struct.</summary>
    public Value Self(IInstanceReferenceOperation self)
    {
        Value value = PlaceOf(self).Read();
        return session.Objects.Find(value) is ObjectPath path && session.Layouts.Of(path.Type).Form == LayoutForm.Aggregate ? Load(self, path) : value;
    }

    /// <summary>The object or value whose member is read, as it stands: no copy is made of it.</summary>
    public Value Receiver(IOperation instance) => instance is IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.PatternInput } self ? PlaceOf(self).Read() : session.Expressions.Capture(instance);

    /// <summary>Where <c>this</c> is kept, or what an initialiser in braces is at work on. The <c>this</c> of a struct is the variable that the method was called on.</summary>
    public Place PlaceOf(IInstanceReferenceOperation self)
    {
        int slot = SlotOf(self);
        return session.Objects.Find(session.Locals[slot]) is PlaceReference reference ? reference.Place : new SlotPlace(session, slot);
    }

    private int SlotOf(IInstanceReferenceOperation self) => self.ReferenceKind switch
    {
        InstanceReferenceKind.ContainingTypeInstance when session.Frame.This is { } slot => slot,
        InstanceReferenceKind.ImplicitReceiver => session.Creations.Initialised,
        _ => throw session.Refuse(self),
    };

    /// <summary>The fields of an object, or of a value; null for what has none that are known.</summary>
    public Value? Fields(IOperation at, Value value) => session.Objects.Find(value) switch
    {
        null => value,
        CreatedObject created => session.Locals[created.Slot],
        ObjectPath path when session.Layouts.OfObject(path.Type).Form == LayoutForm.Aggregate => Load(at, path),
        _ => null,
    };

    /// <summary>What the marked method returns, number by number.</summary>
    public Value Result(IOperation at, Value value)
    {
        if (Fields(at, value) is not { } fields) throw session.Refuse(at, "Returning an object that is not known", "return one that the method makes");
        foreach (int leaf in fields.Ids.Where(leaf => leaf < 0)) Known(at, Value.Of(leaf));
        if (fields.Ids.Any(leaf => leaf < 0)) throw session.Refuse(at, "Returning an object inside of another", "return its members");
        var own = new HashSet<int>();
        return new Value([.. fields.Ids.Select(leaf => session.Builder.TypeOf(leaf).IsArray && !IsOwn(leaf) ? Copy(leaf) : leaf)]);

        // An array that is returned is known to be another one than every other: what the caller may reach by two names is copied.
        bool IsOwn(int array) => session.Builder[array].Op == Structural.Buffer && own.Add(array);

        int Copy(int array)
        {
            int copy = session.Transfers.Copy(at, array);
            session.Builder.Name(copy, new ValueName("result", "result", IsGiven: false));
            return copy;
        }
    }

    /// <summary>The parts into which a value can be deconstructed; none where it is no tuple or record of so many.</summary>
    public ImmutableArray<Part> Deconstructed(ITypeSymbol type, int count)
    {
        Layout layout = session.Layouts.OfObject(type);
        if (type.IsTupleType) return layout.Parts.Length == count ? layout.Parts : default;
        bool isOwn = type.GetMembers(WellKnownMemberNames.DeconstructMethodName).Any(member => !member.IsImplicitlyDeclared);
        if (!type.IsRecord || isOwn || layout.Form != LayoutForm.Aggregate || Constructors.Primary((INamedTypeSymbol)type) is not { } header || header.Parameters.Length != count) return default;
        ImmutableArray<Part?> parts = [.. header.Parameters.Select(parameter => Constructors.PropertyOf(parameter.OriginalDefinition) is { } property ? layout.Find(property) : null)];
        return parts.Contains(null) ? default : [.. parts.Select(part => part!)];
    }

    /// <summary>The value of a parameter of the marked method that the IR does not know as a whole.</summary>
    public Value Parameter(IOperation at, IParameterSymbol symbol, ParameterSpec parameter)
    {
        ObjectPath path = session.Buffers.IsAggregate(symbol)
            ? ObjectPath.OfParameter(parameter.Name, symbol.Type, session.Buffers.IsByReference(symbol.Type), parameter.Aggregate is not null)
            : new ObjectPath(parameter.Name, symbol.Type);
        return Load(at, path with { IsParameter = true }, session.Layouts.Of(symbol.Type));
    }

    /// <summary>Every field of an object that the marked method can name.</summary>
    public Value Load(IOperation at, ObjectPath path) => Parts(at, path, session.Layouts.OfObject(path.Type));

    // What is named, with all of its leaves; objects are only referred to.
    private Value Load(IOperation at, ObjectPath path, Layout layout) => layout switch
    {
        { Form: LayoutForm.Single } => Leaf(at, path, layout.Single!),
        { Form: LayoutForm.Reference } => session.Objects.Refer(path),
        { Element: { } element } => Parts(at, path.Element(element.Type), layout),
        _ => Parts(at, path, layout),
    };

    /// <summary>The fields of an object that lies in the elements of an array: an array for each leaf.</summary>
    public Value LoadElements(IOperation at, ObjectPath path, int rank) => Parts(at, path, session.Layouts.OfObject(path.Type).InArray(rank));

    private Value Parts(IOperation at, ObjectPath path, Layout layout) => new([.. layout.Parts.SelectMany(part => LoadPart(at, path, part).Ids)]);

    /// <summary>What reads a property: an override that only sets has what it overrides for it.</summary>
    public static IMethodSymbol? GetterOf(IPropertySymbol property) => property.GetMethod ?? (property.OverriddenProperty is { } overridden ? GetterOf(overridden) : null);

    /// <summary>What writes a property: an override that only gets has what it overrides for it.</summary>
    public static IMethodSymbol? SetterOf(IPropertySymbol property) => property.SetMethod ?? (property.OverriddenProperty is { } overridden ? SetterOf(overridden) : null);

    /// <summary>{ get; set; } or a record's positional property: what it returns is what was stored.</summary>
    public static bool IsStored(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }),
        ParameterSyntax => true,
        _ => false,
    };

    // Constants and properties that a table of structs has formulas for.
    private Value? Computed(IOperation at, ISymbol member, IOperation? instance) =>
        NumericsRows.Find(member) is null ? null : session.Numerics.Apply(at, member, instance is null ? [] : [session.Expressions.Capture(instance)]);

    private bool IsPart(IPropertyReferenceOperation reference) =>
        reference.Instance?.Type is { IsValueType: true } or { IsAnonymousType: true } && reference.Instance.Type is var type && session.Layouts.Of(type) is { Form: LayoutForm.Aggregate } layout && layout.Parts.Any(part => part.Symbol is IPropertySymbol && layout.Find(reference.Property) == part);

    private Value Read(IOperation at, ISymbol member, IOperation? instance) =>
        instance is null ? ReadPath(at, member, null) : Read(at, member, instance.Type!, Receiver(instance));

    /// <summary>Reads a field or property that is stored, of a receiver that is captured already.</summary>
    public Value Read(IOperation at, ISymbol member, ITypeSymbol type, Value receiver)
    {
        switch (session.Objects.Find(receiver))
        {
            case ObjectPath { Closed.Count: > 0 }:
                throw InElements(at);
            case ObjectPath path:
                return ReadPath(at, member, path);
            case CreatedObject created when session.Layouts.OfObject(created.Type).Find(member) is { } field:
                return Known(at, session.Locals[created.Slot].Of(field));
            case OpaqueValue opaque:
                throw session.Refuse(at, opaque.Construct, opaque.WayOut);
            case null when session.Layouts.Of(type).Find(member) is { } part:
                return Known(at, receiver.Of(part));
            default:
                throw session.Refuse(at, $"Reading {Constructs.Quote(at)}", "read members of 'this' and of parameters, or pass the value as a parameter");
        }
    }

    /// <summary>The refusal of what lies in elements of an array where it is not known which element that is.</summary>
    public RefusalException InElements(IOperation at) =>
        session.Refuse(at, $"Reading {Constructs.Quote(at)}, which lies in the elements of an array,", "pass what is read of it in arrays of numbers or structs");

    private Value Known(IOperation at, Value value) => session.Objects.Find(value) switch
    {
        OpaqueValue opaque => throw session.Refuse(at, opaque.Construct, opaque.WayOut),
        InnerObject inner => session.Aggregates.View(at, inner),
        _ => value,
    };

    // A part that generated code cannot name stands for itself, until somebody wants to know its value.
    private Value LoadPart(IOperation at, ObjectPath path, Part part)
    {
        ISymbol member = GradientBuffers.MemberOf(part);
        bool canRead = member is IFieldSymbol or IPropertySymbol && session.Compilation.CanName(member, session.Home) && !IsHidden(member, path.Type);
        return canRead ? Load(at, Step(member, path, part.Name), part.Layout) : Opaque(
            $"The member '{Names.Message(member)}', which '{Names.Message(session.Home)}' cannot access,", "make it internal, or pass it as a parameter", part.Layout.Count);
    }

    private Value Opaque(string construct, string wayOut, int count) => new([.. Enumerable.Repeat(session.Objects.Refer(new OpaqueValue(construct, wayOut)).Ids[0], count)]);

    /// <summary>Reads a member by its name in the marked method: of a static type, of <c>this</c>, of a parameter.</summary>
    private Value ReadPath(IOperation at, ISymbol member, ObjectPath? path)
    {
        bool isTrained = Annotations.IsParameter(member);
        if (isTrained && !(path is { IsOwn: true } && SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, session.Home.OriginalDefinition)))
            throw session.Refuse(at, $"The [Parameter] {Constructs.Quote(at)} of another type or object", "its gradient has no place here: pass it as a parameter");
        if (!session.Compilation.CanName(member, session.Home))
            throw session.Refuse(at, $"The member '{Names.Message(member)}', which '{Names.Message(session.Home)}' cannot access,", "make it internal, or pass it as a parameter");

        if (path is not null && IsHidden(member, path.Type))
            throw session.Refuse(at, $"The member '{Names.Message(member)}', which '{Names.Message(path.Type)}' hides by one of its own,", "give the two different names");

        Layout layout = session.Layouts.Of(TypeOf(member));
        if (layout.Form != LayoutForm.Single) return Load(at, Step(member, path), layout);
        if (TypeMapper.IsTransposed(layout.Type) || TypeMapper.IsColumn(layout.Type)) throw session.Expressions.UnknownType(at);

        // Members are read when the function begins: a null on the way there must not be met where the original would not look.
        if (path is { IsOwn: false, IsParameter: false } && session.IsConditional && path.Type is { IsReferenceType: true })
            throw session.Refuse(at, $"Reading {Constructs.Quote(at)} under a condition or in a loop", "read it into a local before");

        if (path is null or { IsParameter: false })
        {
            int order = path is { IsOwn: true } ? session.Home.GetMembers().IndexOf(member, SymbolEqualityComparer.Default) : -1;
            ParameterInfo info = Step(member, path).Info(isTrained ? ParameterRole.Member : ParameterRole.Data);
            var name = new ValueName(Names.Identifier(member.Name), MathSymbols.Of(member.Name), IsGiven: true);
            return Value.Of(session.Members.Read(new MemberRead(info, name, layout.Single!, order < 0 ? int.MaxValue : order)));
        }

        return Known(at, Leaf(at, Step(member, path), layout.Single!));
    }

    // A number, array or tensor on a way from a parameter, or in a struct elsewhere.
    private Value Leaf(IOperation at, ObjectPath path, IrType type)
    {
        bool isVariable = path.IsDifferentiated && type.IsFloating;
        bool hasPlace = path.HasBuffer && (type.IsScalar || (type.IsArray && path.Closed.Count > 0) ? path.Assign is not null : SignatureCapture.HasBuffer(path.Type, type));
        if (isVariable && !hasPlace)
        {
            return Opaque(
                $"Reading '{path.Description}', whose gradient has no place in a '{Names.Message(path.Holder ?? path.Type)}',",
                $"give it a setter, or a constructor with a parameter for each member, or mark it or '{path.Root}' [Data]", 1);
        }

        int order = path.IsDifferentiated ? MemberRead.OfParameter : int.MaxValue;
        return Value.Of(session.Members.Read(new MemberRead(path.Info(isVariable ? ParameterRole.Variable : ParameterRole.Data), path.Name, type, order)));
    }

    private ObjectPath Step(ISymbol member, ObjectPath? path, string? name = null)
    {
        ITypeSymbol type = TypeOf(member);
        if (path is null or { IsOwn: true }) return new ObjectPath(Access(session, member, path), type);

        // What has no value is read all the same, and then not used.
        string access = member.Name == "Value" && LayoutTable.Underlying(path.Type) is not null ? ObjectPath.ValueOrDefault : Names.Identifier(name ?? member.Name);
        ObjectPath next = path.Member(access, type, session.Buffers.IsAssignable(member), member is IFieldSymbol, path.IsDifferentiated ? session.Buffers.Replacement(path.Type, member) : null);
        return next with
        {
            IsDifferentiated = path.IsDifferentiated && !Annotations.IsDataMember(member),
            HasBuffer = path.HasBuffer && (!type.IsReferenceType || TypeMapper.Map(type) is not null || session.Buffers.Zeros(type, "", path.Around.Add(path.Type)) is not null),
        };
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    // A member of this or a static one of the own type goes by its name alone, unless a parameter of the method hides it.
    private static string Access(CaptureSession session, ISymbol member, ObjectPath? path)
    {
        string name = Names.Identifier(member.Name);
        bool isHidden = session.Root.Method.Parameters.Any(parameter => parameter.Name == member.Name);
        if (path is { IsOwn: true } && !isHidden) return name;
        if (path is not null) return $"{path.Root}.{name}";
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
