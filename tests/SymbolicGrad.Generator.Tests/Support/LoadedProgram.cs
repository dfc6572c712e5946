using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>A compilation emitted to memory and loaded into a context of its own; <see cref="Dispose"/> unloads it.</summary>
internal sealed class LoadedProgram : IDisposable
{
    private readonly AssemblyLoadContext _context = new("UserCode", isCollectible: true);

    public LoadedProgram(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        Assembly = _context.LoadFromStream(image);
    }

    public Assembly Assembly { get; }

    public Type Type(string fullName) =>
        Assembly.GetType(fullName) ?? throw new ArgumentException($"The program has no type '{fullName}'.", nameof(fullName));

    /// <summary>Makes an object of a type of the program.</summary>
    public object New(string type, params object?[] arguments) => Activator.CreateInstance(Type(type), arguments)!;

    /// <summary>Calls a static method: <c>Invoke("Samples.Model", "Loss", x, w)</c>; see <see cref="MethodCall"/> for how arguments are passed.</summary>
    public object? Invoke(string type, string method, params object?[] arguments) =>
        MethodCall.Invoke(Type(type), target: null, method, arguments);

    /// <inheritdoc cref="Invoke(string, string, object?[])"/>
    public T Invoke<T>(string type, string method, params object?[] arguments) => (T)Invoke(type, method, arguments)!;

    /// <summary>Calls an instance method; see <see cref="MethodCall"/> for how arguments are passed.</summary>
    public static object? InvokeOn(object target, string method, params object?[] arguments) =>
        MethodCall.Invoke(target.GetType(), target, method, arguments);

    /// <inheritdoc cref="InvokeOn(object, string, object?[])"/>
    public static T InvokeOn<T>(object target, string method, params object?[] arguments) =>
        (T)InvokeOn(target, method, arguments)!;

    /// <summary>The value of a public property or field, by a dotted path: <c>Get&lt;double&gt;(result, "Gradient.W1")</c>.</summary>
    public static T Get<T>(object target, string path)
    {
        object? value = target;
        foreach (string name in path.Split('.'))
        {
            value = value!.GetType().GetMember(name).SingleOrDefault() switch
            {
                PropertyInfo property => property.GetValue(value),
                FieldInfo field => field.GetValue(value),
                _ => throw new ArgumentException($"'{value.GetType()}' has no property or field '{name}'.", nameof(path)),
            };
        }

        return (T)value!;
    }

    public void Dispose() => _context.Unload();
}
