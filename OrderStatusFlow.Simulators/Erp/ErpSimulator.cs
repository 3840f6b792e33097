using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>A sample ERP on 127.0.0.1 that serves the same orders as REST, XML, SOAP, Nebim and OData. Disposing stops it.</summary>
public sealed class ErpSimulator : IAsyncDisposable
{
    private readonly ErpOptions _options;
    private readonly OrderStore _store = new();
    private readonly ErpAccess _access;
    private readonly RequestLog _log = new();
    private readonly Gauge _inFlight = new();
    private SimulatorServer? _server;

    private ErpSimulator(ErpOptions options)
    {
        _options = options;
        _access = new ErpAccess(options);
        Generate();
    }

    /// <summary>Its address, such as <c>http://127.0.0.1:7081/</c>.</summary>
    public Uri Url => _server!.Url;

    public FaultList Faults { get; } = new();

    /// <summary>All orders by modified date, then id.</summary>
    public IReadOnlyList<ErpOrder> Orders => _store.Sorted;

    /// <summary>The last 1,000 requests outside <c>/_sim/</c>, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Last();

    public ErpTotals Totals => new(Orders.Count, _log.Total, _inFlight.Now, _inFlight.Peak, _access.Logins, _access.Refused);

    /// <summary>The lifetime of the tokens that are issued from now on. Default: an hour.</summary>
    public TimeSpan TokenLifetime
    {
        get => _access.TokenLifetime;
        set => _access.TokenLifetime = value;
    }

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ErpSimulator> StartAsync(ErpOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var simulator = new ErpSimulator(options);
        var pipeline = new Pipeline(
            simulator.Faults, simulator._log, simulator._inFlight, options.Time, _ => true, simulator.RespondAsync);
        simulator._server = await SimulatorServer.StartAsync(options.Port, pipeline.RunAsync, cancellation);
        return simulator;
    }

    /// <summary>Adds orders. An order with a known id replaces the earlier one.</summary>
    public void AddOrders(IEnumerable<ErpOrder> orders) => _store.Put(orders);

    /// <summary>Adds orders. An order with a known id replaces the earlier one.</summary>
    public void AddOrders(params ErpOrder[] orders) => _store.Put(orders);

    /// <summary>Removes all orders.</summary>
    public void ClearOrders() => _store.Clear();

    /// <summary>Changes when an order was last modified, and its status if one is given.</summary>
    /// <returns>False if there is no such order.</returns>
    public bool SetModified(string number, DateTime modified, string? status = null) =>
        _store.Change(number, order => order with { ModifiedDate = modified, Status = status ?? order.Status });

    /// <summary>Requires a login from now on. If several match a path, the last one applies.</summary>
    public void RequireLogin(ErpLogin login) => _access.Require(login);

    /// <summary>Expires all JWTs, OAuth2 access tokens and sessions: they receive 401 from now on.</summary>
    public void ExpireTokens(bool refreshTokensToo = false) => _access.ExpireTokens(refreshTokensToo);

    /// <summary>Restores the orders, logins, counts, requests and faults of the start. Tokens stay valid.</summary>
    public void Reset()
    {
        _store.Clear();
        Generate();
        _access.Reset();
        _log.Clear();
        _inFlight.ResetPeak();
        Faults.Clear();
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Generate() => _store.Put(Enumerable.Range(1, _options.Orders).Select(n => OrderGenerator.Order(n, _options.FirstModified)));

    private ValueTask<SimResponse> RespondAsync(SimRequest request)
    {
        SimResponse response = ResponseTo(request);
        return ValueTask.FromResult(_options.Compress && !request.IsControl ? Compression.Apply(response, request) : response);
    }

    private SimResponse ResponseTo(SimRequest request) => request.Path switch
    {
        _ when request.IsControl => ErpControl.Respond(this, request),
        "/auth/token" => JwtLogin.Respond(_access, request),
        "/oauth/authorize" => OAuthAuthorize.Respond(_access, request),
        "/oauth/token" => OAuthLogin.Respond(_access, request),
        NebimService.ConnectPath => NebimService.Connect(_access, request),
        _ when _access.Check(request) is { } refused => refused,
        "/orders" => RestOrders.Respond(_store, request),
        "/orders.xml" => XmlOrders.Respond(_store, request),
        "/soap/orders" => SoapOrders.Respond(_store, request),
        "/odata/Orders" => ODataOrders.Respond(_store, request),
        var path when NebimService.IsRunProc(path) => NebimService.RunProc(_access, _store, request),
        _ => SimResponse.NotFound,
    };
}
