using System;
using System.Threading;

namespace SymbolicGrad.Generator;

/// <summary>What a step made of one method or type: a value, nothing where it refused, or a fault.</summary>
/// <param name="Name">The method or type.</param>
/// <param name="Value">What was made; null where the code cannot be compiled, for which the analyzer gives the reason.</param>
/// <param name="Fault">What went wrong inside the compiler; null in all but buggy versions of it.</param>
internal sealed record Outcome<T>(string Name, T? Value, string? Fault)
    where T : class, IEquatable<T>
{
    public bool IsEmpty => Value is null && Fault is null;

    /// <summary>Hands the value on to the next step; a fault passes by.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, TNext?> step, CancellationToken cancellation)
        where TNext : class, IEquatable<TNext> =>
        Value is { } value ? FaultBarrier.Run(Name, () => step(value), cancellation) : new Outcome<TNext>(Name, null, Fault);
}

/// <summary>The one place where every exception is caught.</summary>
/// <remarks>
/// A fault of the compiler in one method must not take away the output of the others, as an exception that leaves a generator
/// would, and must not pass in silence either: the generator turns it into a diagnostic that names the method.
/// </remarks>
internal static class FaultBarrier
{
    /// <summary>Enough for all that capture accepts, whatever stack a compiler or an editor has for its own threads.</summary>
    private const int LargeStack = 64 << 20;

    /// <summary>Runs a step. Where it stops for want of stack, it is run again with more: what is accepted must not depend on the thread.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Outcome<T> Run<T>(string name, Func<T?> step, CancellationToken cancellation)
        where T : class, IEquatable<T>
    {
        try
        {
            return Guarded(name, step, cancellation);
        }
        catch (InsufficientExecutionStackException)
        {
            return OnLargeStack(name, step, cancellation);
        }
    }

    private static Outcome<T> OnLargeStack<T>(string name, Func<T?> step, CancellationToken cancellation)
        where T : class, IEquatable<T>
    {
        Outcome<T>? outcome = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    outcome = Guarded(name, step, cancellation);
                }
                catch (InsufficientExecutionStackException exception)
                {
                    outcome = Failed<T>(name, exception);
                }
                catch (OperationCanceledException)
                {
                    // The caller throws it, below.
                }
            },
            LargeStack);
        thread.Start();
        thread.Join();
        cancellation.ThrowIfCancellationRequested();
        return outcome!;
    }

    private static Outcome<T> Guarded<T>(string name, Func<T?> step, CancellationToken cancellation)
        where T : class, IEquatable<T>
    {
        try
        {
            return new Outcome<T>(name, step(), Fault: null);
        }
        catch (Exception exception) when (exception is not InsufficientExecutionStackException && !(exception is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            return Failed<T>(name, exception);
        }
    }

    private static Outcome<T> Failed<T>(string name, Exception exception)
        where T : class, IEquatable<T> => new(name, null, $"{exception.GetType().Name}: {exception.Message}");
}
