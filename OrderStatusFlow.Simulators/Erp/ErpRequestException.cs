namespace OrderStatusFlow.Simulators.Erp;

/// <summary>The request is not valid; the message describes why. Each endpoint reports it in its own format.</summary>
internal sealed class ErpRequestException(string message) : Exception(message);
