namespace OrderStatusFlow.Core.Model;

/// <summary>The names of the parameters that every flow has.</summary>
public static class ParameterNames
{
    /// <summary>The parameter for one order.</summary>
    public const string Number = "number";

    /// <summary>The parameter for orders that changed after a moment.</summary>
    public const string ModifiedAfter = "modified_date__gt";

    /// <summary>The name of <see cref="ModifiedAfter"/> in documentation that lost its underscores. People copied it, so it is accepted.</summary>
    public const string ModifiedAfterEaten = "modified_dategt";
}
