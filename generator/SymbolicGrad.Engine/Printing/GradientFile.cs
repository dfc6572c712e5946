using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Printing;

/// <summary>Writes the source file of one method: <c>F_Backward</c>, <c>F_Gradient</c> and its record <c>FGradient</c>, and <c>F_Forward</c> and <c>F_FourDirections</c> where they are wanted.</summary>
internal sealed partial class GradientFile
{
    private const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"SymbolicGrad\", \"0.1.0\")]";
    private const string Written = "[global::SymbolicGrad.Written]";

    private readonly MethodSpec _method;
    private readonly GeneratedSignature _signature;
    private readonly Function _primal;
    private readonly Function _gradient;
    private readonly GeneratedNames _names;
    private readonly string _resultSymbol;
    private readonly CancellationToken _cancellation;
    private readonly IReadOnlyList<ParameterSpec> _differentiated;
    private readonly IReadOnlyList<ResultGroup> _results;
    private readonly IReadOnlyList<ResultGroup> _placedResults;
    private readonly IReadOnlyList<ResultGroup> _scalarResults;

    private GradientFile(MethodSpec method, Gradient gradient, Function primal, string resultSymbol, CancellationToken cancellation)
    {
        _method = method;
        _signature = gradient.Signature;
        _primal = primal;
        _gradient = gradient.Function;
        _resultSymbol = resultSymbol;
        _cancellation = cancellation;
        IEnumerable<string> locals = _gradient.Body.Everything().Select(static value => value.Name?.Identifier).OfType<string>();
        _names = new GeneratedNames([.. method.TakenNames, .. method.Parameters.Select(parameter => parameter.Name), .. locals], method.Type.Namespace.Length > 0);
        _differentiated = method.Parameters.Where(parameter => parameter.IsDifferentiated).ToList();
        _results = ResultGroup.Of(method);
        _placedResults = _results.Where(result => result.HasDestination).ToList();
        _scalarResults = _results.Where(result => !result.HasDestination).ToList();
    }

    // Then the upstream adjoint is 1 where nobody says otherwise.
    private bool IsSingleScalar => _results.Count == 1 && _placedResults.Count == 0 && _results[0].First.Aggregate is null;

    private bool UsesMembers => _method.Function.Parameters.Any(parameter => Function.InfoOf(parameter).Role == ParameterRole.Member);

    /// <param name="primal">The captured function with every variable named.</param>
    /// <param name="forward">Forward mode as far as it is wanted: in one direction, in four.</param>
    public static string Write(MethodSpec method, Gradients gradients, Function primal, IReadOnlyList<Forward> forward, string resultSymbol, CancellationToken cancellation)
    {
        GradientFile? whole = Of(gradients.Whole), halves = Of(gradients.Halves);
        return (whole ?? halves!).Write(whole is null ? null : halves, forward);

        GradientFile? Of(Gradient? gradient) => gradient is null ? null : new(method, gradient, primal, resultSymbol, cancellation);
    }

    /// <param name="halves">What writes the halves, where there are any and the gradient does not call them.</param>
    private string Write(GradientFile? halves, IReadOnlyList<Forward> forward)
    {
        var writer = new CodeWriter();
        SourceFile.Write(writer, _method.Type, $"The gradient of {_method.Type.FileName}.{_method.Name}, derived by SymbolicGrad.", () =>
        {
            WriteBackward(writer, halves);

            // Without results there is nothing to begin with: the adjoints of the arrays that are written come in their buffers.
            if (_results.Count > 0)
            {
                writer.Line();
                WriteGradient(writer);
                writer.Line();
                WriteRecord(writer);
            }

            foreach (Forward wanted in forward)
            {
                writer.Line();
                WriteForward(writer, wanted);
            }

            if (_method.DrawGraph) WriteGraph(writer);
        }, forward.Any(wanted => wanted.Signature.IsInFour) ? ["global::System.Runtime.Intrinsics"] : [], [.. Warnings(forward.Select(wanted => wanted.Tangent))]);
        return writer.ToString();
    }

    private void WriteBackward(CodeWriter writer, GradientFile? halves)
    {
        if (_signature.IsInHalves)
        {
            WriteBackwardInHalves(writer);
            return;
        }

        WriteWhole(writer);
        if (halves is null) return;
        writer.Line();
        halves.WriteHalves(writer);
    }

    private void WriteWhole(CodeWriter writer)
    {
        var body = new CodeWriter();
        var emitter = new StatementEmitter(_gradient, _names, _signature.Names, _signature.Workspace, body, argument => GradientOf(_gradient[argument]), _resultSymbol, _cancellation);
        emitter.EmitBody();

        WriteDocumentation(writer, emitter.Derivation);
        writer.Line(GeneratedCode);
        if (ArrayUse.Of(_method).WritesToMembers) writer.Line(Written);
        writer.Line($"{_method.Modifiers} {ReturnType} {_method.Name}_Backward({string.Join(", ", BackwardParameters())})");
        using (writer.Braces())
        {
            bool hasChecks = WriteChecks(writer, _differentiated, Buffer);
            WriteAliasChecks(writer, _signature.Names);
            bool needsWorkspace = _signature.Recording is not null || StatementEmitter.NeedsWorkspace(_gradient);
            if (needsWorkspace) writer.Line($"using var {_signature.Workspace} = {_names.RuntimeType("Workspace")}.Enter();");
            if (_signature.Recording is { } recording) writer.Line($"var {recording} = {_signature.Workspace}.Recording();");
            if (body.Count > 0)
            {
                if (hasChecks || needsWorkspace) writer.Line();
                writer.Lines(body.ToString().TrimEnd('\n'));
            }

            WriteResults(writer, emitter);
        }
    }

    private bool IsWritten(ParameterSpec parameter)
    {
        var memory = new MemoryClasses(_primal);
        return _primal.Parameters.Any(argument => Function.InfoOf(argument).Access == parameter.Name && argument.Type.IsArray && memory.IsWritten(argument.Id));
    }

    /// <summary>Compares the shapes of the differentiated arrays and tensors with those of what goes with them.</summary>
    private bool WriteChecks(CodeWriter writer, IEnumerable<ParameterSpec> parameters, Func<ParameterSpec, string> partner)
    {
        bool hasChecks = false;
        foreach (ParameterSpec parameter in parameters)
        {
            foreach (string way in WaysToShapes(parameter))
            {
                writer.Line($"{_names.Kernel("RequireSameShape")}({parameter.Name}{way}, {partner(parameter)}{way});");
                hasChecks = true;
            }
        }

        return hasChecks;
    }

    private static IEnumerable<string> WaysToShapes(ParameterSpec parameter) => parameter.Aggregate?.Extents ?? (parameter.Type!.IsScalar ? Enumerable.Empty<string>() : [""]);

    private void WriteResults(CodeWriter writer, StatementEmitter emitter)
    {
        if (_results.Count == 0) return;
        writer.Line();
        var scalars = new List<string>();
        foreach (ResultGroup result in _results)
        {
            string value = result.Make(_names, [.. result.Indices.Select(r => emitter.Expression(_gradient.Body.Results[r]))]);
            if (!result.HasDestination) scalars.Add(value);
            else writer.Line($"if ({result.IsWanted(_signature.Destination(result))}) {_names.Kernel("Copy")}({value}, {_signature.Destination(result)});");
        }

        if (scalars.Count > 0) writer.Line($"return {(scalars.Count == 1 ? scalars[0] : $"({string.Join(", ", scalars)})")};");
    }

    private void WriteDocumentation(CodeWriter writer, List<(int Depth, string Formula)> derivation)
    {
        writer.Line($"/// <summary>Computes <see cref=\"{Cref}\"/> and adds its gradient to {BufferReferences}.</summary>");
        WriteDerivation(writer, derivation);
    }

    private static void WriteDerivation(CodeWriter writer, List<(int Depth, string Formula)> derivation)
    {
        writer.Line("/// <remarks>");
        foreach ((int depth, string formula) in derivation) writer.Line($"/// <para>{string.Concat(Enumerable.Repeat("\u2003", depth))}{Escape(formula)}</para>");
        writer.Line("/// </remarks>");
    }

    private void WriteGradient(CodeWriter writer)
    {
        bool needsUpstream = !IsSingleScalar;
        IEnumerable<string> upstream = needsUpstream ? _results.Where(result => result.IsFloating).Select(result => $"{result.UpstreamType(_names)} {_signature.Upstream(result)}") : [];
        writer.Line($"/// <summary>Computes <see cref=\"{Cref}\"/> and its gradient, in buffers of its own.</summary>");
        writer.Line(GeneratedCode);
        writer.Line($"{_method.Modifiers} {_signature.Record} {_method.Name}_Gradient({string.Join(", ", _method.Parameters.Select(Declaration).Concat(upstream))})");
        using (writer.Braces())
        {
            if (UsesMembers) writer.Line($"var {_signature.Gradients} = new Gradients(this);");
            foreach (ParameterSpec parameter in _differentiated)
                writer.Line(Zeros(parameter));
            foreach (ResultGroup result in _placedResults) writer.Line($"var {Placed(result)} = {_names.Kernel("ZerosLike")}({_signature.Upstream(result)});");
            string call = $"{_method.Name}_Backward({string.Join(", ", Arguments(needsUpstream).Concat(_placedResults.Select(Placed)))});";
            writer.Line(_scalarResults.Count == 0 ? call : $"var {_signature.Value} = {call}");

            IEnumerable<string> members = UsesMembers ? _method.Type.Members.Select(member => $"{_signature.Gradients}.{member.Name}") : [];
            writer.Line($"return new {_signature.Record}({string.Join(", ", new[] { ValueOfResults }.Concat(members).Concat(_differentiated.Select(Buffer)))});");
        }
    }

    // The local of F_Gradient that a vector, matrix or array is written to.
    private string Placed(ResultGroup result) => _results.Count == 1 ? _signature.Value : _signature.Destination(result);

    private string ValueOfResults
    {
        get
        {
            if (_results.Count == 1 || _placedResults.Count == 0) return _signature.Value;
            int scalars = 0;
            return $"({string.Join(", ", _results.Select(result => result.HasDestination ? Placed(result) : _scalarResults.Count == 1 ? _signature.Value : $"{_signature.Value}.Item{++scalars}"))})";
        }
    }

    private void WriteRecord(CodeWriter writer)
    {
        IEnumerable<string> members = UsesMembers ? _method.Type.Members.Select(member => $"{_names.Short(member.CSharpType)} {member.Name}") : [];
        IEnumerable<string> parameters = _differentiated.Select(parameter => $"{BufferType(parameter, isOwned: true)} {parameter.Name}");
        string accessibility = _method.Modifiers.Replace("static", "").Trim();
        writer.Line($"/// <summary>The value of <c>{_method.Name}</c> and its gradient, member by member.</summary>");
        writer.Line(GeneratedCode);
        writer.Line($"{accessibility} sealed record {_signature.Record}({string.Join(", ", new[] { $"{_names.Short(_method.ResultType)} Value" }.Concat(members).Concat(parameters))});");
    }

    // What the method's author has decided to use; conditions on what turns out to be constant, or the same value under two names.
    private IEnumerable<string> Warnings(IEnumerable<Function> tangents)
    {
        foreach (string id in _method.OptIns) yield return $"{id} // {_method.Name} uses what is experimental or obsolete.";
        List<(Function Function, Instruction Value)> values = tangents.Prepend(_gradient).SelectMany(static function => function.Body.Everything(), static (function, value) => (function, value)).ToList();
        if (values.Any(entry => entry.Value.Type == IrType.Boolean && entry.Value.Operands.Count > 0 && entry.Value.Operands.All(id => entry.Function[id].Op == Structural.Constant)))
            yield return "CS0162 // A condition on constants leaves code that is never reached.";
        if (values.Any(entry => entry.Value.Operands.Count >= 2 && entry.Value.Operands.Skip(entry.Value.Operands.Count - 2).Distinct().Count() == 1 && (entry.Value.Type == IrType.Boolean || entry.Value.Op.Name.StartsWith("Mask", System.StringComparison.Ordinal))))
            yield return "CS1718 // Two names turn out to stand for one value, which is compared with itself.";
    }

    private void WriteGraph(CodeWriter writer)
    {
        writer.Line();
        writer.Line($"/// <summary>The computation graph of <see cref=\"{Cref}\"/> as SVG: a rectangle for each variable with its function inside and its name above.</summary>");
        writer.Line(GeneratedCode);
        writer.Line($"{_method.Modifiers.Replace("static", "").Trim()} const string {_signature.Graph} = \"\"\"");
        writer.Lines(GraphDrawing.Draw(ComputationGraph.Of(_primal)));
        writer.Line("\"\"\";");
    }

    private string ReturnType => _scalarResults.Count switch
    {
        0 => "void",
        1 => _scalarResults[0].TypeName(_names),
        _ => ResultGroup.TupleType(_names, _scalarResults),
    };

    private string Cref => $"{NameScope.Escaped(_method.Name)}({string.Join(", ", _method.Parameters.Select(parameter => (parameter.Modifier == "in " ? "in " : "") + _names.Short(parameter.CrefType)))})";

    private IEnumerable<string> BackwardParameters()
    {
        IEnumerable<ResultGroup> floating = _results.Where(result => result.IsFloating);
        return _method.Parameters.Select(parameter => (IsWritten(parameter) ? Written + " " : "") + Declaration(parameter))
            .Concat(IsSingleScalar ? [] : floating.Select(result => $"{result.UpstreamType(_names)} {_signature.Upstream(result)}"))
            .Concat(Buffers().Select(buffer => $"{buffer.Type} {buffer.Name}"))
            .Concat(IsSingleScalar ? floating.Select(result => $"{result.TypeName(_names)} {_signature.Upstream(result)} = 1") : [])
            .Concat(_placedResults.Select(result => $"{result.DestinationType(_names, isOptional: true)} {_signature.Destination(result)} = default"));
    }

    private string BufferReferences => string.Join(", ", Buffers().Select(buffer => $"<paramref name=\"{buffer.Name.TrimStart('@')}\"/>"));

    private IEnumerable<(string Type, string Name)> Buffers() =>
        (UsesMembers ? [("Gradients", _signature.Gradients)] : Array.Empty<(string, string)>())
        .Concat(_differentiated.Select(parameter => (BufferType(parameter, isOwned: false), Buffer(parameter))));

    private IEnumerable<string> Arguments(bool needsUpstream) =>
        _method.Parameters.Select(parameter => parameter.Name)
            .Concat(needsUpstream ? _results.Where(result => result.IsFloating).Select(_signature.Upstream) : [])
            .Concat(PassedBuffers());

    private IEnumerable<string> PassedBuffers() => (UsesMembers ? new[] { _signature.Gradients } : [])
        .Concat(_differentiated.Select(parameter => (BufferType(parameter, isOwned: false).StartsWith("ref ", StringComparison.Ordinal) ? "ref " : "") + Buffer(parameter)));

    private string BufferType(ParameterSpec parameter, bool isOwned)
    {
        if (parameter.Aggregate is { } aggregate) return _names.Short(isOwned ? aggregate.Owned : aggregate.Buffer);
        IrType type = parameter.Type!;
        if (type.IsScalar) return isOwned ? _names.TypeName(type) : "ref " + _names.TypeName(type);
        bool isFlat = type.IsArray && type.Rank == 1 && type.Element.IsScalar;
        return isFlat && !isOwned ? $"{_names.SystemType("Span")}<{_names.TypeName(type.Element)}>" : _names.TypeName(type);
    }

    private string Zeros(ParameterSpec parameter)
    {
        if (parameter.Aggregate is { } aggregate)
        {
            string zeros = _names.Short(aggregate.Zeros.Replace(AggregateSpec.ZerosLike, _names.Kernel("ZerosLike")));
            return zeros == "default" ? $"{_names.Short(aggregate.Owned)} {Buffer(parameter)} = default;" : $"var {Buffer(parameter)} = {zeros};";
        }

        return parameter.Type!.IsScalar
            ? $"{_names.Short(parameter.CSharpType)} {Buffer(parameter)} = 0;"
            : $"var {Buffer(parameter)} = {_names.Kernel("ZerosLike")}({parameter.Name});";
    }

    private string Buffer(ParameterSpec parameter) => _signature.Buffer(parameter);

    // A params array is an array like others where more parameters follow.
    private string Declaration(ParameterSpec parameter) => $"{(parameter.Modifier == "params " ? "" : parameter.Modifier)}{_names.Short(parameter.CSharpType)} {parameter.Name}";

    private string GradientOf(Instruction argument)
    {
        ParameterInfo info = Function.InfoOf(argument);
        return info.Role == ParameterRole.Member ? $"{_signature.Gradients}.{(info.Access.StartsWith("this.", StringComparison.Ordinal) ? info.Access.Substring(5) : info.Access)}" : _signature.BufferOf(info);
    }

    private static string Escape(string formula) => formula.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
