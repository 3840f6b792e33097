namespace OrderStatusFlow.Api.Meta;

/// <summary>A word with a fixed meaning.</summary>
/// <param name="Name">The word, as flows and responses spell it.</param>
/// <param name="Description">Its meaning.</param>
public sealed record Word(string Name, string Description);
