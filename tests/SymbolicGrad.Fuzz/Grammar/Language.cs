using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>The grammar: all rows by what they are.</summary>
internal static class Language
{
    private static readonly FrozenDictionary<Kind, ImmutableArray<Row>> s_rows =
        NumberRows.All.Concat(StatementRows.All).Concat(ArrayRows.All).Concat(AggregateRows.All).Concat(CallRows.All).Concat(TensorRows.All).Concat(SharingRows.All).Concat(EvaluationRows.All).Concat(ObjectRows.All).Concat(OutOfLineRows.All)
            .GroupBy(row => row.Result)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());

    /// <summary>Of which kinds the variables are that can stand for a kind.</summary>
    private static readonly FrozenDictionary<Kind, (Kind Kind, bool MustBeAssignable)> s_places = new Dictionary<Kind, (Kind, bool)>
    {
        [Kind.RealPlace] = (Kind.Real, true),
        [Kind.RealLocation] = (Kind.Real, true),
        [Kind.IntegerPlace] = (Kind.Integer, true),
        [Kind.PairPlace] = (Kind.Pair, true),
        [Kind.CouplePlace] = (Kind.Couple, true),
        [Kind.OptionalPlace] = (Kind.OptionalReal, true),
        [Kind.GaugePlace] = (Kind.Gauge, true),
        [Kind.ComplexPlace] = (Kind.Complex, true),
        [Kind.Vector2Place] = (Kind.Vector2, true),
        [Kind.VectorPlace] = (Kind.TensorVector, true),
        [Kind.VectorName] = (Kind.TensorVector, false),
        [Kind.MatrixName] = (Kind.TensorMatrix, false),
    }.ToFrozenDictionary();

    /// <summary>All constructs.</summary>
    public static IEnumerable<Row> Rows => s_rows.Values.SelectMany(rows => rows);

    /// <summary>The rows of a kind.</summary>
    public static ImmutableArray<Row> Of(Kind kind) => s_rows.GetValueOrDefault(kind, []);

    /// <summary>What a variable must be to stand where a kind is wanted.</summary>
    public static (Kind Kind, bool MustBeAssignable) VariableFor(Kind kind) => s_places.GetValueOrDefault(kind, (kind, false));

    /// <summary>The C# type behind a kind, as one of the kinds: parts of one type can take each other's places.</summary>
    public static Kind TypeOf(Kind kind) => kind switch
    {
        Kind.Bounded or Kind.Positive or Kind.Steep => Kind.Real,
        Kind.Index3 or Kind.IndexN => Kind.Integer,
        _ => kind,
    };
}
