using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs.Pages;

/// <summary>A page that was read and transformed while the page before it was written.</summary>
/// <param name="Read">The result of reading it.</param>
/// <param name="Transformed">The result of script and mapping.</param>
public sealed record PageAhead(ReadPageOutput Read, TransformOutput Transformed);
