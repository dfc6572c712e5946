using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Calls of methods marked <c>[Conditional]</c>: where none of their symbols is defined, C# leaves them out with all of their arguments.</summary>
internal static class ConditionalCalls
{
    public static bool AreOmitted(IInvocationOperation call)
    {
        string[] symbols = [.. Overridden(call.TargetMethod).GetAttributes()
            .Where(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.ConditionalAttribute")
            .Select(static attribute => attribute.ConstructorArguments.FirstOrDefault().Value).OfType<string>()];
        return symbols.Length > 0 && !symbols.Any(symbol => IsDefined(symbol, call.Syntax.SyntaxTree));
    }

    private static IMethodSymbol Overridden(IMethodSymbol method) => method.OverriddenMethod is { } overridden ? Overridden(overridden) : method;

    // By the project, or by the file itself: the last word counts.
    private static bool IsDefined(string symbol, SyntaxTree file)
    {
        bool isDefined = file.Options.PreprocessorSymbolNames.Contains(symbol);
        if (file.GetRoot() is not CompilationUnitSyntax { ContainsDirectives: true } root) return isDefined;
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is DefineDirectiveTriviaSyntax { IsActive: true } define && define.Name.ValueText == symbol) isDefined = true;
            if (directive is UndefDirectiveTriviaSyntax { IsActive: true } undefine && undefine.Name.ValueText == symbol) isDefined = false;
        }

        return isDefined;
    }
}
