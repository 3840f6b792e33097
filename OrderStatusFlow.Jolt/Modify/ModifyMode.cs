namespace OrderStatusFlow.Jolt;

/// <summary>The condition under which modify sets a value.</summary>
internal enum ModifyMode
{
    /// <summary>Always (<c>+</c>).</summary>
    Overwrite,

    /// <summary>If it is missing or null (<c>~</c>).</summary>
    Default,

    /// <summary>If it is missing (<c>_</c>).</summary>
    Define,
}
