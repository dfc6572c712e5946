using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Captures a method marked <c>[Differentiable]</c>: C# becomes a function of the IR. The generator and the analyzer both call
/// this, so that what the one refuses the other reports.
/// </summary>
internal static class MethodCapture
{
    public static CapturedMethod Capture(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var inlined = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        while (true)
        {
            (CapturedMethod captured, IMethodSymbol? toInline) = CalledGradients.Check(Alone(method, compilation, inlined, cancellation), called => Alone(called, compilation, [], cancellation), cancellation);
            if (toInline is null) return captured;
            inlined.Add(toInline);
        }
    }

    /// <summary>Whether the gradient of a method that calls itself is computed in halves anyway: then others may call these as well.</summary>
    public static bool RecordsItself(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        Alone(method, compilation, [], cancellation, isAskedForHalves: false).Spec is { } spec && GradientCompiler.RecordsItself(spec, cancellation);

    /// <summary>Captures a method without asking whether there will be the gradients that its own would call.</summary>
    /// <param name="inlined">The methods that are inlined although others call them.</param>
    /// <param name="isAskedForHalves">Whether it shall be found out if others call the halves of the gradient.</param>
    private static CapturedMethod Alone(IMethodSymbol method, Compilation compilation, IReadOnlyCollection<IMethodSymbol> inlined, CancellationToken cancellation, bool isAskedForHalves = true)
    {
        method = method.PartialImplementationPart ?? method;
        var bodies = new Bodies(compilation, cancellation);
        try
        {
            ImmutableArray<Diagnostic> problems = SignatureCapture.Problems(method, new GradientBuffers(compilation, method.ContainingType, new LayoutTable()));
            if (!problems.IsEmpty) return CapturedMethod.Refused(method, problems);

            // What is wrong with the type is said once at the type, not at each of its methods.
            return TypeCapture.Capture(method.ContainingType).Spec is { } type ? Capture(method, type, compilation, bodies, inlined, isAskedForHalves, cancellation) : CapturedMethod.Refused(method);
        }
        catch (RefusalException refusal)
        {
            return CapturedMethod.Refused(method, refusal.Diagnostic);
        }
        catch (InvalidCodeException)
        {
            return CapturedMethod.Refused(method) with { InvalidParts = [.. method.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)), .. bodies.Read] };
        }
    }

    private static CapturedMethod Capture(
        IMethodSymbol method, TypeSpec type, Compilation compilation, Bodies bodies, IReadOnlyCollection<IMethodSymbol> inlined, bool isAskedForHalves, CancellationToken cancellation)
    {
        IOperation body = bodies.Find(method) ?? throw new InvalidCodeException();

        // Each time, the members found before are arguments, and it is known what writes to arrays. What is known of fewer values takes
        // more paths, which may read and write more: there is an end to both.
        var session = new CaptureSession(method, compilation, bodies, cancellation, []) { Inlined = inlined };
        ImmutableArray<ParameterSpec> parameters = SignatureCapture.Parameters(method, session.Buffers);
        ImmutableArray<MemberRead> members = [];
        Function function = Body(session, body, parameters, members);
        while (!session.IsComplete)
        {
            members = MemberTable.InOrder(members.Concat(session.Members.Undeclared));
            session = new CaptureSession(method, compilation, bodies, cancellation, session.Memory.Writing)
            {
                Inlined = inlined,
                WritesToArrays = session.WritesToArrays || session.Memory.Version > 0,
            };
            function = Body(session, body, parameters, members);
        }

        var spec = new MethodSpec(
            type,
            method.Name,
            SignatureCapture.HintSuffix(method),
            SignatureCapture.Modifiers(method),
            method.IsStatic,
            parameters,
            SignatureCapture.Results(method, session.Buffers).ToEquatableArray(),
            Names.Code(method.ReturnType),
            function,
            session.TypeNames.Taken,
            session.OptIns.Of(method),
            Annotations.DrawsGraph(method),
            Annotations.HasForward(method),
            Annotations.HasFourDirections(method));
        if (isAskedForHalves && !ArrayUse.Of(spec).WritesToGiven) spec = spec with { HasHalves = OutOfLineMethods.Of(compilation).Contains(method, bodies, cancellation) };
        if (method.ReturnsVoid && !WritesResults(function))
            return CapturedMethod.Refused(method, Diagnostic.Create(DiagnosticRules.ResultNotDifferentiable, method.Locations[0], method.Name, Names.Message(method.ReturnType)));
        var captured = new CapturedMethod(method, spec, [], session.Origins, [.. session.CalledGradients], [.. session.UnknownCalls]);
        ImmutableArray<Diagnostic> findings = [.. NameClashes.OfRecord(method, spec), .. DependenceCheck.Run(captured)];
        return findings.Any(finding => finding.Severity == DiagnosticSeverity.Error) ? CapturedMethod.Refused(method, findings) : captured with { Diagnostics = findings };
    }

    // A method that returns nothing has results in the differentiated arrays that it writes to.
    private static bool WritesResults(Function function)
    {
        var memory = new MemoryClasses(function);
        return function.Parameters.Any(parameter => parameter.Type.IsArray && Function.InfoOf(parameter).Role == ParameterRole.Variable && memory.IsWritten(parameter.Id));
    }

    private static Function Body(CaptureSession session, IOperation body, ImmutableArray<ParameterSpec> parameters, ImmutableArray<MemberRead> members)
    {
        IMethodSymbol method = session.Root.Method;
        foreach ((IParameterSymbol symbol, ParameterSpec parameter) in method.Parameters.Zip(parameters, static (symbol, parameter) => (symbol, parameter)))
        {
            if (parameter.Type is { } type && parameter.Aggregate is null)
            {
                var info = new ParameterInfo(parameter.Name, parameter.IsDifferentiated ? ParameterRole.Variable : ParameterRole.Data) { IsSpan = TypeMapper.IsSpan(symbol.Type) };
                session.Locals.Bind(symbol, Value.Of(session.Builder.Argument(type, Locals.NameOf(symbol), info)));
            }
        }

        foreach (MemberRead member in members) session.Members.Declare(member);
        foreach ((IParameterSymbol symbol, ParameterSpec parameter) in method.Parameters.Zip(parameters, static (symbol, parameter) => (symbol, parameter)))
            if (session.Locals.Find(symbol) is null) session.Locals.Bind(symbol, session.MemberReads.Parameter(body, symbol, parameter));
        Value value = session.Statements.Body(body);
        if (value.IsNever)
            throw new RefusalException(Diagnostic.Create(DiagnosticRules.NotSupported, method.Locations[0], $"The method '{method.Name}', which always throws,", "let it return a value on some path"));
        return session.Builder.Finish(method.Name, session.MemberReads.Result(body, value).Ids);
    }
}
