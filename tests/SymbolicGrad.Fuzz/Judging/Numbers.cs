namespace SymbolicGrad.Fuzz.Judging;

/// <summary>
/// The numbers behind arguments, adjoints or results, one after the other. A probe reads its arguments from one of these and
/// adds its results to another.
/// </summary>
/// <remarks>What is read beyond the last number is drawn and kept: so the first reading of all arguments draws a point.</remarks>
public sealed class Numbers
{
    private readonly Random _random;
    private readonly List<double> _values;
    private readonly List<int> _constants;
    private readonly Func<Random, double> _draw;
    private readonly Dictionary<int, (Array Array, int Start)> _shared = [];
    private readonly Dictionary<int, int> _origins = [];
    private int _next, _nextConstant;

    /// <param name="seed">What is drawn comes from it.</param>
    /// <param name="extent">The extent N of arrays.</param>
    /// <param name="draw">Draws a number; uniformly from [−1.5, 1.5] where it is left out.</param>
    public Numbers(int seed, int extent = 0, Func<Random, double>? draw = null)
    {
        _random = new Random(seed);
        _values = [];
        _constants = [];
        _draw = draw ?? (random => (3 * random.NextDouble()) - 1.5);
        N = extent;
    }

    private Numbers(Numbers other, List<double> values)
    {
        _random = other._random;
        _draw = other._draw;
        _values = values;
        _constants = other._constants;
        N = other.N;
        IsAliased = other.IsAliased;
    }

    /// <summary>The extent of arrays.</summary>
    public int N { get; }

    /// <summary>Whether arrays of one length are one array.</summary>
    public bool IsAliased { get; init; }

    /// <summary>Where arrays have been handed out a second time: for each number that was left out so, the one in its place.</summary>
    public IReadOnlyDictionary<int, int> Origins => _origins;

    /// <summary>All that has been drawn or added.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The same numbers, to be read from the beginning.</summary>
    public Numbers Again() => new(this, _values);

    /// <summary>Other numbers with the same constants.</summary>
    public Numbers With(IEnumerable<double> values) => new(this, [.. values]);

    /// <summary>A number.</summary>
    public double RealDouble()
    {
        if (_next == _values.Count) _values.Add(_draw(_random));
        return _values[_next++];
    }

    /// <summary>A number.</summary>
    public float RealSingle()
    {
        if (_next == _values.Count) _values.Add((float)_draw(_random));
        return (float)_values[_next++];
    }

    /// <summary>A number that nothing is differentiated by.</summary>
    public double DatumDouble() => Constant(7) * 0.375 - 1;

    /// <summary>A number that nothing is differentiated by.</summary>
    public float DatumSingle() => (float)DatumDouble();

    /// <summary>An integer from 0 to 4.</summary>
    public int Small() => Constant(5);

    /// <summary>A condition.</summary>
    public bool Flag() => Constant(2) == 1;

    /// <summary>Integers from 0 to 2.</summary>
    public int[] Labels(int count) => Items(count, numbers => numbers.Constant(3));

    /// <summary>An array of numbers.</summary>
    public double[] ArrayDouble(int length) => Array(length, numbers => numbers.RealDouble());

    /// <summary>An array of numbers.</summary>
    public float[] ArraySingle(int length) => Array(length, numbers => numbers.RealSingle());

    /// <summary>A two-dimensional array of numbers.</summary>
    public double[,] TableDouble(int rows, int columns) => Table(rows, columns, numbers => numbers.RealDouble());

    /// <summary>A two-dimensional array of numbers.</summary>
    public float[,] TableSingle(int rows, int columns) => Table(rows, columns, numbers => numbers.RealSingle());

    /// <summary>An array of rows.</summary>
    public double[][] JaggedDouble(int rows, int columns) => Items(rows, numbers => numbers.Items(columns, each => each.RealDouble()));

    /// <summary>An array of rows.</summary>
    public float[][] JaggedSingle(int rows, int columns) => Items(rows, numbers => numbers.Items(columns, each => each.RealSingle()));

    /// <summary>An array of anything.</summary>
    public T[] Items<T>(int length, Func<Numbers, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var items = new T[length];
        for (int i = 0; i < length; i++) items[i] = read(this);
        return items;
    }

    /// <summary>Adds a number.</summary>
    public void Add(double value) => _values.Add(value);

    /// <summary>Adds numbers.</summary>
    public void Add(double[] values) => _values.AddRange(values ?? []);

    /// <summary>Adds numbers.</summary>
    public void Add(float[] values) => Add(values.AsSpan());

    /// <summary>Adds numbers.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        foreach (double value in values) _values.Add(value);
    }

    /// <summary>Adds numbers.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        foreach (float value in values) _values.Add(value);
    }

    /// <summary>Adds numbers, row by row.</summary>
    public void Add(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (double value in values) _values.Add(value);
    }

    /// <summary>Adds numbers, row by row.</summary>
    public void Add(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (float value in values) _values.Add(value);
    }

    /// <summary>Adds numbers, row by row.</summary>
    public void Add(double[][] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (double[] row in values) _values.AddRange(row);
    }

    /// <summary>Adds numbers, row by row.</summary>
    public void Add(float[][] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (float[] row in values) Add(row);
    }

    private int Constant(int bound)
    {
        if (_nextConstant == _constants.Count) _constants.Add(_random.Next(bound));
        return _constants[_nextConstant++];
    }

    private T[] Array<T>(int length, Func<Numbers, T> read)
    {
        int start = _next;
        T[] fresh = Items(length, read);
        if (!IsAliased || length == 0 || _shared.TryAdd(length, (fresh, start))) return fresh;
        (Array first, int firstStart) = _shared[length];
        for (int i = 0; i < length; i++) _origins[start + i] = firstStart + i;
        return (T[])first;
    }

    private T[,] Table<T>(int rows, int columns, Func<Numbers, T> read)
    {
        var table = new T[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) table[i, j] = read(this);
        }

        return table;
    }
}
