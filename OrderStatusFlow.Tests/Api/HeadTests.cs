using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

public sealed class HeadTests(TestHost host)
{
    [Theory]
    [InlineData("flows")]
    [InlineData("flows?include=summary")]
    [InlineData("flows/none")]
    [InlineData("runs?limit=x")]
    [InlineData("openapi/v1.json")]
    [InlineData("health")]
    public async Task HEAD_has_the_status_and_the_type_of_GET_and_no_body(string path)
    {
        using var http = TestHttp.For(new Uri((await host.ServerAsync()).Url));
        using var get = await http.GetAsync(new Uri($"api/{path}", UriKind.Relative));
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"api/{path}"));

        head.StatusCode.ShouldBe(get.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("flows/none/trigger")]
    [InlineData("flows/none/pause")]
    public async Task HEAD_starts_and_changes_nothing(string path)
    {
        using var http = TestHttp.For(new Uri((await host.ServerAsync()).Url));

        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"api/{path}"));

        ((int)head.StatusCode).ShouldBe(405);
        head.Content.Headers.Allow.ShouldContain("POST");
    }
}
