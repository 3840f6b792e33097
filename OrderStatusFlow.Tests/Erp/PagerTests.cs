using System.Text;
using System.Text.Json;
using CsCheck;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

public sealed class PagerTests
{
    private static readonly Uri Asked = new("https://erp.example/orders?x=1");

    [Fact]
    public void Whatever_an_erp_answers_reading_ends_and_the_cursor_stays_small()
    {
        var answer = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 40], Gen.Int[0, 30]);
        var type = Gen.Int[0, 4].Select(kind => (PaginationType)kind);
        Gen.Select(type, Gen.Bool, Gen.Bool, answer.Array[1, 80]).Sample((kind, sendLimit, asToken, answers) =>
        {
            var erp = new ErpDefinition
            {
                Url = Asked.AbsoluteUri,
                Pagination = new PaginationDefinition
                {
                    Type = kind,
                    Limit = 10,
                    LimitKey = sendLimit ? "limit" : null,
                    MaxPages = 150,
                    ValuePath = "$.id",
                    Key = asToken || kind == PaginationType.Seek ? "k" : null,
                    Path = "$.next",
                },
            };
            PageCursor? cursor = null;
            for (var number = 0; ; number++)
            {
                number.ShouldBeLessThan(150);
                var (items, first, next) = answers[number % answers.Length];
                var text = $$"""{"results":[{{string.Join(',', Enumerable.Range(first, items).Select(id => $"{{\"id\":{id}}}"))}}],"next":{{(next == 0 ? "null" : $"\"{next}\"")}}}""";
                var page = JsonPage.Read(Encoding.UTF8.GetBytes(text), "$.results", false, true).Value!;
                var result = new Pager(erp).Next(cursor, page, Asked, null);
                if (result.Failure is { } failure)
                    failure.Code.ShouldBe("erp.pagination");
                if (!result.Succeeded || result.Value is null)
                    return;
                JsonSerializer.Serialize(result.Value).Length.ShouldBeLessThan(800);
                cursor = JsonSerializer.Deserialize<PageCursor>(JsonSerializer.Serialize(result.Value));
            }
        }, iter: 5_000);
    }

    [Theory]
    [InlineData("<https://a/2>; rel=\"next\"", "https://a/2")]
    [InlineData("<https://a/1>; rel=prev, </p?x=1,2;3>; title=\"a; rel=next, b\"; rel=\"last NEXT\"", "/p?x=1,2;3")]
    [InlineData("<a>;rel=next", "a")]
    [InlineData("<a>; rel=\"prev\"", null)]
    [InlineData("<a>; title=\"rel=next\"", null)]
    [InlineData("<a>; title=\"x; rel=next\"; rel=prev", null)]
    [InlineData("nonsense, <", null)]
    [InlineData(null, null)]
    public void The_next_link_is_found_as_rfc_8288_has_it(string? header, string? expected) => LinkHeader.Next(header).ShouldBe(expected);

    [Fact]
    public void Http_links_of_an_https_erp_become_https()
    {
        var erp = new ErpDefinition { Url = Asked.AbsoluteUri, Pagination = new PaginationDefinition { Type = PaginationType.Next, Path = "$.next" } };
        var page = JsonPage.Read("""{"results":[1],"next":"http://erp.example/orders?p=2"}"""u8.ToArray(), "$.results", false, true).Value!;

        new Pager(erp).Next(null, page, Asked, null).Value!.Url.ShouldBe("https://erp.example/orders?p=2");
    }
}
