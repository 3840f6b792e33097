namespace OrderStatusFlow.Functions.Benchmarks.Engine;

/// <summary>What is counted of a request to storage.</summary>
/// <param name="Service">Blobs, tables or queues.</param>
/// <param name="IsEngine">Whether it was sent by Durable Functions, not by the product.</param>
/// <param name="Status">The status code of the response; 0 if there was none.</param>
internal readonly record struct CountedRequest(string Service, bool IsEngine, int Status);
