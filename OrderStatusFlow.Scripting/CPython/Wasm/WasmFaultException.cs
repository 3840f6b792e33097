namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Ends an instance from inside a host function. The reason is for the script's author.</summary>
internal sealed class WasmFaultException(string reason) : Exception(reason);
