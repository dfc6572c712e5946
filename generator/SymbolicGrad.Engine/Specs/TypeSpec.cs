using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Specs;

/// <summary>A type that holds <c>[Differentiable]</c> methods.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Declarations">The headers of the nested partial declarations, outermost first: <c>partial class Mlp</c>, <c>partial record struct Layer&lt;T&gt;</c>.</param>
/// <param name="FileName">A file name that a person can find: <c>Samples.Mlp</c>.</param>
/// <param name="Members">The <c>[Parameter]</c> members in the order of declaration.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<string> Declarations, string FileName, EquatableArray<MemberSpec> Members);

/// <summary>A field or property marked <c>[Parameter]</c>.</summary>
/// <param name="Name">The identifier as C# writes it.</param>
/// <param name="CSharpType">The type, fully qualified.</param>
/// <param name="Type">Scalar, vector, matrix, or an array of these.</param>
/// <param name="IsField">Whether it is a field: a scalar field can be passed by reference.</param>
internal sealed record MemberSpec(string Name, string CSharpType, IrType Type, bool IsField);
