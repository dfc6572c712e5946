using System.Runtime.ExceptionServices;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>Runs something with the stack of the threads on which compilers run on most systems: an overflow would end the compiler, not only the build.</summary>
internal static class CompilerStack
{
    private const int Size = 1 << 20;

    public static T Run<T>(Func<T> function)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Size);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
