using System.Text;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Http;

/// <summary>The Functions app serves the console at the root, without a key, as LocalHost does.</summary>
public sealed class WebConsoleTests(SharedStorage storage)
{
    [Theory]
    [InlineData("platform")]
    [InlineData("own")]
    public async Task Everybody_gets_the_page_of_the_console_compressed_and_under_its_policy(string keys)
    {
        await using var host = await StartAsync(keys);

        foreach (var path in new[] { "/", "/runs", "/orders/ORD%2F1" })
        {
            var page = await host.ConsoleAsync(path, ("Accept-Encoding", "br"));

            (page.StatusCode, page.ContentType, page.Headers.ContentEncoding.ToString()).ShouldBe((200, "text/html", "br"), path);
            page.Headers.CacheControl.ToString().ShouldBe("no-cache");
            page.Headers.ContentSecurityPolicy.ToString().ShouldContain("require-trusted-types-for 'script'");
        }

        var script = Text(await host.ConsoleAsync("/")).Split("src=\"").Select(part => part.Split('"')[0]).First(path => path.StartsWith("/assets/", StringComparison.Ordinal));
        var file = await host.ConsoleAsync(script);
        (file.StatusCode, file.ContentType).ShouldBe((200, "text/javascript"));
        file.Headers.CacheControl.ToString().ShouldContain("immutable");
    }

    /// <summary>What the Functions host passes to the console's function was checked for no key.</summary>
    [Theory]
    [InlineData("platform", "/api/flows", 401)]
    [InlineData("own", "/api/flows", 401)]
    [InlineData("own", "/API/flows", 401)]
    [InlineData("platform", "//api/flows", 200)]
    [InlineData("own", "/assets/index-00000000.js", 404)]
    [InlineData("own", "/..%2fhost.json", 200)]
    public async Task The_function_of_the_console_opens_no_call_and_no_other_file(string keys, string path, int status)
    {
        await using var host = await StartAsync(keys);

        var answer = await host.ConsoleAsync(path);

        answer.StatusCode.ShouldBe(status);
        if (status == 200)
            Text(answer).ShouldContain("<div id=\"root\">");
    }

    private async Task<PipelineHost> StartAsync(string keys)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "console")), "The console was left out of this build (-p:Console=false).");
        return PipelineHost.Create(await storage.NewAccountAsync(), ("Access:Keys", keys));
    }

    private static string Text(HttpResponse response) => Encoding.UTF8.GetString(((MemoryStream)response.Body).ToArray());
}
