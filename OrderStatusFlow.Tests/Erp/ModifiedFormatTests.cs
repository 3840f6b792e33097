using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>Modification dates in the forms that ERPs write.</summary>
public sealed class ModifiedFormatTests
{
    [Theory]
    [InlineData("dd.MM.yyyy HH:mm:ss", null, "\"21.12.2025 12:00:30\"", "2025-12-21T09:00:30Z")]
    [InlineData("dd.MM.yyyy HH:mm:ss", "UTC", "\"21.12.2025 12:00:30\"", "2025-12-21T12:00:30Z")]
    [InlineData("dd.MM.yyyy HH:mm:ss", "America/New_York", "\"21.12.2025 12:00:30\"", "2025-12-21T17:00:30Z")]
    [InlineData("d.M.yyyy", null, "\"1.2.2026\"", "2026-01-31T21:00:00Z")]
    [InlineData("dd.MM.yyyy HH:mm:ss.SSS", null, "\" 21.12.2025 12:00:30.250 \"", "2025-12-21T09:00:30.25Z")]
    [InlineData("yyyyMMddHHmmss", null, "20251221120030", "2025-12-21T09:00:30Z")]
    [InlineData("dd/MM/yyyy hh:mm a", null, "\"21/12/2025 03:00 PM\"", "2025-12-21T12:00:00Z")]
    [InlineData("dd.MM.yyyy HH:mm:ss XXX", "America/New_York", "\"21.12.2025 12:00:30 +03:00\"", "2025-12-21T09:00:30Z")]
    [InlineData("epochSeconds", null, "1766307630", "2025-12-21T09:00:30Z")]
    [InlineData("epochSeconds", null, "\"1766307630.25\"", "2025-12-21T09:00:30.25Z")]
    [InlineData("epochmilliseconds", null, "1766307630000", "2025-12-21T09:00:30Z")]
    [InlineData("epochMilliseconds", null, "999999999999", "2001-09-09T01:46:39.999Z")]
    [InlineData(null, null, "1766307630", "2025-12-21T09:00:30Z")]
    [InlineData(null, null, "\"1766307630000\"", "2025-12-21T09:00:30Z")]
    [InlineData(null, null, "\"/Date(1766307630000)/\"", "2025-12-21T09:00:30Z")]
    [InlineData(null, null, "\"\\/Date(1766307630000+0300)\\/\"", "2025-12-21T09:00:30Z")]
    [InlineData(null, "UTC", "\"2025-12-21T12:00:30\"", "2025-12-21T12:00:30Z")]
    public async Task A_date_is_read_in_the_form_and_zone_of_the_flow(string? format, string? zone, string date, string expected)
    {
        await using var erp = await TestErp.StartAsync($$"""[{"at": {{date}}}]""");

        var page = await erp.ReadAsync(Definition(erp, format, zone));

        page.Failure.ShouldBeNull();
        page.Value!.LastChange.ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
        page.Value.FirstChange.ShouldBe(page.Value.LastChange);
        page.Value.Undated.ShouldBe(0);
    }

    [Theory]
    [InlineData("dd.MM.yyyy HH:mm:ss", "2025-12-21T12:00:30")]
    [InlineData("dd.MM.yyyy HH:mm:ss", "21.13.2025 12:00:30")]
    [InlineData("dd.MM.yyyy", "21.12.2025 12:00:30")]
    [InlineData("dd.MM.yyyy", "01.01.0001")]
    [InlineData("epochSeconds", "yesterday")]
    [InlineData("epochMilliseconds", "1e30")]
    [InlineData(null, "21.12.2025 12:00:30")]
    public async Task Dates_that_cannot_be_read_are_counted_with_a_sample(string? format, string date)
    {
        await using var erp = await TestErp.StartAsync($$"""[{"at": "{{date}}"}, {"id": 2}, {"at": null}]""");

        var page = await erp.ReadAsync(Definition(erp, format, null));

        page.Value!.LastChange.ShouldBeNull();
        (page.Value.Undated, page.Value.UndatedSample).ShouldBe((3, date));
    }

    [Fact]
    public async Task Without_a_path_items_without_a_date_are_not_counted()
    {
        await using var erp = await TestErp.StartAsync("""[{"modified_date": "soon"}, {"id": 2}]""");

        var page = await erp.ReadAsync(new ErpDefinition { Url = erp.Url });

        (page.Value!.Undated, page.Value.UndatedSample).ShouldBe((1, "soon"));
    }

    [Theory]
    [InlineData("\"modifiedFormat\": \"dd.MM.yyyyTHH:mm\"", "$.erp.modifiedFormat")]
    [InlineData("\"modifiedFormat\": \"HH:mm\"", "$.erp.modifiedFormat")]
    [InlineData("\"modifiedFormat\": \"dd.MM.yyyy 'at\"", "$.erp.modifiedFormat")]
    [InlineData("\"modifiedTimeZone\": \"Mars/Base\"", "$.erp.modifiedTimeZone")]
    public void Every_error_is_reported_with_its_path(string setting, string path)
    {
        var json = $$$"""
            {"direction": "inbound", "omnitron": {"domainUrl": "https://s.example", "username": "u", "password": "p"},
             "erp": {"url": "https://e/", "modifiedPath": "$.at", {{{setting}}} } }
            """;

        FlowReader.Read(JsonElement.Parse(json)).Errors.Select(error => error.Place).ShouldBe([path]);
    }

    private static ErpDefinition Definition(TestErp erp, string? format, string? zone) => new()
    {
        Url = erp.Url,
        TimeZone = "Europe/Istanbul",
        ModifiedPath = "$.at",
        ModifiedFormat = format,
        ModifiedTimeZone = zone,
    };
}
