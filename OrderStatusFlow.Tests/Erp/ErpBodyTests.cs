using System.IO.Compression;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>Compressed responses, and their encodings.</summary>
public sealed class ErpBodyTests
{
    static ErpBodyTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_answer_is_read(string encoding)
    {
        await using var erp = await TestErp.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await using Stream packed = encoding == "gzip" ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : new BrotliStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync("""[{"name":"şeker"}]"""u8.ToArray());
        });

        var page = await erp.ReadAsync(new ErpDefinition { Url = erp.Url });

        Encoding.UTF8.GetString(page.Value!.Json.Span).ShouldBe("""[{"name":"şeker"}]""");
    }

    [Theory]
    [InlineData("utf-8", true, "json", "")]
    [InlineData("utf-16", true, "json", "")]
    [InlineData("windows-1254", false, "json", "windows-1254")]
    [InlineData("iso-8859-9", false, "json", "\"ISO-8859-9\"")]
    [InlineData("utf-8", false, "json", "no-such-charset")]
    [InlineData("utf-8", true, "xml", "")]
    [InlineData("utf-16", true, "xml", "")]
    [InlineData("windows-1254", false, "xml", "")]
    [InlineData("iso-8859-9", false, "xml", "iso-8859-9")]
    public async Task Encodings_are_taken_from_mark_header_and_declaration(string encoding, bool mark, string type, string charset)
    {
        var coder = Encoding.GetEncoding(encoding);
        var text = type == "json" ? """{"o":[{"n":"ğışçİ"}]}""" : $"<?xml version=\"1.0\" encoding=\"{(charset.Length > 0 ? "utf-8" : encoding)}\"?><r><o><n>ğışçİ</n></o></r>";
        byte[] body = [.. mark ? coder.GetPreamble() : [], .. coder.GetBytes(text)];
        await using var erp = await TestErp.StartAsync(context =>
        {
            context.Response.ContentType = $"application/{type}" + (charset.Length > 0 ? $"; charset={charset}" : "");
            return context.Response.Body.WriteAsync(body).AsTask();
        });

        var page = await erp.ReadAsync(new ErpDefinition { Url = erp.Url, ItemsPath = type == "json" ? "$.o" : "$.r.o", ResponseType = type == "xml" ? ResponseType.Xml : ResponseType.Json });

        page.Failure.ShouldBeNull();
        page.Value!.Items.ShouldBe(1);
        JsonDocument.Parse(page.Value.Json).RootElement.ToString().ShouldContain("ğışçİ");
    }

    [Fact]
    public async Task Json_in_another_undeclared_encoding_is_refused()
    {
        await using var erp = await TestErp.StartAsync(context => context.Response.Body.WriteAsync(Encoding.GetEncoding("windows-1254").GetBytes("""["ş"]""")).AsTask());

        (await erp.ReadAsync(new ErpDefinition { Url = erp.Url })).Failure!.Message.ShouldContain("not UTF-8");
    }
}
