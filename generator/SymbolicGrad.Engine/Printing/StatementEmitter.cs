using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Scheduling;

namespace SymbolicGrad.Engine.Printing;

/// <summary>Writes the body of a gradient method: each statement under the formula that it carries out.</summary>
internal sealed partial class StatementEmitter
{
    private readonly Function _function;
    private readonly Schedule _schedule;
    private readonly MemoryClasses _memory;
    private readonly GeneratedNames _names;
    private readonly CodeWriter _writer;
    private readonly Func<int, string> _gradientOf;
    private readonly Dictionary<int, string> _variables = [];
    private readonly Dictionary<int, string> _symbols = [];
    private readonly Dictionary<(int Instruction, int Slot), string> _slots = [];
    private readonly HashSet<string> _adjointNames;
    private readonly ILookup<(int Source, int Slot), Instruction> _projections;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<int> _explained = [];

    // Tensors that are written over an operand's buffer, and nameless operands whose buffer bears the name of what is written over it.
    private readonly Dictionary<int, int> _overwrites = [];
    private readonly Dictionary<int, int> _continuedBy = [];
    private readonly ExpressionPrinter _expressions;
    private readonly MathPrinter _math;
    private readonly string _resultSymbol;
    private string _work;
    private NameScope _scope;
    private bool _afterScalar;
    private bool _isFirst = true;
    private int _lastComment = -1;
    private int _lastTape = -1;
    private HashSet<int>? _onlyRead;

    /// <param name="scope">What is declared already.</param>
    /// <param name="work">The method's scratch memory.</param>
    /// <param name="gradientOf">The C# expression of the gradient buffer of a function argument.</param>
    /// <param name="cancellation">Looked at before each statement: of a long method the file takes longer than what comes before it.</param>
    public StatementEmitter(Function function, GeneratedNames names, NameScope scope, string work, CodeWriter writer, Func<int, string> gradientOf, string resultSymbol, CancellationToken cancellation)
    {
        _function = function;
        _schedule = new Schedule(function);
        _memory = new MemoryClasses(function);
        _names = names;
        _scope = scope;
        _work = work;
        _writer = writer;
        _gradientOf = gradientOf;
        _resultSymbol = resultSymbol;
        _cancellation = cancellation;
        _adjointNames = [.. function.Body.Everything().Where(value => value.Name is not null).Select(value => value.Name!.Identifier)];
        _projections = function.Body.Everything().Where(value => value.Op == Structural.Project).ToLookup(value => (value.Operands[0], value.Index));
        _expressions = new ExpressionPrinter(function, names, VariableOf);
        _math = new MathPrinter(function, SymbolOf);
    }

    /// <summary>The formulas written so far, in order, each with its depth of nesting in loops and branches.</summary>
    public List<(int Depth, string Formula)> Derivation { get; } = [];

    /// <summary>Whether any statement takes scratch memory.</summary>
    public static bool NeedsWorkspace(Function function)
    {
        var schedule = new Schedule(function);
        return function.Body.Everything().Any(value => TakesMemory(value, schedule));
    }

    /// <summary>
    /// Whether tensors outlive the half of a gradient that computes them, because it or what it calls records them: then they lie in the
    /// recording's scope. What other methods record is not known here.
    /// </summary>
    public static bool RecordsTensors(Function half) => half.Body.Everything().Any(value =>
        (value.Op == Structural.Push && half[value.Operands[1]].Type.IsTensor) || (value.Op == Calls.RecordingCall && (value.Type.IsTensor || !((CallInfo)value.Payload!).IsRecursive)));

    // What a call returns lies in memory of the callee's.
    private static bool TakesMemory(Instruction value, Schedule schedule) => value.Op == Calls.Tangent || value.Op == Structural.Tape || value.Op == Structural.Stack || value.Op == Structural.Buffer ||
        ((Calls.IsPullback(value.Op) || value.Op == Calls.CallWithPullback) && ((CallInfo)value.Payload!).Pullback.Form == PullbackForm.Accumulating && (value.Type.IsTensor || value.Type.Items.Any(type => type.IsTensor))) ||
        (value.Type.IsTensor && value.Op.Kind != OpKind.Structural && !Calls.IsCall(value.Op) && schedule.IsStatement(value));

    public void EmitBody() => EmitBlock(_function.Body, 0);

    /// <summary>A value as a C# expression, for use after the body.</summary>
    public string Expression(int id) => _expressions.Print(id);

    private string? VariableOf(int id)
    {
        if (_variables.TryGetValue(id, out string? variable)) return variable;
        Instruction value = _function[id];
        if (value.Op == Structural.Gradient) return _gradientOf(value.Operands[0]);
        return value.Op == Structural.Project && _slots.TryGetValue((value.Operands[0], value.Index), out string? slot) ? slot : null;
    }

    private string? SymbolOf(int id)
    {
        Instruction value = _function[id];
        if (value.Op == Structural.Argument && value.Payload is ParameterInfo { Role: ParameterRole.Upstream } && value.Type.IsScalar) return "1";
        if (_symbols.TryGetValue(id, out string? symbol)) return symbol;
        if (value.Op == Structural.Constant) return null;
        if (value.Op == Structural.Gradient) return $"∂{_resultSymbol}/∂{SymbolOf(value.Operands[0])}";
        if (value.Op == Structural.Argument || value.Name is { IsGiven: true }) return value.Name?.Symbol ?? MathSymbols.Of(VariableOf(id) ?? Function.InfoOf(value).Access);
        if (_continuedBy.ContainsKey(id)) return null;
        if (VariableOf(id) is { } variable) return value.Name?.Symbol ?? MathSymbols.Of(variable);
        return value.Name is { } name && (_adjointNames.Contains("d" + name.Identifier) || IsTapeLoad(value)) ? name.Symbol : null;
    }

    private bool IsTapeLoad(Instruction value) => value.Op == Structural.Pop || (value.Op == Structural.Element && _function[value.Operands[0]].Op == Structural.Tape);

    private void EmitBlock(Block block, int depth)
    {
        List<Instruction> statements = block.Body.Where(_schedule.IsStatement).ToList();
        Dictionary<int, int> lastReads = LastReads(block, statements);
        PlanBuffers(statements, lastReads);
        for (int s = 0; s < statements.Count; s++)
        {
            _cancellation.ThrowIfCancellationRequested();
            Instruction statement = statements[s];
            bool Dies(int id) => lastReads.TryGetValue(id, out int last) && last == s && block.Body.Any(own => own.Id == id);
            if (statement.Op == Structural.Accumulate) EmitAccumulation(statement, depth);
            else if (statement.Op == Structural.Tape || statement.Op == Structural.Stack) EmitTape(statement);
            else if (statement.Op == Structural.Push) EmitPush(statement);
            else if (statement.Op == Structural.Pop) EmitPop(statement);
            else if (statement.Op == Structural.Save) EmitSave(statement, depth);
            else if (statement.Op == Structural.Buffer) EmitBuffer(statement);
            else if (statement.Op == Structural.Store) EmitStore(statement, depth);
            else if (statement.Op == Structural.Element && !statement.Type.IsArray) EmitElement(statement);
            else if (statement.Op == Structural.Element || statement.Op == Structural.Slice) EmitView(statement);
            else if (statement.Op == Structural.For) EmitLoop(statement, depth, Dies);
            else if (statement.Op == Structural.If) EmitBranch(statement, depth);
            else if (Calls.IsCall(statement.Op)) EmitCall(statement, depth);
            else if (statement.Op == Structural.Throw || statement.Op == Structural.Check) EmitForeign(statement);
            else if (statement.Type.IsTensor) EmitTensor(statement, depth);
            else EmitScalar(statement, depth);
        }
    }

    private void EmitScalar(Instruction scalar, int depth)
    {
        string expression = _expressions.Print(scalar.Id), formula = Definition(scalar);
        string variable = Declare(scalar, scalar.Id);
        if (scalar.Op == Structural.TripCount || scalar.Op == Structural.Extent) Separate(isScalar: true);
        else Explain(scalar.Id, formula, depth, isScalar: true);
        _writer.Line($"{_names.Scalar(scalar.Type.Kind)} {variable} = {expression};");
    }

    private void EmitTensor(Instruction tensor, int depth)
    {
        int? pair = _schedule.PairOf(tensor.Id);
        int? buffer = _overwrites.TryGetValue(tensor.Id, out int overwritten) ? overwritten : null;
        bool continues = buffer is { } previous && _continuedBy.ContainsKey(previous);
        string variable = continues ? _variables[tensor.Id] = _variables[overwritten] : Declare(LastOfChain(tensor), tensor.Id);
        if (!continues) ExplainTensor(tensor, pair, buffer, depth);

        if (!continues)
            _writer.Line(buffer is { } reused ? $"var {variable} = {_variables[reused]};" : $"var {variable} = {Allocation(tensor)};");
        if (pair is { } value)
        {
            string kernel = KernelRows.Pairs[_function[value].Op.Name].Kernel;
            _writer.Line($"{_names.Scalar(_function[value].Type.Kind)} {Declare(_function[value], value)} = {_names.Kernel(kernel)}({string.Join(", ", tensor.Operands.Select(_expressions.Print))}, {variable});");
        }
        else if (_schedule.KernelOf(tensor.Id) is { } match)
        {
            _writer.Line(Call(match, variable) + ";");
        }
        else
        {
            string kernel = tensor.Op.Kernel ?? throw new IrException($"{tensor.Op} has no kernel for {tensor.Type}.");
            _writer.Line($"{_names.Kernel(kernel)}({string.Join(", ", KernelArguments(tensor).Select(_expressions.Print))}, {variable});");
        }
    }

    private string Allocation(Instruction tensor) =>
        $"{_work}.{tensor.Type.Form}<{_names.Scalar(tensor.Type.Kind)}>({string.Join(", ", Enumerable.Range(0, tensor.Type.Rank).Select(axis => _expressions.ExtentOf(tensor.Id, axis)))})";

    private void ExplainTensor(Instruction tensor, int? pair, int? buffer, int depth)
    {
        string over = buffer is { } reused ? $", over {SymbolFor(_function[reused])} itself" : "";
        Instruction last = LastOfChain(tensor);
        string formula = Definition(last) + over;
        if (pair is { } value) Explain(value, Definition(_function[value]), depth, isScalar: false, append: $"{SymbolFor(tensor)} = {formula}");
        else Explain(last.Id, formula, depth, isScalar: false);
    }

    /// <summary>The value for whose sake a nameless one is computed, in whose buffer it lies.</summary>
    private Instruction LastOfChain(Instruction tensor)
    {
        while (_continuedBy.TryGetValue(tensor.Id, out int next)) tensor = _function[next];
        return tensor;
    }

    /// <summary>Finds the element-wise steps that can write over an operand which nobody reads afterwards.</summary>
    private void PlanBuffers(List<Instruction> statements, Dictionary<int, int> lastReads)
    {
        var position = Enumerable.Range(0, statements.Count).ToDictionary(s => statements[s].Id);
        for (int s = 0; s < statements.Count; s++)
        {
            Instruction tensor = statements[s];
            bool mayOverwrite = tensor.Type.IsTensor && (_schedule.PairOf(tensor.Id) is not null || (tensor.Op.Kind == OpKind.Elementwise && _schedule.KernelOf(tensor.Id) is null));
            if (!mayOverwrite) continue;
            foreach (int operand in tensor.Operands)
            {
                Instruction value = _function[operand];
                bool ends = value.Type == tensor.Type && position.ContainsKey(operand) && value.Op.Kind != OpKind.Structural && !Calls.IsCall(value.Op) && lastReads[operand] == s && !_schedule.IsKept(operand);
                if (!ends) continue;
                _overwrites[tensor.Id] = operand;
                bool isNext = position[operand] == s - 1;
                if (isNext && value.Name is null && _schedule.UserCount(operand) == 1 && _schedule.PairOf(tensor.Id) is null) _continuedBy[operand] = tensor.Id;
                break;
            }
        }
    }

    // Extents are those of the destination; of commuting operands a kernel wants the tensor first.
    private IEnumerable<int> KernelArguments(Instruction tensor)
    {
        if (tensor.Op.Name is "Fill" or "BroadcastRow" or "BroadcastColumn") return tensor.Operands.Take(1);
        if (tensor.Op.Name == "Scatter") return tensor.Operands.Where((_, i) => i == 0 || i > tensor.Type.Rank);
        return tensor.Op.IsCommutative && _function[tensor.Operands[0]].Type.IsScalar ? tensor.Operands.Reverse() : tensor.Operands;
    }

    private void EmitAccumulation(Instruction accumulation, int depth)
    {
        int target = accumulation.Operands[0], value = accumulation.Operands[accumulation.Operands.Count - 1];
        int[] indices = accumulation.Operands.Skip(1).Take(accumulation.Operands.Count - 2).ToArray();
        string place = (VariableOf(target) ?? _gradientOf(target)) + string.Concat(Subscripts(target, indices));
        string? update = _function[target].Payload is ParameterInfo { Leaf.Update: { } statement } ? statement.Replace("{0}", PlaceOfWhole(target, indices)) : null;
        string index = indices.Length == 0 ? "" : $"[{string.Join(", ", indices.Select(id => _math.Print(id).Text))}]";
        string symbol = (_function[target].Payload is ParameterInfo ? $"∂{_resultSymbol}/∂" : "") + SymbolOf(target) + index;
        bool isNegative = _function[value].Op == ArithmeticRows.Negate && !_schedule.IsStatement(_function[value]);
        string formula = _math.Print(isNegative ? _function[value].Operands[0] : value).At(isNegative ? Precedence.Multiplicative : Precedence.Lowest);
        ExplainParts(accumulation, depth);
        Comment($"{symbol} {(isNegative ? '−' : '+')}= {formula}", depth, isScalar: _function[value].Type.IsScalar);
        if (_schedule.KernelOf(accumulation.Id) is { } match) _writer.Line(Call(match, place) + ";");
        else if (update is not null) _writer.Line(update.Replace("{1}", isNegative ? $" - {_expressions.At(_function[value].Operands[0], Precedence.Multiplicative)}" : $" + {_expressions.At(value, Precedence.Multiplicative)}") + ";");
        else if (isNegative) _writer.Line($"{place} -= {_expressions.At(_function[value].Operands[0], Precedence.Multiplicative)};");
        else _writer.Line($"{place} += {_expressions.Print(value)};");
    }

    // One bracket for each array on the way, and what follows it: W[k], rows[i][j], table[i, j], bodies[i].Mass.
    private IEnumerable<string> Subscripts(int target, int[] indices)
    {
        IrType type = _function[target].Type;
        int arrays = 0;
        for (int i = 0; i < indices.Length; i += type.Rank, type = type.Element)
            yield return $"[{string.Join(", ", indices.Skip(i).Take(type.Rank).Select(_expressions.Print))}]{(_function[target].Payload as ParameterInfo)?.Suffix(++arrays)}";
    }

    // What the last part of the way is a member of: dp, dbodies[i].
    private string PlaceOfWhole(int target, int[] indices)
    {
        string place = _gradientOf(target) + string.Concat(Subscripts(target, indices));
        LeafInfo leaf = Function.InfoOf(_function[target]).Leaf!;
        return place.Substring(0, place.Length - leaf.Segments[leaf.Segments.Count - 1].Length);
    }

    private void EmitTape(Instruction tape)
    {
        IrType element = tape.Type.Element;
        string scalar = _names.Scalar(element.Kind);
        bool followsTape = _lastTape == _writer.Count && _writer.Count > 0;
        string pool = element.Form switch { TypeForm.Vector => "Vectors", TypeForm.Matrix => "Matrices", _ => "Span" };
        string made = tape.Op == Structural.Stack ? $"Tape<{_names.TypeName(element)}>()" : $"{pool}<{scalar}>({_expressions.Print(tape.Operands[0])})";
        if (!followsTape) Separate(isScalar: false);
        _writer.Line($"var {Declare(tape, tape.Id)} = {_work}.{made};");
        _lastTape = _writer.Count;
    }

    private void EmitSave(Instruction save, int depth)
    {
        string tape = _variables[save.Operands[0]];
        _writer.Line($"{tape}[{_expressions.Print(save.Operands[1])}] = {_expressions.Print(save.Operands[2])};");
        _isFirst = false;
        _afterScalar = true;
    }

    private void EmitPush(Instruction push)
    {
        _writer.Line($"{_expressions.Print(push.Operands[0])}.Push({_expressions.Print(push.Operands[1])});");
        _isFirst = false;
        _afterScalar = true;
    }

    private void EmitPop(Instruction pop)
    {
        Separate(isScalar: true);
        string type = _names.TypeName(pop.Type), source = _expressions.Print(pop.Operands[0]);
        if (_function[pop.Operands[0]].Op != Structural.Argument) _writer.Line($"{type} {Declare(pop, pop.Id)} = {source}.Pop();");
        else if (pop.Type.IsTensor) _writer.Line($"var {Declare(pop, pop.Id)} = {source}.Pop{pop.Type.Form}<{_names.Scalar(pop.Type.Kind)}>();");
        else _writer.Line($"{type} {Declare(pop, pop.Id)} = {source}.Pop<{type}>();");
    }

    private string Call(KernelMatch match, string destination)
    {
        string call = match.Row.Call.Replace("{out}", destination).Replace("{Activation}", _names.RuntimeType("Activation"));
        foreach (KeyValuePair<string, int> binding in match.Bindings) call = call.Replace("{" + binding.Key + "}", _expressions.Print(binding.Value));
        if (match.Row.Call[0] == '{') return call;
        int open = call.IndexOf('(');
        return _names.Kernel(call.Substring(0, open)) + call.Substring(open);
    }

    /// <summary>Declares a variable called as <paramref name="named"/> asks for the value <paramref name="id"/>.</summary>
    private string Declare(Instruction named, int id) => _variables[id] = _scope.Declare(named.Name?.Identifier ?? named.NameHint);

    private string SymbolFor(Instruction value) => SymbolOf(value.Id) ?? value.Name?.Symbol ?? MathSymbols.Of(_variables[value.Id]);

    private string Definition(Instruction value) => _math.Definition(value.Id);

    /// <summary>Says what an expression computes that is assigned to a variable at the end of a block.</summary>
    private void Explain(int id, int depth, string variable, ValueName? slot)
    {
        Instruction value = _function[id];
        if (!_schedule.IsInline(id) || value.Op.Kind == OpKind.Structural) return;
        ExplainParts(value, depth);
        if (_explained.Add(id)) Comment($"{SymbolOfAssigned(value, variable, slot)} = {Definition(value)}", depth, isScalar: true);
    }

    // A name the user gave comes first, then that of the variable: what the generator calls the value itself is nobody's concern.
    private static string SymbolOfAssigned(Instruction value, string variable, ValueName? slot) =>
        value.Name is { IsGiven: true } given ? given.Symbol : slot?.Symbol ?? value.Name?.Symbol ?? MathSymbols.Of(variable);

    private void Explain(int id, string formula, int depth, bool isScalar, string? append = null)
    {
        ExplainParts(_function[id], depth);
        _explained.Add(id);
        string symbol = SymbolOf(id) ?? _function[id].Name?.Symbol ?? (_variables.TryGetValue(id, out string? variable) ? MathSymbols.Of(variable) : MathSymbols.Of(_function[id].NameHint));
        Comment($"{symbol} = {formula}" + (append is null ? "" : $" ;  {append}"), depth, isScalar);
    }

    // Symbols inside the formula that stand for what no statement computes by itself.
    private void ExplainParts(Instruction statement, int depth)
    {
        foreach (int id in _schedule.Reads(statement).Reverse())
        {
            Instruction value = _function[id];
            bool hasOwnSymbol = value.Op.Kind != OpKind.Structural && !_variables.ContainsKey(id) && id != statement.Id && SymbolOf(id) is not null;
            if (hasOwnSymbol && !_schedule.IsStatement(value) && _explained.Add(id)) Comment($"{SymbolOf(id)} = {Definition(value)}", depth, isScalar: false);
        }
    }

    private void Comment(string formula, int depth, bool isScalar)
    {
        Separate(isScalar);
        Derivation.Add((depth, formula));
        _writer.Line("// " + formula);
        _lastComment = _writer.Count;
    }

    // A blank line between steps, but not between one-line scalar steps nor between the formulas of one step.
    private void Separate(bool isScalar)
    {
        bool followsComment = _lastComment == _writer.Count;
        if (!_isFirst && !followsComment && !(isScalar && _afterScalar)) _writer.Line();
        _isFirst = false;
        _afterScalar = isScalar;
    }

    private Dictionary<int, int> LastReads(Block block, List<Instruction> statements)
    {
        var last = new Dictionary<int, int>();
        for (int s = 0; s < statements.Count; s++)
            foreach (int id in _schedule.Reads(statements[s])) last[id] = s;
        foreach (int result in block.Results)
            foreach (int id in ReadsOf(result)) last[id] = int.MaxValue;
        return last;
    }
}
