using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>A stored batch of orders.</summary>
/// <param name="Number">Unique in the run: the number of its first row.</param>
/// <param name="Rows">How many there are.</param>
public sealed record BatchRef(int Number, int Rows)
{
    /// <summary>The number of its first row in the run.</summary>
    [JsonIgnore]
    public int FirstRow => Number;
}
