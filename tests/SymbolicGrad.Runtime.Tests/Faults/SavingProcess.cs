using System.Diagnostics;
using System.Globalization;
using SymbolicGrad.Checkpoints;
using SymbolicGrad.Runtime.Tests.Models;

namespace SymbolicGrad.Runtime.Tests.Faults;

/// <summary>A process that saves one checkpoint after the other, states 1, 2, 3, …, and reports each that is saved, until it is killed.</summary>
internal static class SavingProcess
{
    /// <summary>Enough elements that a save takes several writes.</summary>
    private const int Count = 100_000;

    /// <summary>A model in which every number is that of the state.</summary>
    public static ArrayModel<double> Model(double state)
    {
        var model = new ArrayModel<double>(ArrayParameter<double>.Vector("first", 0), ArrayParameter<double>.Vector("W", new double[Count]), ArrayParameter<double>.Vector("last", 0));
        Fill(model, state);
        return model;
    }

    public static Process Start(string path) => Process.Start(new ProcessStartInfo("dotnet", [typeof(SavingProcess).Assembly.Location, path])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,

        // What is measured is not how fast the process starts, but it starts two hundred times.
        Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0" },
    })!;

    private static void Main(string[] arguments)
    {
        ArrayModel<double> model = Model(0);
        for (int state = 1; ; state++)
        {
            Fill(model, state);
            Checkpoint.Save(model, arguments[0]);
            Console.Out.WriteLine(state.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Fill(ArrayModel<double> model, double state) => model.Parameters.ForEach(parameter => parameter.Values.AsSpan().Fill(state));
}
