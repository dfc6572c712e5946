using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Capture;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.SecondOrder;

/// <summary>
/// The second derivative of a method <c>F</c> in C# that returns a number: its tangent is differentiated once more as if it were a method that somebody
/// wrote, forward and in reverse, and what comes out is compiled and run.
/// </summary>
internal sealed class SecondDerivative : IDisposable
{
    private readonly LoadedProgram _program;
    private readonly string[] _variables;

    /// <param name="members">The members of a class, <c>F</c> marked among them; its parameters are numbers and arrays of numbers.</param>
    public SecondDerivative(string members)
    {
        CSharpCompilation compilation = TestCompilation.Create($"using static SymbolicGrad.Functions; public static partial class P {{ {members} }}");
        IMethodSymbol method = compilation.GetTypeByMetadataName("P")!.GetMembers("F").OfType<IMethodSymbol>().Single();
        CapturedMethod captured = MethodCapture.Capture(method, compilation, CancellationToken.None);
        Assert.True(captured.Spec is not null, string.Join('\n', captured.Diagnostics));
        _variables = [.. captured.Spec.Parameters.Where(parameter => parameter.IsDifferentiated).Select(parameter => parameter.Name)];

        CompiledMethod compiled = GradientCompiler.Compile(TangentOf(captured.Spec), CancellationToken.None);
        Assert.Empty(compiled.Problems);
        _program = new LoadedProgram(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(SourceText.From(compiled.Source, Encoding.UTF8), TestCompilation.ParseOptions)));
    }

    public void Dispose() => _program.Dispose();

    /// <summary>The Hessian times a direction, by reverse over forward: for each differentiated parameter one number, or an array of them.</summary>
    public object[] Along(object[] arguments, params object[] direction)
    {
        object gradient = _program.Invoke("P", "F_Gradient", [.. arguments, .. direction])!;
        return [.. _variables.Select(name => LoadedProgram.Get<object>(gradient, name))];
    }

    /// <summary>⟨u, H·v⟩ by forward over forward.</summary>
    public double Between(object[] arguments, object[] v, object[] u)
    {
        object result = _program.Invoke("P", "F_Forward", [.. arguments, .. v, .. u])!;
        return LoadedProgram.Get<double>(result, "Item2");
    }

    // The tangent as a function of the arguments: the direction is data.
    private static MethodSpec TangentOf(MethodSpec method)
    {
        (Function? tangent, var problems) = TangentPass.Run(MemoryVersions.Of(method.Function).Function, new TangentNames((info, _) => "v" + info.Access));
        Assert.True(tangent is not null, string.Join('\n', problems));
        Block both = tangent.Body, alone = PrunePass.Run(new Function(method.Name, new Block(both.Arguments, both.Body, both.Results.Skip(1).ToEquatableArray()))).Body;
        var function = new Function(method.Name, new Block(alone.Arguments.Select(AsData).ToEquatableArray(), alone.Body, alone.Results));
        IEnumerable<ParameterSpec> direction = method.Parameters.Where(parameter => parameter.IsDifferentiated).Select(parameter => parameter with { Name = "v" + parameter.Name, IsDifferentiated = false });
        return method with
        {
            Parameters = method.Parameters.Concat(direction).ToEquatableArray(),
            Function = Verifier.Verify(function, "the tangent"),
            HasForward = true,
        };
    }

    private static Instruction AsData(Instruction argument) =>
        argument.Payload is ParameterInfo { Role: ParameterRole.Tangent } info ? argument with { Payload = info with { Role = ParameterRole.Data } } : argument;
}
