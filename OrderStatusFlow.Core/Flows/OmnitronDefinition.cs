namespace OrderStatusFlow.Core.Flows;

/// <summary>Where and how orders are written to Omnitron.</summary>
public sealed record OmnitronDefinition
{
    internal const string DefaultLoginPath = "/api/i1/auth/login/";
    internal const string DefaultUpdatePath = "/api/i1/order_items/bulk_status_update/";

    /// <summary>The scheme and host: HTTPS, or HTTP to this machine.</summary>
    public required Setting DomainUrl { get; init; }

    /// <summary>The user name of the login.</summary>
    public required Setting Username { get; init; }

    /// <summary>The password of the login; preferably a secret.</summary>
    public required Setting Password { get; init; }

    /// <summary>The path of the login request.</summary>
    public string LoginPath { get; init; } = DefaultLoginPath;

    /// <summary>The path of the bulk status update.</summary>
    public string UpdatePath { get; init; } = DefaultUpdatePath;

    /// <summary>Whether the PATCH body contains the order number.</summary>
    public bool SendOrderNumber { get; init; }

    /// <summary>The request that creates an order for which the update returns 404. If null, such an order is rejected.</summary>
    public CreateDefinition? Create { get; init; }
}

/// <summary>The request that creates an order in Omnitron.</summary>
public sealed record CreateDefinition
{
    /// <summary>The method: POST or PUT. The default is POST.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The path of the request.</summary>
    public required string Path { get; init; }
}
