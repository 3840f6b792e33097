namespace OrderStatusFlow.Jolt;

/// <summary>When modify may set a value.</summary>
internal enum ModifyMode
{
    /// <summary>Always (<c>+</c>).</summary>
    Overwrite,

    /// <summary>When it is missing or null (<c>~</c>).</summary>
    Default,

    /// <summary>When it is missing (<c>_</c>).</summary>
    Define,
}
