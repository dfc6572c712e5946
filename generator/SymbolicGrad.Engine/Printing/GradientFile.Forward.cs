using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Printing;

/// <summary>Forward mode of a method: the function that computes value and tangents, and the names in the signature of the method that does.</summary>
internal sealed record Forward(Function Tangent, ForwardSignature Signature);

// F_Forward: the value and its tangent; F_FourDirections: the value and four tangents.
internal sealed partial class GradientFile
{
    private void WriteForward(CodeWriter writer, Forward forward)
    {
        (Function tangent, ForwardSignature signature) = (forward.Tangent, forward.Signature);
        var body = new CodeWriter();
        var emitter = new StatementEmitter(tangent, _names, signature.Names, signature.Workspace, body, argument => throw new IrException($"The tangent adds to a gradient of %{argument}."), _resultSymbol, _cancellation);
        emitter.EmitBody();

        string directions = string.Join(", ", DirectionsOf(signature).Select(direction => $"<paramref name=\"{direction.Name.TrimStart('@')}\"/>"));
        string what = signature.IsInFour ? "its tangents, the derivatives in the four directions" : "its tangent, the derivative in the direction";
        writer.Line($"/// <summary>Computes <see cref=\"{Cref}\"/> and {what} {directions}.</summary>");
        WriteDerivation(writer, emitter.Derivation);
        writer.Line(GeneratedCode);
        writer.Line($"{_method.Modifiers} {ForwardReturnType(signature)} {signature.Method}({string.Join(", ", ForwardParameters(signature))})");
        using (writer.Braces())
        {
            bool hasChecks = signature.IsInFour ? WriteChecksInFour(writer, signature) : WriteChecks(writer, _differentiated, signature.Tangent);
            WriteAliasChecks(writer, signature.Names);
            if (StatementEmitter.NeedsWorkspace(tangent)) writer.Line($"using var {signature.Workspace} = {_names.RuntimeType("Workspace")}.Enter();");
            if (body.Count > 0)
            {
                if (hasChecks || StatementEmitter.NeedsWorkspace(tangent)) writer.Line();
                writer.Lines(body.ToString().TrimEnd('\n'));
            }

            WriteForwardResults(writer, tangent, signature, emitter);
        }
    }

    // Tangents that come one by one: there are four, and each has the shape of the parameter.
    private bool WriteChecksInFour(CodeWriter writer, ForwardSignature signature)
    {
        bool hasChecks = WriteChecks(writer, _differentiated.Where(parameter => !ComesSeparately(parameter)), signature.Tangent);
        if (UsesMembers) RequireFour(signature.Direction);
        foreach (ParameterSpec parameter in _differentiated.Where(ComesSeparately))
        {
            RequireFour(signature.Tangent(parameter));
            string[] ways = [.. WaysToShapes(parameter)];
            if (ways.Length == 0) continue;
            string one = signature.Names.Declare("direction");
            writer.Line($"foreach (var {one} in {signature.Tangent(parameter)})");
            using (writer.Braces())
            {
                foreach (string way in ways) writer.Line($"{_names.Kernel("RequireSameShape")}({parameter.Name}{way}, {one}{way});");
            }
        }

        return hasChecks || UsesMembers || _differentiated.Any(ComesSeparately);

        void RequireFour(string tangents) => writer.Line($"{_names.Kernel("RequireFour")}({tangents});");
    }

    private void WriteForwardResults(CodeWriter writer, Function tangent, ForwardSignature signature, StatementEmitter emitter)
    {
        if (_results.Count == 0) return;
        writer.Line();
        List<string> values = [], tangents = [];
        string[][] derivatives = Derivatives(tangent, emitter, signature);
        foreach (ResultGroup result in _results)
        {
            string value = result.Make(_names, [.. result.Indices.Select(r => emitter.Expression(tangent.Body.Results[r]))]);
            int count = result.Indices.Max(r => derivatives[r].Length);
            string[] directed = [.. Enumerable.Range(0, count).Select(k => result.Make(_names, [.. result.Indices.Select(r => derivatives[r].ElementAtOrDefault(k) ?? "default")]))];
            if (!result.HasDestination)
            {
                values.Add(value);
                if (result.IsFloating) tangents.Add(Joined(directed));
            }
            else
            {
                writer.Line($"if ({result.IsWanted(signature.Destination(result))}) {_names.Kernel("Copy")}({value}, {signature.Destination(result)});");
                string[] destinations = [.. directed.Select((_, k) => directed.Length == 1 ? signature.TangentDestination(result) : $"{signature.TangentDestination(result)}[{k.ToString(System.Globalization.CultureInfo.InvariantCulture)}]")];
                foreach ((string derivative, string destination) in directed.Zip(destinations, static (derivative, destination) => (derivative, destination))) writer.Line($"{_names.Kernel("Copy")}({derivative}, {destination});");
            }
        }

        if (tangents.Count > 0) writer.Line($"return ({Joined(values)}, {Joined(tangents)});");
        else if (values.Count > 0) writer.Line($"return {Joined(values)};");

        static string Joined(IReadOnlyList<string> items) => items.Count == 1 ? items[0] : $"({string.Join(", ", items)})";
    }

    // The tangents follow the values, none for integers.
    private string[][] Derivatives(Function tangent, StatementEmitter emitter, ForwardSignature signature)
    {
        int next = _method.Results.Count;
        return [.. _method.Results.Select(result => !result.Type.IsFloating ? [] : Enumerable.Range(0, signature.IsInFour && IsSeparate(result) ? ScalarKinds.Directions : 1).Select(_ => emitter.Expression(tangent.Body.Results[next++])).ToArray())];
    }

    /// <summary>Whether a result has a tangent for each direction rather than one for all.</summary>
    public static bool IsSeparate(ResultSpec result) => result.Type.IsTensor || result.Aggregate is not null;

    private string ForwardReturnType(ForwardSignature signature)
    {
        List<ResultGroup> floating = _scalarResults.Where(result => result.IsFloating).ToList();
        string name = signature.IsInFour ? "Tangents" : "Tangent";
        return floating.Count switch
        {
            0 => ReturnType,
            1 => $"({ReturnType} Value, {Tangents(floating[0])} {name})",
            _ => $"({ReturnType} Value, {ResultGroup.TupleType(floating, Tangents)} {name})",
        };

        string Tangents(ResultGroup result)
        {
            if (!signature.IsInFour) return result.TypeName(_names);
            return IsSeparate(result.First) ? $"({string.Join(", ", Enumerable.Repeat(result.TypeName(_names), ScalarKinds.Directions))})" : _names.TypeName(result.First.Type.InFourDirections());
        }
    }

    private IEnumerable<string> ForwardParameters(ForwardSignature signature) => _method.Parameters.Select(Declaration)
        .Concat(DirectionsOf(signature).Select(direction => $"{direction.Type} {direction.Name}"))
        .Concat(_placedResults.Select(result => $"{(signature.IsInFour ? OneByOne(result.TypeName(_names)) : result.DestinationType(_names, isOptional: false))} {signature.TangentDestination(result)}"))
        .Concat(_placedResults.Select(result => $"{result.DestinationType(_names, isOptional: true)} {signature.Destination(result)} = default"));

    private IEnumerable<(string Type, string Name)> DirectionsOf(ForwardSignature signature) =>
        (UsesMembers ? [(signature.IsInFour ? OneByOne("Gradients") : "Gradients", signature.Direction)] : System.Array.Empty<(string, string)>())
        .Concat(_differentiated.Select(parameter => (signature.IsInFour ? DirectionTypeInFour(parameter) : DirectionType(parameter), signature.Tangent(parameter))));

    private string DirectionType(ParameterSpec parameter) => parameter.Aggregate is { } aggregate ? _names.Short(aggregate.Direction) : DirectionType(parameter, parameter.Type!);

    private string DirectionTypeInFour(ParameterSpec parameter)
    {
        if (parameter.Aggregate is { } aggregate) return OneByOne(_names.Short(aggregate.Owned));
        return ComesSeparately(parameter) ? OneByOne(_names.TypeName(parameter.Type!)) : DirectionType(parameter, parameter.Type!.InFourDirections());
    }

    // What the method overwrites of an argument it overwrites of its tangent as well.
    private string DirectionType(ParameterSpec parameter, IrType type) => type is { IsArray: true, Rank: 1, Element.IsScalar: true }
        ? $"{_names.SystemType(IsWritten(parameter) ? "Span" : "ReadOnlySpan")}<{_names.TypeName(type.Element)}>"
        : _names.TypeName(type);

    private static bool ComesSeparately(ParameterSpec parameter) => parameter.Aggregate is not null || TangentForm.ComesSeparately(new ParameterInfo(parameter.Name, ParameterRole.Variable), parameter.Type!);

    private string OneByOne(string type) => $"{_names.SystemType("ReadOnlySpan")}<{type}>";
}
