using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Printing;

// F_Forward: the value and its tangent.
internal sealed partial class GradientFile
{
    private void WriteForward(CodeWriter writer, Function tangent, ForwardSignature signature)
    {
        var body = new CodeWriter();
        var emitter = new StatementEmitter(tangent, _names, signature.Names, signature.Workspace, body, argument => throw new IrException($"The tangent adds to a gradient of %{argument}."), _resultSymbol, _cancellation);
        emitter.EmitBody();

        string directions = string.Join(", ", Directions(signature).Select(direction => $"<paramref name=\"{direction.Name.TrimStart('@')}\"/>"));
        writer.Line($"/// <summary>Computes <see cref=\"{Cref}\"/> and its tangent, the derivative in the direction {directions}.</summary>");
        WriteDerivation(writer, emitter.Derivation);
        writer.Line(GeneratedCode);
        writer.Line($"{_method.Modifiers} {ForwardReturnType} {signature.Method}({string.Join(", ", ForwardParameters(signature))})");
        using (writer.Braces())
        {
            bool hasChecks = WriteChecks(writer, signature.Tangent);
            foreach ((string written, string other) in MayAlias()) writer.Line($"{_names.Kernel("RequireDistinct")}({written}, {other});");
            if (StatementEmitter.NeedsWorkspace(tangent)) writer.Line($"using var {signature.Workspace} = {_names.RuntimeType("Workspace")}.Enter();");
            if (body.Count > 0)
            {
                if (hasChecks || StatementEmitter.NeedsWorkspace(tangent)) writer.Line();
                writer.Lines(body.ToString().TrimEnd('\n'));
            }

            WriteForwardResults(writer, tangent, signature, emitter);
        }
    }

    private void WriteForwardResults(CodeWriter writer, Function tangent, ForwardSignature signature, StatementEmitter emitter)
    {
        if (_results.Count == 0) return;
        writer.Line();
        List<string> values = [], tangents = [];
        string[] derivatives = Derivatives(tangent, emitter);
        foreach (ResultGroup result in _results)
        {
            string value = result.Make(_names, [.. result.Indices.Select(r => emitter.Expression(tangent.Body.Results[r]))]);
            string derivative = result.Make(_names, [.. result.Indices.Select(r => derivatives[r])]);
            if (!result.HasDestination)
            {
                values.Add(value);
                if (result.IsFloating) tangents.Add(derivative);
            }
            else
            {
                writer.Line($"if ({result.IsWanted(signature.Destination(result))}) {_names.Kernel("Copy")}({value}, {signature.Destination(result)});");
                writer.Line($"{_names.Kernel("Copy")}({derivative}, {signature.TangentDestination(result)});");
            }
        }

        if (tangents.Count > 0) writer.Line($"return ({Joined(values)}, {Joined(tangents)});");
        else if (values.Count > 0) writer.Line($"return {Joined(values)};");

        static string Joined(List<string> items) => items.Count == 1 ? items[0] : $"({string.Join(", ", items)})";
    }

    // The tangents follow the values, those of integers left out.
    private string[] Derivatives(Function tangent, StatementEmitter emitter)
    {
        int next = _method.Results.Count;
        return [.. _method.Results.Select(result => result.Type.IsFloating ? emitter.Expression(tangent.Body.Results[next++]) : "default")];
    }

    private string ForwardReturnType
    {
        get
        {
            List<ResultGroup> floating = _scalarResults.Where(result => result.IsFloating).ToList();
            return floating.Count switch
            {
                0 => ReturnType,
                1 => $"({ReturnType} Value, {floating[0].TypeName(_names)} Tangent)",
                _ => $"({ReturnType} Value, {ResultGroup.TupleType(_names, floating)} Tangent)",
            };
        }
    }

    private IEnumerable<string> ForwardParameters(ForwardSignature signature) => _method.Parameters.Select(Declaration)
        .Concat(Directions(signature).Select(direction => $"{direction.Type} {direction.Name}"))
        .Concat(_placedResults.Select(result => $"{result.DestinationType(_names, isOptional: false)} {signature.TangentDestination(result)}"))
        .Concat(_placedResults.Select(result => $"{result.DestinationType(_names, isOptional: true)} {signature.Destination(result)} = default"));

    private IEnumerable<(string Type, string Name)> Directions(ForwardSignature signature) =>
        (UsesMembers ? [("Gradients", signature.Direction)] : System.Array.Empty<(string, string)>())
        .Concat(_differentiated.Select(parameter => (parameter.Aggregate is { } aggregate ? _names.Short(aggregate.Direction) : DirectionType(parameter), signature.Tangent(parameter))));

    // What the method overwrites of an argument it overwrites of its tangent as well.
    private string DirectionType(ParameterSpec parameter) => parameter.Type is { IsArray: true, Rank: 1, Element.IsScalar: true } type
        ? $"{_names.SystemType(IsWritten(parameter) ? "Span" : "ReadOnlySpan")}<{_names.TypeName(type.Element)}>"
        : _names.TypeName(parameter.Type!);
}
