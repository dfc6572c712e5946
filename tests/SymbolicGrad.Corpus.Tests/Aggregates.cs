using System.Reflection;
using System.Runtime.CompilerServices;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>Structs, records and objects as arguments, by their fields.</summary>
internal static class Aggregates
{
    public static bool Is(Type type) => !type.IsPrimitive && !type.IsArray && type != typeof(string) && (type.Namespace == typeof(Programs.Types.Vec3).Namespace || type.Namespace == typeof(Peers.Types.Pair).Namespace || type.Namespace == typeof(System.Numerics.Vector3).Namespace || typeof(ITuple).IsAssignableFrom(type));

    /// <summary>The values of the fields that are not constant, a base's first.</summary>
    public static IEnumerable<object> Members(object value) => Fields(value.GetType()).Where(field => !IsData(field)).Select(field => field.GetValue(value)!);

    public static object Draw(Type type, Random random) => Make(type, member => Member(member, random));

    /// <summary>A value whose fields are made one after the other, a base's first.</summary>
    public static object Make(Type type, Func<Type, object> member)
    {
        object value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (FieldInfo field in Fields(type)) field.SetValue(value, member(field.FieldType));
        return value;
    }

    public static Array Several(Type element, int count, Random random)
    {
        var elements = Array.CreateInstance(element, count);
        for (int i = 0; i < count; i++) elements.SetValue(Draw(element, random), i);
        return elements;
    }

    /// <summary>A copy with one number changed.</summary>
    public static object Shifted(object value, int index, double by)
    {
        object copy = RuntimeHelpers.GetUninitializedObject(value.GetType());
        foreach (FieldInfo field in Fields(value.GetType()))
        {
            object member = field.GetValue(value)!;
            int count = IsData(field) ? 0 : Arguments.Numbers(member).Length;
            field.SetValue(copy, index >= 0 && index < count ? Arguments.Shifted(member, index, by) : member);
            index -= count;
        }

        return copy;
    }

    private static object Member(Type type, Random random)
    {
        if (type == typeof(double)) return 0.25 + (1.25 * random.NextDouble());
        if (type == typeof(float)) return (float)(0.25 + (1.25 * random.NextDouble()));
        if (type == typeof(int)) return random.Next(1, 4);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(string)) return "name";
        if (type == typeof(double[])) return Enumerable.Range(0, 3).Select(_ => (2.4 * random.NextDouble()) - 1.2).ToArray();
        if (type.IsArray && Is(type.GetElementType()!)) return Several(type.GetElementType()!, 2, random);
        if (type == typeof(Vector<double>)) return new Vector<double>(Enumerable.Range(0, 3).Select(_ => random.NextDouble()).ToArray());
        return Is(type) ? Draw(type, random) : throw new ArgumentException($"{type} is not drawn by the corpus.");
    }

    // Integers are constants; what stands at a property, or at the parameter in a record's header, holds for the field behind it.
    private static bool IsData(FieldInfo field)
    {
        if (field.FieldType == typeof(int) || field.FieldType == typeof(bool) || field.FieldType == typeof(string)) return true;
        string name = field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
        return field.DeclaringType!.GetMember(name).Any(member => member.IsDefined(typeof(DataAttribute), inherit: false)) ||
            field.DeclaringType.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.Name == name && parameter.IsDefined(typeof(DataAttribute), inherit: false));
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        IEnumerable<FieldInfo> inherited = type.BaseType is { } ancestor && Is(ancestor) ? Fields(ancestor) : [];
        return inherited.Concat(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
    }
}
