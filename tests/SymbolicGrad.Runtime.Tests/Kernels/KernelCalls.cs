using System.Numerics;
using System.Reflection;

namespace SymbolicGrad.Tests;

/// <summary>Finds and calls kernels by name, so that one table of formulas can be held against all of their overloads.</summary>
internal static class KernelCalls
{
    /// <summary>The names of the public kernels with an overload of exactly these required parameters, where <c>scalar</c> stands for T and the others for tensors.</summary>
    public static IEnumerable<string> NamesWith(params string[] parameters) =>
        from method in typeof(Kernels).GetMethods(BindingFlags.Public | BindingFlags.Static)
        let required = method.GetParameters().Where(parameter => !parameter.IsOptional).ToArray()
        where method.ReturnType == typeof(void) && required.Select(Kind).SequenceEqual(parameters)
        select method.Name;

    /// <summary>Calls the overload for these operands. The last one is the destination.</summary>
    public static void Call<T>(string name, params object[] operands)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        MethodInfo method = typeof(Kernels).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(candidate => candidate.Name == name && candidate.IsGenericMethodDefinition)
            .Select(candidate => candidate.MakeGenericMethod(typeof(T)))
            .Single(candidate => candidate.GetParameters().Where(parameter => !parameter.IsOptional).Select(parameter => parameter.ParameterType)
                .SequenceEqual(operands.Select(operand => operand.GetType())));
        object?[] arguments = [.. operands, .. Enumerable.Repeat<object?>(Type.Missing, method.GetParameters().Length - operands.Length)];
        method.Invoke(null, BindingFlags.DoNotWrapExceptions | BindingFlags.OptionalParamBinding, null, arguments, null);
    }

    private static string Kind(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (type.IsGenericParameter)
            return "scalar";
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Matrix<>) ? "matrix" : type.Name;
    }
}
