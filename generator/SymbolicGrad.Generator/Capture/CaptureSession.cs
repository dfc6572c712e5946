using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What the capture of one method's body shares: the function being built, the values of locals, the methods being inlined.</summary>
internal sealed class CaptureSession
{
    /// <summary>So many values that no person wrote them: early returns and calls multiply what is captured.</summary>
    private const int MaxValues = 200_000;

    /// <summary>So many branches and loops inside each other that the passes after this one, which descend into them, might run out of stack.</summary>
    private const int MaxDepth = 64;

    /// <summary>So many expressions and statements, counted once for each call that they are captured in the place of, that callees double again and again.</summary>
    private const int MaxSteps = 300_000;

    /// <summary>So many expressions, statements and calls inside each other that no person wrote them. The larger of the stacks that capture may use holds them.</summary>
    private const int MaxNesting = 2_000;

    private readonly SortedList<int, Origin> _origins = [];
    private int _depth;
    private int _nesting;
    private int _steps;
    private int _labels;

    public CaptureSession(IMethodSymbol method, Compilation compilation, Bodies bodies, CancellationToken cancellation, HashSet<SyntaxNode> writing)
    {
        Compilation = compilation;
        Bodies = bodies;
        Cancellation = cancellation;
        Home = method.ContainingType;
        Locals = new Locals(Builder, Layouts);
        int? receiver = method.IsStatic ? null : Locals.NewSlot(Home, outlives: false, Objects.Refer(new ObjectPath("this", Home) { IsOwn = true }));
        Frame = new Frame(method, receiver, Call: null, Caller: null);
        Root = Frame;
        Members = new MemberTable(Builder);
        Memory = new Memory(Builder, writing);
        Arrays = new ArrayCapture(this);
        Views = new ViewCapture(this);
        Transfers = new ArrayTransfers(this);
        Expressions = new ExpressionCapture(this);
        Statements = new StatementCapture(this);
        Calls = new CallCapture(this);
        MemberReads = new MemberCapture(this);
        Places = new PlaceCapture(this);
        Creations = new CreationCapture(this);
        Nullables = new NullableCapture(this);
        TypeNames = new TypeNames(method, compilation);
        Throws = new ThrowCapture(this);
        Aggregates = new ArrayOfAggregates(this);
        Buffers = new GradientBuffers(compilation, Home, Layouts);
        Functions = new FunctionCapture(this);
        Sequences = new SequenceCapture(this);
        Generics = new GenericCapture(this);
        Numerics = new NumericsCapture(this);
        Indices = new IndexCapture(this);
        Layouts.Substitute = Generics.Substitute;
    }

    public Compilation Compilation { get; }

    public Bodies Bodies { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The type that the generated code becomes a part of.</summary>
    public INamedTypeSymbol Home { get; }

    public FunctionBuilder Builder { get; } = new();

    public Locals Locals { get; }

    public MemberTable Members { get; }

    public Memory Memory { get; }

    public ArrayCapture Arrays { get; }

    public ViewCapture Views { get; }

    public ArrayTransfers Transfers { get; }

    public ExpressionCapture Expressions { get; }

    public StatementCapture Statements { get; }

    public CallCapture Calls { get; }

    public MemberCapture MemberReads { get; }

    public PlaceCapture Places { get; }

    public CreationCapture Creations { get; }

    public NullableCapture Nullables { get; }

    public ThrowCapture Throws { get; }

    public ArrayOfAggregates Aggregates { get; }

    public GradientBuffers Buffers { get; }

    public FunctionCapture Functions { get; }

    public SequenceCapture Sequences { get; }

    public GenericCapture Generics { get; }

    public NumericsCapture Numerics { get; }

    public IndexCapture Indices { get; }

    public LayoutTable Layouts { get; } = new();

    public ObjectTable Objects { get; } = new();

    /// <summary>What the method uses although it is marked experimental or obsolete.</summary>
    public OptIns OptIns { get; } = new();

    /// <summary>How the generated code names the types whose methods it calls.</summary>
    public TypeNames TypeNames { get; }

    /// <summary>The marked method.</summary>
    public Frame Root { get; }

    /// <summary>The method whose body is being captured.</summary>
    public Frame Frame { get; set; }

    /// <summary>Whether the method is known, from a capture before, to write to elements of arrays.</summary>
    public bool WritesToArrays { get; init; }

    /// <summary>The methods that are inlined although others call them.</summary>
    public IReadOnlyCollection<IMethodSymbol> Inlined { get; init; } = [];

    /// <summary>Whether an array is handed to a method that is called and not inlined, which only a method that writes to none may do.</summary>
    public bool HandsOnArrays { get; set; }

    /// <summary>Whether nothing was found that should have been known at the beginning.</summary>
    public bool IsComplete => Members.IsComplete && Memory.IsComplete && !(HandsOnArrays && Memory.Version > 0);

    /// <summary>Whether a branch or loop is open: what stands inside may never run.</summary>
    public bool IsConditional => _depth > 0;

    /// <summary>Where the values come from in the source, by id.</summary>
    public IReadOnlyDictionary<int, Origin> Origins => _origins;

    /// <summary>The methods whose own gradients are called, each with the call: what is generated needs what is generated for them.</summary>
    public List<CalledGradient> CalledGradients { get; } = [];

    /// <summary>The calls of methods of which nobody here sees what they do.</summary>
    public List<UnknownCall> UnknownCalls { get; } = [];

    /// <summary>The type in the IR, by the type arguments at hand; null where the IR has none.</summary>
    public IrType? Map(ITypeSymbol? type) => type is null ? null : TypeMapper.Map(Generics.Substitute(type));

    /// <summary>The label of the next loop.</summary>
    public int NewLabel() => _labels++;

    /// <summary>Begins an expression or statements that may hold others.</summary>
    /// <exception cref="System.InsufficientExecutionStackException">The stack is not large enough for what lies inside; see <see cref="FaultBarrier"/>.</exception>
    public void Enter(IOperation at)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Cancellation.ThrowIfCancellationRequested();
        OptIns.Note(at);
        if (++_nesting > MaxNesting) throw Refuse(at, $"The nesting of more than {MaxNesting} expressions, statements and calls", "split it into locals, or write a loop");
        if (++_steps > MaxSteps) throw Refuse(at, "A method of this size, with the bodies of all that it calls,", "mark large methods that it calls [Differentiable], and they are called instead");
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public void Leave() => _nesting--;

    /// <summary>Opens the region of a branch or loop.</summary>
    public void BeginRegion(IOperation at)
    {
        if (++_depth > MaxDepth) throw Refuse(at, $"The nesting of more than {MaxDepth} branches and loops", "move some of them to a method with a [Differentiable] of its own");
        Memory.BeginRegion(at.Syntax);
        Builder.BeginBlock();
    }

    /// <summary>Closes the innermost region.</summary>
    public Block EndRegion(IEnumerable<int> results)
    {
        _depth--;
        Memory.EndRegion();
        return Builder.EndBlock(results);
    }

    public int Emit(IOperation at, Op op, params int[] operands) => At(at, Builder.Emit(op, operands));

    public int Emit(IOperation at, Op op, object payload, params int[] operands) => At(at, Builder.Emit(op, null, payload, operands));

    /// <summary>Notes where a value comes from, and returns it.</summary>
    public int At(IOperation at, int id)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (id > MaxValues) throw Refuse(at, "A method of this size", "split it into methods with a [Differentiable] each");
        if (!_origins.ContainsKey(id)) _origins.Add(id, new Origin(at.Syntax.GetLocation(), Frame));
        return id;
    }

    /// <summary>Whether overflow is checked here as it is elsewhere in the project: the generated code says neither <c>checked</c> nor <c>unchecked</c>.</summary>
    public bool HasUsualOverflow(bool isChecked) => isChecked == ((CSharpCompilationOptions)Compilation.Options).CheckOverflow;

    /// <summary>A value of a C# type that is never read.</summary>
    /// <param name="construct">What needs them, should the IR not have the type.</param>
    public Value Undefined(IOperation at, ITypeSymbol type, string construct)
    {
        return new([.. Layouts.Of(type).Leaves.Select(leaf => leaf.Type is { IsScalar: true } scalar
            ? At(at, Builder.Emit(Structural.Undefined, scalar, null, []))
            : throw Refuse(at, $"{construct} of the type '{Names.Message(type)}'", "use numbers, or assign a local before the loop"))]);
    }

    public RefusalException Refuse(IOperation at, string construct, string wayOut) => Refuse(DiagnosticRules.NotSupported, at.Syntax, construct, wayOut);

    public RefusalException Refuse(IOperation at) => Refuse(at, Constructs.Name(at), Constructs.WayOut(at));

    public RefusalException Refuse(DiagnosticDescriptor rule, SyntaxNode at, params object[] arguments) => new(new Origin(at.GetLocation(), Frame).Report(rule, arguments));
}
