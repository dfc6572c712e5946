using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine;

/// <summary>Writes what training needs of a type with <c>[Parameter]</c> members: its <c>Gradients</c>, and the type as an <c>IModel</c>.</summary>
internal static class ModelEmitter
{
    private const string Training = "global::SymbolicGrad.Training.";

    public static string Emit(TypeSpec type)
    {
        string scalar = GeneratedNames.Scalar(type.Members[0].Type.Kind);
        string header = type.Declarations[type.Declarations.Count - 1];
        TypeSpec implementing = type with { Declarations = type.Declarations.Take(type.Declarations.Count - 1).Append($"{header} : {Training}IModel<{scalar}>").ToEquatableArray() };
        string name = NameIn(header);

        var writer = new CodeWriter();
        SourceFile.Write(writer, implementing, $"The parameters of {type.FileName} and their gradients, for training.", () =>
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public {Training}IGradients<{scalar}> CreateGradients() => new Gradients(this);");
            writer.Line();
            WriteVisit(writer, "VisitParameters", scalar, type.Members, member => member.Name);
            writer.Line();
            WriteUpdate(writer, type, scalar);
            writer.Line();
            WriteGradients(writer, type, name, scalar);
        });
        return writer.ToString();
    }

    private static void WriteGradients(CodeWriter writer, TypeSpec type, string model, string scalar)
    {
        writer.Line($"/// <summary>A gradient for each parameter of <see cref=\"{model.Replace('<', '{').Replace('>', '}')}\"/>, of the parameter's shape.</summary>");
        writer.Line($"public sealed class Gradients : {Training}IGradients<{scalar}>");
        using (writer.Braces())
        {
            writer.Line("/// <summary>Makes zeroed gradients for the parameters of a model.</summary>");
            writer.Line($"public Gradients({model} model)");
            using (writer.Braces())
            {
                foreach (MemberSpec member in type.Members.Where(member => !member.Type.IsScalar))
                    writer.Line($"{member.Name} = global::SymbolicGrad.Kernels.ZerosLike(model.{member.Name});");
            }

            foreach (MemberSpec member in type.Members)
            {
                writer.Line();
                writer.Line($"/// <summary>The gradient by <c>{member.Name}</c>.</summary>");
                writer.Line(member.Type.IsScalar ? $"public {member.CSharpType} {member.Name};" : $"public {member.CSharpType} {member.Name} {{ get; }}");
            }

            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line("public void Clear()");
            using (writer.Braces())
            {
                foreach (MemberSpec member in type.Members)
                    writer.Line(member.Type.IsScalar ? $"{member.Name} = 0;" : $"global::SymbolicGrad.Kernels.Clear({member.Name});");
            }

            writer.Line();
            WriteVisit(writer, "Visit", scalar, type.Members.Select(member => member with { IsField = true }), member => member.Name);
        }
    }

    private static void WriteVisit(CodeWriter writer, string method, string scalar, IEnumerable<MemberSpec> members, System.Func<MemberSpec, string> access)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public void {method}<TVisitor>(ref TVisitor visitor)");
        writer.Line($"    where TVisitor : {Training}IParameterVisitor<{scalar}>, allows ref struct");
        using (writer.Braces())
        {
            foreach (MemberSpec member in members)
                WriteMember(writer, member, scalar, (name, shape, values, _) => $"visitor.Visit({name}, [{shape}], {values});");
        }
    }

    private static void WriteUpdate(CodeWriter writer, TypeSpec type, string scalar)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public void UpdateParameters<TUpdate>({Training}IGradients<{scalar}> gradients, ref TUpdate update)");
        writer.Line($"    where TUpdate : {Training}IParameterUpdate<{scalar}>, allows ref struct");
        using (writer.Braces())
        {
            writer.Line("if (gradients is not Gradients grad) throw new global::System.ArgumentException($\"The gradients are a {gradients?.GetType()}, not those of a {GetType()}.\", nameof(gradients));");
            foreach (MemberSpec member in type.Members)
                WriteMember(writer, member, scalar, (name, _, values, path) => $"update.Update({name}, {values}, {Values("grad." + path, TypeAt(member, path), scalar)});");
        }
    }

    private delegate string Step(string name, string shape, string values, string path);

    // Arrays of tensors, and jagged arrays, are walked element by element; everything else is one block of numbers.
    private static void WriteMember(CodeWriter writer, MemberSpec member, string scalar, Step step)
    {
        IrType type = member.Type;
        if (type.IsScalar && !member.IsField)
        {
            string local = member.Name.TrimStart('@') + "Value";
            writer.Line($"{scalar} {local} = {member.Name};");
            writer.Line(step($"\"{member.Name.TrimStart('@')}\"", "", $"new global::System.Span<{scalar}>(ref {local})", member.Name));
            writer.Line($"{member.Name} = {local};");
        }
        else if (type.IsArray && !type.Element.IsScalar)
        {
            writer.Line($"for (int i = 0; i < {member.Name}.Length; i++)");
            string element = member.Name + "[i]";
            writer.Line("    " + step($"{Training}ParameterNames.Element(\"{member.Name.TrimStart('@')}\", i)", Shape(element, type.Element), Values(element, type.Element, scalar), element));
        }
        else
        {
            writer.Line(step($"\"{member.Name.TrimStart('@')}\"", Shape(member.Name, type), Values(member.Name, type, scalar), member.Name));
        }
    }

    private static IrType TypeAt(MemberSpec member, string path) => path.EndsWith("[i]", System.StringComparison.Ordinal) ? member.Type.Element : member.Type;

    private static string Shape(string access, IrType type) => type.Form switch
    {
        TypeForm.Scalar => "",
        TypeForm.Vector => access + ".Count",
        TypeForm.Matrix => $"{access}.Rows, {access}.Columns",
        _ => type.Rank == 1 ? access + ".Length" : string.Join(", ", Enumerable.Range(0, type.Rank).Select(axis => $"{access}.GetLength({axis})")),
    };

    private static string Values(string access, IrType type, string scalar) => type.Form switch
    {
        TypeForm.Scalar => $"new global::System.Span<{scalar}>(ref {access})",
        TypeForm.Array when type.Rank == 1 => access,
        TypeForm.Array => $"global::SymbolicGrad.Kernels.Flatten({access})",
        _ => access + ".Span",
    };

    // "public sealed partial class Layer<T>" names Layer<T>.
    private static string NameIn(string declaration) => declaration.Substring(declaration.LastIndexOf(' ') + 1);
}
