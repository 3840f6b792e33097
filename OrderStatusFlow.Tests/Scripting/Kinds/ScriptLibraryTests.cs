namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>The libraries that scripts import.</summary>
public sealed class ScriptLibraryTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
        {
            "from zoneinfo import ZoneInfo\nfrom datetime import datetime\n"
            + "outputStream.write(str(datetime(2026, 7, 1, 12, tzinfo=ZoneInfo('Europe/Istanbul')).isoformat()))",
            "2026-07-01T12:00:00+03:00"
        },
        {
            "import pytz\nfrom datetime import datetime\n"
            + "outputStream.write(str(pytz.timezone('Europe/Berlin').localize(datetime(2026, 7, 1, "
            + "12)).astimezone(pytz.utc).isoformat() + str(pytz.timezone('Europe/Istanbul'))))",
            "2026-07-01T10:00:00+00:00Europe/Istanbul"
        },
        {
            "from dateutil.parser import parse\n"
            + "outputStream.write(str(parse('02.01.2026 03:04', dayfirst=True).isoformat() + parse('Jan 5, 2026 3:04 "
            + "PM').isoformat() + parse('2026-01-02T03:04:05+03:00').isoformat()))",
            "2026-01-02T03:04:002026-01-05T15:04:002026-01-02T03:04:05+03:00"
        },
        {
            "from dateutil.relativedelta import relativedelta\nfrom dateutil import tz\nfrom datetime import datetime\n"
            + "outputStream.write(str((datetime(2026, 1, 31) + relativedelta(months=1)).date() .isoformat() + datetime(2026, "
            + "1, 1, tzinfo=tz.gettz('America/New_York')).isoformat()))",
            "2026-02-282026-01-01T00:00:00-05:00"
        },
        { "import xmltodict, json\noutputStream.write(str(json.dumps(xmltodict.parse('<o a=\"1\"><i>x</i><i>y</i></o>'))))", "{\"o\": {\"@a\": \"1\", \"i\": [\"x\", \"y\"]}}" },
        { "import xmltodict\noutputStream.write(str(xmltodict.unparse({'o': {'@a': '1', 'i': ['x', 'y']}}, full_document=False)))", "<o a=\"1\"><i>x</i><i>y</i></o>" },
        {
            "try:\n    import simplejson as json\nexcept ImportError:\n    import json\n"
            + "outputStream.write(str(json.dumps(json.loads('{\"a\": 1.5}', use_decimal=False), encoding='utf-8')))",
            "{\"a\": 1.5}"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
