using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Jolt;

/// <summary>Limits the depth of walks over data that a spec has put inside itself, to protect the stack.</summary>
internal static class Nesting
{
    private const int Max = 1000;

    /// <summary>Returns the next depth, or throws at the limit.</summary>
    /// <exception cref="InsufficientExecutionStackException">The thread's stack is nearly full.</exception>
    public static int Below(int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return depth < Max
            ? depth + 1
            : throw MappingException.Limit(
                $"The data is nested more than {Max} levels deep during the mapping. The spec may have put a value inside itself.");
    }
}
