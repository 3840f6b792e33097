using System.Globalization;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>The time zones of scripts.</summary>
public sealed class ZoneFileTests(PythonFixture python)
{
    private const string Offsets = """
        import base64, io, json
        from datetime import datetime, timezone
        from zoneinfo import ZoneInfo
        zone = ZoneInfo.from_file(io.BytesIO(base64.b64decode(input_text)))
        for year in range(1990, 2037, 3):
            for month in (1, 4, 7, 11):
                moment = datetime(year, month, 5, 12, tzinfo=timezone.utc)
                print(moment.strftime('%Y-%m-%dT%H:%M:%SZ'), int(moment.astimezone(zone).utcoffset().total_seconds()))
        """;

    [Theory]
    [InlineData("Europe/Istanbul")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    [InlineData("UTC")]
    public async Task A_file_without_the_hosts_files_has_the_same_offsets(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);

        var result = await python.RunAsync(Offsets, Convert.ToBase64String(ZoneFile.Create(zone)), python: "3");

        result.Failure.ShouldBeNull();
        foreach (var line in result.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')))
            zone.GetUtcOffset(DateTimeOffset.Parse(line[0], CultureInfo.InvariantCulture)).TotalSeconds.ShouldBe(int.Parse(line[1], CultureInfo.InvariantCulture), line[0]);
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("Europe/../Asia/Tokyo")]
    [InlineData("No/Such")]
    [InlineData("")]
    public void Only_names_of_zones_have_a_file(string name) => ZoneFile.Find(name).ShouldBeNull();
}
