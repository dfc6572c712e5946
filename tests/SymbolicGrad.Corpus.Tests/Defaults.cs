// Every program is differentiated forward as well, against which its gradient is checked.
[assembly: SymbolicGrad.DifferentiableDefaults(Forward = true)]
