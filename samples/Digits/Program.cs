using Spectre.Console;
using SymbolicGrad.Samples.Digits;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    // The first Ctrl-C lets the training finish its step and save; a second one ends the process at once.
    press.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
};
bool live = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true };
return App.Run(args, Console.Out, Console.Error, live, cancellation.Token);
