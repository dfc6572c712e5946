using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SymbolicGrad.Engine.Printing;

/// <summary>How an identifier looks in a formula: <c>W1</c> is W₁, <c>alpha</c> is α, <c>yHat</c> is ŷ.</summary>
internal static class MathSymbols
{
    private const string SubscriptDigits = "₀₁₂₃₄₅₆₇₈₉";

    private static readonly Dictionary<string, string> Greek = new()
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["epsilon"] = "ε", ["zeta"] = "ζ", ["eta"] = "η", ["theta"] = "θ", ["kappa"] = "κ",
        ["lambda"] = "λ", ["mu"] = "μ", ["nu"] = "ν", ["xi"] = "ξ", ["rho"] = "ρ", ["sigma"] = "σ", ["tau"] = "τ", ["phi"] = "φ", ["chi"] = "χ", ["psi"] = "ψ",
        ["omega"] = "ω", ["Gamma"] = "Γ", ["Delta"] = "Δ", ["Theta"] = "Θ", ["Lambda"] = "Λ", ["Sigma"] = "Σ", ["Phi"] = "Φ", ["Psi"] = "Ψ", ["Omega"] = "Ω", ["pi"] = "π",
    };

    public static string Of(string identifier)
    {
        string name = identifier.TrimStart('@', '_');
        if (name.Length == 0) return identifier;
        int digits = name.Length;
        while (digits > 1 && name[digits - 1] is >= '0' and <= '9') digits--;
        string stem = name.Substring(0, digits), index = Subscript(name.Substring(digits));
        if (stem.Length > 3 && stem.EndsWith("Hat", System.StringComparison.Ordinal)) return Letter(stem.Substring(0, stem.Length - 3)) + "\u0302" + index;
        return Letter(stem.TrimEnd('_')) + index;
    }

    /// <summary>Digits as a subscript; other characters as they are.</summary>
    public static string Subscript(string digits) =>
        new(digits.Select(c => c is >= '0' and <= '9' ? SubscriptDigits[c - '0'] : c).ToArray());

    /// <summary>A number as a formula shows it.</summary>
    public static string OfNumber(double value) => value switch
    {
        0.5 => "½",
        -0.5 => "−½",
        0.25 => "¼",
        System.Math.PI => "π",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        _ => value.ToString("R", CultureInfo.InvariantCulture).Replace("-", "−"),
    };

    private static string Letter(string stem) => (Greek.TryGetValue(stem, out string? letter) ? letter : stem).Normalize(NormalizationForm.FormC);
}
