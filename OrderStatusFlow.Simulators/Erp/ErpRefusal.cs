namespace OrderStatusFlow.Simulators.Erp;

/// <summary>The request is not valid; the message says why. Each endpoint reports it in its own format.</summary>
internal sealed class ErpRefusal(string message) : Exception(message);
