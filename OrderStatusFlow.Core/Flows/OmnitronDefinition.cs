namespace OrderStatusFlow.Core.Flows;

/// <summary>Where and how orders are written to Omnitron.</summary>
public sealed record OmnitronDefinition
{
    /// <summary>Scheme and host; HTTPS, or HTTP to this machine.</summary>
    public required Setting DomainUrl { get; init; }

    /// <summary>The user that logs in.</summary>
    public required Setting Username { get; init; }

    /// <summary>Its password; best a secret.</summary>
    public required Setting Password { get; init; }

    /// <summary>Path of the login call.</summary>
    public string LoginPath { get; init; } = "/api/i1/auth/login/";

    /// <summary>Path of the bulk status update.</summary>
    public string UpdatePath { get; init; } = "/api/i1/order_items/bulk_status_update/";

    /// <summary>Whether the order number goes into the PATCH body too.</summary>
    public bool SendOrderNumber { get; init; }

    /// <summary>The request that makes an order which the update answered 404 for; null: such an order is rejected.</summary>
    public CreateDefinition? Create { get; init; }
}

/// <summary>The request that makes an order Omnitron does not know.</summary>
public sealed record CreateDefinition
{
    /// <summary>POST unless told; PUT is possible.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Its path on the domain.</summary>
    public required string Path { get; init; }
}
