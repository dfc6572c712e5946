using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Printing;

// The halves of a gradient: one method that computes and records, and one that goes back through the recording.
internal sealed partial class GradientFile
{
    private string RecordName => _method.Name + _method.Halves.RecordSuffix;

    private string ReverseName => _method.Name + _method.Halves.ReverseSuffix;

    // Of a method that only calls itself nobody else calls the halves.
    private string HalfModifiers => _method.HasHalves ? _method.Modifiers : _method.Modifiers.Contains("static") ? "private static" : "private";

    /// <summary>F_Backward as the one half after the other, and the halves.</summary>
    private void WriteBackwardInHalves(CodeWriter writer)
    {
        Half[] halves = Halves();
        ResultGroup result = _results[0];
        WriteDocumentation(writer, [.. halves.SelectMany(half => half.Emitter.Derivation)]);
        writer.Line(GeneratedCode);
        writer.Line($"{_method.Modifiers} {ReturnType} {_method.Name}_Backward({string.Join(", ", BackwardParameters())})");
        using (writer.Braces())
        {
            IEnumerable<string> arguments = ArgumentNames.Append(_signature.Recording!);
            WriteChecks(writer, _differentiated, Buffer);
            writer.Line($"using var {_signature.Workspace} = {_names.RuntimeType("Workspace")}.Enter();");
            writer.Line();
            writer.Line($"var {_signature.Recording} = {_signature.Workspace}.Recording();");
            writer.Line($"var {_signature.Value} = {RecordName}({string.Join(", ", arguments)});");
            writer.Line($"{ReverseName}({string.Join(", ", arguments.Concat(ReverseArguments(result)))});");
            writer.Line(result.HasDestination
                ? $"if ({result.IsWanted(_signature.Destination(result))}) {_names.Kernel("Copy")}({_signature.Value}, {_signature.Destination(result)});"
                : $"return {_signature.Value};");
        }

        writer.Line();
        WriteHalves(writer, halves);
    }

    private void WriteHalves(CodeWriter writer) => WriteHalves(writer, Halves());

    private void WriteHalves(CodeWriter writer, Half[] halves)
    {
        (Half record, Half reverse) = (halves[0], halves[1]);
        WriteRecordHeader(writer);
        bool outlive = _results[0].HasDestination || StatementEmitter.RecordsTensors(record.Function);
        WriteHalf(writer, record, outlive ? _signature.Recording : null, hasResult: true);
        writer.Line();
        WriteReverseHeader(writer);
        WriteHalf(writer, reverse, null, hasResult: false);
    }

    private void WriteRecordHeader(CodeWriter writer)
    {
        writer.Line($"/// <summary>Computes <see cref=\"{Cref}\"/> and records what <c>{ReverseName}</c> reads.</summary>");
        writer.Line(GeneratedCode);
        writer.Line($"{HalfModifiers} {_results[0].TypeName(_names)} {RecordName}({string.Join(", ", HalfParameters)})");
    }

    private void WriteReverseHeader(CodeWriter writer)
    {
        ResultGroup result = _results[0];
        string[] upstream = [$"{result.TypeName(_names)} {_signature.Upstream(result)}"], buffers = [.. Buffers().Select(buffer => $"{buffer.Type} {buffer.Name}")];
        writer.Line($"/// <summary>Adds the gradient of <see cref=\"{Cref}\"/> to {BufferReferences}; takes back what <c>{RecordName}</c> has recorded.</summary>");
        writer.Line(GeneratedCode);
        writer.Line($"{HalfModifiers} void {ReverseName}({string.Join(", ", HalfParameters.Concat(result.HasDestination ? upstream.Concat(buffers) : buffers.Concat(upstream)))})");
    }

    private IEnumerable<string> ArgumentNames => _method.Parameters.Select(parameter => parameter.Name);

    private IEnumerable<string> HalfParameters => _method.Parameters.Select(Declaration).Append($"{_names.RuntimeType("Recording")} {_signature.Recording}");

    // As F_Backward takes them: a scalar upstream comes last.
    private IEnumerable<string> ReverseArguments(ResultGroup result)
    {
        string[] upstream = [_signature.Upstream(result)];
        return result.HasDestination ? upstream.Concat(PassedBuffers()) : PassedBuffers().Concat(upstream);
    }

    private Half[] Halves()
    {
        (Function record, Function reverse) = PhaseSplit.Run(_gradient);
        return [Emitted(record), Emitted(reverse)];
    }

    private Half Emitted(Function function)
    {
        var body = new CodeWriter();
        var emitter = new StatementEmitter(function, _names, _signature.Names.Nested(), _signature.Workspace, body, argument => GradientOf(function[argument]), _resultSymbol, _cancellation);
        emitter.EmitBody();
        return new Half(function, body, emitter);
    }

    /// <param name="recording">What the scratch memory is taken from; null for a scope of its own.</param>
    private void WriteHalf(CodeWriter writer, Half half, string? recording, bool hasResult)
    {
        using IDisposable braces = writer.Braces();
        bool needsWorkspace = StatementEmitter.NeedsWorkspace(half.Function);
        if (needsWorkspace) writer.Line(recording is null ? $"using var {_signature.Workspace} = {_names.RuntimeType("Workspace")}.Enter();" : $"var {_signature.Workspace} = {recording}.Workspace;");
        if (half.Body.Count > 0)
        {
            if (needsWorkspace) writer.Line();
            writer.Lines(half.Body.ToString().TrimEnd('\n'));
        }

        if (!hasResult) return;
        writer.Line();
        writer.Line($"return {half.Emitter.Expression(half.Function.Body.Results[0])};");
    }

    private sealed record Half(Function Function, CodeWriter Body, StatementEmitter Emitter);
}
