// Every program is differentiated forward as well, against which its gradient is checked, in one direction and in four.
[assembly: SymbolicGrad.DifferentiableDefaults(Forward = true, FourDirections = true)]
