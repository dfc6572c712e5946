using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures <c>switch</c>: a chain of branches, one for each section or arm, in the order in which C# asks.</summary>
internal sealed class SwitchCapture(CaptureSession session)
{
    /// <summary>A <c>switch</c> expression. Where no arm fits, it throws what C# throws.</summary>
    public Value Expression(ISwitchExpressionOperation choice)
    {
        PatternInput input = session.Expressions.Patterns.InputOf(choice.Value);
        return Arm(0);

        Value Arm(int i)
        {
            if (i == choice.Arms.Length) return session.Throws.Unmatched(choice, input);
            ISwitchExpressionArmOperation arm = choice.Arms[i];
            int condition = Condition(arm, input, arm.Pattern, arm.Guard);

            // The compiler has proved that the last arm takes what is left.
            bool isRest = choice.IsExhaustive && i == choice.Arms.Length - 1;
            return isRest ? session.Expressions.Capture(arm.Value) : session.Expressions.Branches.Choose(
                arm,
                condition,
                () => session.Expressions.Capture(arm.Value),
                () => Arm(i + 1),
                falseFirst: i == choice.Arms.Length - 1 || (i == choice.Arms.Length - 2 && StatementSearch.Throws(choice.Arms[i + 1].Value)));
        }
    }

    /// <summary>A <c>switch</c> statement.</summary>
    /// <param name="run">Captures a section and what comes after the statement; null stands for no section.</param>
    public Value? Statement(ISwitchOperation choice, Func<ISwitchCaseOperation?, Value?> run)
    {
        PatternInput input = session.Expressions.Patterns.InputOf(choice.Value);
        ISwitchCaseOperation? otherwise = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));

        // The labels beside a 'default' matter only where a section behind it might take what they take.
        ImmutableArray<ISwitchCaseOperation> sections = [.. choice.Cases.Where(section =>
            section != otherwise || (section.Clauses.Length > 1 && section != choice.Cases[choice.Cases.Length - 1]))];
        return Section(0);

        Value? Section(int i)
        {
            if (i == sections.Length) return run(otherwise);
            int condition = Any(sections[i], [.. sections[i].Clauses.Where(clause => clause is not IDefaultCaseClauseOperation)], input);
            bool throwsLast = i == sections.Length - 1 && otherwise?.Body.LastOrDefault() is { } last && StatementSearch.Throws(last);
            return session.Expressions.Branches.Join(sections[i], condition, () => run(sections[i]), () => Section(i + 1), throwsLast);
        }
    }

    // Labels are asked one after the other, until one fits.
    private int Any(ISwitchCaseOperation section, ImmutableArray<ICaseClauseOperation> clauses, PatternInput input)
    {
        int any = Condition(clauses[0], input);
        foreach (ICaseClauseOperation clause in clauses.Skip(1))
        {
            bool mayAct = clause is IPatternCaseClauseOperation { Guard: not null } || PatternCapture.AsksMembers(clause);
            any = mayAct ? session.Expressions.Branches.Or(section, any, () => Condition(clause, input)) : session.Emit(section, Primitives.Get("Or"), any, Condition(clause, input));
        }

        return any;
    }

    private int Condition(ICaseClauseOperation clause, PatternInput input) => clause switch
    {
        ISingleValueCaseClauseOperation single => session.Expressions.Patterns.IsEqual(single, input, single.Value),
        IPatternCaseClauseOperation pattern => Condition(pattern, input, pattern.Pattern, pattern.Guard),
        _ => throw session.Refuse(clause),
    };

    private int Condition(IOperation at, PatternInput input, IPatternOperation pattern, IOperation? guard)
    {
        int matches = session.Expressions.Patterns.Matches(at, input, pattern);
        return guard is null ? matches : session.Expressions.Branches.And(at, matches, guard);
    }
}
