namespace SymbolicGrad.Fuzz.Judging;

/// <summary>What came of judging a program.</summary>
internal enum Verdict
{
    /// <summary>All that could be compared agrees.</summary>
    Passed,

    /// <summary>A diagnostic refuses the program.</summary>
    Refused,

    /// <summary>The program throws everywhere, or no finite difference was certain enough to compare with.</summary>
    Undecided,

    /// <summary>The program itself is not C#: a fault of the fuzzer.</summary>
    Malformed,

    /// <summary>The generator failed, or nothing was generated and nothing reported.</summary>
    Crash,

    /// <summary>The generated code does not compile without warnings.</summary>
    DoesNotCompile,

    /// <summary>Generated code does not return.</summary>
    Hangs,

    /// <summary>Generated code throws what the method does not, or does not throw what it throws.</summary>
    Throws,

    /// <summary>The generated code computes another value than the method.</summary>
    WrongValue,

    /// <summary>The gradient is not that of finite differences.</summary>
    WrongGradient,

    /// <summary>Forward and reverse mode disagree.</summary>
    ModesDisagree,

    /// <summary>A second call, twice the upstream adjoint, or F_Gradient gives something else.</summary>
    NotLinear,

    /// <summary>One array passed for two parameters gives a wrong gradient.</summary>
    WrongWithAliases,
}

/// <summary>A verdict with what was seen.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Detail">For people: the diagnostic, the exception, the numbers.</param>
internal sealed record Judgement(Verdict Verdict, string Detail = "")
{
    public static Judgement Passed { get; } = new(Verdict.Passed);

    /// <summary>Whether something is wrong with SymbolicGrad, or with the fuzzer.</summary>
    public bool IsFailure => Verdict is not (Verdict.Passed or Verdict.Refused or Verdict.Undecided);
}
