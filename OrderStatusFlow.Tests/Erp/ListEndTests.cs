using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>The signs that a list has ended, and lists that go in circles.</summary>
public sealed class ListEndTests
{
    private static readonly PaginationDefinition ByOffset = new() { Type = PaginationType.Offset, Limit = 10 };
    private static readonly PaginationDefinition ByPage = new() { Type = PaginationType.Page, Limit = 10 };
    private static readonly PaginationDefinition ByPageOnly = new() { Type = PaginationType.Page, LimitKey = "" };
    private static readonly PaginationDefinition BySeek = new() { Type = PaginationType.Seek, ValuePath = "$.id", Key = "after", LimitKey = "" };
    private static readonly PaginationDefinition ByToken = new() { Type = PaginationType.Next, Path = "$.scroll", Key = "scroll" };
    private static readonly PaginationDefinition ByUrl = new() { Type = PaginationType.Next, Path = "$.next" };

    [Theory]
    [InlineData("offset", 30)]
    [InlineData("page", 30)]
    [InlineData("page without limit", 25)]
    [InlineData("page without limit", 30)]
    [InlineData("seek", 25)]
    [InlineData("url", 25)]
    [InlineData("scroll", 25)]
    [InlineData("overlap", 30)]
    public async Task A_last_page_that_repeats_ends_the_list_and_is_not_written_twice(string kind, int orders)
    {
        // Whatever is asked for beyond the end is answered with the last page.
        await using var erp = await TestErp.StartAsync(context =>
        {
            var asked = kind switch
            {
                "offset" or "overlap" => Number(context, "offset") / 10,
                "seek" => Number(context, "after") / 10,
                "url" or "scroll" => Number(context, "scroll"),
                _ =>
                Number(context, "page") - 1
            };
            if (kind == "overlap")
                return context.Response.WriteAsync(Page(orders, Math.Min(Number(context, "offset"), orders - 10), ""));
            var page = Math.Min(asked, (orders - 1) / 10);
            var next = Math.Min(page + 1, (orders - 1) / 10);
            return context.Response.WriteAsync(Page(orders, page * 10, $$""","next":"/orders?scroll={{next}}","scroll":"{{next}}" """));
        });
        var pagination = kind switch { "offset" => ByOffset, "overlap" => ByOffset with { Overlap = 2 }, "page" => ByPage, "seek" => BySeek, "url" => ByUrl, "scroll" => ByToken, _ => ByPageOnly };

        var (pages, failure, _) = await erp.ReadAllAsync(Definition(erp, pagination));

        failure.ShouldBeNull();
        pages.SelectMany(Ids).Distinct().ShouldBe(Enumerable.Range(1, orders));
        if (kind != "overlap")
            pages.Sum(page => page.Items).ShouldBe(orders);
        pages[^1].Items.ShouldBe(0);
    }

    [Theory]
    [InlineData(""","total":20""", "page")]
    [InlineData(""","count":20""", "offset")]
    [InlineData(""","meta":{"total_count":20}""", "page")]
    [InlineData(""","pagination":{"totalItems":20}""", "page")]
    [InlineData(""","page":{"size":10,"totalElements":20,"totalPages":2}""", "page")]
    [InlineData(""","@odata.count":20""", "token")]
    [InlineData(""","info":{"rows":"20"}""", "page", "$.info.rows")]
    public async Task A_total_that_is_reached_ends_the_list(string report, string kind, string? totalPath = null)
    {
        var asked = 0;
        await using var erp = await TestErp.StartAsync(context =>
        {
            if (++asked > 2)
                context.Response.StatusCode = 404;
            return context.Response.WriteAsync(Page(20, (asked - 1) * 10, $$""","scroll":"page {{asked}}"{{report}}"""));
        });
        var pagination = kind switch { "page" => ByPage, "offset" => ByOffset, _ => ByToken } with { TotalPath = totalPath };

        var (pages, failure, _) = await erp.ReadAllAsync(Definition(erp, pagination));

        failure.ShouldBeNull();
        pages.SelectMany(Ids).ShouldBe(Enumerable.Range(1, 20));
        asked.ShouldBe(2);
    }

    [Theory]
    [InlineData(""","totalCount":10""", 1)]
    [InlineData(""","total":10""", 2)]
    [InlineData(""","count":10""", 2)]
    public async Task A_total_of_one_full_page_ends_the_list_although_count_may_mean_the_page(string report, int requests)
    {
        await using var erp = await TestErp.StartAsync(Page(10, 0, report));

        var (pages, failure, _) = await erp.ReadAllAsync(Definition(erp, ByPage));

        failure.ShouldBeNull();
        pages.Sum(page => page.Items).ShouldBe(10);
        erp.Asked.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task A_count_of_the_page_and_a_total_of_pages_end_nothing()
    {
        await using var erp = await TestErp.StartAsync(context =>
        {
            var skip = (Number(context, "page") - 1) * 10;
            return context.Response.WriteAsync(Page(35, skip, $$""","count":{{Math.Clamp(35 - skip, 0, 10)}},"meta":{"total":4}"""));
        });

        var (pages, failure, _) = await erp.ReadAllAsync(Definition(erp, ByPage));

        failure.ShouldBeNull();
        pages.SelectMany(Ids).ShouldBe(Enumerable.Range(1, 35));
    }

    [Theory]
    [InlineData("page", "\"has_more\":MORE")]
    [InlineData("offset", "\"hasMore\":MORE")]
    [InlineData("token", "\"has_more\":MORE")]
    [InlineData("page", "\"meta\":{\"hasNextPage\":MORE}")]
    [InlineData("page", "\"isLast\":LAST")]
    [InlineData("page", "\"x\":{\"y\":\"MORE\"}", "$.x.y")]
    [InlineData("page", "\"x\":{\"y\":NUMBER}", "$.x.y")]
    public async Task What_the_ERP_says_about_further_pages_counts(string kind, string report, string? hasMorePath = null)
    {
        var asked = 0;
        // The ERP's pages are shorter than the limit, and the last one is full.
        await using var erp = await TestErp.StartAsync(context =>
        {
            var more = ++asked < 3;
            var said = report.Replace("MORE", more ? "true" : "false", StringComparison.Ordinal).Replace("LAST", more ? "false" : "true", StringComparison.Ordinal)
                .Replace("NUMBER", more ? "1" : "0", StringComparison.Ordinal);
            return context.Response.WriteAsync(Ids(asked == 3 ? 10 : 7, asked * 100, $$""","scroll":"t{{asked}}",{{said}}"""));
        });
        var pagination = kind switch { "page" => ByPage, "offset" => ByOffset, _ => ByToken } with { HasMorePath = hasMorePath };

        var (pages, failure, _) = await erp.ReadAllAsync(Definition(erp, pagination));

        failure.ShouldBeNull();
        (asked, pages.Sum(page => page.Items)).ShouldBe((3, 24));
    }

    [Theory]
    [InlineData("scroll", 25)]
    [InlineData("scroll", 30)]
    [InlineData("url", 20)]
    public async Task A_constant_scroll_id_ends_with_an_empty_page(string kind, int orders)
    {
        var asked = 0;
        await using var erp = await TestErp.StartAsync(context =>
            context.Response.WriteAsync(Page(orders, asked++ * 10, ""","scroll":"DXF1ZXJ5","next":"/orders/scroll/DXF1ZXJ5" """)));

        var (pages, failure, _) = await erp.ReadAllAsync(Definition(erp, kind == "url" ? ByUrl : ByToken));

        failure.ShouldBeNull();
        pages.SelectMany(Ids).ShouldBe(Enumerable.Range(1, orders));
    }

    [Theory]
    [InlineData("page", 2, "", 3)]
    [InlineData("page without limit", 1, "", 2)]
    [InlineData("page", 3, "", 4)]
    [InlineData("scroll", 1, "", 2)]
    [InlineData("scroll", 2, "", 3)]
    [InlineData("page", 9, ""","has_more":true""", 10)]
    [InlineData("page stops", 9, ""","total":100""", 4)]
    [InlineData("page stops", 9, ""","has_more":true""", 4)]
    public async Task A_list_that_goes_in_circles_or_stops_too_early_is_an_error_that_names_the_page(string kind, int circle, string report, int page)
    {
        var asked = 0;
        await using var erp = await TestErp.StartAsync(context =>
        {
            var at = kind == "page stops" ? Math.Min(asked, 2) : asked % circle;
            asked++;
            return context.Response.WriteAsync(Page(1_000, at * 10, $$""","scroll":"s"{{report}}"""));
        });

        var (_, failure, _) = await erp.ReadAllAsync(Definition(erp, kind switch { "scroll" => ByToken, "page without limit" => ByPageOnly, _ => ByPage }));

        failure.ShouldNotBeNull().Code.ShouldBe("erp.pagination");
        failure.Message.ShouldContain($"Page {page} ");
        asked.ShouldBe(page);
    }

    [Theory]
    [InlineData("total", "results")]
    [InlineData("hasMore", "$.a[")]
    public void A_path_that_is_no_path_is_reported(string key, string path)
    {
        var json = $$$"""{"direction": "inbound", "omnitron": {"domainUrl": "https://s.example", "username": "u", "password": "p"}, "erp": {"url": "https://e/", "pagination": {"type": "page", "{{{key}}}Path": "{{{path}}}"} } }""";

        FlowReader.Read(JsonElement.Parse(json)).Errors.Select(error => error.Place).ShouldBe([$"$.erp.pagination.{key}Path"]);
    }

    private static ErpDefinition Definition(TestErp erp, PaginationDefinition pagination) =>
        new() { Url = erp.Url + "/orders", ItemsPath = "$.results", Pagination = pagination };

    private static int Number(HttpContext context, string key) =>
        int.TryParse(context.Request.Query[key].FirstOrDefault(), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Page(int orders, int skip, string more) => Ids(Math.Clamp(orders - skip, 0, 10), skip, more);

    private static string Ids(int count, int after, string more) =>
        $$"""{"results":[{{string.Join(',', Enumerable.Range(after + 1, count).Select(id => $"{{\"id\":{id}}}"))}}]{{more}} }""";

    private static IEnumerable<int> Ids(OrderStatusFlow.Core.Erp.ErpPage page) => page.Items == 0 ? [] :
        JsonDocument.Parse(page.Json).RootElement.GetProperty("results").EnumerateArray().Select(item => item.GetProperty("id").GetInt32());
}
