using System.Text.Json;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using LoginType = OrderStatusFlow.Core.Flows.ErpLoginType;
using SimulatedLogin = OrderStatusFlow.Simulators.Erp.ErpLogin;
using SimulatedLoginType = OrderStatusFlow.Simulators.Erp.ErpLoginType;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>The reader against the sample ERP, in each of the shapes that ERPs have.</summary>
public sealed class ErpSimulatorReadingTests
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    public static TheoryData<string, int, bool> Shapes()
    {
        var data = new TheoryData<string, int, bool>();
        foreach (var shape in new[] { "offset", "offset post", "page", "seek", "token", "url", "link", "array", "xml", "xml next", "xml latin5", "soap", "odata", "nebim" })
        {
            foreach (var orders in new[] { 0, 1, 10, 25 })
                data.Add(shape, orders, orders == 25);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Each_shape_is_read_to_its_end(string shape, int orders, bool compress)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = orders, Compress = compress }, TestContext.Current.CancellationToken);
        using var http = TestHttp.For(erp.Url, decompress: true);

        var (items, failure) = await ReadAll(Reader(http), Shape(shape, erp.Url));

        failure.ShouldBeNull();
        items.ShouldBe(orders);
    }

    [Theory]
    [InlineData(LoginType.Basic)]
    [InlineData(LoginType.Token)]
    [InlineData(LoginType.Jwt)]
    [InlineData(LoginType.OAuth2)]
    public async Task Each_kind_of_login_succeeds_and_is_renewed_when_it_expires(LoginType type)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 25 }, TestContext.Current.CancellationToken);
        erp.RequireLogin(new SimulatedLogin { Type = Enum.Parse<SimulatedLoginType>(type.ToString()) });
        using var http = TestHttp.For(erp.Url);
        var reader = Reader(http);
        var definition = Shape("offset", erp.Url) with { Login = Login(type, erp.Url) };

        (await reader.LoginAsync(definition, NoAttributes, default)).ShouldBeNull();
        var first = await reader.ReadAsync(definition, new ErpQuery(), default);
        erp.ExpireTokens();
        var second = await reader.ReadAsync(definition, new ErpQuery { Cursor = first.Value!.Next }, default);

        second.Failure.ShouldBeNull();
        second.Value!.Items.ShouldBe(10);
        erp.Totals.Logins.ShouldBe(type is LoginType.Basic or LoginType.Token ? 0 : 2);
    }

    [Fact]
    public async Task Nebim_that_accepts_wrong_credentials_is_found_out_by_its_first_request()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions(), TestContext.Current.CancellationToken);
        using var http = TestHttp.For(erp.Url);
        var definition = Shape("nebim", erp.Url);
        definition = definition with { Login = definition.Login with { Username = "erp", Password = "wrong-password" } };

        var failure = (await Reader(http).ReadAsync(definition, new ErpQuery(), default)).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("erp.login");
        failure.Message.ShouldContain("session is unknown");
        erp.Totals.Logins.ShouldBe(2);
    }

    [Theory]
    [InlineData("offset")]
    [InlineData("page")]
    [InlineData("seek")]
    public async Task An_erp_that_repeats_its_first_page_is_refused(string shape)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 100 }, TestContext.Current.CancellationToken);
        erp.Faults.Add(new FaultRule { RepeatPage = true });
        using var http = TestHttp.For(erp.Url);

        var (items, failure) = await ReadAll(Reader(http), Shape(shape, erp.Url));

        failure!.Code.ShouldBe("erp.pagination");
        items.ShouldBe(10);
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(404, false)]
    public async Task A_status_says_whether_to_try_again(int status, bool retryable)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions(), TestContext.Current.CancellationToken);
        erp.Faults.Add(new FaultRule { Status = status, RetryAfter = 9 });
        using var http = TestHttp.For(erp.Url);

        var failure = (await Reader(http).ReadAsync(Shape("offset", erp.Url), new ErpQuery(), default)).Failure!;

        (failure.Code, failure.Retryable, failure.RetryAfter).ShouldBe(("erp.read", retryable, TimeSpan.FromSeconds(9)));
    }

    [Theory]
    [InlineData(FaultCut.Before)]
    [InlineData(FaultCut.Middle)]
    public async Task A_broken_connection_can_be_tried_again(FaultCut cut)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions(), TestContext.Current.CancellationToken);
        erp.Faults.Add(new FaultRule { Cut = cut });
        using var http = TestHttp.For(erp.Url);

        var failure = (await Reader(http).ReadAsync(Shape("offset", erp.Url), new ErpQuery(), default)).Failure!;

        (failure.Code, failure.Retryable).ShouldBe(("erp.read", true));
    }

    [Fact]
    public async Task Trigger_parameters_ask_for_one_order_or_for_what_changed()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 20 }, TestContext.Current.CancellationToken);
        using var http = TestHttp.For(erp.Url);
        var definition = Shape("offset", erp.Url) with { TimeZone = "Europe/Istanbul" };
        var one = TriggerParameters.Parse([new("number", erp.Orders[7].Number)], definition).Values;
        // The generated orders are a second apart from 09:00:00 in Istanbul on.
        var changed = TriggerParameters.Parse([new("modified_date__gt", "2026-01-05T06:00:14Z")], definition).Values;

        (await Reader(http).ReadAsync(definition, new ErpQuery { Parameters = one }, default)).Value!.Items.ShouldBe(1);
        (await Reader(http).ReadAsync(definition, new ErpQuery { Parameters = changed }, default)).Value!.Items
            .ShouldBe(erp.Orders.Count(order => order.ModifiedDate > new DateTime(2026, 1, 5, 9, 0, 14)));
        erp.Requests[^1].Target.ShouldContain("modified_date__gt=2026-01-05T09:00:14.000000");
    }

    private static ErpReader Reader(HttpClient http) =>
        new(http, new Secrets(_ => null), new TokenCache(TimeProvider.System), new RefreshTokens(StorageClients.Connect("UseDevelopmentStorage=true"), TimeProvider.System), TimeProvider.System);

    private static async Task<(int Items, Failure? Failure)> ReadAll(ErpReader reader, ErpDefinition erp)
    {
        var items = 0;
        for (PageCursor? cursor = null; ;)
        {
            var page = await reader.ReadAsync(erp, new ErpQuery { Cursor = cursor }, TestContext.Current.CancellationToken);
            if (!page.Succeeded)
                return (items, page.Failure);
            JsonDocument.Parse(page.Value.Json).Dispose();
            items += page.Value.Items;
            if ((cursor = page.Value.Next) is null)
                return (items, null);
        }
    }

    private static ErpLoginDefinition Login(LoginType type, Uri url) => new()
    {
        Type = type,
        Url = new Uri(url, type == LoginType.Jwt ? "/auth/token" : "/oauth/token").AbsoluteUri,
        Username = "erp",
        Password = "erp-password",
        Token = "erp-permanent-token",
        Header = type == LoginType.Token ? "X-Api-Key" : "Authorization",
        Prefix = type == LoginType.Jwt ? "Bearer" : null,
        ClientId = "erp-client",
        ClientSecret = "erp-client-secret",
    };

    private static ErpDefinition Shape(string shape, Uri url)
    {
        var next = new PaginationDefinition { Type = PaginationType.Next };
        var offset = new PaginationDefinition { Type = PaginationType.Offset, Limit = 10 };
        var rest = new ErpDefinition { Url = new Uri(url, "/orders").AbsoluteUri, ItemsPath = "$.results", Pagination = offset };
        var xml = rest with { Url = new Uri(url, "/orders.xml").AbsoluteUri, ResponseType = ResponseType.Xml, ItemsPath = "$.orders.order", XmlAlwaysArray = ["orders.order"] };
        return shape switch
        {
            "offset" => rest,
            "offset post" => rest with { Method = "POST" },
            "page" => rest with { Pagination = new() { Type = PaginationType.Page, Limit = 10, LimitKey = "page_size" } },
            "seek" => rest with { Pagination = new() { Type = PaginationType.Seek, Limit = 10, Key = "after", ValuePath = "$.id" } },
            "token" => rest with { ExtraParams = Extra(("style", "token"), ("limit", "10")), Pagination = next with { Path = "$.nextToken", Key = "token" } },
            "url" => rest with { ExtraParams = Extra(("limit", "10")), Pagination = next with { Path = "$.next" } },
            "link" => rest with { ExtraParams = Extra(("style", "link"), ("limit", "10")), Pagination = next },
            "array" => rest with { ItemsPath = null, ExtraParams = Extra(("style", "array")) },
            "xml" => xml,
            "xml next" => xml with { ExtraParams = Extra(("limit", "10"), ("ns", "1")), Pagination = next with { Path = "$.orders.@next" } },
            "xml latin5" => xml with { ExtraParams = Extra(("encoding", "iso-8859-9")) },
            "soap" => xml with { Url = new Uri(url, "/soap/orders").AbsoluteUri, Method = "POST", ItemsPath = "$.Envelope.Body.GetOrdersResponse.orders.order" },
            "odata" => rest with
            {
                Url = new Uri(url, "/odata/Orders").AbsoluteUri,
                ItemsPath = "$.value",
                ExtraParams = Extra(("$top", "10")),
                Pagination = next with { Path = "$.@odata.nextLink" },
            },
            "nebim" => rest with
            {
                Url = $"{url}(S(${{token.erp}}))/IntegratorService/RunProc",
                ItemsPath = null,
                Login = new() { Type = LoginType.Nebim, Url = new Uri(url, "/IntegratorService/Connect").AbsoluteUri },
            },
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };
    }

    private static Dictionary<string, ExtraParam> Extra(params (string Name, string Value)[] extras) =>
        extras.ToDictionary(extra => extra.Name, extra => new ExtraParam(extra.Value, null));
}
