using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Incrementality;

/// <summary>
/// Between its steps the generator keeps values only: a symbol or syntax node held there would keep a whole compilation
/// alive and never be equal to its successor.
/// </summary>
public sealed class PipelineModelTests
{
    /// <summary>Types of the engine that are shared tables, the same objects in every run.</summary>
    private static readonly Type[] Tables = [typeof(Op)];

    [Theory]
    [MemberData(nameof(SamplePrograms.Names), MemberType = typeof(SamplePrograms))]
    public void What_the_steps_hand_on_is_free_of_the_compiler_s_objects(string program)
    {
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(SamplePrograms.ByName(program)));

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach ((string step, IncrementalGeneratorRunStep[] runs) in run.NamedSteps())
        {
            foreach ((object? value, _) in runs.SelectMany(each => each.Outputs)) Walk(value, step, seen);
        }

        Assert.Contains(seen, value => value is MethodSpec);
    }

    [Theory]
    [MemberData(nameof(SamplePrograms.Names), MemberType = typeof(SamplePrograms))]
    public void Steps_of_equal_programs_hand_on_equal_values(string program)
    {
        IReadOnlyDictionary<string, IncrementalGeneratorRunStep[]> first = Steps(), second = Steps();

        Assert.True(first.Count >= 2, "The steps have names.");
        foreach ((string step, IncrementalGeneratorRunStep[] runs) in first)
        {
            object?[] values = Values(runs), others = Values(second[step]);
            Assert.Equal(values.Length, others.Length);
            foreach ((object? value, object? other) in values.Zip(others))
            {
                Assert.True(Equals(value, other), $"Step '{step}': two values of {value?.GetType()} made of the same source differ.");
                Assert.Equal(value?.GetHashCode(), other?.GetHashCode());
            }
        }

        IReadOnlyDictionary<string, IncrementalGeneratorRunStep[]> Steps() =>
            GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(SamplePrograms.ByName(program))).NamedSteps();

        static object?[] Values(IncrementalGeneratorRunStep[] runs) => [.. runs.SelectMany(run => run.Outputs).Select(output => output.Value)];
    }

    [Fact]
    public void No_spec_type_declares_a_field_of_the_compiler_s_types()
    {
        var seen = new HashSet<Type>();
        foreach (Type type in typeof(MethodSpec).Assembly.GetTypes().Where(type => type.Namespace == typeof(MethodSpec).Namespace))
            WalkType(type, type.Name, seen);

        Assert.Contains(typeof(Instruction), seen);
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || Tables.Contains(value.GetType())) return;
        if (!value.GetType().IsValueType && !seen.Add(value)) return;
        AssertIsFree(value.GetType(), path);
        if (value is IEnumerable items and not Delegate)
        {
            foreach (object? item in items) Walk(item, path + "[]", seen);
            return;
        }

        foreach (FieldInfo field in FieldsOf(value.GetType())) Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
    }

    private static void WalkType(Type type, string path, HashSet<Type> seen)
    {
        AssertIsFree(type, path);
        foreach (Type part in type.IsGenericType ? type.GetGenericArguments() : []) WalkType(part, path, seen);
        if (type.HasElementType) WalkType(type.GetElementType()!, path, seen);
        if (type.Assembly != typeof(MethodSpec).Assembly || Tables.Contains(type) || !seen.Add(type)) return;
        foreach (FieldInfo field in FieldsOf(type)) WalkType(field.FieldType, $"{path}.{field.Name}", seen);
    }

    private static void AssertIsFree(Type type, string path) => Assert.False(
        type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || typeof(Delegate).IsAssignableFrom(type),
        $"'{path}' holds a {type}.");

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? each = type; each is not null; each = each.BaseType)
        {
            foreach (FieldInfo field in each.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }
}
