using SymbolicGrad.Samples.Trajectory;

return App.Run(Console.Out);
