using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Captures generic code for the type arguments of its call: types, and what static members of a type parameter are then,
/// such as <c>T.Zero</c> and <c>T.Sin(x)</c> of <c>INumber&lt;T&gt;</c> and its kin.
/// </summary>
internal sealed class GenericCapture(CaptureSession session)
{
    /// <summary>A type with the type arguments of the method at hand in the place of its type parameters.</summary>
    public ITypeSymbol Substitute(ITypeSymbol type)
    {
        ImmutableDictionary<ITypeSymbol, ITypeSymbol> arguments = session.Frame.TypeArguments;
        if (arguments.IsEmpty) return type;
        switch (type)
        {
            case ITypeParameterSymbol:
                return arguments.TryGetValue(type, out ITypeSymbol? argument) ? argument : type;
            case IArrayTypeSymbol array:
                return session.Compilation.CreateArrayTypeSymbol(Substitute(array.ElementType), array.Rank);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return session.Compilation.CreateTupleTypeSymbol(
                    [.. tuple.TupleElements.Select(element => Substitute(element.Type))], [.. tuple.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement ? element.Name : null)]);
            case INamedTypeSymbol { Arity: > 0, ContainingType: null } generic when generic.TypeArguments.Any(inner => !SymbolEqualityComparer.Default.Equals(inner, Substitute(inner))):
                return generic.OriginalDefinition.Construct([.. generic.TypeArguments.Select(Substitute)]);
            default:
                return type;
        }
    }

    /// <summary>The type arguments that hold inside a method: those of its call, after those that hold around it.</summary>
    public ImmutableDictionary<ITypeSymbol, ITypeSymbol> ArgumentsOf(IMethodSymbol method)
    {
        ImmutableDictionary<ITypeSymbol, ITypeSymbol> arguments = session.Frame.TypeArguments;
        foreach ((ITypeParameterSymbol parameter, ITypeSymbol argument) in method.TypeParameters.Zip(method.TypeArguments, static (parameter, argument) => (parameter, argument)))
            Add(parameter.OriginalDefinition, argument);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            foreach ((ITypeParameterSymbol parameter, ITypeSymbol argument) in type.TypeParameters.Zip(type.TypeArguments, static (parameter, argument) => (parameter, argument)))
                Add(parameter.OriginalDefinition, argument);
        return arguments;

        void Add(ITypeSymbol parameter, ITypeSymbol argument)
        {
            argument = Substitute(argument);
            if (!SymbolEqualityComparer.Default.Equals(parameter, argument)) arguments = arguments.SetItem(parameter, argument);
        }
    }

    /// <summary>The method that a call through a type parameter or interface means; the method itself where it is called directly.</summary>
    public IMethodSymbol Resolve(IMethodSymbol method, ITypeSymbol? constrainedTo, IOperation? instance)
    {
        if (method.ContainingType.TypeKind != TypeKind.Interface) return method;
        ITypeSymbol? type = constrainedTo ?? (instance?.Type is ITypeParameterSymbol parameter ? parameter : null);
        if (type is null || Substitute(type) is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class } known) return method;
        var declared = (INamedTypeSymbol)Substitute(method.ContainingType);
        IMethodSymbol? member = declared.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method.OriginalDefinition));
        return member is not null && known.FindImplementationForInterfaceMember(member) is IMethodSymbol found ? found : method;
    }

    /// <summary>The row of the table's type and name for a call through a type parameter: <c>System.Double.Sin</c> for <c>T.Sin</c>.</summary>
    public string InTable(IMethodSymbol method, ITypeSymbol? constrainedTo) =>
        constrainedTo is not null && session.Map(constrainedTo) is { IsScalar: true } ? Names.InTable(Substitute(constrainedTo), method.Name) : Names.InTable(method);

    /// <summary><c>T.CreateChecked(x)</c> and its kin; null for any other call.</summary>
    public int? Conversion(IInvocationOperation call)
    {
        if (call.TargetMethod is not { IsStatic: true, Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating" } method || call.Arguments.Length != 1) return null;
        if (session.Map(call.ConstrainedToType ?? method.ContainingType) is not { IsScalar: true, IsFloating: true } || session.Map(call.Arguments[0].Value.Type) is not { IsScalar: true }) return null;
        return session.Expressions.Operators.Convert(call, session.Expressions.Single(call.Arguments[0].Value), call.ConstrainedToType ?? method.ContainingType);
    }

    /// <summary><c>T.One</c> and its kin; null for any other property.</summary>
    public int? Constant(IPropertyReferenceOperation property)
    {
        if (property.Instance is not null || property.ConstrainedToType is not { } type || session.Map(type) is not { IsScalar: true } scalar) return null;
        double? number = (property.Property.Name, scalar.IsFloating) switch
        {
            ("Zero" or "AdditiveIdentity", _) => 0,
            ("One" or "MultiplicativeIdentity", _) => 1,
            ("NegativeOne", _) => -1,
            ("Pi", true) => System.Math.PI,
            ("E", true) => System.Math.E,
            ("Tau", true) => 2 * System.Math.PI,
            ("NaN", true) => double.NaN,
            ("PositiveInfinity", true) => double.PositiveInfinity,
            ("NegativeInfinity", true) => double.NegativeInfinity,
            _ => null,
        };
        return number is { } value ? session.At(property, session.Builder.Constant(value, scalar)) : null;
    }

    /// <summary>Whether an operator is one of <c>IAdditionOperators</c> and its kin, which numbers have by themselves.</summary>
    public static bool IsOfNumbers(IMethodSymbol method) =>
        method.ContainingType is { TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
