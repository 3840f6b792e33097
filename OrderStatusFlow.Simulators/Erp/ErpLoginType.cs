namespace OrderStatusFlow.Simulators.Erp;

/// <summary>The kind of a required login.</summary>
public enum ErpLoginType
{
    None,
    Basic,

    /// <summary>A permanent token in a header.</summary>
    Token,

    /// <summary>A token from <c>POST /auth/token</c>.</summary>
    Jwt,

    /// <summary>A token from <c>POST /oauth/token</c>.</summary>
    OAuth2,
}
