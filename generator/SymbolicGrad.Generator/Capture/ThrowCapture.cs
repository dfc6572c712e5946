using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Captures exceptions as the user wrote them: generated code throws what the method throws. Inside such an expression may
/// stand constants, values that are followed, and objects that generated code can name.
/// </summary>
internal sealed class ThrowCapture(CaptureSession session)
{
    /// <summary>A <c>throw</c>: nothing comes after it.</summary>
    public Value Throw(IThrowOperation thrown)
    {
        if (thrown.Exception is not { } exception || Unconverted(exception) is not IObjectCreationOperation creation)
            throw session.Refuse(thrown, $"The exception in {Constructs.Quote(thrown)}", "throw a new one");
        var code = new CodeParts("throw ");
        Write(creation, code);
        return Emit(thrown, Structural.Throw, code);
    }

    /// <summary>The exception of a <c>switch</c> expression without a fitting arm.</summary>
    public Value Unmatched(IOperation at, PatternInput input)
    {
        var code = new CodeParts("throw new global::System.Runtime.CompilerServices.SwitchExpressionException(");
        if (session.Objects.Find(input.Value) is ObjectPath path) code.Text(NameOf(at, path));
        else if (input.Value is { IsTuple: false, IsReference: false } value) code.Hole(value.Ids[0]);
        code.Text(")");
        return Emit(at, Structural.Throw, code);
    }

    /// <summary>An exception that C# writes nowhere.</summary>
    public Value Raise(IOperation at, string code) => Emit(at, Structural.Throw, new CodeParts(code));

    /// <summary>What the method of a row does before it computes: where its row says so it throws.</summary>
    public void Require(IOperation at, Op op, int[] operands)
    {
        if (op.Exception is not (var when, var exception)) return;
        Dictionary<string, int> values = op.OperandNames.Zip(operands, static (name, id) => (name, id)).ToDictionary(static pair => pair.name, static pair => pair.id);
        int condition = session.At(at, FormulaBuilder.Build(session.Builder, FormulaBuilder.Parse(when), values, session.Builder.TypeOf(operands[0]).Kind));
        if (session.Builder[condition] is { } known && known.Op == Structural.Constant && known.Number != 0) throw session.Refuse(at, $"The call {Constructs.Quote(at)}, which always throws,", "give it operands that it takes");
        session.Expressions.Branches.Join(at, condition, Throw, static () => null);

        Value? Throw()
        {
            string[] texts = exception.Split('{', '}');
            var code = new CodeParts(texts[0]);
            for (int i = 1; i < texts.Length; i += 2)
            {
                code.Text("{");
                code.Hole(values[texts[i]]);
                code.Text("}" + texts[i + 1]);
            }

            return Emit(at, Structural.Throw, code);
        }
    }

    /// <summary>Whether a method is of the kind of <c>ArgumentOutOfRangeException.ThrowIfNegative</c>: it throws, or does nothing.</summary>
    public static bool IsCheck(IMethodSymbol method)
    {
        if (!method.IsStatic || !method.ReturnsVoid || !method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal) || !method.DeclaringSyntaxReferences.IsEmpty) return false;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
            if (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        return false;
    }

    /// <summary>A call of such a method.</summary>
    public Value Check(IInvocationOperation call)
    {
        var code = new CodeParts($"{Names.Code(call.TargetMethod.ContainingType)}.{call.TargetMethod.Name}(");
        Write(call.Arguments, code);
        code.Text(")");
        Emit(call, Structural.Check, code);
        return Value.Nothing;
    }

    /// <summary>A condition on what the IR does not know, around an operand or without one.</summary>
    public int Question(IOperation at, string before, string after = "", int? operand = null)
    {
        var code = new CodeParts(before);
        if (operand is { } id) code.Hole(id);
        code.Text(after);
        return session.At(at, session.Builder.Emit(Structural.Foreign, IrType.Boolean, code.ToForeign(), code.Operands));
    }

    /// <summary>A number that is made of what the IR does not know: of an enum.</summary>
    public int Number(IOperation at, ObjectPath path, ITypeSymbol type) =>
        session.At(at, session.Builder.Emit(Structural.Foreign, session.Map(type), new CodeParts($"({Names.Code(type)}){NameOf(at, path)}").ToForeign(), []));

    /// <summary>How generated code names what the IR does not know. In an element of an array it has no name: which element is not known.</summary>
    public string NameOf(IOperation at, ObjectPath path) => path.Closed.Count == 0
        ? path.Access
        : throw session.Refuse(at, $"Asking about '{path.Description}', which lies in the elements of an array,", "pass it as a number, or in an array of integers");

    // C# takes (E)-1 for a difference.
    private static string Member(ITypeSymbol type, string number) => $"({Names.Code(type)}){(number.StartsWith("-", System.StringComparison.Ordinal) ? $"({number})" : number)}";

    /// <summary>A constant as C# writes it.</summary>
    public string Literal(IOperation constant) => constant.ConstantValue.Value switch
    {
        null => "null",
        _ when constant.Type is { TypeKind: TypeKind.Enum } type => Member(type, SymbolDisplay.FormatPrimitive(constant.ConstantValue.Value!, true, false)),
        double number => Engine.Printing.ExpressionPrinter.Literal(number, ScalarKind.Float64),
        float number => Engine.Printing.ExpressionPrinter.Literal(number, ScalarKind.Float32),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        var other => SymbolDisplay.FormatPrimitive(other, quoteStrings: true, useHexadecimalNumbers: false) ?? throw Unknown(constant),
    };

    private Value Emit(IOperation at, Op op, CodeParts code)
    {
        session.At(at, session.Builder.Emit(op, IrType.None, code.ToForeign(), code.Operands));
        return Value.Never;
    }

    private void Write(IOperation operation, CodeParts code)
    {
        operation = Unconverted(operation);
        if (operation.ConstantValue.HasValue)
        {
            code.Text(Literal(operation));
        }
        else if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IFieldReferenceOperation { Instance: not null } || session.Map(operation.Type) is not null)
        {
            Value value = session.Expressions.Capture(operation);
            if (session.Objects.Find(value) is ObjectPath path) code.Text(NameOf(operation, path));
            else if (value is { IsTuple: false, IsReference: false }) code.Hole(value.Ids[0]);
            else throw Unknown(operation);
        }
        else
        {
            switch (operation)
            {
                case IObjectCreationOperation { Initializer: null, Constructor: { } constructor } creation when IsAccessible(constructor):
                    code.Text($"new {Names.Code(creation.Type!)}(");
                    Write(creation.Arguments, code);
                    code.Text(")");
                    break;
                case IInterpolatedStringOperation text:
                    Write(text, code);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                    Write(sum.LeftOperand, code);
                    code.Text(" + ");
                    Write(sum.RightOperand, code);
                    break;
                case IInvocationOperation { TargetMethod: { IsStatic: true, IsExtensionMethod: false, DeclaringSyntaxReferences.IsEmpty: true } method } call:
                    code.Text($"{Names.Code(method.ContainingType)}.{method.Name}(");
                    Write(call.Arguments, code);
                    code.Text(")");
                    break;
                case IPropertyReferenceOperation { Instance: null, Property: { DeclaringSyntaxReferences.IsEmpty: true } property }:
                    code.Text($"{Names.Code(property.ContainingType)}.{property.Name}");
                    break;
                case ITypeOfOperation type:
                    code.Text($"typeof({Names.Code(type.TypeOperand)})");
                    break;
                default:
                    throw Unknown(operation);
            }
        }
    }

    private void Write(ImmutableArray<IArgumentOperation> arguments, CodeParts code)
    {
        string separator = "";
        foreach (IArgumentOperation argument in arguments)
        {
            // What C# fills in from the call's own text would be another text in generated code.
            bool isText = argument.Parameter!.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CallerArgumentExpressionAttribute");
            if (argument.ArgumentKind == ArgumentKind.DefaultValue && !isText) continue;
            code.Text(separator);
            separator = ", ";
            if (argument.ArgumentKind == ArgumentKind.ParamArray && Unconverted(argument.Value) is IArrayCreationOperation { Initializer: { } elements })
            {
                foreach ((IOperation element, int i) in elements.ElementValues.Select(static (element, i) => (element, i)))
                {
                    if (i > 0) code.Text(separator);
                    Write(element, code);
                }
            }
            else
            {
                if (argument.Syntax is ArgumentSyntax { NameColon: { } name }) code.Text(name.Name.Identifier.Text + ": ");
                Write(argument.Value, code);
            }
        }
    }

    private void Write(IInterpolatedStringOperation text, CodeParts code)
    {
        code.Text("$\"");
        foreach (IInterpolatedStringContentOperation content in text.Parts)
        {
            if (content is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string literal })
            {
                string quoted = SymbolDisplay.FormatLiteral(literal, quote: true);
                code.Text(quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}"));
            }
            else if (content is IInterpolationOperation hole)
            {
                code.Text("{");
                Write(hole.Expression, code);
                if (hole.Alignment is { } alignment) code.Text("," + Literal(alignment));
                if (hole.FormatString is { ConstantValue.Value: string format }) code.Text(":" + format);
                code.Text("}");
            }
            else
            {
                throw Unknown(content);
            }
        }

        code.Text("\"");
    }

    private RefusalException Unknown(IOperation operation) =>
        session.Refuse(operation, $"{Constructs.Quote(operation)} in an exception", "use constants, numbers and parameters");

    private bool IsAccessible(ISymbol symbol) => session.Compilation.CanName(symbol, session.Home);

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Conversion: { IsNumeric: false, IsUserDefined: false } } conversion ? Unconverted(conversion.Operand) : operation;

    /// <summary>C# in the making, with holes for values.</summary>
    private sealed class CodeParts(string beginning)
    {
        private readonly List<string> _parts = [];
        private readonly List<int> _operands = [];
        private readonly StringBuilder _current = new(beginning);

        public int[] Operands => [.. _operands];

        public void Text(string text) => _current.Append(text);

        public void Hole(int operand)
        {
            _parts.Add(_current.ToString());
            _current.Clear();
            _operands.Add(operand);
        }

        public ForeignCode ToForeign() => new(_parts.Append(_current.ToString()).ToEquatableArray());
    }
}
