using SymbolicGrad.Samples.GradBench;
using SymbolicGrad.Samples.GradBench.Protocol;

using var input = new BufferedStream(Console.OpenStandardInput(), bufferSize: 1 << 16);
using Stream output = Console.OpenStandardOutput();
try
{
    new Session(EvalTable.All).Run(input, output);
    return 0;
}
catch (IOException exception)
{
    // Whoever listened has gone.
    Console.Error.WriteLine(exception.Message);
    return 1;
}
