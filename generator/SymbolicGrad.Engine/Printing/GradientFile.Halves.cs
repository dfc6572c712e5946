using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Printing;

// F_Backward of a method that calls itself: one method that computes and records, and one that goes back through the recording.
internal sealed partial class GradientFile
{
    private void WriteHalves(CodeWriter writer, RecordingNames halves)
    {
        (Function record, Function reverse) = PhaseSplit.Run(_gradient);
        CodeWriter recordBody = new(), reverseBody = new();
        StatementEmitter recorder = Emitter(record, recordBody), reverser = Emitter(reverse, reverseBody);
        recorder.EmitBody();
        reverser.EmitBody();

        string inputs = string.Join(", ", _method.Parameters.Select(Declaration).Append($"{_names.RuntimeType("Recording")} {halves.Recording}"));
        ResultGroup result = _results[0];
        string[] upstream = [$"{result.TypeName(_names)} {_signature.Upstream(result)}"], buffers = [.. Buffers().Select(buffer => $"{buffer.Type} {buffer.Name}")];
        string resultType = result.TypeName(_names);
        WriteDocumentation(writer, [.. recorder.Derivation, .. reverser.Derivation]);
        writer.Line(GeneratedCode);
        writer.Line($"{_method.Modifiers} {ReturnType} {_method.Name}_Backward({string.Join(", ", BackwardParameters())})");
        using (writer.Braces())
        {
            IEnumerable<string> arguments = _method.Parameters.Select(parameter => parameter.Name).Append(halves.Recording);
            WriteChecks(writer, _differentiated, Buffer);
            writer.Line($"using var {_signature.Workspace} = {_names.RuntimeType("Workspace")}.Enter();");
            writer.Line();
            writer.Line($"var {halves.Recording} = {_signature.Workspace}.Recording();");
            writer.Line($"var {_signature.Value} = {_method.Name}{halves.RecordSuffix}({string.Join(", ", arguments)});");
            string[] upstreamName = [_signature.Upstream(result)];
            writer.Line($"{_method.Name}{halves.ReverseSuffix}({string.Join(", ", arguments.Concat(result.HasDestination ? upstreamName.Concat(PassedBuffers()) : PassedBuffers().Concat(upstreamName)))});");
            writer.Line(result.HasDestination
                ? $"if ({result.IsWanted(_signature.Destination(result))}) {_names.Kernel("Copy")}({_signature.Value}, {_signature.Destination(result)});"
                : $"return {_signature.Value};");
        }

        string modifiers = _method.Modifiers.Contains("static") ? "private static" : "private";
        writer.Line();
        writer.Line($"/// <summary>Computes <see cref=\"{Cref}\"/> and records what <c>{_method.Name}{halves.ReverseSuffix}</c> reads.</summary>");
        writer.Line(GeneratedCode);
        writer.Line($"{modifiers} {resultType} {_method.Name}{halves.RecordSuffix}({inputs})");
        WriteHalf(writer, record, recordBody, recorder, StatementEmitter.RecordsTensors(record) ? halves.Recording : null);
        writer.Line();
        writer.Line($"/// <summary>Adds the gradient of <see cref=\"{Cref}\"/> to {BufferReferences}; takes back what <c>{_method.Name}{halves.RecordSuffix}</c> has recorded.</summary>");
        writer.Line(GeneratedCode);
        writer.Line($"{modifiers} void {_method.Name}{halves.ReverseSuffix}({string.Join(", ", (result.HasDestination ? upstream.Concat(buffers) : buffers.Concat(upstream)).Prepend(inputs))})");
        WriteHalf(writer, reverse, reverseBody, null, null);

        StatementEmitter Emitter(Function half, CodeWriter body) => new(half, _names, _signature.Names.Nested(), _signature.Workspace, body, argument => GradientOf(half[argument]), _resultSymbol, _cancellation);
    }

    /// <param name="recording">What the scratch memory is taken from; null for a scope of its own.</param>
    private void WriteHalf(CodeWriter writer, Function half, CodeWriter body, StatementEmitter? results, string? recording)
    {
        using IDisposable braces = writer.Braces();
        bool needsWorkspace = StatementEmitter.NeedsWorkspace(half);
        if (needsWorkspace) writer.Line(recording is null ? $"using var {_signature.Workspace} = {_names.RuntimeType("Workspace")}.Enter();" : $"var {_signature.Workspace} = {recording}.Workspace;");
        if (body.Count > 0)
        {
            if (needsWorkspace) writer.Line();
            writer.Lines(body.ToString().TrimEnd('\n'));
        }

        if (results is null) return;
        writer.Line();
        writer.Line($"return {results.Expression(half.Body.Results[0])};");
    }
}
