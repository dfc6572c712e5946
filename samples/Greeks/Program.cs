using SymbolicGrad.Samples.Greeks;

return App.Run(Console.Out);
