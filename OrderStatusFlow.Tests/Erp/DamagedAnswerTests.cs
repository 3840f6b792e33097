using System.IO.Compression;
using System.Text;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>Answers as they come from broken proxies and ill ERPs: each is a failure that a person understands, never an exception.</summary>
public sealed class DamagedAnswerTests
{
    private static readonly byte[] Orders = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(1, 5_000).Select(id => $"{{\"id\":{id}}}"))}]");

    [Theory]
    [InlineData("gzip", "cut", null)]
    [InlineData("br", "cut", null)]
    [InlineData("deflate", "cut", null)]
    [InlineData("gzip", "plain", "damaged")]
    [InlineData("br", "plain", "damaged")]
    [InlineData("gzip", "spoilt", null)]
    [InlineData("br", "spoilt", null)]
    [InlineData("zstd-of-some-kind", "whole", "not UTF-8")]
    public async Task A_compressed_answer_that_is_damaged_is_a_failure(string encoding, string damage, string? expected)
    {
        var packed = Pack(encoding, Orders);
        if (damage == "spoilt")
            packed.AsSpan(packed.Length / 2, 40).Fill(0xA5);
        var body = damage switch { "cut" => packed[..(packed.Length / 2)], "plain" => Orders, _ => packed };
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(body).AsTask();
        });

        var failure = (await erp.ReadAsync(new ErpDefinition { Url = erp.Url })).Failure.ShouldNotBeNull();

        failure.Message.ShouldContain(expected ?? "response");
        failure.Message.Length.ShouldBeLessThan(1_200);
    }

    [Fact]
    public async Task A_small_answer_that_unpacks_to_gigabytes_is_refused()
    {
        var bomb = Pack("br", new byte[200 << 20]);
        bomb.Length.ShouldBeLessThan(100_000);
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "br";
            return context.Response.Body.WriteAsync(bomb).AsTask();
        });

        (await erp.ReadAsync(new ErpDefinition { Url = erp.Url })).Failure!.Message.ShouldContain("larger than 64 MB");
    }

    [Theory]
    [InlineData("%PDF-1.7 ...", "application/pdf", "not valid JSON")]
    [InlineData("ORA-00942: table or view does not exist", "text/plain", "ORA-00942")]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>", "application/json", "web page (HTML)")]
    [InlineData("""[{"id":1},""", "application/json", "it was truncated")]
    [InlineData("""[{"id":1}] trailing""", "application/json", "not valid JSON")]
    [InlineData("""{"id":1}{"id":2}""", "application/x-ndjson", "not valid JSON")]
    [InlineData("NaN", "application/json", "not valid JSON")]
    [InlineData("\"a text\"", "application/json", "single JSON value")]
    public async Task A_response_without_a_list_of_orders_is_reported_with_its_beginning(string body, string type, string expected)
    {
        await using var erp = await TestErp.StartAsync(body, type);

        var failure = (await erp.ReadAsync(new ErpDefinition { Url = erp.Url })).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("erp.answer");
        failure.Message.ShouldContain(expected);
        failure.Message.ShouldContain($"The response began: {body.Split(' ')[0]}");
    }

    [Theory]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>""", "DTD")]
    [InlineData("""<a><b></a>""", "not valid XML")]
    [InlineData("""<a><b>""", "it was truncated")]
    [InlineData("""<a>&nbsp;</a>""", "not valid XML")]
    [InlineData("""<?xml version="1.0" encoding="x-none"?><a/>""", "encoding")]
    [InlineData("""{"a":1}""", "JSON instead of XML")]
    public async Task Xml_that_cannot_be_read_is_reported(string body, string expected)
    {
        await using var erp = await TestErp.StartAsync(body, "application/xml");

        var failure = (await erp.ReadAsync(new ErpDefinition { Url = erp.Url, ResponseType = ResponseType.Xml })).Failure.ShouldNotBeNull();

        failure.Message.ShouldContain(expected);
    }

    [Fact]
    public async Task Xml_that_is_very_deep_is_refused()
    {
        await using var erp = await TestErp.StartAsync(string.Concat(Enumerable.Repeat("<a>", 200_000)) + string.Concat(Enumerable.Repeat("</a>", 200_000)), "application/xml");

        (await erp.ReadAsync(new ErpDefinition { Url = erp.Url, ResponseType = ResponseType.Xml })).Failure!.Message.ShouldContain("deep");
    }

    private static byte[] Pack(string encoding, byte[] plain)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, true),
        })
            packer.Write(plain);
        return packed.ToArray();
    }
}
