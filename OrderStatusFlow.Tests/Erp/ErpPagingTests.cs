using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

public sealed class ErpPagingTests
{
    private static readonly PaginationDefinition ByOffset = new() { Type = PaginationType.Offset, Limit = 10 };
    private static readonly PaginationDefinition ByPage = new() { Type = PaginationType.Page, Limit = 10, LimitKey = "size" };
    private static readonly PaginationDefinition BySeek = new() { Type = PaginationType.Seek, Limit = 10, ValuePath = "$.id", Key = "after" };
    private static readonly PaginationDefinition ByToken = new() { Type = PaginationType.Next, Path = "$.next", Key = "token" };
    private static readonly PaginationDefinition ByUrl = new() { Type = PaginationType.Next, Path = "$.next" };
    private static readonly PaginationDefinition ByLink = new() { Type = PaginationType.Next };

    public static TheoryData<string, string, int, int> Kinds()
    {
        var data = new TheoryData<string, string, int, int>();
        foreach (var kind in new[] { "offset", "page", "seek", "token", "url", "relative", "link" })
        {
            foreach (var (orders, pages) in new[] { (0, 1), (7, 1), (10, 2), (25, 3) })
            {
                foreach (var method in kind is "url" or "relative" or "link" ? new[] { "GET" } : ["GET", "POST"])
                    data.Add(kind, method, orders, kind is "token" or "url" or "relative" or "link" ? Math.Max(1, (orders + 9) / 10) : pages);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_order_is_read_once(string kind, string method, int orders, int pages)
    {
        await using var erp = await TestErp.StartAsync(context => Answer(context, kind, orders));
        var pagination = kind switch { "offset" => ByOffset, "page" => ByPage, "seek" => BySeek, "token" => ByToken, "link" => ByLink, _ => ByUrl };

        var (read, failure, _) = await erp.ReadAllAsync(Definition(erp, pagination) with { Method = method });

        failure.ShouldBeNull();
        read.SelectMany(Ids).ShouldBe(Enumerable.Range(1, orders));
        read.Select(page => page.Number).ShouldBe(Enumerable.Range(1, pages));
        read.Sum(page => page.Items).ShouldBe(orders);
    }

    [Theory]
    [InlineData("offset")]
    [InlineData("page")]
    [InlineData("seek")]
    [InlineData("token")]
    [InlineData("url")]
    public async Task An_erp_that_gives_the_same_page_for_ever_is_refused_at_the_second(string kind)
    {
        await using var erp = await TestErp.StartAsync(context => context.Response.WriteAsync(
            $$"""{"results":[{{string.Join(',', Enumerable.Range(1, 10).Select(id => $"{{\"id\":{id}}}"))}}],"next":"{{(kind == "url" ? "/orders?p=" : "t")}}{{Interlocked.Increment(ref pageCount)}}"}"""));
        var pagination = kind switch { "offset" => ByOffset, "page" => ByPage, "seek" => BySeek, "token" => ByToken, _ => ByUrl } with { MaxPages = 50 };

        var (read, failure, _) = await erp.ReadAllAsync(Definition(erp, pagination));

        failure.ShouldNotBeNull().Code.ShouldBe("erp.pagination");
        failure.Message.ShouldContain(kind is "token" or "url" ? "Page 2 contains the same items" : "Page 2");
        read.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(40)]
    public async Task Tokens_that_cycle_are_found_however_long_the_circle_is(int circle)
    {
        var page = 0;
        await using var erp = await TestErp.StartAsync(context =>
            context.Response.WriteAsync($$"""{"results":[{"id":{{page}}}],"next":"token-{{++page % circle}}"}"""));

        var (read, failure, _) = await erp.ReadAllAsync(Definition(erp, ByToken));

        failure.ShouldNotBeNull().Code.ShouldBe("erp.pagination");
        failure.Message.ShouldContain("token-");
        read.Count.ShouldBeLessThan(circle * 4 + 4);
    }

    [Fact]
    public async Task An_empty_page_in_the_middle_does_not_end_next_but_most_pages_does()
    {
        var page = 0;
        await using var erp = await TestErp.StartAsync(context => context.Response.WriteAsync($$"""{"results":[],"next":"t{{++page}}"}"""));

        var (read, failure, _) = await erp.ReadAllAsync(Definition(erp, ByToken with { MaxPages = 5 }));

        failure!.Message.ShouldContain("more than 5 pages");
        read.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("http://elsewhere.example/orders?p=2")]
    [InlineData("//elsewhere.example/orders")]
    [InlineData("https://127.0.0.1:1/orders")]
    public async Task A_next_page_at_another_host_is_refused(string next)
    {
        await using var erp = await TestErp.StartAsync($$"""{"results":[{"id":1}],"next":"{{next}}"}""");

        var (_, failure, _) = await erp.ReadAllAsync(Definition(erp, ByUrl));

        failure!.Code.ShouldBe("erp.pagination");
        failure.Message.ShouldContain("another host");
    }

    [Fact]
    public async Task A_cursor_holds_no_secret_and_stays_small()
    {
        var page = 0;
        await using var erp = await TestErp.StartAsync(context => context.Response.WriteAsync(context.Request.Path == "/Connect"
            ? """{"SessionID":"n3b1m-s3ss10n"}"""
            : $$"""{"results":[{"id":{{++page}}}],"next":{{(page < 60 ? $"\"{context.Request.Path}?key={TestErp.Password}&p={page}\"" : "null")}}}"""));
        var definition = new ErpDefinition
        {
            Login = new ErpLoginDefinition { Type = ErpLoginType.Nebim, Url = erp.Url + "/Connect" },
            Url = erp.Url + "/(S(${token.erp}))/orders",
            ExtraParams = new Dictionary<string, ExtraParam> { ["key"] = new(new Setting(null, "ERP_PASSWORD"), null) },
            ItemsPath = "$.results",
            Pagination = ByUrl,
        };

        var (read, failure, cursors) = await erp.ReadAllAsync(definition);

        failure.ShouldBeNull();
        read.Count.ShouldBe(60);
        read.Select(page => System.Text.Encoding.UTF8.GetString(page.Json.Span)).ShouldAllBe(page => !page.Contains("s3ss10n") && !page.Contains(TestErp.Password) && page.Contains("\"id\":"));
        cursors.ShouldAllBe(cursor => !cursor.Contains("s3ss10n") && !cursor.Contains(TestErp.Password) && cursor.Length < 1000);
        erp.Asked.Last().Target.ShouldBe($"/(S(n3b1m-s3ss10n))/orders?key={TestErp.Password}&p=59");
    }

    [Theory]
    [InlineData(200, 6)]
    [InlineData(130, 4)]
    [InlineData(40, 2)]
    [InlineData(20, 2)]
    [InlineData(17, 1)]
    public async Task An_erp_whose_largest_page_is_smaller_than_the_limit_is_read_to_its_end(int orders, int pages)
    {
        await using var erp = await TestErp.StartAsync(context =>
        {
            var skip = int.Parse(context.Request.Query["offset"]!, CultureInfo.InvariantCulture);
            var limit = Math.Min(40, int.Parse(context.Request.Query["limit"]!, CultureInfo.InvariantCulture));
            return context.Response.WriteAsync(Page(Enumerable.Range(1, orders).Skip(skip).Take(limit)));
        });

        var (read, failure, _) = await erp.ReadAllAsync(Definition(erp, ByOffset with { Limit = 100 }));

        failure.ShouldBeNull();
        read.SelectMany(Ids).ShouldBe(Enumerable.Range(1, orders));
        erp.Asked.Count.ShouldBe(pages);
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(3, true, false)]
    [InlineData(2, false, true)]
    public async Task Items_that_slip_to_the_left_between_two_pages_are_seen_when_pages_overlap(int overlap, bool all, bool refused)
    {
        // After each page two orders of the front are changed, and go to the end.
        var list = Enumerable.Range(1, 40).ToList();
        await using var erp = await TestErp.StartAsync(async context =>
        {
            var skip = int.Parse(context.Request.Query["offset"]!, CultureInfo.InvariantCulture);
            await context.Response.WriteAsync(Page(list.Skip(skip).Take(10)));
            if (list[0] < 7)
                list = [.. list.Skip(2), .. list.Take(2)];
        });

        var (read, failure, _) = await erp.ReadAllAsync(Definition(erp, ByOffset with { Overlap = overlap }));

        (failure is not null).ShouldBe(refused);
        read.SelectMany(Ids).Distinct().Count().ShouldBe(all ? 40 : refused ? 10 : 34);
        if (refused)
            failure!.Message.ShouldContain("does not contain the last item of page 1");
    }

    [Theory]
    [InlineData(25, 4)]
    [InlineData(10, 2)]
    [InlineData(0, 1)]
    public async Task Pages_that_overlap_end_where_the_list_does(int orders, int pages)
    {
        await using var erp = await TestErp.StartAsync(context => Answer(context, "offset", orders));

        var (read, failure, _) = await erp.ReadAllAsync(Definition(erp, ByOffset with { Overlap = 4 }));

        failure.ShouldBeNull();
        read.SelectMany(Ids).Distinct().ShouldBe(Enumerable.Range(1, orders));
        erp.Asked.Count.ShouldBe(pages);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    public async Task A_next_that_is_nothing_ends(string next)
    {
        await using var erp = await TestErp.StartAsync($$"""{"results":[{"id":1}],"next":{{next}}}""");

        var (read, failure, _) = await erp.ReadAllAsync(Definition(erp, ByToken));

        failure.ShouldBeNull();
        read.Count.ShouldBe(1);
    }

    private static string Page(IEnumerable<int> ids) => $$"""{"results":[{{string.Join(',', ids.Select(id => $"{{\"id\":{id}}}"))}}]}""";

    private static int pageCount;

    private static ErpDefinition Definition(TestErp erp, PaginationDefinition pagination) =>
        new() { Url = erp.Url + "/orders", ItemsPath = "$.results", Pagination = pagination };

    private static IEnumerable<int> Ids(OrderStatusFlow.Core.Erp.ErpPage page) =>
        JsonDocument.Parse(page.Json).RootElement.GetProperty("results").EnumerateArray().Select(item => item.GetProperty("id").GetInt32());

    private static Task Answer(HttpContext context, string kind, int orders)
    {
        var skip = kind switch
        {
            "offset" => Number("offset"),
            "page" => (Number("page") - 1) * 10,
            "seek" => Number("after"),
            "token" => Number("token"),
            _ => Number("p"),
        };
        var ids = Enumerable.Range(1, orders).Skip(skip).Take(10).ToList();
        var more = skip + 10 < orders;
        var here = $"http://{context.Request.Host}/orders";
        var next = (kind, more) switch
        {
            (_, false) => "null",
            ("token", _) => $"\"{skip + 10}\"",
            ("url", _) => $"\"{here}?p={skip + 10}\"",
            ("relative", _) => $"\"?p={skip + 10}\"",
            _ => "null",
        };
        if (kind == "link" && more)
            context.Response.Headers.Link = $"<{here}?p=0>; rel=\"first\", <{here}?p={skip + 10}>; title=\"a, b\"; rel=\"next last\"";
        return context.Response.WriteAsync($$"""{"results":[{{string.Join(',', ids.Select(id => $"{{\"id\":{id}}}"))}}],"next":{{next}}}""");

        int Number(string key)
        {
            var text = context.Request.Method == "POST"
                ? JsonDocument.Parse((string)context.Items["body"]!).RootElement.TryGetProperty(key, out var value) ? value.ToString() : null
                : context.Request.Query[key].FirstOrDefault();
            return text is null ? 0 : int.Parse(text, CultureInfo.InvariantCulture);
        }
    }
}
