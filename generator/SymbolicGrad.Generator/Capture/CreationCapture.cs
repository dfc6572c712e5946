using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures the creation of structs, records and objects: their constructors run as they stand in the source.</summary>
internal sealed class CreationCapture(CaptureSession session)
{
    // What the initialisers in braces are at work on, innermost last.
    private readonly Stack<int> _initialised = new();

    /// <summary>The slot of what an initialiser in braces is at work on, or of the reference to it.</summary>
    public int Initialised => _initialised.Peek();

    public Value New(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol { IsAbstract: false } type || creation.Constructor is not { } constructor) throw session.Refuse(creation);
        Layout layout = session.Layouts.OfObject(type);
        if (layout.Form != LayoutForm.Aggregate) throw session.Refuse(creation);
        ImmutableArray<Value> arguments = session.Calls.Arguments(creation.Arguments);
        bool isKnown = !arguments.IsEmpty && NumericsRows.Contains(type);
        (int slot, Value self) = Make(creation, type, isKnown ? session.Numerics.Apply(creation, constructor, arguments)!.Value : Zeros(layout));
        if (!isKnown) Construct(creation, constructor, slot, self, arguments);
        return Finish(creation.Initializer, slot, self);
    }

    /// <summary><c>new { x.A, B = 2 }</c>: nobody sees whether it is the same object, so that it is its values.</summary>
    public Value New(IAnonymousObjectCreationOperation creation) => new([.. creation.Initializers.SelectMany(member => session.Expressions.Capture(((ISimpleAssignmentOperation)member).Value).Ids)]);

    /// <summary><c>with</c>: a copy whose members are assigned anew.</summary>
    public Value With(IWithOperation operation)
    {
        if (operation.Type is not INamedTypeSymbol type) throw session.Refuse(operation);
        if (!Constructors.IsCopiedAsItIs(type))
            throw session.Refuse(operation, $"'with' on '{Names.Message(type)}', which declares how it is copied,", "create it by its constructor");
        Value original = session.MemberReads.Fields(operation, session.Expressions.Capture(operation.Operand)) ?? throw session.Refuse(operation);
        (int slot, Value self) = Make(operation, type, original);
        return Finish(operation.Initializer, slot, self);
    }

    /// <summary>The value of <c>default</c>.</summary>
    public Value Default(ITypeSymbol type) => Zeros(session.Layouts.Of(type));

    private Value Zeros(Layout layout) => new([.. layout.Leaves.Select(leaf => leaf.Type is { IsScalar: true } type ? session.Builder.Constant(0, type) : Null())]);

    private int Null() => session.Objects.Refer(new NullReference()).Ids[0];

    private (int Slot, Value Self) Make(IOperation at, INamedTypeSymbol type, Value fields)
    {
        int slot = session.Locals.NewSlot(type, type.IsReferenceType, fields);
        if (!type.IsReferenceType) return (slot, fields);
        return (slot, session.Objects.Refer(new CreatedObject(type, slot, Constructs.Quote(at))));
    }

    private Value Finish(IObjectOrCollectionInitializerOperation? initialiser, int slot, Value self)
    {
        if (initialiser is not null) Initialise(initialiser, This(slot, self));
        if (self.IsReference) return self;
        Value value = session.Locals[slot];
        session.Locals.Forget(slot);
        return value;
    }

    private void Initialise(IObjectOrCollectionInitializerOperation initialiser, int receiver)
    {
        _initialised.Push(receiver);
        foreach (IOperation step in initialiser.Initializers)
        {
            if (step is IMemberInitializerOperation nested) Initialise(nested);
            else if (step is ISimpleAssignmentOperation assignment) session.Expressions.Capture(assignment);
            else throw session.Refuse(step);
        }

        _initialised.Pop();
    }

    // Inner = { X = 1 }: the member is not replaced, but its own members are.
    private void Initialise(IMemberInitializerOperation nested)
    {
        Place place = session.Places.Of(nested.InitializedMember);
        Value value = place.Read();
        if (session.Objects.Find(value) is { } target)
        {
            Initialise(nested.Initializer, target is CreatedObject created ? This(created.Slot, value) : throw session.Refuse(nested));
            return;
        }

        int slot = session.Locals.NewSlot(nested.InitializedMember.Type!, outlives: false, value);
        Initialise(nested.Initializer, slot);
        place.Write(session.Locals[slot]);
        session.Locals.Forget(slot);
    }

    /// <summary>Runs a constructor on what lies in a slot.</summary>
    private void Construct(IOperation at, IMethodSymbol constructor, int slot, Value self, ImmutableArray<Value> arguments)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        bool isDeclared = Constructors.IsDeclared(constructor), isPrimary = Constructors.IsPrimary(constructor);
        if (isDeclared || isPrimary)
        {
            session.Calls.Run(at, constructor, This(slot, self), arguments, () => Body(at, constructor, isPrimary, slot, self));
        }
        else if (type.IsReferenceType && type.SpecialType != SpecialType.System_Object)
        {
            if (Constructors.IsCopy(constructor)) throw session.Refuse(at);
            session.Calls.Run(at, constructor, This(slot, self), arguments, () =>
            {
                InitialiseFields(type, slot);
                Base(at, type, slot, self);
                return Value.Nothing;
            });
        }
    }

    private Value Body(IOperation at, IMethodSymbol constructor, bool isPrimary, int slot, Value self)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        if (isPrimary)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                ISymbol member = type.IsRecord ? Constructors.PropertyOf(parameter.OriginalDefinition) ?? (ISymbol)parameter : parameter;
                if (Layout(slot).Find(member) is { } part) Set(slot, part, session.Locals.Find(parameter.OriginalDefinition)!.Value);
            }

            InitialiseFields(type, slot);
            if (type.IsReferenceType) BaseOfPrimary(at, type, slot, self);
            return Value.Nothing;
        }

        var body = (IConstructorBodyOperation)(session.Bodies.Find(constructor) ?? throw new InvalidCodeException());
        var chained = (body.Initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation;
        bool isThis = chained is not null && SymbolEqualityComparer.Default.Equals(chained.TargetMethod.ContainingType.OriginalDefinition, type.OriginalDefinition);
        if (!isThis) InitialiseFields(type, slot);
        if (chained is not null) Construct(chained, chained.TargetMethod, slot, self, session.Calls.Arguments(chained.Arguments));
        else if (type.IsReferenceType) Base(at, type, slot, self);
        return (body.BlockBody ?? body.ExpressionBody) is { } statements ? session.Statements.Body(statements) : Value.Nothing;
    }

    private void BaseOfPrimary(IOperation at, INamedTypeSymbol type, int slot, Value self)
    {
        if (session.Bodies.BaseCall(type) is { } call) Construct(at, call.TargetMethod, slot, self, session.Calls.Arguments(call.Arguments));
        else Base(at, type, slot, self);
    }

    private void Base(IOperation at, INamedTypeSymbol type, int slot, Value self)
    {
        if (type.BaseType?.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty) is { } constructor) Construct(at, constructor, slot, self, []);
    }

    private void InitialiseFields(INamedTypeSymbol type, int slot)
    {
        foreach ((ISymbol member, IOperation value) in Constructors.Initialisers(type, session))
            if (Layout(slot).Find(member) is { } part) Set(slot, part, session.Expressions.Capture(value));
    }

    // What this is while the members are assigned: of a class, a reference.
    private int This(int slot, Value self) => self.IsReference ? session.Locals.NewSlot(session.Locals.TypeOf(slot), outlives: false, self) : slot;

    private Layout Layout(int slot) => session.Layouts.OfObject(session.Locals.TypeOf(slot));

    private void Set(int slot, Part part, Value value) => session.Locals.Bind(slot, session.Locals[slot].With(part, value));
}
