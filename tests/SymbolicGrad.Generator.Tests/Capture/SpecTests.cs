using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Capture;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Capture;

/// <summary>What a spec says of a method and its type beside the body.</summary>
public class SpecTests
{
    [Fact]
    public void The_signature_is_repeated_as_C_sharp_writes_it()
    {
        CapturedProgram program = CapturedProgram.OfSource("""
            #nullable enable
            public partial class P
            {
                [Differentiable]
                protected internal static (double loss, int count) F(
                    in double x, [Data] double[]? y, scoped ReadOnlySpan<float> z, Matrix<float> @class, string? label, int? many, params double[] rest) => (x * 2, z.Length);
            }
            """);
        program.AssertGeneratedCompiles();
        MethodSpec spec = program.Spec;
        Assert.Equal("protected internal static", spec.Modifiers);
        Assert.True(spec.IsStatic);
        Assert.Equal("(double loss, int count)", spec.ResultType);
        Assert.Equal(["loss Float64", "count Int32"], spec.Results.Select(result => $"{result.Name} {result.Type}"));
        Assert.Equal(
            [
                "in double x Float64 True",
                "double[]? y Float64[] False",
                "scoped global::System.ReadOnlySpan<float> z Float32[] True",
                "global::SymbolicGrad.Matrix<float> @class Matrix<Float32> True",
                "string? label  False",
                "global::System.Nullable<int> many  False",
                "params double[] rest Float64[] True",
            ],
            spec.Parameters.Select(parameter => $"{parameter.Modifier}{parameter.CSharpType} {parameter.Name} {parameter.Type} {parameter.IsDifferentiated}"));
    }

    [Fact]
    public void Nested_and_generic_types_are_declared_again_from_the_outside_in()
    {
        TypeSpec type = Type("Samples.Deep.Outer`1+Inner", """
            namespace Samples.Deep;
            public static partial class Outer<T>
            {
                internal partial record struct Inner
                {
                    [Parameter] public double a;
                    [Parameter] public Vector<double>[] W { get; init; }
                }
            }
            """);
        Assert.Equal("Samples.Deep", type.Namespace);
        Assert.Equal(["partial class Outer<T>", "partial record struct Inner"], type.Declarations);
        Assert.Equal("Samples.Deep.Outer{T}.Inner", type.FileName);
        Assert.Equal(["double a Float64 True", "global::SymbolicGrad.Vector<double>[] W Vector<Float64>[] False"], type.Members.Select(member => $"{member.CSharpType} {member.Name} {member.Type} {member.IsField}"));
    }

    [Fact]
    public void Overloads_and_names_that_differ_in_case_only_have_files_of_their_own()
    {
        CSharpCompilation compilation = TestCompilation.Create("""
            public partial class P
            {
                [Differentiable] public static double F(double x) => x;
                public static double F(int x) => x;
                [Differentiable] public static double F(double x, double y) => x * y;
                [Differentiable] public static double f(double x) => x;
                [Differentiable] public static double Model(double x) => x;
            }
            """);
        Assert.Equal(
            ["F", "F-2", "f-3", "Model-2"],
            compilation.GetTypeByMetadataName("P")!.GetMembers().OfType<IMethodSymbol>().Where(Annotations.IsDifferentiable)
                .Select(method => method.Name + MethodCapture.Capture(method, compilation, CancellationToken.None).Spec!.HintSuffix));
    }

    [Fact]
    public void Names_with_a_meaning_inside_the_type_are_taken()
    {
        MethodSpec spec = CapturedProgram.OfSource("""
            public class Base { protected int inherited; }
            public partial class P : Base
            {
                private double own;
                public class Nested;
                [Differentiable] public double F(double x) => x * own;
            }
            """).Spec;
        Assert.Superset(new HashSet<string> { "inherited", "own", "Nested", "F", "P", "ToString" }, spec.TakenNames.ToHashSet());
        Assert.Equal(spec.TakenNames.Order(StringComparer.Ordinal), spec.TakenNames);
    }

    [Fact]
    public void Capturing_twice_gives_equal_specs_and_a_literal_makes_the_difference()
    {
        const string Source = "[Differentiable] public static double F(double x, double[] w) { double s = 0; for (int i = 0; i < w.Length; i++) { if (x > 0.5) s += w[i]; else s -= x; } return s; }";
        MethodSpec first = CapturedProgram.Of(Source).Spec, second = CapturedProgram.Of("/* a comment */ " + Source).Spec;
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, CapturedProgram.Of(Source.Replace("0.5", "0.25", StringComparison.Ordinal)).Spec);
    }

    private static TypeSpec Type(string name, string source)
    {
        (TypeSpec? spec, _) = TypeCapture.Capture(TestCompilation.Create(source).GetTypeByMetadataName(name)!);
        return spec!;
    }
}
