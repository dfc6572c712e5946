using System.Linq.Expressions;
using System.Reflection;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>
/// A call by reflection that also takes spans, which cannot be boxed: an array is passed where a span is wanted.
/// What a <c>ref</c> or <c>out</c> parameter holds afterwards is written back into the argument array; missing trailing
/// arguments take their default values; the exceptions of the callee come out as they are.
/// </summary>
internal static class MethodCall
{
    public static object? Invoke(Type type, object? target, string name, object?[] arguments)
    {
        BindingFlags flags = BindingFlags.Public | BindingFlags.NonPublic | (target is null ? BindingFlags.Static : BindingFlags.Instance);
        MethodInfo[] candidates = type.GetMethods(flags).Where(method => method.Name == name).ToArray();
        MethodInfo[] fitting = candidates.Where(method => Fits(method.GetParameters(), arguments)).ToArray();
        if (fitting.Length != 1)
        {
            throw new ArgumentException(
                $"{fitting.Length} of the methods '{type}.{name}' take ({string.Join(", ", arguments.Select(TypeName))}): "
                + (candidates.Length == 0 ? "there is none of that name" : string.Join("; ", candidates.Select(method => method.ToString()))) + ".");
        }

        object?[] all = WithDefaults(fitting[0].GetParameters(), arguments);
        object? result = Compile(fitting[0])(target, all);
        Array.Copy(all, arguments, arguments.Length);
        return result;
    }

    private static bool Fits(ParameterInfo[] parameters, object?[] arguments) =>
        arguments.Length <= parameters.Length
        && parameters.Skip(arguments.Length).All(parameter => parameter.HasDefaultValue)
        && parameters.Zip(arguments).All(pair => Takes(pair.First.ParameterType, pair.Second));

    private static bool Takes(Type parameter, object? argument)
    {
        Type type = ValueType(parameter);
        if (argument is null) return !type.IsValueType || parameter.IsByRef || IsSpan(type) || Nullable.GetUnderlyingType(type) is not null;
        return type.IsInstanceOfType(argument)
            || (IsSpan(type) && argument is Array array && array.GetType().GetElementType() == type.GetGenericArguments()[0]);
    }

    private static object?[] WithDefaults(ParameterInfo[] parameters, object?[] arguments) =>
        [.. arguments, .. parameters.Skip(arguments.Length).Select(parameter => parameter.DefaultValue)];

    /// <summary>Builds <c>(target, a) => { var t0 = (T0)a[0]; var result = target.M(ref t0, (Span)a[1]); a[0] = t0; return result; }</c>.</summary>
    private static Func<object?, object?[], object?> Compile(MethodInfo method)
    {
        ParameterExpression target = Expression.Parameter(typeof(object), "target");
        ParameterExpression all = Expression.Parameter(typeof(object[]), "arguments");
        var locals = new List<ParameterExpression>();
        var before = new List<Expression>();
        var after = new List<Expression>();
        var passed = new List<Expression>();
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            Expression slot = Expression.ArrayAccess(all, Expression.Constant(parameter.Position));
            Type type = ValueType(parameter.ParameterType);
            if (!parameter.ParameterType.IsByRef)
            {
                passed.Add(FromObject(slot, type));
                continue;
            }

            ParameterExpression local = Expression.Variable(type, parameter.Name);
            locals.Add(local);
            passed.Add(local);
            if (!parameter.IsOut) before.Add(Expression.Assign(local, FromObject(slot, type)));
            if (!parameter.IsIn) after.Add(Expression.Assign(slot, Expression.Convert(local, typeof(object))));
        }

        Expression? instance = method.IsStatic ? null : Expression.Convert(target, method.DeclaringType!);
        Expression call = Expression.Call(instance, method, passed);
        ParameterExpression result = Expression.Variable(typeof(object), "result");
        locals.Add(result);
        before.Add(method.ReturnType == typeof(void) ? call : Expression.Assign(result, Expression.Convert(call, typeof(object))));
        return Expression.Lambda<Func<object?, object?[], object?>>(Expression.Block(locals, [.. before, .. after, result]), target, all).Compile();
    }

    private static UnaryExpression FromObject(Expression value, Type type) => IsSpan(type)
        ? Expression.Convert(Expression.Convert(value, type.GetGenericArguments()[0].MakeArrayType()), type)
        : Expression.Convert(value, type);

    private static Type ValueType(Type parameter) => parameter.IsByRef ? parameter.GetElementType()! : parameter;

    private static bool IsSpan(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is { } definition && (definition == typeof(Span<>) || definition == typeof(ReadOnlySpan<>));

    private static string TypeName(object? argument) => argument?.GetType().ToString() ?? "null";
}
