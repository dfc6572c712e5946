using System.Collections.Immutable;
using SymbolicGrad.Fuzz.Grammar;

namespace SymbolicGrad.Fuzz.Generation;

/// <summary>Draws programs: the same seed and size give the same program.</summary>
internal sealed class ProgramDrawer
{
    private const int MaxDepth = 5, MaxNesting = 4;

    private readonly Random _random;
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);
    private int _statementsLeft;
    private Parameter? _anchor, _written;

    private ProgramDrawer(int seed, int size)
    {
        _random = new Random(seed);
        _statementsLeft = 1 + _random.Next(size);
    }

    /// <param name="seed">What everything is drawn from.</param>
    /// <param name="size">At most about so many statements.</param>
    public static FuzzProgram Draw(int seed, int size) => new ProgramDrawer(seed, size).Draw(seed);

    private FuzzProgram Draw(int seed)
    {
        bool isSingle = Chance(0.12), hasForward = Chance(0.85);
        var scope = new Scope { Offers = (isSingle ? Needs.Single : Needs.Double) | (hasForward ? Needs.Forward : Needs.ReverseOnly) };
        ImmutableArray<Parameter> parameters = DrawParameters(scope);

        var members = ImmutableArray.CreateBuilder<Node>();
        for (int count = Chance(0.4) ? _random.Next(1, 4) : 0; count > 0; count--)
        {
            if (DrawRow(Pick(Language.Of(Kind.Member), row => row.Weight, row => scope.Meets(row.Needs))!, Kind.Member, scope, 0, MaxNesting - 1) is not { } member) continue;
            members.Add(member);
            scope = scope.With(member.Row.Declares.Select(bind => new Variable(member.Names[bind.Index], bind.Kind, bind.IsAssignable, bind.IsCapturable)));
        }

        // The result is to depend on one parameter whatever the statements do: nothing is assigned to it.
        // A trained member that nothing reads is none: it comes first.
        _anchor = parameters.Where(parameter => parameter.Row.IsDifferentiated).MaxBy(parameter => parameter.Row.IsMember)!;
        scope = scope.With(parameters.Select(parameter => new Variable(parameter.Name, parameter.Row.Kind, parameter.Row.IsAssignable && parameter != _anchor, parameter.Row.IsCapturable)));
        var reach = Reach.Of(scope);
        ResultRow result = Pick(ResultRow.All, row => row.Weight, row => row.IsNothing ? Written(parameters) is not null : reach.Allows(row.Kind))!;
        _written = result.IsNothing ? Written(parameters) : null;
        Node body = DrawBlock(scope with { Returns = result.Kind }, Math.Max(2, _statementsLeft), 0);
        bool hasFour = hasForward && result.Kind != Kind.ArrayResult && Chance(0.08);
        return new FuzzProgram(seed, isSingle, hasForward, result, parameters, members.ToImmutable(), body) { HasFour = hasFour };
    }

    private ImmutableArray<Parameter> DrawParameters(Scope scope)
    {
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        int count = _random.Next(1, 5);
        do
        {
            ParameterRow row = Pick(ParameterRow.All, row => row.Weight, row => scope.Meets(row.Needs))!;
            parameters.Add(new Parameter(row, Name(row.Kind switch
            {
                Kind.Real => "a",
                Kind.Integer => "n",
                Kind.Array3 => "w",
                Kind.ArrayN or Kind.SpanN or Kind.Span2 => "x",
                _ => row.Kind.ToString()[..1].ToLowerInvariant(),
            })));
        }
        while (parameters.Count < count || !parameters.Any(parameter => parameter.Row is { IsDifferentiated: true, IsMember: false }));
        return parameters.ToImmutable();
    }

    /// <summary>The array in which a method that returns nothing has its result.</summary>
    private static Parameter? Written(IEnumerable<Parameter> parameters) => parameters.FirstOrDefault(parameter => parameter.Row is { Kind: Kind.Array3, IsDifferentiated: true, IsMember: false });

    /// <summary>Statements, with a <c>return</c> at the end where the scope is that of a function's body.</summary>
    private Node DrawBlock(Scope scope, int count, int nesting, bool isFunction = true)
    {
        var statements = new List<Node>();
        Scope inside = scope;
        for (int i = 0; i < count; i++)
        {
            _statementsLeft--;
            if (Draw(Kind.Statement, inside, 0, nesting) is not { } statement) continue;
            statements.Add(statement);
            inside = inside.With(statement.Row.Declares.Select(bind => new Variable(statement.Names[bind.Index], bind.Kind, bind.IsAssignable, bind.IsCapturable)));
        }

        if (isFunction) statements.Add(DrawReturn(inside, nesting));
        return Node.Block(statements);
    }

    /// <summary>The last statement returns what has been computed: the result depends on several variables.</summary>
    private Node DrawReturn(Scope scope, int nesting)
    {
        if (scope.Returns == Kind.Nothing)
            return new Node(Returns.InArray(_written!), Kind.Statement, [], [Draw(Kind.Bounded, scope, 1, nesting)!, new Node(Returns.Anchor(_anchor!), Kind.Real, [], [])]);

        Node result = Draw(scope.Returns, scope, 1, nesting)!;
        if (_anchor is not null && scope.Returns != Kind.Real)
        {
            result = new Node(Returns.WithNumber(scope.Returns), scope.Returns, [], [result, new Node(Returns.Anchor(_anchor), Kind.Real, [], [])]);
        }
        else
        {
            foreach (Variable variable in scope.For(Kind.Real).Reverse().Take(2)) result = new Node(Returns.Sum, Kind.Real, [], [result, Leaf(variable, Kind.Real)]);
            if (_anchor is not null && !scope.IsInLambda) result = new Node(Returns.Sum, Kind.Real, [], [result, new Node(Returns.Anchor(_anchor), Kind.Real, [], [])]);
            if (scope.For(Kind.Array3).LastOrDefault() is { } array)
                result = new Node(Returns.WithArray, Kind.Real, [], [result, Leaf(array, Kind.Array3), Leaf(array, Kind.Array3)]);
        }

        return new Node(Returns.Statement, Kind.Statement, [], [result]);
    }

    private static Node Leaf(Variable variable, Kind kind) => new(Row.Variable, kind, [variable.Name], []);

    /// <summary>A part of a kind; null where the scope has none.</summary>
    private Node? Draw(Kind kind, Scope scope, int depth, int nesting)
    {
        Variable[] variables = [.. scope.For(kind)];
        var reach = Reach.Of(scope);
        ImmutableArray<Row> rows = depth >= MaxDepth ? reach.ShortestRows(kind) : reach.Rows(kind);
        if (nesting >= MaxNesting) rows = rows.RemoveAll(row => row.HasBlock);
        if (depth >= MaxDepth && variables.Length > 0 && Chance(0.7)) rows = [];
        double variableWeight = variables.Length == 0 ? 0 : VariableWeight(kind) * (1 + depth), total = rows.Sum(row => Weight(row, depth)) + variableWeight;
        if (total <= 0) return null;
        return _random.NextDouble() * total < variableWeight
            ? Leaf(variables[Math.Max(_random.Next(variables.Length), _random.Next(variables.Length))], kind)
            : DrawRow(Pick(rows, row => Weight(row, depth), _ => true)!, kind, scope, depth, nesting);
    }

    private Node? DrawRow(Row row, Kind kind, Scope scope, int depth, int nesting)
    {
        ImmutableArray<string> names = [.. row.Fresh.Select(Name)];
        var children = ImmutableArray.CreateBuilder<Node>(row.Holes.Length);
        foreach (Hole hole in row.Holes)
        {
            Scope inside = scope.Inside(hole, names);
            Node? child = hole.Kind == Kind.Block
                ? DrawBlock(inside, Math.Clamp(_random.Next(1, 5), 1, Math.Max(1, _statementsLeft)), nesting + 1, hole.Returns)
                : Draw(hole.Kind, inside, depth + 1, nesting);
            if (child is null) return null;
            children.Add(child);
        }

        return new Node(row, kind, names, children.MoveToImmutable());
    }

    /// <summary>Deeper down, the parts become simpler.</summary>
    private static double Weight(Row row, int depth) => row.Holes.IsEmpty ? row.Weight * (1 + depth) : row.Weight;

    private static double VariableWeight(Kind kind) => kind switch
    {
        Kind.Real => 10,
        Kind.RealPlace or Kind.RealLocation => 5,
        Kind.Statement => 0,
        Kind.Index3 or Kind.IndexN => 4,
        Kind.Boolean => 1,
        _ => 4,
    };

    private string Name(string prefix)
    {
        int number = _used[prefix] = _used.GetValueOrDefault(prefix) + 1;
        return number == 1 && prefix.Length > 1 ? prefix : $"{prefix}{number}";
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T? Pick<T>(IEnumerable<T> rows, Func<T, double> weight, Func<T, bool> isPossible)
        where T : class
    {
        T[] possible = [.. rows.Where(isPossible)];
        double at = _random.NextDouble() * possible.Sum(weight);
        return possible.FirstOrDefault(row => (at -= weight(row)) < 0) ?? possible.LastOrDefault();
    }
}

/// <summary>The parts of which the last statements are made.</summary>
internal static class Returns
{
    public static Row Statement { get; } = new("return", Kind.Statement, "return <0>;", Kind.Result);

    /// <summary>A result that is left in an array.</summary>
    public static Row InArray(Parameter parameter) => new("element", Kind.Statement, $"{parameter.Name}[1] += <0> * <1>;", Kind.Bounded, Kind.Real);

    public static Row Sum { get; } = new("arithmetic +", Kind.Real, "<0> + <1>", Kind.Real, Kind.Real);

    /// <summary>A number that depends on a parameter, so that the result does.</summary>
    public static Row Anchor(Parameter parameter) => new("variable", Kind.Real, parameter.Row.Number.Replace("@", parameter.Name, StringComparison.Ordinal));

    /// <summary>A result of another kind that depends on a number.</summary>
    public static Row WithNumber(Kind kind) => kind switch
    {
        Kind.Couple => new("tuple", kind, "(<0>.U, <1>)", Kind.Couple, Kind.Real),
        Kind.ArrayResult => new("method that returns an array", kind, "Moved(<0>, <1>)", kind, Kind.Real),
        Kind.Pair => new("operator of a struct", kind, "<1> * <0>", Kind.Pair, Kind.Real),
        _ => new("vector arithmetic", kind, "<1> * <0>", kind, Kind.Real),
    };

    public static Row WithArray { get; } = new("arithmetic +", Kind.Real, "<0> + <1>[0] * <2>[2]", Kind.Real, Kind.Array3, Kind.Array3);
}
