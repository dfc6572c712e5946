using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures fields and properties: they are read once, as arguments of the function. Properties that compute are captured as calls.</summary>
internal sealed class MemberCapture(CaptureSession session)
{
    public Value Field(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (field.ContainingType.IsTupleType && reference.Instance is { } tuple)
        {
            ImmutableArray<int> elements = session.Expressions.Capture(tuple).Ids;
            IFieldSymbol element = field.CorrespondingTupleField ?? field;
            int index = field.ContainingType.TupleElements.Select(other => other.CorrespondingTupleField ?? other).ToList().FindIndex(other => other.Name == element.Name);
            return index >= 0 && elements.Length == field.ContainingType.TupleElements.Length ? Value.Of(elements[index]) : throw session.Refuse(reference);
        }

        return Read(reference, field, reference.Instance);
    }

    public Value Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (property.IsIndexer) throw session.Refuse(reference, $"The indexer of '{Names.Message(property.ContainingType)}'", "use arrays, spans, Vector<T> or Matrix<T>");
        if (Annotations.IsParameter(property)) return Read(reference, property, reference.Instance);
        if (property.IsVirtual || property.IsAbstract || (property.IsOverride && !property.IsSealed))
            throw session.Refuse(reference, $"The virtual property '{Names.Message(property)}'", "use one that cannot be overridden, or pass its value as a parameter");
        if (IsAuto(property)) return Read(reference, property, reference.Instance);
        if (property.GetMethod is not { DeclaringSyntaxReferences.IsEmpty: false } getter)
            throw session.Refuse(reference, $"The property '{Names.Message(property)}' without source code", "pass its value as a parameter");
        return session.Calls.Inline(reference, getter, reference.Instance, []);
    }

    /// <summary>How the marked method names an object; null where it cannot.</summary>
    public static ObjectPath? PathOf(CaptureSession session, IOperation instance) => instance switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => session.Frame.This,
        ILocalReferenceOperation local => session.Frame.Objects.TryGetValue(local.Local, out ObjectPath? path) ? path : null,
        IParameterReferenceOperation parameter => session.Frame.Objects.TryGetValue(parameter.Parameter, out ObjectPath? path) ? path : null,
        IConversionOperation { Conversion: { IsIdentity: true } or { IsReference: true, IsImplicit: true } } conversion => PathOf(session, conversion.Operand),
        IFieldReferenceOperation field => MemberPath(session, field.Field, field.Instance),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property when IsAuto(property.Property) => MemberPath(session, property.Property, property.Instance),
        _ => null,
    };

    private static ObjectPath? MemberPath(CaptureSession session, ISymbol member, IOperation? instance)
    {
        if (!session.Compilation.IsSymbolAccessibleWithin(member, session.Home)) return null;
        ITypeSymbol type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        if (instance is null) return new ObjectPath(Access(session, member, null), type, IsOwn: false);
        return PathOf(session, instance) is { } path && !IsHidden(member, path.Type) ? new ObjectPath(Access(session, member, path), type, IsOwn: false) : null;
    }

    private Value Read(IOperation at, ISymbol member, IOperation? instance)
    {
        ObjectPath? path = instance is null ? null : PathOf(session, instance) ??
            throw session.Refuse(at, $"Reading {Constructs.Quote(at)}", "read members of 'this' and of parameters, or pass the value as a parameter");
        if (TypeMapper.Map(at.Type) is not { } type || TypeMapper.IsTransposed(at.Type) || TypeMapper.IsColumn(at.Type)) throw session.Expressions.UnknownType(at);
        bool isTrained = Annotations.IsParameter(member);
        if (isTrained && !(path is { IsOwn: true } && SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, session.Home.OriginalDefinition)))
            throw session.Refuse(at, $"The [Parameter] {Constructs.Quote(at)} of another type or object", "its gradient has no place here: pass it as a parameter");
        if (!session.Compilation.IsSymbolAccessibleWithin(member, session.Home))
            throw session.Refuse(at, $"The member '{Names.Message(member)}', which '{Names.Message(session.Home)}' cannot access,", "make it internal, or pass it as a parameter");

        if (path is not null && IsHidden(member, path.Type))
            throw session.Refuse(at, $"The member '{Names.Message(member)}', which '{Names.Message(path.Type)}' hides by one of its own,", "give the two different names");

        // Members are read when the function begins: a null on the way there must not be met where the original would not look.
        if (path is { IsOwn: false } && session.IsConditional && instance?.Type is { IsReferenceType: true })
            throw session.Refuse(at, $"Reading {Constructs.Quote(at)} under a condition or in a loop", "read it into a local before");

        int order = path is { IsOwn: true } ? session.Home.GetMembers().IndexOf(member, SymbolEqualityComparer.Default) : -1;
        var info = new ParameterInfo(Access(session, member, path), isTrained ? ParameterRole.Member : ParameterRole.Data);
        var name = new ValueName(Names.Identifier(member.Name), MathSymbols.Of(member.Name), IsGiven: true);
        return Value.Of(session.Members.Read(new MemberRead(info, name, type, order < 0 ? int.MaxValue : order)));
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

    // { get; set; } or a record's positional property: what it returns is what was stored.
    private static bool IsAuto(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => accessors.Accessors
            .Where(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration)).All(accessor => accessor is { Body: null, ExpressionBody: null }),
        ParameterSyntax => true,
        _ => false,
    };
}
