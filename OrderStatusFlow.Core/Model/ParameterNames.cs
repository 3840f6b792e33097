namespace OrderStatusFlow.Core.Model;

/// <summary>The parameters that every flow has, by our name.</summary>
public static class ParameterNames
{
    /// <summary>The parameter that asks for one order.</summary>
    public const string Number = "number";

    /// <summary>The parameter that asks for what changed after a moment.</summary>
    public const string ModifiedAfter = "modified_date__gt";

    /// <summary>What <see cref="ModifiedAfter"/> is called in documentation that lost its underscores; people copied it, so it is taken for the same.</summary>
    public const string ModifiedAfterEaten = "modified_dategt";
}
