using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Functions.Http;
using OrderStatusFlow.Functions.Tests.Runs;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Http;

public sealed class CsvTests(DurableHost host) : IClassFixture<DurableHost>
{
    private const int BatchRows = 500;
    private const int Batches = 3;

    [Fact]
    public async Task A_file_of_rows_is_sent_in_chunks_through_the_function_for_all_other_routes()
    {
        var start = new RunStart { Run = RunId.New(FlowName.Parse("csv"), DateTimeOffset.UnixEpoch).ToString(), Version = 1, TriggeredBy = "erp", Started = DateTimeOffset.UnixEpoch };
        await host.Get<RunLog>().BeginAsync(start, Direction.Outbound, TestContext.Current.CancellationToken);
        foreach (var first in Enumerable.Range(0, Batches).Select(batch => batch * BatchRows + 1))
        {
            var batch = new BatchRef(first, BatchRows);
            var log = await host.Get<RowLog>().OpenAsync(start.Id, batch);
            await Task.WhenAll(Enumerable.Range(first, BatchRows).Select(row => log.AppendAsync(new RowRecord { Row = row, Order = $"ORD{row}", Outcome = RowOutcome.Updated })));
            await host.Get<ClosedBatches>().AddAsync(start, batch, log.Rows, TestContext.Current.CancellationToken);
        }

        await using var server = await ServeAsync();
        using var http = TestHttp.For(new Uri(server.Urls.Single()));
        using var response = await http.GetAsync($"/api/runs/{start.Run}/rows.csv", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");

        response.Headers.TransferEncodingChunked.ShouldBe(true);
        lines.Length.ShouldBe(1 + Batches * BatchRows + 1);
        lines[^2].ShouldStartWith("1500,ORD1500,updated,");
    }

    // The worker of the Functions host receives its requests with Kestrel too.
    private async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var pipeline = new ApiPipeline(host.Services);
        server.Run(async context =>
        {
            await using var scope = host.Services.CreateAsyncScope();
            context.RequestServices = scope.ServiceProvider;
            await pipeline.AnswerAsync(context.Request, PlatformKey.Master);
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }
}
