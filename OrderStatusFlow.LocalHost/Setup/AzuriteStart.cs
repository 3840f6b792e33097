namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>When LocalHost starts Azurite.</summary>
internal enum AzuriteStart
{
    /// <summary>When the storage settings name the emulator and it does not run.</summary>
    Auto,

    /// <summary>Never.</summary>
    Never,
}
