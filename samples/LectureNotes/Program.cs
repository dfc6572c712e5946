using SymbolicGrad.Samples.LectureNotes;

return App.Run(args, Console.Out, Console.Error);
