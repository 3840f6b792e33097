using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Api.Csv;

namespace OrderStatusFlow.Tests.Api;

public sealed class CsvFileTests
{
    private static readonly IReadOnlyList<CsvColumn<string>> Columns = [new("text", text => text), new("length", text => text.Length)];

    [Theory]
    [InlineData("ORD-1", "ORD-1")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("-3", "-3")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+905551112233", "\"'+905551112233\"")]
    [InlineData("-1+cmd|' /C calc'!A0", "\"'-1+cmd|' /C calc'!A0\"")]
    [InlineData("--1", "\"'--1\"")]
    [InlineData("-1\n", "\"'-1\n\"")]
    [InlineData("@SUM(1)", "\"'@SUM(1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("=\"a\",b", "\"'=\"\"a\"\",b\"")]
    [InlineData("a;=1", "\"a;=1\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("çğışöü €", "çğışöü €")]
    [InlineData("", "")]
    public void A_cell_is_no_formula_and_a_negative_number_stays_a_number(string cell, string expected)
    {
        foreach (var delimiter in new[] { ",", ";" })
        {
            var text = new StringWriter();
            var csv = new SafeCsvWriter(text, delimiter);
            csv.WriteField(cell);
            csv.WriteField("end");
            csv.NextRecord();
            csv.Flush();

            text.ToString().ShouldBe($"{expected}{delimiter}end\r\n");
        }
    }

    [Fact]
    public async Task A_file_is_sent_while_its_items_are_read()
    {
        var received = new TaskCompletionSource();
        await using var server = await ServeAsync(ItemsAsync());
        using var http = TestHttp.For(new Uri(server.Urls.Single()));

        using var response = await http.GetAsync("/file", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var begin = new byte[3];
        await body.ReadExactlyAsync(begin);
        received.SetResult();

        begin.ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        (await new StreamReader(body).ReadToEndAsync()).ShouldEndWith("\r\nlast,4\r\n");
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("orders.csv");

        async IAsyncEnumerable<string> ItemsAsync()
        {
            for (var item = 0; item < 20_000; item++)
                yield return "a cell of some length";
            await received.Task;
            yield return "last";
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task A_file_whose_items_cannot_be_read_to_the_end_does_not_look_complete(int items)
    {
        await using var server = await ServeAsync(ItemsAsync());
        using var http = TestHttp.For(new Uri(server.Urls.Single()));

        await Should.ThrowAsync<HttpRequestException>(async () =>
        {
            using var response = await http.GetAsync("/file", HttpCompletionOption.ResponseHeadersRead);
            await response.Content.ReadAsStringAsync();
        });

        async IAsyncEnumerable<string> ItemsAsync()
        {
            for (var item = 0; item < items; item++)
                yield return "a cell of some length";
            await Task.Yield();
            throw new IOException("The storage is gone.");
        }
    }

    private static async Task<WebApplication> ServeAsync(IAsyncEnumerable<string> items)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/file", () => new CsvFile<string>("orders", Columns, items, ","));
        await server.StartAsync();
        return server;
    }
}
