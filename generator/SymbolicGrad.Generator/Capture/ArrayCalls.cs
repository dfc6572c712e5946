using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>The methods of the base class library that take, copy or change whole arrays and spans: one row for each form.</summary>
internal sealed class ArrayCalls
{
    private readonly CaptureSession _session;
    private readonly Dictionary<string, Func<ArrayCall, Value>> _rows;

    public ArrayCalls(CaptureSession session)
    {
        _session = session;
        ArrayTransfers transfers = session.Transfers;
        ViewCapture views = session.Views;
        _rows = new(StringComparer.Ordinal)
        {
            ["MemoryExtensions.AsSpan/1"] = call => Value.Of(call.Array(0)),
            ["MemoryExtensions.AsSpan/2"] = call => Value.Of(call.IsRange(1) ? views.Range(call.At, call.Array(0), call.Operand(1)) : views.From(call.At, call.Array(0), call.Index(1))),
            ["MemoryExtensions.AsSpan/3"] = call => Value.Of(views.Part(call.At, call.Array(0), call.Index(1), call.Index(2))),
            ["Span.Slice/2"] = call => Value.Of(views.From(call.At, call.Array(0), call.Index(1))),
            ["Span.Slice/3"] = call => Value.Of(views.Part(call.At, call.Array(0), call.Index(1), call.Index(2))),

            ["Array.Clone/1"] = call => Value.Of(transfers.Copy(call.At, call.Array(0))),
            ["Span.ToArray/1"] = call => Value.Of(transfers.Copy(call.At, call.Array(0))),
            ["Array.Copy/3"] = call => Act(() => transfers.Copy(call.At, Part(call, 0, null, 2), Part(call, 1, null, 2))),
            ["Array.Copy/5"] = call => Act(() => transfers.Copy(call.At, Part(call, 0, 1, 4), Part(call, 2, 3, 4))),
            ["Array.CopyTo/3"] = call => Act(() => transfers.Copy(call.At, call.Array(0), views.Part(call.At, call.Array(1), call.Index(2), views.Length(call.At, call.Array(0))))),
            ["MemoryExtensions.CopyTo/2"] = call => Act(() => transfers.Copy(call.At, call.Array(0), views.Part(call.At, call.Array(1), call.Zero, views.Length(call.At, call.Array(0))))),
            ["Span.CopyTo/2"] = call => Act(() => transfers.Copy(call.At, call.Array(0), views.Part(call.At, call.Array(1), call.Zero, views.Length(call.At, call.Array(0))))),

            ["Array.Fill/2"] = call => Act(() => transfers.Fill(call.At, call.Array(0), call.Single(1))),
            ["Array.Fill/4"] = call => Act(() => transfers.Fill(call.At, Part(call, 0, 2, 3), call.Single(1))),
            ["Span.Fill/2"] = call => Act(() => transfers.Fill(call.At, call.Array(0), call.Single(1))),
            ["Array.Clear/1"] = call => Act(() => transfers.Clear(call.At, call.Array(0))),
            ["Array.Clear/3"] = call => Act(() => transfers.Clear(call.At, Part(call, 0, 1, 2))),
            ["Span.Clear/1"] = call => Act(() => transfers.Clear(call.At, call.Array(0))),
            ["Array.Reverse/1"] = call => Act(() => transfers.Reverse(call.At, call.Array(0))),
            ["Array.Reverse/3"] = call => Act(() => transfers.Reverse(call.At, Part(call, 0, 1, 2))),
            ["MemoryExtensions.Reverse/1"] = call => Act(() => transfers.Reverse(call.At, call.Array(0))),

            ["Array.GetLength/2"] = call => Value.Of(session.At(call.At, session.Builder.Extent(call.Array(0), call.Axis(1)))),
            ["Array.GetUpperBound/2"] = call => Value.Of(session.Emit(call.At, Engine.Rules.ArithmeticRows.Subtract, session.Builder.Extent(call.Array(0), call.Axis(1)), session.Builder.Constant(1, IrType.Int32))),
        };

        Value Act(Action act)
        {
            act();
            return Value.Nothing;
        }

        int Part(ArrayCall call, int array, int? start, int count) => views.Part(call.At, call.Array(array), start is { } index ? call.Index(index) : call.Zero, call.Index(count));
    }

    /// <summary>The result of a call of a method in the table; null for other methods.</summary>
    public Value? Capture(IInvocationOperation call)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        if (type is not { Name: "Array" or "MemoryExtensions" or "Span" or "ReadOnlySpan", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return null;
        IOperation[] operands = [.. call.Instance is { } instance ? [instance] : Enumerable.Empty<IOperation>(), .. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (call.TargetMethod.Name == "Sort") throw Refuse(call, "the order of the elements would have to be kept for the reverse sweep; sort an array of indices outside and read by these");
        string owner = type.Name == "ReadOnlySpan" ? "Span" : type.Name;
        return _rows.TryGetValue($"{owner}.{call.TargetMethod.Name}/{operands.Length}", out Func<ArrayCall, Value>? row) ? row(new ArrayCall(_session, call, operands).Evaluated()) : null;
    }

    private RefusalException Refuse(IInvocationOperation call, string reason) =>
        _session.Refuse(DiagnosticRules.CallNotSupported, call.Syntax, Names.Message(call.TargetMethod), reason);

    /// <summary>A call with its object and its arguments in the order of the parameters, each captured once.</summary>
    private sealed class ArrayCall(CaptureSession session, IInvocationOperation call, IOperation[] operands)
    {
        private readonly int?[] _captured = new int?[operands.Length];

        public IOperation At => call;

        /// <summary>Computes the operands in the order in which they are written, as far as they are arrays or numbers: some may act.</summary>
        public ArrayCall Evaluated()
        {
            foreach (IOperation written in call.Arguments.Select(static argument => argument.Value).Prepend(operands[0]).Distinct())
            {
                int operand = System.Array.IndexOf(operands, written);
                if (session.Map(Unconverted(written).Type) is { IsArray: true }) Array(operand);
                else if (session.Map(written.Type) is { IsScalar: true }) Single(operand);
            }

            return this;

            static IOperation Unconverted(IOperation operand) => operand is IConversionOperation { IsImplicit: true } conversion ? Unconverted(conversion.Operand) : operand;
        }

        public int Zero => session.Builder.Constant(0, IrType.Int32);

        public IOperation Operand(int operand) => operands[operand];

        public bool IsRange(int operand) => operands[operand].Type?.Name == "Range";

        public int Array(int operand) => _captured[operand] ??= session.Views.Array(operands[operand]);

        public int Single(int operand) => _captured[operand] ??= session.Expressions.Single(operands[operand]);

        /// <summary>An operand that is an int, or an index into the array that is the first operand.</summary>
        public int Index(int operand) => _captured[operand] ??= session.Views.Position(operands[operand], Array(0));

        /// <summary>An operand that is the constant number of an axis of the array that is the first operand.</summary>
        public int Axis(int operand) => operands[operand].ConstantValue is { HasValue: true, Value: int axis } && axis >= 0 && axis < session.Builder.TypeOf(Array(0)).Rank
            ? axis
            : throw session.Refuse(operands[operand], $"The axis {Constructs.Quote(operands[operand])}", "use the constant number of an axis");
    }
}
