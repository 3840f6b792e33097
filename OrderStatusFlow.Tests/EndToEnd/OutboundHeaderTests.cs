using System.IO.Compression;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>What the ERP declares about its body: its compression and its content type.</summary>
public sealed class OutboundHeaderTests(TestHost host)
{
    private static readonly byte[] Order = """[{"order": "Z1", "orderitem_set": [{"id": 1, "status": "450"}]}]"""u8.ToArray();

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity")]
    public async Task A_compressed_body_is_accepted(string encoding)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("body-compressed", omnitron);

        var (status, body) = await PostAsync("body-compressed", Compressed(encoding, Order), encoding);

        status.ShouldBe(202, body.ToString());
        var rows = await host.RowsAsync(await host.EndOfAsync(body.GetProperty("runId").GetString()!));
        (rows.ShouldHaveSingleItem().GetProperty("order").GetString(), rows[0].GetProperty("outcome").GetString()).ShouldBe(("Z1", "updated"));
    }

    [Theory]
    [InlineData("gzip", 400)]
    [InlineData("br", 400)]
    [InlineData("deflate", 400)]
    [InlineData("zstd", 415)]
    [InlineData("gzip, br", 415)]
    public async Task A_body_that_is_not_what_it_names_is_refused(string encoding, int expected)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("body-compressed", omnitron);

        var (status, body) = await PostAsync("body-compressed", Order, encoding);

        (status, body.GetProperty("code").GetString()).ShouldBe((expected, "http.compression"), body.ToString());
        body.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe("Content-Encoding");
    }

    [Fact]
    public async Task A_small_body_that_becomes_too_large_is_refused()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("body-compressed", omnitron);

        var (status, body) = await PostAsync("body-compressed", Compressed("gzip", new byte[40 << 20]), "gzip");

        (status, body.GetProperty("code").GetString()).ShouldBe((413, "http.tooLarge"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/xml; charset=utf-8")]
    public async Task Another_content_type_is_refused_with_the_right_one(string contentType)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("body-compressed", omnitron);
        using var content = new StringContent(Encoding.UTF8.GetString(Order));
        content.Headers.Remove("Content-Type");
        content.Headers.Add("Content-Type", contentType);

        var (status, body) = await host.SendAsync(HttpMethod.Post, "flows/body-compressed/outbound", content);

        (status, body.GetProperty("code").GetString()).ShouldBe((415, "http.contentType"));
        body.GetProperty("detail").GetString().ShouldBe($"Content-Type: The body is declared as '{contentType}'. Send JSON with Content-Type: application/json.");
    }

    private async Task<(int Status, JsonElement Body)> PostAsync(string flow, byte[] body, string encoding)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Content-Type", "application/json");
        content.Headers.Add("Content-Encoding", encoding);
        return await host.SendAsync(HttpMethod.Post, $"flows/{flow}/outbound", content);
    }

    private static byte[] Compressed(string encoding, byte[] body)
    {
        var compressed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(compressed, CompressionLevel.Fastest),
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Fastest),
            _ => compressed,
        })
            stream.Write(body);
        return compressed.ToArray();
    }
}
