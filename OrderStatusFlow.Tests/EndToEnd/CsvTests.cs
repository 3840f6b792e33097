using System.Text;
using System.Text.RegularExpressions;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

public sealed class CsvTests(TestHost host)
{
    private const string RunHeader = "runId,flow,version,direction,triggeredBy,status,started,finished,durationMs,rows,updated,created,unchanged,stale,rejected,failed,"
        + "watermark,errorCode,error";

    [Fact]
    public async Task Runs_and_rows_are_files_with_the_conditions_of_their_lists()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("csv-a", omnitron);
        await host.PutPlainAsync("csv-b", omnitron);
        var first = await RunAsync("csv-a", """[{"order": "=1+1", "orderitem_set": [{"id": 1}]}, {"order": "Şişli;1", "orderitem_set": [{"id": 2}]}, {"order": "S3"}]""");
        var second = await RunAsync("csv-b", """[{"order": "S4", "orderitem_set": [{"id": 3}]}]""");
        var third = await RunAsync("csv-a", "[]");

        var runs = await LinesAsync("runs.csv", "runs.csv");
        runs[0].ShouldBe(RunHeader);
        runs.Select(line => line.Split(',')[0]).Where(run => run is not null && (run == first || run == second || run == third)).ShouldBe([third, second, first]);
        (await LinesAsync("runs.csv?flow=csv-a&status=partial", "csv-a-runs.csv")).Skip(1).ShouldHaveSingleItem()
            .ShouldMatch($@"^{Regex.Escape(first)},csv-a,1,outbound,erp,partial,[0-9T:.-]+\+00:00,[0-9T:.-]+\+00:00,\d+,3,2,0,0,0,0,1,,,$");
        var rows = await LinesAsync($"runs/{first}/rows.csv", $"{first}-rows.csv");
        rows[0].ShouldBe("row,order,outcome,step,code,httpStatus,message,attempts,durationMs,at");
        rows.Count.ShouldBe(4);
        rows[1].ShouldStartWith("1,\"'=1+1\",updated,write,,200,");
        rows[2].ShouldStartWith("2,\"Şişli;1\",updated,");
        rows[3].ShouldStartWith("3,S3,failed,write,order.shape,,");
        (await LinesAsync($"runs/{first}/rows.csv?outcome=failed&separator=semicolon", $"{first}-rows.csv")).Skip(1).ShouldHaveSingleItem().ShouldStartWith("3;S3;failed;");
        (await LinesAsync($"runs/{third}/rows.csv", $"{third}-rows.csv")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Error_groups_and_their_orders_are_files_with_the_conditions_of_their_lists()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { ClosedWorld = true });
        await host.PutPlainAsync("csv-err", omnitron);
        var first = await RunAsync("csv-err", """[{"order": "=E1", "orderitem_set": [{"id": 1}]}, {"order": "E2", "orderitem_set": [{"id": 2}]}, {"order": "E3"}]""");
        omnitron.Seed([new OmnitronSeed { Id = 2 }]);
        var second = await RunAsync("csv-err",
            """[{"order": "E4", "orderitem_set": [{"id": 4}]}, {"order": "E2", "orderitem_set": [{"id": 2}]}, {"order": "E5", "orderitem_set": [{"id": 4}]}]""");

        var groups = await LinesAsync("errors.csv?flow=csv-err&separator=semicolon", "csv-err-errors.csv");
        groups[0].ShouldBe("fingerprint;flow;step;code;class;state;httpStatus;message;firstSeen;lastSeen;rows;orders;openOrders;runs;lastRun;returns;ignoredUntil;note;"
            + "changedBy;changedAt;closedBy;closedAt");
        groups.Skip(1).Select(line => string.Join(' ', line.Split(';')[1..6])).ShouldBe(
            ["csv-err write omnitron.rejected data open", "csv-err write order.shape data open"]);
        (await LinesAsync("errors.csv?flow=csv-err&state=closed", "csv-err-errors.csv")).Count.ShouldBe(1);
        (await LinesAsync("errors.csv", "errors.csv")).Count(line => line.Contains(",csv-err,", StringComparison.Ordinal)).ShouldBe(2);
        var group = groups[1].Split(';')[0];
        var orders = await LinesAsync($"errors/{group}/orders.csv", $"{group}-orders.csv");
        orders[0].ShouldBe("order,open,outcome,message,runId,row,at");
        orders.Skip(1).Select(line => Regex.Replace(line, @",rejected,.*,(csv-err\.[^,]+,\d+),[^,]+$", " $1")).ShouldBe(
            [$"E4,true {second},1", $"E5,true {second},3", $"\"'=E1\",true {first},1", $"E2,false {first},2"]);
        (await LinesAsync($"errors/{group}/orders.csv?open=false", $"{group}-orders.csv")).Skip(1).ShouldHaveSingleItem().ShouldStartWith("E2,false,");
    }

    private async Task<string> RunAsync(string flow, string payload) =>
        (await host.RunAsync($"flows/{flow}/outbound", payload)).GetProperty("runId").GetString()!;

    private async Task<IReadOnlyList<string>> LinesAsync(string path, string file)
    {
        using var http = TestHttp.For(new Uri((await host.ServerAsync()).Url));
        using var response = await http.GetAsync($"/api/{path}");
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe(file);
        // As text it would come without its byte order mark.
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        text[0].ShouldBe('\uFEFF');
        text.ShouldEndWith("\r\n");
        return text[1..^2].Split("\r\n");
    }
}
