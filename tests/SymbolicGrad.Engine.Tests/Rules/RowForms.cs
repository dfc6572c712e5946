using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>The forms of operands that each row is tested with.</summary>
internal static class RowForms
{
    /// <summary>Rows of integers and truth values, whose results do not vary smoothly.</summary>
    public static readonly string[] Discrete =
        ["Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Equal", "NotEqual", "IsNaN", "IsFinite", "IsInfinity", "IsNegative", "IsPositive", "IsPositiveInfinity", "IsNegativeInfinity",
            "And", "Or", "Not", "IntegerDivide", "Remainder", "IntegerMax", "IntegerMin", "IntegerClamp", "BitAnd", "BitOr", "BitXor", "ShiftLeft", "ShiftRight", "ShiftRightLogical"];

    /// <summary>Rows that stand in derivatives and have no derivative of their own yet: differentiating them is an error, never a zero.</summary>
    public static readonly string[] WithoutDerivative = ["Scatter", "SoftmaxGradient", "LogSoftmaxGradient", "CrossEntropyGradient", "CrossEntropyTargetGradient"];

    /// <summary>The row whose payload decides its result's type: tested by itself.</summary>
    public const string Conversion = "Convert";

    private static readonly Dictionary<string, string[]> OfWholes = new()
    {
        ["MatMul"] = ["M23 M34"], ["MatVec"] = ["M23 V3"], ["VecMat"] = ["V2 M23"], ["Outer"] = ["V2 V3"], ["Dot"] = ["V3 V3", "M23 M23"], ["Transpose"] = ["M23"],
        ["Sum"] = ["V3", "M23"], ["Mean"] = ["V3", "M23"], ["SquaredNorm"] = ["V3", "M23"], ["Norm"] = ["V3", "M23"], ["Norm1"] = ["V3", "M23"],
        ["RowSum"] = ["M23"], ["ColumnSum"] = ["M23"], ["MeanRows"] = ["M23"], ["MeanColumns"] = ["M23"],
        ["BroadcastRow"] = ["V3 2"], ["BroadcastColumn"] = ["V2 3"], ["Fill"] = ["S 3", "S 2 3"], ["Item"] = ["V3 1", "M23 1 2"], ["Scatter"] = ["S 3 1", "S 2 3 1 2"],
        ["Softmax"] = ["V3", "M23"], ["LogSoftmax"] = ["V3", "M23"], ["SoftmaxGradient"] = ["V3 V3", "M23 M23"], ["LogSoftmaxGradient"] = ["V3 V3", "M23 M23"],
        ["LogSumExp"] = ["V3"], ["LogSumExpRows"] = ["M23"],
        ["CrossEntropy"] = ["V3 2", "M23 L"], ["CrossEntropyGradient"] = ["V3 2 S", "M23 L S"],
        ["CrossEntropyTarget"] = ["V3 V3", "M23 M23"], ["CrossEntropyTargetGradient"] = ["V3 V3 S", "M23 M23 S"],
        ["SquaredError"] = ["S S", "V3 V3", "M23 M23"], ["MeanSquaredError"] = ["S S", "V3 V3", "M23 M23"], ["BinaryCrossEntropyWithLogits"] = ["S S", "V3 V3", "M23 M23"],
    };

    /// <summary>All forms of a row that has a derivative.</summary>
    public static IEnumerable<(Op Op, string Form)> Differentiable() => Primitives.All
        .Where(op => !Discrete.Contains(op.Name) && !WithoutDerivative.Contains(op.Name) && op.Name != Conversion)
        .SelectMany(Of, (op, form) => (op, form));

    /// <summary>The forms of a row; none where nobody thought of it.</summary>
    public static string[] Of(Op op) =>
        op.Kind == OpKind.Elementwise ? Elementwise(op) : OfWholes.TryGetValue(op.Name, out string[]? forms) ? forms : [];

    // Scalars go with tensors of one form: every mixture with vectors, and every mixture with matrices.
    private static string[] Elementwise(Op op)
    {
        IEnumerable<string> forms = Mixtures("V3").Concat(Mixtures("M23")).Distinct();
        return (op.Name == "PowExponentSlope" ? forms.Where(HasFormOfItsPower) : forms).ToArray();

        IEnumerable<string> Mixtures(string tensor) => Enumerable.Range(0, 1 << op.Arity)
            .Select(bits => string.Join(' ', Enumerable.Range(0, op.Arity).Select(i => (bits & (1 << i)) == 0 ? "S" : tensor)));

        static bool HasFormOfItsPower(string form)
        {
            string[] words = form.Split(' ');
            return words[2] == (words[0] == "S" ? words[1] : words[0]);
        }
    }
}
