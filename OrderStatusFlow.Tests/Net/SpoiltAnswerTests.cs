using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Omnitron;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Tests.Erp;

namespace OrderStatusFlow.Tests.Net;

/// <summary>A body that does not unpack ends in a failure for whoever reads it, never in an exception.</summary>
public sealed class SpoiltAnswerTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Omnitron_and_the_requests_of_scripts_treat_it_as_a_transient_failure(string encoding)
    {
        await using var server = await TestErp.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync("{\"key\": \"plain after all\"}"u8.ToArray()).AsTask();
        });
        using var http = TestHttp.For(new Uri(server.Url), decompress: true);
        var omnitron = new OmnitronClient(http, new Secrets(_ => null), new TokenCache(TimeProvider.System), TimeProvider.System);

        var login = await omnitron.LoginAsync(new OmnitronDefinition { DomainUrl = server.Url, Username = "u", Password = "a-password" }, TestContext.Current.CancellationToken);
        var response = await new GuardedScriptHttpClient(http).SendAsync(new ScriptHttpRequest("GET", server.Url, [], null, null), TestContext.Current.CancellationToken);

        login.ShouldNotBeNull().Retryable.ShouldBeTrue();
        response.Failure.ShouldNotBeNull();
    }
}
