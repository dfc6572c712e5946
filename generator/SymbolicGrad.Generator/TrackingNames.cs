namespace SymbolicGrad.Generator;

/// <summary>The names of the generator's steps, by which tests ask what an edit has run anew.</summary>
internal static class TrackingNames
{
    public const string Methods = nameof(Methods);
    public const string Gradients = nameof(Gradients);
    public const string Types = nameof(Types);
    public const string Models = nameof(Models);
}
