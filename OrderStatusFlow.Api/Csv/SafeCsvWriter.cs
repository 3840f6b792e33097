using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace OrderStatusFlow.Api.Csv;

/// <summary>Writes CSV (RFC 4180) whose cells a spreadsheet shows and does not evaluate.</summary>
/// <remarks>A cell that begins like a formula receives an apostrophe. A number, also a negative one, is no formula and is left as it is. See
/// https://owasp.org/www-community/attacks/CSV_Injection.</remarks>
internal sealed partial class SafeCsvWriter(TextWriter writer, string delimiter) : CsvWriter(writer, Harmless(delimiter), leaveOpen: true)
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\r\n");

    private static CsvConfiguration Harmless(string delimiter) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter,
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n'],
        // A spreadsheet may split at a semicolon or a tab instead, and then the rest of a cell is a cell.
        ShouldQuote = args => args.Field is { } field && field.AsSpan().IndexOfAny(Quoted) >= 0,
    };

    /// <inheritdoc/>
    protected override string? SanitizeForInjection(string? field) => field is not null && Number().IsMatch(field) ? field : base.SanitizeForInjection(field);

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Number();
}
