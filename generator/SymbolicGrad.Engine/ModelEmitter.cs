using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine;

/// <summary>Writes what training needs of a type with <c>[Parameter]</c> members: its <c>Gradients</c>, and the type as an <c>IModel</c>.</summary>
internal sealed class ModelEmitter
{
    private const string Training = "global::SymbolicGrad.Training.";

    private readonly TypeSpec _type;
    private readonly string _scalar;
    private readonly CodeWriter _writer = new();
    private readonly NameScope _names;

    private ModelEmitter(TypeSpec type)
    {
        _type = type;
        _scalar = GeneratedNames.Keyword(type.Members[0].Type.Kind);
        _names = new NameScope(null, type.Members.Select(member => member.Name).Concat(type.Declarations.SelectMany(TypeParameters)));
    }

    public static string Emit(TypeSpec type) => new ModelEmitter(type).Emit();

    private string Emit()
    {
        string header = _type.Declarations[_type.Declarations.Count - 1];
        TypeSpec implementing = _type with { Declarations = _type.Declarations.Take(_type.Declarations.Count - 1).Append($"{header} : {Training}IModel<{_scalar}>").ToEquatableArray() };
        SourceFile.Write(_writer, implementing, $"The parameters of {_type.FileName} and their gradients, for training.", () =>
        {
            _writer.Line("/// <inheritdoc/>");
            _writer.Line($"public {Training}IGradients<{_scalar}> CreateGradients() => new Gradients(this);");
            _writer.Line();
            WriteVisit("VisitParameters", _type.Members);
            _writer.Line();
            WriteUpdate();
            _writer.Line();
            WriteGradients(NameIn(header));
        }, []);
        return _writer.ToString();
    }

    private void WriteGradients(string type)
    {
        string model = _names.Nested().Declare("model");
        _writer.Line($"/// <summary>A gradient for each parameter of <see cref=\"{type.Replace('<', '{').Replace('>', '}')}\"/>, of the parameter's shape.</summary>");
        _writer.Line($"public sealed class Gradients : {Training}IGradients<{_scalar}>");
        using (_writer.Braces())
        {
            _writer.Line("/// <summary>Makes zeroed gradients for the parameters of a model.</summary>");
            _writer.Line($"public Gradients({type} {model})");
            using (_writer.Braces())
            {
                foreach (MemberSpec member in _type.Members.Where(member => !member.Type.IsScalar))
                    _writer.Line($"{member.Name} = global::SymbolicGrad.Kernels.ZerosLike({model}.{member.Name});");
            }

            foreach (MemberSpec member in _type.Members)
            {
                _writer.Line();
                _writer.Line($"/// <summary>The gradient by <c>{member.Name}</c>.</summary>");
                _writer.Line(member.Type.IsScalar ? $"public {member.CSharpType} {member.Name};" : $"public {member.CSharpType} {member.Name} {{ get; }}");
            }

            _writer.Line();
            _writer.Line("/// <inheritdoc/>");
            _writer.Line("public void Clear()");
            using (_writer.Braces())
            {
                foreach (MemberSpec member in _type.Members)
                    _writer.Line(member.Type.IsScalar ? $"{member.Name} = 0;" : $"global::SymbolicGrad.Kernels.Clear({member.Name});");
            }

            _writer.Line();
            WriteVisit("Visit", _type.Members.Select(member => member with { IsField = true }));
        }
    }

    private void WriteVisit(string method, IEnumerable<MemberSpec> members)
    {
        NameScope locals = _names.Nested();
        string visitor = locals.Declare("visitor"), visitorType = locals.Declare("TVisitor");
        _writer.Line("/// <inheritdoc/>");
        _writer.Line($"public void {method}<{visitorType}>(ref {visitorType} {visitor})");
        _writer.Line($"    where {visitorType} : {Training}IParameterVisitor<{_scalar}>, allows ref struct");
        using (_writer.Braces())
        {
            foreach (MemberSpec member in members)
                WriteMember(member, locals, (name, shape, values, _) => $"{visitor}.Visit({name}, [{shape}], {values});");
        }
    }

    private void WriteUpdate()
    {
        NameScope locals = _names.Nested();
        string gradients = locals.Declare("gradients"), update = locals.Declare("update"), updateType = locals.Declare("TUpdate"), grad = locals.Declare("grad");
        _writer.Line("/// <inheritdoc/>");
        _writer.Line($"public void UpdateParameters<{updateType}>({Training}IGradients<{_scalar}> {gradients}, ref {updateType} {update})");
        _writer.Line($"    where {updateType} : {Training}IParameterUpdate<{_scalar}>, allows ref struct");
        using (_writer.Braces())
        {
            _writer.Line($"if ({gradients} is not Gradients {grad}) throw new global::System.ArgumentException($\"The gradients are a {{{gradients}?.GetType()}}, not those of a {{GetType()}}.\", nameof({gradients}));");
            foreach (MemberSpec member in _type.Members)
                WriteMember(member, locals, (name, _, values, path) => $"{update}.Update({name}, {values}, {Values($"{grad}.{path}", TypeAt(member, path))});");
        }
    }

    private delegate string Step(string name, string shape, string values, string path);

    // Arrays of tensors, and jagged arrays, are walked element by element; everything else is one block of numbers.
    private void WriteMember(MemberSpec member, NameScope outer, Step step)
    {
        NameScope locals = outer.Nested();
        IrType type = member.Type;
        if (type.IsScalar && !member.IsField)
        {
            string local = outer.Declare(member.Name.TrimStart('@') + "Value");
            _writer.Line($"{_scalar} {local} = {member.Name};");
            _writer.Line(step($"\"{member.Name.TrimStart('@')}\"", "", $"new global::System.Span<{_scalar}>(ref {local})", member.Name));
            _writer.Line($"{member.Name} = {local};");
        }
        else if (type.IsArray && !type.Element.IsScalar)
        {
            string i = locals.Declare("i");
            _writer.Line($"for (int {i} = 0; {i} < {member.Name}.Length; {i}++)");
            string element = $"{member.Name}[{i}]";
            _writer.Line("    " + step($"{Training}ParameterNames.Element(\"{member.Name.TrimStart('@')}\", {i})", Shape(element, type.Element), Values(element, type.Element), element));
        }
        else
        {
            _writer.Line(step($"\"{member.Name.TrimStart('@')}\"", Shape(member.Name, type), Values(member.Name, type), member.Name));
        }
    }

    private static IrType TypeAt(MemberSpec member, string path) => path.EndsWith("]", System.StringComparison.Ordinal) ? member.Type.Element : member.Type;

    private static string Shape(string access, IrType type) => type.Form switch
    {
        TypeForm.Scalar => "",
        TypeForm.Vector => access + ".Count",
        TypeForm.Matrix => $"{access}.Rows, {access}.Columns",
        _ => type.Rank == 1 ? access + ".Length" : string.Join(", ", Enumerable.Range(0, type.Rank).Select(axis => $"{access}.GetLength({axis})")),
    };

    private string Values(string access, IrType type) => type.Form switch
    {
        TypeForm.Scalar => $"new global::System.Span<{_scalar}>(ref {access})",
        TypeForm.Array when type.Rank == 1 => access,
        TypeForm.Array => $"global::SymbolicGrad.Kernels.Flatten({access})",
        _ => access + ".Span",
    };

    private static IEnumerable<string> TypeParameters(string declaration) => declaration.Split('<', ',', '>').Skip(1).Select(parameter => parameter.Trim());

    // "partial record struct Layer<T, U>" names Layer<T, U>.
    private static string NameIn(string declaration)
    {
        int end = declaration.IndexOf('<');
        return declaration.Substring(declaration.LastIndexOf(' ', end < 0 ? declaration.Length - 1 : end) + 1);
    }
}
