namespace OrderStatusFlow.Simulators.Erp;

/// <summary>The request makes no sense; the message tells why. Each endpoint says so in its own format.</summary>
internal sealed class ErpRefusal(string message) : Exception(message);
