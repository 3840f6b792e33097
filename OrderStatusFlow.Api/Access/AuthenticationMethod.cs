namespace OrderStatusFlow.Api.Access;

/// <summary>How a caller was authenticated. The names are those of the authentication schemes.</summary>
public enum AuthenticationMethod
{
    /// <summary>By a key in the request.</summary>
    Key,

    /// <summary>By a session of the console, which began with a key.</summary>
    Session,

    /// <summary>By Entra ID.</summary>
    Entra,

    /// <summary>By the host: on the loopback address of LocalHost, or by a key of Azure Functions.</summary>
    Host,
}
