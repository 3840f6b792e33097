namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Ends a guest from inside a host function; the reason is for the one who wrote the script.</summary>
internal sealed class WasmFaultException(string reason) : Exception(reason);
