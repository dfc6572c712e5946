using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Scheduling;

/// <summary>
/// Decides which values get a statement of their own, which are written inside the expression that reads them, and which kernel
/// computes each tensor.
/// </summary>
internal sealed partial class Schedule
{
    /// <summary>Expressions nested deeper than this are cut by a variable: neither a reader nor a compiler likes them.</summary>
    private const int DeepestExpression = 12;

    private readonly Function _function;
    private readonly Dictionary<int, List<int>> _users = [];
    private readonly Dictionary<int, Block> _blockOf = [];
    private readonly HashSet<int> _inline = [];
    private readonly HashSet<int> _absorbed = [];
    private readonly Dictionary<int, KernelMatch> _kernels = [];
    private readonly Dictionary<int, int> _depth = [];
    private readonly Dictionary<int, int> _pairs = [];
    private readonly KernelMatcher _matcher;

    /// <summary>Stands for the end of a block among the users of a value.</summary>
    private const int BlockEnd = -1;

    public Schedule(Function function)
    {
        _function = function;
        _memory = new MemoryClasses(function);
        _matcher = new KernelMatcher(function, id => UserCount(id) == 1 && !_absorbed.Contains(id));
        Index(function.Body);
        Decide(function.Body);
    }

    /// <summary>Whether the value has a statement of its own.</summary>
    public bool IsStatement(Instruction instruction) => !_inline.Contains(instruction.Id) && !_absorbed.Contains(instruction.Id) && !_pairs.ContainsKey(instruction.Id);

    /// <summary>Whether the value is written inside the expression that reads it.</summary>
    public bool IsInline(int id) => _inline.Contains(id);

    public KernelMatch? KernelOf(int id) => _kernels.TryGetValue(id, out KernelMatch? kernel) ? kernel : null;

    /// <summary>The value whose kernel computes this gradient as well, if there is one.</summary>
    public int? PairOf(int gradient) => _pairs.Where(pair => pair.Value == gradient).Select(pair => (int?)pair.Key).FirstOrDefault();

    /// <summary>How many instructions and block ends read a value.</summary>
    public int UserCount(int id) => _users.TryGetValue(id, out List<int>? users) ? users.Count : 0;

    /// <summary>Whether a tensor's memory lives on under another name: on a tape, in a variable of a loop or branch, in what a call returns, or outside the block.</summary>
    public bool IsKept(int id) => _users[id].Any(user => user == BlockEnd || (_function[user].Op.Kind == OpKind.Structural && _function[user].Op != Structural.Accumulate) || MayReturn(_function[user]));

    // A method that is not followed may return the very tensor that it was given.
    private static bool MayReturn(Instruction user) => Calls.IsCall(user.Op) && (user.Type.IsTensor || user.Type.Items.Any(item => item.IsTensor));

    /// <summary>The named values that a statement reads, through everything that is written inside it.</summary>
    public IEnumerable<int> Reads(Instruction statement)
    {
        IEnumerable<int> direct = statement.Operands.Concat(DirectReadsInside(statement));
        return ReadsThrough(PairOf(statement.Id) is { } pair ? direct.Concat(_function[pair].Operands) : direct);
    }

    /// <summary>The named values that the regions of a statement read.</summary>
    public IEnumerable<int> ReadsInside(Instruction statement) => ReadsThrough(DirectReadsInside(statement));

    private static IEnumerable<int> DirectReadsInside(Instruction statement) => statement.Regions
        .SelectMany(region => region.Everything()).SelectMany(inner => inner.Operands.Concat(inner.Regions.SelectMany(nested => nested.Results)))
        .Concat(statement.Regions.SelectMany(region => region.Results));

    /// <summary>Values, and those that are read through what is written inside of them.</summary>
    public IEnumerable<int> ReadsThrough(IEnumerable<int> direct)
    {
        var pending = new Stack<int>(direct);
        var seen = new HashSet<int>();
        while (pending.Count > 0)
        {
            int id = pending.Pop();
            if (!seen.Add(id)) continue;
            if (_inline.Contains(id) || _absorbed.Contains(id))
                foreach (int operand in _function[id].Operands.Concat(DirectReadsInside(_function[id]))) pending.Push(operand);
            yield return id;
        }
    }

    private void Index(Block block)
    {
        foreach (Instruction instruction in block.Arguments.Concat(block.Body))
        {
            _blockOf[instruction.Id] = block;
            foreach (int operand in instruction.Operands) AddUser(operand, instruction.Id);
            foreach (Block region in instruction.Regions) Index(region);
        }

        foreach (int result in block.Results) AddUser(result, BlockEnd);
    }

    private void AddUser(int id, int user)
    {
        if (!_users.TryGetValue(id, out List<int>? users)) _users.Add(id, users = []);
        users.Add(user);
    }

    // Backwards, so that the largest kernel takes the terms it absorbs before they are looked at.
    private void Decide(Block block)
    {
        PairValuesWithGradients(block);
        IndexMemory(block);
        foreach (Instruction instruction in block.Body.Reverse())
        {
            foreach (Block region in instruction.Regions) Decide(region);
            NotePlace(instruction, block);
            if (_absorbed.Contains(instruction.Id)) continue;
            if (instruction.Op == Structural.Pop) continue;
            if (instruction.Op == Structural.Accumulate) ChooseAccumulation(instruction);
            else if (instruction.Type.IsTensor && !Calls.IsCall(instruction.Op)) DecideTensor(instruction);
            else if (instruction.Op == Structural.If) DecideBranch(instruction);
            else if (!instruction.Op.HasEffect && instruction.Regions.Count == 0) DecideScalar(instruction, block);
            NotePlace(instruction, block);
        }

        // Depths follow from operands to users.
        foreach (Instruction instruction in block.Body) CutDeepExpression(instruction);
    }

    private void ChooseAccumulation(Instruction accumulation)
    {
        int value = accumulation.Operands[accumulation.Operands.Count - 1];
        if (_function[value].Type.IsScalar) return;
        bool own = UserCount(value) == 1 && _blockOf[value] == _blockOf[accumulation.Id] && _function[value].Op.Kind != OpKind.Structural;
        KernelMatch match = (own ? _matcher.Find(KernelRows.Accumulating, value) : null) ?? _matcher.Find(KernelRows.Accumulating.Skip(KernelRows.Accumulating.Length - 1), value)!;
        _kernels.Add(accumulation.Id, match);
        if (match.Row.Term is Formula.Call) _absorbed.Add(value);
        _absorbed.UnionWith(match.Absorbed);
    }

    private void DecideTensor(Instruction tensor)
    {
        bool isView = tensor.Op.Kind == OpKind.Structural || (tensor.Op == TensorRows.Transpose && _users[tensor.Id].All(TakesTransposed));
        if (isView)
        {
            _inline.Add(tensor.Id);
        }
        else if (_matcher.Find(KernelRows.Assigning, tensor.Id) is { } match)
        {
            _kernels.Add(tensor.Id, match);
            _absorbed.UnionWith(match.Absorbed);
        }

        bool TakesTransposed(int user) => user != BlockEnd && (_function[user].Op.Name is "MatMul" or "MatVec" or "VecMat");
    }

    private void DecideBranch(Instruction branch)
    {
        // Read once only: what is read several times would be written out as often, and chains of branches would grow exponentially.
        bool isExpression = branch.Type.Items.Count == 1 && branch.Type.Items[0].IsScalar &&
            UserCount(branch.Id) == 1 && UserCount(_users[branch.Id][0]) == 1 &&
            branch.Regions.All(region => region.Body.All(inner => !IsStatement(inner)));
        if (isExpression && CanWait(branch)) _inline.Add(branch.Id);
    }

    private void DecideScalar(Instruction scalar, Block block)
    {
        // A part of an array, and a row that the user named, are worth a variable: what reads them reads well, and their bounds are checked once.
        if (scalar.Op == Structural.Slice || (scalar.Op == Structural.Element && scalar.Type.IsArray && scalar.Name is { IsGiven: true })) return;
        bool isLeaf = scalar.Op == Structural.Constant || (scalar.Op == Structural.Extent && !IsGivenLocal(scalar)) || (scalar.Op == Structural.TripCount && !IsReadInside(scalar, block)) || scalar.Op == Structural.Undefined || scalar.Op == Structural.Foreign || scalar.Op == Structural.Element || scalar.Op == Structural.Gradient ||
            scalar.Op == Structural.Project || scalar.Op == Directions.One || scalar.Op.Name == "Item" ||
            (scalar.Op == ArithmeticRows.Convert && _function[scalar.Operands[0]].Type == IrType.Int32);
        if (isLeaf)
        {
            if (CanWait(scalar)) _inline.Add(scalar.Id);
            return;
        }

        if (scalar.Op == Structural.TripCount || scalar.Op == Structural.Extent) return;

        // What the function returns is computed on the way forward; what a loop hands on is written where it is assigned.
        if (block == _function.Body && block.Results.Contains(scalar.Id)) return;
        bool onlyLeavesBlock = _users.TryGetValue(scalar.Id, out List<int>? readers) && readers.All(user => user == BlockEnd);
        if ((scalar.Op.Kind == OpKind.Whole && !IsCallOfScalars(scalar)) || (scalar.Name is { IsGiven: true } && !onlyLeavesBlock)) return;
        bool isIndex = !scalar.Type.IsFloating && scalar.Type.Kind != ScalarKind.Boolean;
        if (!_users.TryGetValue(scalar.Id, out List<int>? users) || (users.Count > 1 && !isIndex)) return;
        if (users.All(user => user == BlockEnd ? block.Results.Contains(scalar.Id) : (isIndex || _blockOf[user] == block) && IsSplicedOnce(scalar.Id, _function[user]))) _inline.Add(scalar.Id);
    }

    // A call that reads arrays stays where it is: what it reads may be written before the call's value is used.
    private bool IsCallOfScalars(Instruction value) =>
        Calls.IsCall(value.Op) && value.Type.IsScalar && ((CallInfo)value.Payload!).Pullback.Form == PullbackForm.Returning && value.Operands.All(id => _function[id].Type.IsScalar);

    // The user's own local for a length that is not at hand: rows[0].Length.
    private bool IsGivenLocal(Instruction extent) => extent.Name is { IsGiven: true } && _function[extent.Operands[0]].Op == Structural.Element && UserCount(extent.Id) > 1;

    // A number of trips that an inner loop computes with is worth a variable.
    private bool IsReadInside(Instruction scalar, Block block) =>
        _users.TryGetValue(scalar.Id, out List<int>? users) && users.Any(user => user != BlockEnd && !ReferenceEquals(_blockOf[user], block));

    private static bool IsSplicedOnce(int id, Instruction user)
    {
        if (user.Op.CSharp is not { } notation) return true;
        for (int i = 0; i < user.Operands.Count; i++)
            if (user.Operands[i] == id && user.Type.IsScalar && Printing.Template.Occurrences(notation, i) > 1) return false;
        return true;
    }

    private void CutDeepExpression(Instruction instruction)
    {
        int depth = 0;
        IEnumerable<int> operands = instruction.Operands
            .Concat(instruction.Regions.SelectMany(region => region.Results.Concat(region.Everything().SelectMany(inner => inner.Operands))));
        foreach (int operand in operands)
            if (_inline.Contains(operand) && _depth.TryGetValue(operand, out int below)) depth = System.Math.Max(depth, below + 1);
        if (depth > DeepestExpression && (instruction.Op.Kind == OpKind.Elementwise || instruction.Op == Structural.If) && _inline.Remove(instruction.Id)) depth = 0;
        _depth[instruction.Id] = depth;
    }

    private void PairValuesWithGradients(Block block)
    {
        for (int v = 0; v < block.Body.Count; v++)
        {
            Instruction value = block.Body[v];
            if (!KernelRows.Pairs.TryGetValue(value.Op.Name, out (string Gradient, string Kernel) pair)) continue;
            int g = block.Body.Items.ToList().FindIndex(candidate => candidate.Op.Name == pair.Gradient && candidate.Operands.Take(2).SequenceEqual(value.Operands));
            if (g < 0 || !_users.TryGetValue(value.Id, out List<int>? users)) continue;
            if (users.All(user => user == BlockEnd || (_blockOf[user] == block && block.Body.Items.ToList().FindIndex(i => i.Id == user) > g))) _pairs.Add(value.Id, block.Body[g].Id);
        }
    }
}
