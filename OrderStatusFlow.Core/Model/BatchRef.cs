using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>A stored batch of orders.</summary>
/// <param name="Number">The number of its first row, which is unique in the run.</param>
/// <param name="Rows">The number of rows.</param>
public sealed record BatchRef(int Number, int Rows)
{
    /// <summary>The number of its first row in the run.</summary>
    [JsonIgnore]
    public int FirstRow => Number;
}
