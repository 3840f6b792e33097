using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Jolt;

/// <summary>Ends walks over data that a spec has put inside itself, long before the stack would.</summary>
internal static class Nesting
{
    private const int Deepest = 1000;

    /// <summary>The next depth, or trouble.</summary>
    /// <exception cref="InsufficientExecutionStackException">The thread's stack is nearly full.</exception>
    public static int Below(int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return depth < Deepest
            ? depth + 1
            : throw MappingException.Limit($"The data nests deeper than {Deepest} levels in the middle of the mapping; the spec may have put a value inside itself.");
    }
}
