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
    /// <param name="readsMembers">Whether the method reads its members: it may do so only where it never comes.</param>
    public static string Print(FuzzProgram program, string name, string probe, bool readsMembers)
    {
        Parameter[] differentiated = [.. program.Parameters.Where(parameter => parameter.Row.IsDifferentiated)], trained = [.. program.Trained];
        ResultRow kind = program.Result;
        string target = trained.Length == 0 ? name : "self", gradients = readsMembers ? "grad, " : "";
        string arguments = string.Concat(program.Parameters.Select(parameter => $"        var {parameter.Name} = {Read(parameter.Row.Make, "x")};\n"))
            + (trained.Length == 0 ? "" : $"        var self = new {name} {{ {string.Join(", ", trained.Select(parameter => $"{parameter.Name} = {parameter.Name}"))} }};\n");
        string ends = string.Concat(differentiated.Select(parameter => $"        {{ var v = {parameter.Name}; {Read(parameter.Row.Add, "y")} }}\n"));
        string result = kind.IsNothing ? "" : $"        {{ var v = result; {Read(kind.Add, "y")} }}\n";
        string call = string.Join(", ", program.Arguments.Select(parameter => parameter.Name)), upstream = Read(kind.Upstream, "upstream");

        var text = new StringBuilder($"using static {name};\n\npublic sealed class {probe} : SymbolicGrad.Fuzz.Judging.Probe\n{{\n");
        Method("Evaluate(Numbers x, Numbers y)", arguments, $"        {(kind.IsNothing ? "" : "var result = ")}{target}.F({call});\n", result, ends);
        Method("Backward(Numbers x, Numbers upstream, Numbers buffers, Numbers y, Numbers gradient)",
            arguments,
            Tangents("buffers"),
            kind.IsNothing ? $"        {target}.F_Backward({call}, {gradients}{Passed(byReference: true)});\n"
                : kind.Destination is { } destination ? $"        var result = {destination};\n        {target}.F_Backward({call}, {upstream}, {gradients}{Passed(byReference: true)}, result);\n"
                : kind.IsScalar ? $"        var result = {target}.F_Backward({call}, {gradients}{Passed(byReference: true)}, {upstream});\n"
                : $"        var result = {target}.F_Backward({call}, {upstream}, {gradients}{Passed(byReference: true)});\n",
            result,
            ends,
            TangentEnds("gradient"));
        if (program.HasForward)
        {
            Method("Forward(Numbers x, Numbers direction, Numbers y, Numbers tangent)",
                arguments,
                Tangents("direction"),
                kind.IsNothing ? $"        {target}.F_Forward({call}, {gradients}{Passed(byReference: false)});\n"
                    : kind.Destination is { } place ? $"        var result = {place};\n        var derivative = {place};\n        {target}.F_Forward({call}, {gradients}{Passed(byReference: false)}, derivative, result);\n"
                    : $"        var (result, derivative) = {target}.F_Forward({call}, {gradients}{Passed(byReference: false)});\n",
                result,
                ends,
                kind.IsNothing ? "" : $"        {{ var v = derivative; {Read(kind.Add, "tangent")} }}\n",
                TangentEnds("tangent"));
        }

        if (program.HasFour)
        {
            string[] passed = [.. differentiated.Where(parameter => !parameter.Row.IsMember).Select(parameter => $"f_{parameter.Name}")];
            string joined = string.Join(", ", readsMembers ? passed.Prepend("f_grad") : passed), four = $"{target}.F_FourDirections({call}, {joined}";
            Method("FourDirections(Numbers x, System.Collections.Generic.IReadOnlyList<Numbers> directions, Numbers y, System.Collections.Generic.IReadOnlyList<Numbers> tangents)",
                arguments,
                string.Concat(differentiated.Select(parameter => $"        var f_{parameter.Name} = InFour.Joined({InFour(parameter.Row.Make)});\n")),
                trained.Length == 0 ? "" : $"        var f_grad = InFour.Joined({InFour($"new {name}.Gradients(self)")});\n        for (int k = 0; k < 4; k++)\n        {{\n            var grad = f_grad[k];\n{string.Concat(trained.Select(parameter => $"            {{ var d_{parameter.Name} = InFour.At(f_{parameter.Name}, k); {Fill(parameter)} }}\n"))}        }}\n",
                kind.IsNothing ? $"        {four});\n"
                    : kind.Destination is { } place ? $"        var result = {place};\n        var derivative = InFour.Joined({InFour(place)});\n        {four}, derivative, result);\n"
                    : $"        var (result, derivative) = {four});\n",
                result,
                ends,
                "        for (int k = 0; k < 4; k++)\n        {\n",
                kind.IsNothing ? "" : $"            {{ var v = InFour.At(derivative, k); {Read(kind.Add, "tangents[k]")} }}\n",
                string.Concat(differentiated.Select(parameter => $"            {{ var v = {(parameter.Row.IsMember ? $"f_grad[k].{parameter.Name}" : $"InFour.At(f_{parameter.Name}, k)")}; {Read(parameter.Row.Add, "tangents[k]")} }}\n")),
                "        }\n");
        }

        if (kind.IsScalar)
        {
            Method("Gradient(Numbers x, Numbers gradient)",
                arguments,
                $"        var record = {target}.F_Gradient({call});\n",
                string.Concat(differentiated.Select(parameter => $"        {{ var v = {(parameter.Row.IsMember && !readsMembers ? $"new {name}.Gradients(self)" : "record")}.{parameter.Name}; {Read(parameter.Row.Add, "gradient")} }}\n")));
        }

        return Printer.OfPrecision(text.Append("}\n").ToString(), program.IsSingle);

        void Method(string signature, params string[] statements) =>
            text.Append("    public override void ").Append(signature).Append("\n    {\n").AppendJoin("", statements).Append("    }\n");

        string Tangents(string from) => string.Concat(differentiated.Select(parameter => $"        var d_{parameter.Name} = {Read(parameter.Row.Make, from)};\n"))
            + (trained.Length == 0 ? "" : $"        var grad = new {name}.Gradients(self);\n{string.Concat(trained.Select(parameter => $"        {Fill(parameter)}\n"))}");

        string TangentEnds(string to) => string.Concat(differentiated.Select(parameter => $"        {{ var v = {(parameter.Row.IsMember ? "grad." : "d_")}{parameter.Name}; {Read(parameter.Row.Add, to)} }}\n"));

        string Passed(bool byReference) =>
            string.Join(", ", differentiated.Where(parameter => !parameter.Row.IsMember).Select(parameter => (byReference && parameter.Row.IsByReference ? "ref d_" : "d_") + parameter.Name));
    }

    /// <summary>Puts numbers into the gradient of a member.</summary>
    private static string Fill(Parameter member) => (member.Row.Kind switch
    {
        Kind.Real => "grad.@ = d_@;",
        Kind.Array3 => "d_@.CopyTo(grad.@, 0);",
        _ => "d_@.Span.CopyTo(grad.@.Span);",
    }).Replace("@", member.Name, StringComparison.Ordinal);

    /// <summary>What is read from the numbers of each of four directions.</summary>
    private static string InFour(string template) => string.Join(", ", Enumerable.Range(0, 4).Select(k => Read(template, $"directions[{k}]")));

    private static string Read(string template, string from) => template.Replace("@", from, StringComparison.Ordinal);
}
