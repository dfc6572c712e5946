namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>What a part of a program is: the nonterminals of the grammar.</summary>
internal enum Kind
{
    /// <summary>Statements, one after the other.</summary>
    Block,
    Statement,

    /// <summary>A helper method beside the differentiated one.</summary>
    Member,

    /// <summary>What the method returns, of the kind that its program has.</summary>
    Result,

    /// <summary>The result of a method that returns nothing, but writes to an array.</summary>
    Nothing,

    /// <summary>A number of the program's precision, of any size.</summary>
    Real,

    /// <summary>A number of about [−2, 2], so that what is assigned to variables in loops does not grow without end.</summary>
    Bounded,

    /// <summary>A number well above 0.</summary>
    Positive,

    /// <summary>A number whose row says that its slope may be infinite.</summary>
    Steep,

    /// <summary>What a number can be assigned to.</summary>
    RealPlace,

    /// <summary>What can be passed by <c>ref</c>: a variable or an element.</summary>
    RealLocation,

    /// <summary>An <c>int</c>, not negative.</summary>
    Integer,
    IntegerPlace,
    Boolean,

    /// <summary>A value of an enum.</summary>
    Choice,

    /// <summary>An index of an array of three elements.</summary>
    Index3,

    /// <summary>An index of an array of the extent N, in loops over such arrays only.</summary>
    IndexN,
    Array3,
    ArrayN,

    /// <summary>An array, whatever its length.</summary>
    AnyArray,

    /// <summary>Three integers from 0 to 2, with repetitions: where to gather from and to scatter to.</summary>
    Integers,

    /// <summary>An array of three elements that is one of two: its elements may be read and written.</summary>
    Swapped3,
    TableN3,
    JaggedN3,

    /// <summary>A span of two elements.</summary>
    Span2,

    /// <summary>A <c>ReadOnlySpan</c> of the extent N.</summary>
    SpanN,

    /// <summary>An <c>IEnumerable</c> of numbers.</summary>
    Sequence,
    Pair,
    PairPlace,
    PairArray2,
    PairArrayN,

    /// <summary>An immutable record class.</summary>
    Site,

    /// <summary>A mutable class.</summary>
    Box,

    /// <summary>Two numbers in a tuple.</summary>
    Couple,
    CouplePlace,
    OptionalReal,

    /// <summary>A function of one number: a delegate, or a local function.</summary>
    Function,

    /// <summary>A helper method of two numbers.</summary>
    Helper,

    /// <summary>A helper method of an array of three elements and a number.</summary>
    HelperOfArray,

    /// <summary>A helper method from a struct and a number to a struct.</summary>
    HelperOfPair,

    /// <summary>A helper method of one number.</summary>
    HelperOfOne,

    /// <summary>A helper method from a vector and a number to a vector.</summary>
    HelperOfVector,

    /// <summary>A helper method from a matrix and a vector to a vector.</summary>
    HelperOfMatrix,

    /// <summary>A class that holds an array of three elements.</summary>
    Tray,
    Complex,
    ComplexPlace,

    /// <summary>A <c>Vector2</c> of System.Numerics.</summary>
    Vector2,
    Vector2Place,

    /// <summary>A <c>Vector&lt;T&gt;</c> of three elements.</summary>
    TensorVector,
    VectorPlace,
    VectorName,

    /// <summary>A <c>Matrix&lt;T&gt;</c> of three rows and columns.</summary>
    TensorMatrix,
    MatrixName,

    /// <summary>A nullable number that can be assigned to.</summary>
    OptionalPlace,

    /// <summary>A class with a field, a property, an array, and another class inside; as a place one that the method has made.</summary>
    Gauge,
    GaugePlace,
    GaugeArrayN,

    /// <summary>An array of three elements that the method returns.</summary>
    ArrayResult,
}
