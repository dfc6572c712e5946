using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Arrays of the caller's objects, with other objects, structs and arrays inside of these.</summary>
internal static partial class ObjectsInArrays
{
    [Differentiable]
    public static double ObjectInsideOfEach(Model[] models, double a)
    {
        double s = a;
        for (int i = 0; i < models.Length; i++) s += models[i].Solver.Damping * models[i].Bias * Math.Sin(s);
        return s;
    }

    [Differentiable]
    public static double OfTwoElements(Model[] models, double a)
    {
        double s = a;
        for (int i = 1; i < models.Length; i++) s = 0.5 * s + models[i].Solver.Damping * models[i - 1].Solver.Damping + models[models.Length - 1].Bias;
        return s;
    }

    [Differentiable]
    public static double ByOtherNames(Model[] models, double a)
    {
        double s = 0;
        foreach (Model model in models)
        {
            Solver solver = model.Solver;
            Vec3 centre = model.Centre;
            s += Damped(solver, centre.X) * a + model.Weights[1] * solver.Step;
        }

        return s * a;
    }

    [Differentiable]
    public static double InBranches(Model[] models, double a, int n)
    {
        if (models.Length == 0) return a;
        Solver first = models[0].Solver;
        double s = first.Damping > a ? first.Damping * models[n % models.Length].Solver.Damping : a;
        while (s < 4 && models[n % models.Length].Solver.Damping > 0.1) s += models[n % models.Length].Solver.Damping * first.Damping + 1;
        return s;
    }

    [Differentiable]
    public static double MethodsOfEach(Model[] models, double a)
    {
        double s = a;
        foreach (Model model in models) s += model.Apply(a) * model.Solver.Damping;
        return s;
    }

    [Differentiable]
    public static double BySequences(Model[] models, double a) => models.Sum(model => model.Solver.Damping * model.Bias) * a + models.Select(model => model.Solver).Count() * a;

    private static double Damped(Solver solver, double x) => x * Math.Exp(-solver.Damping * x);
}
