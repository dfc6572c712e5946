using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>A derivative that a user has registered with <c>[DerivativeOf]</c>.</summary>
/// <param name="Method">The method that is differentiated.</param>
/// <param name="Pullback">The method that bears the attribute.</param>
/// <param name="TakesResult">Whether the pullback takes the method's result, before the adjoint of it.</param>
/// <param name="TakesReceiver">Whether it takes the object that an instance method belongs to, before everything else.</param>
internal sealed record RegisteredDerivative(IMethodSymbol Method, IMethodSymbol Pullback, bool TakesResult, bool TakesReceiver)
{
    /// <summary>Whether a parameter is differentiated: it is of a floating type, and neither method marks it <c>[Data]</c>.</summary>
    public bool IsDifferentiated(int parameter) =>
        DerivativeRegistration.IsFloating(Method.Parameters[parameter]) && !Annotations.IsData(Pullback.Parameters[parameter + (TakesReceiver ? 1 : 0)]);
}

/// <summary>Reads a <c>[DerivativeOf]</c> and compares the method that bears it with the signature that it must have.</summary>
internal static class DerivativeRegistration
{
    /// <summary>The derivative, or what is wrong with it; neither where the code does not compile.</summary>
    public static (RegisteredDerivative? Derivative, Diagnostic? Problem) Read(IMethodSymbol pullback, AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments.Last().Value is not string name) return (null, null);
        INamedTypeSymbol? type = attribute.ConstructorArguments.Length == 1 ? pullback.ContainingType : attribute.ConstructorArguments[0].Value as INamedTypeSymbol;
        if (type is null or IErrorTypeSymbol || pullback.Parameters.Any(parameter => parameter.Type is IErrorTypeSymbol) || pullback.ReturnType is IErrorTypeSymbol) return (null, null);

        string target = $"{Names.Message(type)}.{name}";
        if (pullback.MethodKind != MethodKind.Ordinary || pullback.IsGenericMethod || pullback.ContainingType.IsGenericType) return Wrong("it is not an ordinary method that is not generic");
        ImmutableArray<IMethodSymbol> overloads = [.. type.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary)];
        if (overloads.IsEmpty) return Wrong($"'{Names.Message(type)}' has no method of that name");
        ImmutableArray<IMethodSymbol> possible = [.. overloads.Where(overload => Obstacle(overload) is null)];
        if (possible.IsEmpty) return Wrong(Obstacle(overloads[0])!);
        ImmutableArray<RegisteredDerivative> fitting = [.. possible.SelectMany(method => Forms(method, pullback)).Where(Fits)];
        return fitting.Length switch
        {
            1 => (fitting[0], null),
            0 => Wrong($"its signature must be '{Expected(Nearest(possible, pullback), pullback)}', where the value of '{name}' may come before its adjoint"),
            _ => Wrong("it fits several overloads; mark parameters that are not differentiated [Data]"),
        };

        (RegisteredDerivative?, Diagnostic?) Wrong(string reason) =>
            (null, Diagnostic.Create(DiagnosticRules.DerivativeDoesNotFit, attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? pullback.Locations[0], pullback.Name, target, reason));
    }

    public static bool IsFloating(IParameterSymbol parameter) => Known(parameter.Type) is { IsFloating: true } && !Annotations.IsData(parameter);

    private static string? Obstacle(IMethodSymbol method)
    {
        if (method.IsGenericMethod || method.ContainingType.IsGenericType) return "that method is generic";
        if (method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed)) return "that method may be overridden, and the derivative would not change with it";
        if (method.Parameters.Any(parameter => parameter.RefKind is not (RefKind.None or RefKind.In))) return "that method has a parameter by reference";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || Known(method.ReturnType) is not { IsFloating: true, IsArray: false })
            return $"that method returns '{Names.Message(method.ReturnType)}', and not float, double, a Vector<T> or a Matrix<T>";
        return method.Parameters.Any(IsFloating) ? null : "that method has no float or double parameter that is not [Data]";
    }

    private static ImmutableArray<RegisteredDerivative> Forms(IMethodSymbol method, IMethodSymbol pullback)
    {
        bool takesReceiver = !method.IsStatic && pullback.IsStatic;
        if (!pullback.IsStatic && (method.IsStatic || !SymbolEqualityComparer.Default.Equals(pullback.ContainingType, method.ContainingType))) return [];
        int leading = method.Parameters.Length + (takesReceiver ? 1 : 0);
        return pullback.Parameters.Length <= leading ? [] : [new(method, pullback, TakesResult: false, takesReceiver), new(method, pullback, TakesResult: true, takesReceiver)];
    }

    private static bool Fits(RegisteredDerivative derivative)
    {
        (IMethodSymbol method, IMethodSymbol pullback) = (derivative.Method, derivative.Pullback);
        ImmutableArray<IParameterSymbol> differentiated = [.. method.Parameters.Where((_, i) => derivative.IsDifferentiated(i))];
        ImmutableArray<IParameterSymbol> arrays = [.. differentiated.Where(IsArray)];
        ImmutableArray<ITypeSymbol> expected =
        [
            .. derivative.TakesReceiver ? [method.ContainingType] : ImmutableArray<ITypeSymbol>.Empty,
            .. method.Parameters.Select(parameter => parameter.Type),
            method.ReturnType,
            .. derivative.TakesResult ? [method.ReturnType] : ImmutableArray<ITypeSymbol>.Empty,
        ];
        ImmutableArray<IParameterSymbol> actual = pullback.Parameters;
        if (differentiated.IsEmpty || actual.Length != expected.Length + arrays.Length || actual.Any(parameter => parameter.RefKind is not (RefKind.None or RefKind.In))) return false;
        bool buffersFit = actual.Skip(expected.Length).Zip(arrays, static (buffer, array) => IsBuffer(buffer.Type, array.Type)).All(static fits => fits);
        return buffersFit && actual.Take(expected.Length).Zip(expected, static (parameter, type) => Same(parameter.Type, type)).All(static same => same) &&
            Returns(pullback.ReturnType, [.. differentiated.Where(parameter => !IsArray(parameter)).Select(parameter => parameter.Type)]);
    }

    private static bool Returns(ITypeSymbol type, ImmutableArray<ITypeSymbol> adjoints) => adjoints.Length switch
    {
        0 => type.SpecialType == SpecialType.System_Void,
        1 => Same(type, adjoints[0]),
        _ => type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == adjoints.Length && tuple.TupleElements.Zip(adjoints, static (element, adjoint) => Same(element.Type, adjoint)).All(static same => same),
    };

    /// <summary>Whether gradients by values of a type are added to buffers of another.</summary>
    public static bool IsBuffer(ITypeSymbol buffer, ITypeSymbol array) => IsFlat(array)
        ? buffer is INamedTypeSymbol { Name: "Span" } span && TypeMapper.IsSpan(span) && Same(span.TypeArguments[0], ElementOf(array))
        : Same(buffer, array);

    private static IMethodSymbol Nearest(ImmutableArray<IMethodSymbol> overloads, IMethodSymbol pullback) =>
        overloads.OrderByDescending(method => method.Parameters.Zip(pullback.Parameters, static (parameter, given) => Same(parameter.Type, given.Type)).TakeWhile(static same => same).Count()).First();

    private static string Expected(IMethodSymbol method, IMethodSymbol pullback)
    {
        ImmutableArray<IParameterSymbol> differentiated = [.. method.Parameters.Where(IsFloating)];
        ImmutableArray<string> adjoints = [.. differentiated.Where(parameter => !IsArray(parameter)).Select(parameter => Names.Message(parameter.Type))];
        string result = adjoints.Length switch { 0 => "void", 1 => adjoints[0], _ => $"({string.Join(", ", adjoints)})" };
        ImmutableArray<string> parameters =
        [
            .. !method.IsStatic && pullback.IsStatic ? [$"{Names.Message(method.ContainingType)} instance"] : ImmutableArray<string>.Empty,
            .. method.Parameters.Select(parameter => $"{Names.Message(parameter.Type)} {parameter.Name}"),
            $"{Names.Message(method.ReturnType)} d{method.Name}",
            .. differentiated.Where(IsArray).Select(parameter => $"{(IsFlat(parameter.Type) ? $"Span<{Names.Message(ElementOf(parameter.Type))}>" : Names.Message(parameter.Type))} d{parameter.Name}"),
        ];
        return $"{result} {pullback.Name}({string.Join(", ", parameters)})";
    }

    private static bool IsArray(IParameterSymbol parameter) => Known(parameter.Type) is { IsArray: true };

    private static bool IsFlat(ITypeSymbol array) => Known(array) is { IsArray: true, Rank: 1, Element.IsScalar: true };

    private static ITypeSymbol ElementOf(ITypeSymbol array) => array is IArrayTypeSymbol { ElementType: var element } ? element : ((INamedTypeSymbol)array).TypeArguments[0];

    private static IrType? Known(ITypeSymbol type) => TypeMapper.IsTransposed(type) || TypeMapper.IsColumn(type) ? null : TypeMapper.Map(type);

    private static bool Same(ITypeSymbol left, ITypeSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
