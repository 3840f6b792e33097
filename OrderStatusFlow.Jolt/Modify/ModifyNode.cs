namespace OrderStatusFlow.Jolt;

/// <summary>An entry of a modify spec.</summary>
internal abstract class ModifyNode(ModifyKey key)
{
    public ModifyKey Key { get; } = key;

    /// <summary>Applies the entry; true if it consumes the input key.</summary>
    public bool Apply(string key, Optional input, MappingRun run)
    {
        run.Step();
        if (Key.Element.MatchLeaf(key, run) is not { } match) return false;
        if (!Key.OnlyPresent || input.Present) ApplyMatched(key, input, match, run);
        return true;
    }

    protected abstract void ApplyMatched(string key, Optional input, MatchedElement match, MappingRun run);
}
