using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Tells whether code that is to be left out may change anything that the method goes on with. What the user has written is
/// looked through, as far as it is known which of it runs; what others have written changes what it is given by reference only.
/// </summary>
internal sealed class SideEffects(Bodies bodies)
{
    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);

    /// <summary>Whether an expression may act.</summary>
    public bool AreOf(IOperation expression) => Act(expression, method: null);

    private bool Act(IOperation root, IMethodSymbol? method) => root.DescendantsAndSelf().Any(operation => Acts(operation, root, method));

    private bool Acts(IOperation operation, IOperation root, IMethodSymbol? method) => operation switch
    {
        ICompoundAssignmentOperation assignment => !IsOwn(assignment.Target, root, method) || Act(assignment.OperatorMethod),
        IDeconstructionAssignmentOperation { Value.Type: { IsTupleType: false } type } when IsUsers(type) => true,
        IAssignmentOperation assignment => !IsOwn(assignment.Target, root, method),
        IIncrementOrDecrementOperation increment => !IsOwn(increment.Target, root, method) || Act(increment.OperatorMethod),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value is not (IInterpolatedStringHandlerCreationOperation or IInterpolatedStringHandlerArgumentPlaceholderOperation),
        IPropertyReferenceOperation property => IsOpen(property.Type) || (!MemberCapture.IsStored(property.Property) && Act(MemberCapture.GetterOf(property.Property))),
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation => IsOpen(operation.Type),
        IObjectCreationOperation or ICollectionExpressionOperation or IImplicitIndexerReferenceOperation { Instance.Type: not IArrayTypeSymbol } when IsUsers(operation.Type) => true,
        IForEachLoopOperation loop => IsUsers(loop.Collection.Type),
        IRecursivePatternOperation pattern => Act(pattern.DeconstructSymbol as IMethodSymbol),
        IBinaryOperation binary => Act(binary.OperatorMethod),
        IUnaryOperation unary => Act(unary.OperatorMethod),
        IConversionOperation conversion => Act(conversion.OperatorMethod) || (conversion.Type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Interface } && IsShownByActing(conversion.Operand.Type)),
        IInterpolationOperation hole => IsShownByActing(hole.Expression.Type),
        IMethodReferenceOperation reference => Act(reference.Method),
        IInvocationOperation call => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke || Act(call.TargetMethod) || Writes(call),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or ITypeParameterObjectCreationOperation or IEventAssignmentOperation or IUsingOperation or IUsingDeclarationOperation => true,
        _ => false,
    };

    private bool Act(IMethodSymbol? method)
    {
        if (method is null || method.IsImplicitlyDeclared || method.DeclaringSyntaxReferences.IsEmpty) return false;
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (!method.ContainingType.IsSealed && CallCapture.MayBeOverridden(method)) return true;
        if (!_asked.Add(method)) return false;
        return bodies.Find(method) is { } body ? Act(body, method) : method.MethodKind != MethodKind.PropertyGet;
    }

    // A local of what is looked at, or a field of a struct in one, is nobody else's.
    private static bool IsOwn(IOperation target, IOperation root, IMethodSymbol? method) => target switch
    {
        ILocalReferenceOperation { Local: { IsRef: false } local } => IsInside(local, root),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => IsInside(parameter, root) || SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => IsOwn(instance, root, method),
        IDeclarationExpressionOperation or IDiscardOperation => true,
        ITupleOperation tuple => tuple.Elements.All(element => IsOwn(element, root, method)),
        _ => false,
    };

    private static bool IsInside(ISymbol symbol, IOperation root) => symbol.DeclaringSyntaxReferences.All(part => part.SyntaxTree == root.Syntax.SyntaxTree && root.Syntax.Span.Contains(part.Span));

    // What runs when such a value is used was decided elsewhere: a function, or a sequence that is still to be computed.
    private static bool IsOpen(ITypeSymbol? type) => type is { TypeKind: TypeKind.Delegate } or { TypeKind: TypeKind.Interface, Name: "IEnumerable" };

    private static bool IsUsers(ITypeSymbol? type) => type is { IsAnonymousType: false, DeclaringSyntaxReferences.IsEmpty: false };

    // Without a result, or with memory that can be written to, a method of others is called for what it does.
    private static bool Writes(IInvocationOperation call) =>
        call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && !SideCalls.IsListed(call.TargetMethod) && call.Parent is not IInterpolatedStringAppendOperation &&
        (call.TargetMethod.ReturnsVoid || call.TargetMethod.Parameters.Select(parameter => parameter.Type).Append(call.Instance?.Type).Any(static type => type is { Name: "Span", IsRefLikeType: true }));

    // What is written out as a text runs the text's own methods, which a derived class may override, and a record's the properties that it shows.
    private bool IsShownByActing(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array) return IsShownByActing(array.ElementType);
        if (type is not INamedTypeSymbol named || !_asked.Add(named)) return false;
        if (named.TypeArguments.Any(IsShownByActing) || (named is { TypeKind: TypeKind.Class, IsSealed: false } && IsUsers(named))) return true;
        for (INamedTypeSymbol? shown = named; shown is not null && !shown.DeclaringSyntaxReferences.IsEmpty; shown = shown.BaseType)
        {
            if (shown.GetMembers().OfType<IMethodSymbol>().Any(method => method.Name is "ToString" or "TryFormat" or "PrintMembers" && Act(method))) return true;
            if (shown.IsRecord && shown.GetMembers().Any(member => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && IsPartShownByActing(member))) return true;
        }

        return false;
    }

    private bool IsPartShownByActing(ISymbol member) => member switch
    {
        IPropertySymbol property => Act(MemberCapture.GetterOf(property)) || IsShownByActing(property.Type),
        IFieldSymbol field => IsShownByActing(field.Type),
        _ => false,
    };
}
