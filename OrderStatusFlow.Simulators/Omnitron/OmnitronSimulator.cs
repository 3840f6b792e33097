using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>A sample Omnitron on 127.0.0.1 that stores what it receives, for tests to read. Disposing stops it.</summary>
public sealed class OmnitronSimulator : IAsyncDisposable
{
    private readonly OmnitronOptions _options;
    private readonly OmnitronState _state;
    private readonly OmnitronLogin _login;
    private readonly RequestLog _log = new();
    private readonly Gauge _patchesInFlight = new();
    private SimulatorServer? _server;
    private long _patchDelayTicks;

    private OmnitronSimulator(OmnitronOptions options)
    {
        _options = options;
        _state = new OmnitronState(options);
        _state.Seed(options.Items);
        _login = new OmnitronLogin(options);
        _patchDelayTicks = options.PatchDelay.Ticks;
    }

    /// <summary>Its address, such as <c>http://127.0.0.1:7082/</c>.</summary>
    public Uri Url => _server!.Url;

    public FaultList Faults { get; } = new();

    /// <summary>See <see cref="OmnitronOptions.PatchDelay"/>; may change while it runs.</summary>
    public TimeSpan PatchDelay
    {
        get => new(Interlocked.Read(ref _patchDelayTicks));
        set => Interlocked.Exchange(ref _patchDelayTicks, value.Ticks);
    }

    /// <summary>See <see cref="OmnitronOptions.ClosedWorld"/>; may change while it runs.</summary>
    public bool ClosedWorld
    {
        get => _state.ClosedWorld;
        set => _state.ClosedWorld = value;
    }

    /// <summary>The last 1,000 requests outside <c>/_sim/</c>, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Last();

    public PatchTotals Patches => _state.Totals();

    public OmnitronTotals Totals
    {
        get
        {
            PatchTotals patches = _state.Totals();
            return new OmnitronTotals(
                _log.Total, patches.Requests, patches.Items, _patchesInFlight.Now, _patchesInFlight.Peak, _login.Logins, _login.Refused);
        }
    }

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<OmnitronSimulator> StartAsync(OmnitronOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var simulator = new OmnitronSimulator(options);
        var pipeline = new Pipeline(
            simulator.Faults, simulator._log, simulator._patchesInFlight, options.Time, request => request.Method == "PATCH", simulator.RespondAsync);
        simulator._server = await SimulatorServer.StartAsync(options.Port, pipeline.RunAsync, cancellation);
        return simulator;
    }

    /// <summary>An item; null if no request and no seed ever named it.</summary>
    public OmnitronItem? Item(long id) => _state.Find(id);

    /// <summary>The first items by id.</summary>
    public IReadOnlyList<OmnitronItem> Items(int limit = int.MaxValue) => _state.List(_ => true, limit);

    /// <summary>The items of an order, by id.</summary>
    public IReadOnlyList<OmnitronItem> Order(string number) => _state.List(item => item.Order == number, int.MaxValue);

    /// <summary>Creates items, or replaces the status of existing ones.</summary>
    public void Seed(IEnumerable<OmnitronSeed> items) => _state.Seed(items);

    /// <summary>Expires all tokens: they receive 401 from now on.</summary>
    public void ExpireTokens() => _login.ExpireTokens();

    /// <summary>Restores the items, counts, requests and faults of the start. Tokens stay valid.</summary>
    public void Reset()
    {
        _state.Reset();
        _log.Clear();
        _login.ResetCounts();
        _patchesInFlight.ResetPeak();
        Faults.Clear();
        PatchDelay = _options.PatchDelay;
        ClosedWorld = _options.ClosedWorld;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ValueTask<SimResponse> RespondAsync(SimRequest request) => request.Path switch
    {
        "/api/i1/order_items/bulk_status_update/" => UpdateAsync(request),
        "/api/i1/auth/login/" or "/api/v1/auth/login/" => ValueTask.FromResult(_login.Login(request)),
        "/api/i1/orders/" => ValueTask.FromResult(Create(request)),
        _ when request.IsControl => ValueTask.FromResult(OmnitronControl.Respond(this, request)),
        _ => ValueTask.FromResult(SimResponse.NotFound),
    };

    private async ValueTask<SimResponse> UpdateAsync(SimRequest request)
    {
        if (request.Method != "PATCH") return SimResponse.MethodNotAllowed;
        if (_login.Check(request) is { } refused) return refused;
        using BulkUpdate? update = BulkUpdate.Read(request.Body, out SimResponse refusal);
        if (update is null) return refusal;
        if (PatchDelay is { Ticks: > 0 } delay) await Task.Delay(delay, _options.Time);
        return _state.Apply(update);
    }

    private SimResponse Create(SimRequest request)
    {
        if (request.Method != "POST") return SimResponse.MethodNotAllowed;
        if (_login.Check(request) is { } refused) return refused;
        using BulkUpdate? order = BulkUpdate.Read(request.Body, out SimResponse refusal);
        return order is null ? refusal : _state.Create(order);
    }
}
