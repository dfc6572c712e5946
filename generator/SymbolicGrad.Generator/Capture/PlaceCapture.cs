using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Finds the places that assignments write to, and that methods of structs work on.</summary>
internal sealed class PlaceCapture(CaptureSession session)
{
    /// <summary>The place that an expression denotes; refused where it is none that can be followed.</summary>
    public Place Of(IOperation target) => Find(target) ?? throw Foreign(target);

    /// <summary>The refusal of a place that lies outside of the method.</summary>
    public RefusalException Foreign(IOperation target) => target is IFieldReferenceOperation or IPropertyReferenceOperation
        ? session.Refuse(target, $"Writing to the member {Constructs.Quote(target)}", "use a local, or return the value")
        : session.Refuse(target, $"Writing to {Constructs.Quote(target)}", "assign to a local");

    /// <summary>The place that an expression denotes; null where it is a mere value.</summary>
    public Place? Find(IOperation target) => target switch
    {
        ILocalReferenceOperation local => Whole(local.Local),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } when !IsOwn(parameter) => Captured(parameter),
        IParameterReferenceOperation parameter => Whole(parameter.Parameter),
        IDeclarationExpressionOperation declaration => Find(declaration.Expression),
        IInstanceReferenceOperation self => session.MemberReads.PlaceOf(self),
        IFieldReferenceOperation field => OfMember(field, field.Field, field.Instance),
        IPropertyReferenceOperation property => OfProperty(property),
        IArrayElementReferenceOperation element when session.Aggregates.Is(element.ArrayReference.Type) => session.Aggregates.PlaceOf(element, element.ArrayReference, element.Indices),
        IArrayElementReferenceOperation element => session.Arrays.PlaceOf(element),
        IImplicitIndexerReferenceOperation { Argument.Type.Name: "Index" } indexer => session.Views.PlaceOf(indexer),
        _ => null,
    };

    /// <summary>Whether an expression is a variable to C#, which a readonly reference refers to, and not a value, which is copied for it.</summary>
    public static bool IsVariable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => !local.Local.IsConst,
        IParameterReferenceOperation or IInstanceReferenceOperation => true,
        IFieldReferenceOperation { Instance: { } instance } => instance.Type!.IsReferenceType || IsVariable(instance),
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation { Argument.Type.Name: "Index" } => true,
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.IsRefLikeType: true } property } => property.ReturnsByRef || property.ReturnsByRefReadonly,
        _ => false,
    };

    /// <summary>Whether a method that assigns to the struct that it is called on changes the expression's own variable, and not a copy that C# makes for it.</summary>
    public bool IsAssignable(IOperation operation) => operation switch
    {
        IInstanceReferenceOperation self => self.Type!.IsReferenceType || MayAssignToThis(session.Frame.Method),
        ILocalReferenceOperation { Local: var local } => !local.IsConst && local.RefKind != RefKind.RefReadOnly,
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } } parameter when !IsOwn(parameter.Parameter) => parameter.Parameter.ContainingType.IsReferenceType || MayAssignToThis(session.Frame.Method),
        IParameterReferenceOperation { Parameter.RefKind: var kind } => kind is RefKind.None or RefKind.Ref or RefKind.Out,
        IFieldReferenceOperation { Field: var field, Instance: var instance } => (!field.IsReadOnly || (instance is IInstanceReferenceOperation && IsBeingMade(field))) && (instance is null || instance.Type!.IsReferenceType || IsAssignable(instance)),
        IArrayElementReferenceOperation => true,
        IImplicitIndexerReferenceOperation indexer => indexer.Instance.Type is IArrayTypeSymbol || indexer.IndexerSymbol is IPropertySymbol { ReturnsByRef: true },
        IPropertyReferenceOperation property => property.Property.ReturnsByRef,
        _ => false,
    };

    /// <summary>Whether the <c>this</c> of a struct's method is a variable that it may assign to.</summary>
    public static bool MayAssignToThis(IMethodSymbol method) => IsMaking(method) || !(method.IsReadOnly || method.ContainingType.IsReadOnly);

    private static bool IsMaking(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor || method.IsInitOnly;

    private bool IsBeingMade(IFieldSymbol field) => IsMaking(session.Frame.Method) && SymbolEqualityComparer.Default.Equals(session.Frame.Method.ContainingType.OriginalDefinition, field.ContainingType.OriginalDefinition);

    private Place? OfProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (reference.Instance is { } instance && session.Map(instance.Type) is { } mapped)
        {
            return mapped.IsArray && property.IsIndexer
                ? session.Arrays.PlaceOf(reference)
                : throw session.Refuse(reference, $"Writing to the element {Constructs.Quote(reference)}", "vectors and matrices are values: compute a new one");
        }

        if (property.IsIndexer && reference.Instance is { } array && session.Aggregates.Is(array.Type))
            return session.Aggregates.PlaceOf(reference, array, reference.Arguments.Select(static argument => argument.Value));
        bool isStored = !property.IsIndexer && MemberCapture.IsStored(property);
        if (MemberCapture.SetterOf(property) is not { } setter) return isStored ? OfMember(reference, property, reference.Instance) : null;
        bool isVirtual = CallCapture.MayBeOverridden(setter) && !CallCapture.IsOnBase(reference.Instance);
        if (isStored && !isVirtual) return OfMember(reference, property, reference.Instance);
        CallTarget? target = session.Calls.TargetOf(setter, reference.Instance);
        if (isVirtual && target is { } known && session.Calls.Exact(setter, known.Value).AssociatedSymbol is IPropertySymbol { IsIndexer: false } exact && MemberCapture.IsStored(exact))
            return OfObject(reference, exact, reference.Instance!.Type!, known.Value);
        ImmutableArray<Value> indices = session.Calls.Arguments(reference.Arguments);
        return new AccessorPlace(
            () => session.Calls.Inline(reference, MemberCapture.GetterOf(property)!, target, indices),
            value => session.Calls.Inline(reference, setter, target, indices.Add(value)));
    }

    private Place? OfMember(IOperation at, ISymbol member, IOperation? instance)
    {
        if (instance is null) return null;
        if (instance.Type is { IsReferenceType: true } type) return OfObject(at, member, type, session.MemberReads.Receiver(instance));
        if (Find(instance) is not { } whole) return null;
        bool isOwn = whole.Read().IsReference && session.Objects.Find(whole.Read()) is ObjectPath;
        if (isOwn || session.Layouts.Of(instance.Type!).Find(member) is not { } part) return null;
        return whole is ForeignPlace ? new ForeignPlace(() => whole.Read().Of(part), () => Foreign(at)) : whole.Of(part);
    }

    private Place OfObject(IOperation at, ISymbol member, ITypeSymbol type, Value receiver) =>
        session.Objects.Find(receiver) is CreatedObject { IsView: false } created && session.Layouts.OfObject(created.Type).Find(member) is { } field
            ? new SlotPlace(session, created.Slot).Of(field)
            : new ForeignPlace(() => session.MemberReads.Read(at, member, type, receiver), () => Foreign(at));

    // A local that is not assigned yet holds zeros: C# has made sure that nobody reads them.
    private Place Whole(ISymbol symbol)
    {
        if (session.Locals.Find(symbol) is { } value && session.Objects.Find(value) is PlaceReference reference) return reference.Place;
        if (session.Locals.Find(symbol) is null && symbol is ILocalSymbol local) session.Locals.Bind(symbol, session.Creations.Default(local.Type));
        return new SlotPlace(session, session.Locals.SlotOf(symbol));
    }

    private bool IsOwn(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, session.Frame.Method);

    // A parameter of a primary constructor, as a member of the type sees it.
    private Place? Captured(IParameterSymbol parameter)
    {
        if (session.Frame.This is not { } self) return null;
        (Place whole, int slot) = session.Objects.Find(session.Locals[self]) switch
        {
            CreatedObject created => (new SlotPlace(session, created.Slot), created.Slot),
            PlaceReference reference => (reference.Place, self),
            _ => (new SlotPlace(session, self), self),
        };
        return !whole.Read().IsReference && session.Layouts.OfObject(session.Locals.TypeOf(slot)).Find(parameter) is { } part ? whole.Of(part) : null;
    }
}
