using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>A sample ERP on 127.0.0.1 that speaks like several: REST, XML, SOAP, Nebim and OData, over the same orders. Disposing stops it.</summary>
public sealed class ErpSimulator : IAsyncDisposable
{
    private readonly ErpOptions _options;
    private readonly OrderStore _store = new();
    private readonly ErpGate _gate;
    private readonly RequestLog _log = new();
    private readonly Gauge _inFlight = new();
    private SimulatorServer? _server;

    private ErpSimulator(ErpOptions options)
    {
        _options = options;
        _gate = new ErpGate(options);
        Generate();
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:7081/</c>.</summary>
    public Uri Url => _server!.Url;

    public FaultList Faults { get; } = new();

    /// <summary>All orders by modified date, then id.</summary>
    public IReadOnlyList<ErpOrder> Orders => _store.Sorted;

    /// <summary>The last 1,000 requests outside <c>/_sim/</c>, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Last();

    public ErpTotals Totals => new(Orders.Count, _log.Total, _inFlight.Now, _inFlight.Peak, _gate.Logins, _gate.Refused);

    /// <summary>Lifetime of the tokens handed out from now on; an hour unless set.</summary>
    public TimeSpan TokenLifetime
    {
        get => _gate.TokenLifetime;
        set => _gate.TokenLifetime = value;
    }

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ErpSimulator> StartAsync(ErpOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var simulator = new ErpSimulator(options);
        var pipeline = new Pipeline(
            simulator.Faults, simulator._log, simulator._inFlight, options.Time, _ => true, simulator.AnswerAsync);
        simulator._server = await SimulatorServer.StartAsync(options.Port, pipeline.RunAsync, cancellation);
        return simulator;
    }

    /// <summary>Adds orders; one with a known id takes the place of the old one.</summary>
    public void AddOrders(IEnumerable<ErpOrder> orders) => _store.Put(orders);

    /// <summary>Adds orders; one with a known id takes the place of the old one.</summary>
    public void AddOrders(params ErpOrder[] orders) => _store.Put(orders);

    /// <summary>Takes all orders away.</summary>
    public void ClearOrders() => _store.Clear();

    /// <summary>Changes when an order was last modified, and its status unless that is null. False if there is no such order.</summary>
    public bool SetModified(string number, DateTime modified, string? status = null) =>
        _store.Change(number, order => order with { ModifiedDate = modified, Status = status ?? order.Status });

    /// <summary>Makes endpoints demand a login; the latest that fits a path counts.</summary>
    public void RequireLogin(ErpLogin login) => _gate.Demand(login);

    /// <summary>Every JWT, OAuth2 access token and session handed out so far answers 401 from now on.</summary>
    public void ExpireTokens(bool refreshTokensToo = false) => _gate.ExpireTokens(refreshTokensToo);

    /// <summary>Back to the state of the start: orders, demands, counts, requests and faults. Tokens stay valid.</summary>
    public void Reset()
    {
        _store.Clear();
        Generate();
        _gate.Reset();
        _log.Clear();
        _inFlight.ResetPeak();
        Faults.Clear();
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Generate() => _store.Put(Enumerable.Range(1, _options.Orders).Select(n => OrderGenerator.Order(n, _options.FirstModified)));

    private ValueTask<Answer> AnswerAsync(SimRequest request)
    {
        Answer answer = AnswerTo(request);
        return ValueTask.FromResult(_options.Compress && !request.IsInspection ? Compression.Apply(answer, request) : answer);
    }

    private Answer AnswerTo(SimRequest request) => request.Path switch
    {
        _ when request.IsInspection => ErpDesk.Answer(this, request),
        "/auth/token" => JwtLogin.Answer(_gate, request),
        "/oauth/authorize" => OAuthAuthorize.Answer(_gate, request),
        "/oauth/token" => OAuthLogin.Answer(_gate, request),
        NebimService.ConnectPath => NebimService.Connect(_gate, request),
        _ when _gate.Refuse(request) is { } refused => refused,
        "/orders" => RestOrders.Answer(_store, request),
        "/orders.xml" => XmlOrders.Answer(_store, request),
        "/soap/orders" => SoapOrders.Answer(_store, request),
        "/odata/Orders" => ODataOrders.Answer(_store, request),
        var path when NebimService.IsRunProc(path) => NebimService.RunProc(_gate, _store, request),
        _ => Answer.NotFound,
    };
}
