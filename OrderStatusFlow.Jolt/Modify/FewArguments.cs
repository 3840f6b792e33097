using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Jolt;

/// <summary>The arguments of most calls, which need no array.</summary>
[InlineArray(Count)]
internal struct FewArguments
{
    public const int Count = 4;

    private object? first;
}
