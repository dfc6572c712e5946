using System.Text;
using SymbolicGrad.Fuzz.Generation;
using SymbolicGrad.Fuzz.Grammar;

namespace SymbolicGrad.Fuzz.Judging;

/// <summary>Prints the <see cref="Probe"/> of a program.</summary>
internal static class ProbePrinter
{
    /// <param name="program">The program.</param>
    /// <param name="name">Its class.</param>
    /// <param name="probe">The class of the probe.</param>
    public static string Print(FuzzProgram program, string name, string probe)
    {
        Parameter[] differentiated = [.. program.Parameters.Where(parameter => parameter.Row.IsDifferentiated)];
        string arguments = string.Concat(program.Parameters.Select(parameter => $"        var {parameter.Name} = {Read(parameter.Row.Make, "x")};\n"));
        string ends = string.Concat(differentiated.Select(parameter => $"        {{ var v = {parameter.Name}; {Read(parameter.Row.Add, "y")} }}\n"));
        string result = $"        {{ var v = result; {Read(program.Result.Add, "y")} }}\n";
        string call = string.Join(", ", program.Parameters.Select(parameter => parameter.Name));

        var text = new StringBuilder($"using static {name};\n\npublic sealed class {probe} : SymbolicGrad.Fuzz.Judging.Probe\n{{\n");
        Method("Evaluate(Numbers x, Numbers y)", arguments, $"        var result = {name}.F({call});\n", result, ends);
        Method("Backward(Numbers x, Numbers upstream, Numbers buffers, Numbers y, Numbers gradient)",
            arguments,
            Tangents("buffers"),
            program.Result.Destination is { } destination
                ? $"        var result = {destination};\n        {name}.F_Backward({call}, {Read(program.Result.Upstream, "upstream")}, {Passed(byReference: true)}, result);\n"
                : $"        var result = {name}.F_Backward({call}, {(program.Result.IsScalar ? "" : Read(program.Result.Upstream, "upstream") + ", ")}{Passed(byReference: true)}{(program.Result.IsScalar ? ", " + Read(program.Result.Upstream, "upstream") : "")});\n",
            result,
            ends,
            TangentEnds("gradient"));
        if (program.HasForward)
        {
            Method("Forward(Numbers x, Numbers direction, Numbers y, Numbers tangent)",
                arguments,
                Tangents("direction"),
                program.Result.Destination is { } place
                    ? $"        var result = {place};\n        var derivative = {place};\n        {name}.F_Forward({call}, {Passed(byReference: false)}, derivative, result);\n"
                    : $"        var (result, derivative) = {name}.F_Forward({call}, {Passed(byReference: false)});\n",
                result,
                ends,
                $"        {{ var v = derivative; {Read(program.Result.Add, "tangent")} }}\n",
                TangentEnds("tangent"));
        }

        if (program.Result.IsScalar)
        {
            Method("Gradient(Numbers x, Numbers gradient)",
                arguments,
                $"        var record = {name}.F_Gradient({call});\n",
                string.Concat(differentiated.Select(parameter => $"        {{ var v = record.{parameter.Name}; {Read(parameter.Row.Add, "gradient")} }}\n")));
        }

        return Printer.OfPrecision(text.Append("}\n").ToString(), program.IsSingle);

        void Method(string signature, params string[] statements) =>
            text.Append("    public override void ").Append(signature).Append("\n    {\n").AppendJoin("", statements).Append("    }\n");

        string Tangents(string from) => string.Concat(differentiated.Select(parameter => $"        var d_{parameter.Name} = {Read(parameter.Row.Make, from)};\n"));

        string TangentEnds(string to) => string.Concat(differentiated.Select(parameter => $"        {{ var v = d_{parameter.Name}; {Read(parameter.Row.Add, to)} }}\n"));

        string Passed(bool byReference) => string.Join(", ", differentiated.Select(parameter => (byReference && parameter.Row.IsByReference ? "ref d_" : "d_") + parameter.Name));
    }

    private static string Read(string template, string from) => template.Replace("@", from, StringComparison.Ordinal);
}
