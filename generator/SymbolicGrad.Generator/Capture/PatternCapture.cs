using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What a pattern is asked of.</summary>
internal readonly record struct PatternInput(Value Value, ITypeSymbol Type);

/// <summary>Captures patterns: each becomes the condition under which it matches, and binds the names it declares.</summary>
internal sealed class PatternCapture(CaptureSession session)
{
    /// <summary>What the member of a property pattern is a member of.</summary>
    public Value Input { get; private set; }

    public int Test(IIsPatternOperation test) => Matches(test, InputOf(test.Value), test.Pattern);

    public PatternInput InputOf(IOperation operation) => new(session.Expressions.Capture(operation), operation.Type!);

    /// <summary>The condition under which a pattern matches.</summary>
    public int Matches(IOperation at, PatternInput input, IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => Constant(true),
        IConstantPatternOperation or IRelationalPatternOperation or IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation or IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true }
            when session.Nullables.Is(input.Type) && !IsNull(pattern) =>
            session.Emit(pattern, Primitives.Get("And"), session.Nullables.HasValue(input), Matches(at, session.Nullables.ValueOrDefault(input), pattern)),
        IConstantPatternOperation constant => IsEqual(pattern, input, constant.Value),
        IRelationalPatternOperation relational => session.Expressions.Operators.Binary(
            pattern, null, relational.OperatorKind, isChecked: false, Single(pattern, input), input.Type, Operand(input, relational.Value), input.Type),
        IBinaryPatternOperation two => Both(at, input, two),
        INegatedPatternOperation negated => session.Emit(pattern, Primitives.Get("Not"), Matches(at, input, negated.Pattern)),
        IDeclarationPatternOperation declaration => Declaration(declaration, input),
        ITypePatternOperation type when IsOwnType(type.MatchedType, input) => IsPresent(pattern, input),
        IRecursivePatternOperation recursive when IsOwnType(recursive.MatchedType, input) => Recursive(recursive, input),
        _ => throw session.Refuse(pattern, $"The pattern {Constructs.Quote(pattern)}", "use 'if' and comparisons"),
    };

    /// <summary>Whether the input is a constant of C#.</summary>
    public int IsEqual(IOperation at, PatternInput input, IOperation constant)
    {
        if (constant.ConstantValue is { HasValue: true, Value: null }) return session.Emit(at, Primitives.Get("Not"), IsPresent(at, input));
        if (session.Nullables.Is(input.Type))
            return session.Emit(at, Primitives.Get("And"), session.Nullables.HasValue(input), IsEqual(at, session.Nullables.ValueOrDefault(input), constant));
        if (session.Objects.Find(input.Value) is ObjectPath path) return session.Throws.Question(at, $"{session.Throws.NameOf(at, path)} is {session.Throws.Literal(constant)}");

        // The pattern NaN fits NaN, though no number equals it.
        int value = Single(at, input);
        return constant.ConstantValue is { HasValue: true, Value: double.NaN or float.NaN }
            ? session.Emit(at, Primitives.Get("IsNaN"), value)
            : session.Expressions.Operators.Binary(at, null, BinaryOperatorKind.Equals, isChecked: false, value, input.Type, Operand(input, constant), input.Type);
    }

    /// <summary>Comparisons with <c>null</c>, and of what the IR does not know with constants; null for any other.</summary>
    public int? Identity(IBinaryOperation comparison)
    {
        if (comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)) return null;
        IOperation left = Unconverted(comparison.LeftOperand), right = Unconverted(comparison.RightOperand);
        if (left.ConstantValue.HasValue) (left, right) = (right, left);
        bool isAsked = left.Type is { IsReferenceType: true } or { TypeKind: TypeKind.Enum } || (right.ConstantValue.Value is null && session.Nullables.Is(left.Type));
        if (!right.ConstantValue.HasValue || !isAsked) return null;
        int equal = IsEqual(comparison, InputOf(left), right);
        return comparison.OperatorKind == BinaryOperatorKind.Equals ? equal : session.Emit(comparison, Primitives.Get("Not"), equal);

        static IOperation Unconverted(IOperation operand) => operand is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? Unconverted(conversion.Operand) : operand;
    }

    // C# asks the second one only where the first leaves the matter open; where that asks for nothing but the input, nobody sees it.
    private int Both(IOperation at, PatternInput input, IBinaryPatternOperation pattern)
    {
        bool isAnd = pattern.OperatorKind == BinaryOperatorKind.And;
        int left = Matches(at, input, pattern.LeftPattern);
        if (!AsksMembers(pattern.RightPattern)) return session.Emit(pattern, Primitives.Get(isAnd ? "And" : "Or"), left, Right());
        return isAnd ? session.Expressions.Branches.And(pattern, left, Right) : session.Expressions.Branches.Or(pattern, left, Right);

        int Right() => Matches(at, input, pattern.RightPattern);
    }

    /// <summary>Whether a pattern reads properties, which may act or throw.</summary>
    public static bool AsksMembers(IOperation pattern) => pattern.DescendantsAndSelf().Any(static part => part is IPropertySubpatternOperation);

    private int Declaration(IDeclarationPatternOperation declaration, PatternInput input)
    {
        if (!declaration.MatchesNull && !IsOwnType(declaration.MatchedType, input))
            throw session.Refuse(declaration, $"The pattern {Constructs.Quote(declaration)}", "the type of what is differentiated must be known: use a parameter of that type");
        if (declaration.DeclaredSymbol is { } symbol) session.Locals.Assign(symbol, input.Value);
        return declaration.MatchesNull ? Constant(true) : IsPresent(declaration, input);
    }

    // A property or element is asked for only where what comes before it fits.
    private int Recursive(IRecursivePatternOperation pattern, PatternInput input)
    {
        // Of an array, what is read would refuse null anyway.
        int matches = session.Map(input.Type) is null ? IsPresent(pattern, input) : Constant(true);
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            ImmutableArray<Part> parts = session.MemberReads.Deconstructed(input.Type, pattern.DeconstructionSubpatterns.Length);
            if (parts.IsDefault || input.Value.IsReference) throw session.Refuse(pattern, $"The pattern {Constructs.Quote(pattern)}", "deconstruct tuples and record structs only");
            foreach ((IPatternOperation inner, Part part) in pattern.DeconstructionSubpatterns.Zip(parts, static (inner, part) => (inner, part)))
                matches = session.Emit(inner, Primitives.Get("And"), matches, Matches(inner, new PatternInput(input.Value.Of(part), part.Layout.Type), inner));
        }

        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
            matches = IsTrue(matches) ? Matches(property, input) : session.Expressions.Branches.And(property, matches, () => Matches(property, input));
        if (pattern.DeclaredSymbol is { } symbol) session.Locals.Assign(symbol, input.Value);
        return matches;
    }

    private int Matches(IPropertySubpatternOperation property, PatternInput input)
    {
        Value outer = Input;
        Input = input.Value;
        PatternInput member = InputOf(property.Member);
        Input = outer;
        return Matches(property, member, property.Pattern);
    }

    /// <summary>Whether the input is not null; numbers and tensors never are.</summary>
    public int IsPresent(IOperation at, PatternInput input)
    {
        if (session.Nullables.Is(input.Type)) return session.Nullables.HasValue(input);
        if (!input.Type.IsReferenceType) return Constant(true);
        return session.Objects.Find(input.Value) switch
        {
            null => session.Throws.Question(at, "", " is not null", input.Value.Ids[0]),
            ObjectPath { IsOwn: false } path => session.Throws.Question(at, $"{session.Throws.NameOf(at, path)} is not null"),
            NullReference => Constant(false),
            CreatedObject { IsView: true } view => throw session.Refuse(at, $"Asking whether {view.Description}, an object in an array, is there", "pass a condition for each in an array of booleans"),
            OpaqueValue opaque => throw session.Refuse(at, opaque.Construct, opaque.WayOut),
            _ => Constant(true),
        };
    }

    private int Single(IOperation at, PatternInput input) => input.Value is { IsTuple: false, IsReference: false } value
        ? value.Ids[0]
        : throw session.Refuse(at, $"The pattern {Constructs.Quote(at)}", "match numbers, booleans and the elements of tuples");

    // Constants of patterns have the input's type, or one that converts to it.
    private int Operand(PatternInput input, IOperation constant) =>
        session.Expressions.Operators.Convert(constant, session.Expressions.Single(constant), input.Type);

    private static bool IsNull(IPatternOperation pattern) => pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } };

    private static bool IsOwnType(ITypeSymbol? matched, PatternInput input) =>
        matched is null || SymbolEqualityComparer.Default.Equals(matched, input.Type);

    private bool IsTrue(int id) => session.Builder[id] is { } known && known.Op == Structural.Constant && known.Number != 0;

    private int Constant(bool value) => session.Builder.Constant(value ? 1 : 0, IrType.Boolean);
}
