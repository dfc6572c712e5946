// Types the language needs and netstandard2.0 lacks.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
