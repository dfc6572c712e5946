namespace SymbolicGrad.Samples.Greeks;

/// <summary>A position in a European option.</summary>
/// <param name="Quantity">How many: negative if sold.</param>
/// <param name="IsCall">The right to buy; otherwise to sell.</param>
/// <param name="Stock">The number of the stock.</param>
/// <param name="Strike">The price agreed on.</param>
/// <param name="Expiry">When, in years from the book's date 0.</param>
internal readonly record struct Option(double Quantity, bool IsCall, int Stock, double Strike, double Expiry);
