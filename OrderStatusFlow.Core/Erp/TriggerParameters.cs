using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Parses and validates the parameters of a trigger URL.</summary>
public static partial class TriggerParameters
{
    /// <summary>Returns all parameters of a flow: its own, and the two built-in parameters.</summary>
    public static IReadOnlyDictionary<string, ParameterDefinition> Known(ErpDefinition erp)
    {
        var known = new Dictionary<string, ParameterDefinition>(ParameterDefinition.Always);
        foreach (var (name, definition) in erp.Parameters)
            known[name] = definition;
        return known;
    }

    /// <summary>Validates the parameters of a trigger request.</summary>
    /// <param name="given">The decoded names and values. Empty values are ignored; only lists may have repeated values.</param>
    /// <param name="erp">The ERP settings, which define the parameters and the time zone.</param>
    /// <returns>The values for the ERP by parameter name, and all errors: failures <c>trigger.parameter</c> with the parameter's name as
    /// their place.</returns>
    public static (IReadOnlyDictionary<string, string> Values, IReadOnlyList<Failure> Errors) Parse(
        IEnumerable<KeyValuePair<string, string>> given, ErpDefinition erp)
    {
        var known = Known(erp);
        var zone = ErpDates.Zone(erp.TimeZone);
        var (result, errors) = (new Dictionary<string, string>(), new List<Failure>());
        if (!zone.Succeeded)
            return (result, [zone.Failure]);
        foreach (var (written, text) in given)
        {
            var name = written == ParameterNames.ModifiedAfterEaten && !known.ContainsKey(written)
                ? ParameterNames.ModifiedAfter : written;
            if (!known.TryGetValue(name, out var definition))
                Refuse($"There is no parameter '{written}'. This flow has: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.");
            else if (string.IsNullOrWhiteSpace(text))
                continue;
            else if (result.ContainsKey(name) && definition.Type != ParameterType.List)
                Refuse($"The parameter '{written}' is given twice.");
            else if (Format(text, definition.Type, zone.Value) is not { } value)
                Refuse($"The parameter '{written}' requires {Describe(definition.Type)}, "
                    + $"but the value is '{SafeText.Truncate(text, 60)}'.");
            else if (value.Length > 0)
                result[name] = result.TryGetValue(name, out var before) ? $"{before},{value}" : value;

            void Refuse(string message) => errors.Add(new Failure("trigger.parameter", message) { Place = written });
        }
        return (result, errors);
    }

    private static string? Format(string text, ParameterType type, TimeZoneInfo zone) => type switch
    {
        ParameterType.String => text,
        ParameterType.Integer =>
            BigInteger.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
                ? integer.ToString(CultureInfo.InvariantCulture) : null,
        ParameterType.Decimal => DecimalNumber().IsMatch(text.Trim()) ? text.Trim() : null,
        ParameterType.Boolean => bool.TryParse(text, out var flag) ? (flag ? "true" : "false") : null,
        ParameterType.DateTime => ErpDates.Read(text.Trim()) is { } date ? Date(date, zone) : null,
        ParameterType.List => string.Join(',', text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        _ => throw new InvalidOperationException($"The parameter type {type} is not supported."),
    };

    private static string? Date((DateTime Local, TimeSpan? Offset) date, TimeZoneInfo zone)
    {
        if (date.Offset is not { } offset)
            return date.Local.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        var utc = date.Local.Ticks - offset.Ticks;
        return utc < TimeSpan.TicksPerDay || utc > DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay
            ? null : ErpDates.Format(new DateTimeOffset(utc, TimeSpan.Zero), zone);
    }

    private static string Describe(ParameterType type) => type switch
    {
        ParameterType.Integer => "a whole number",
        ParameterType.Decimal => "a decimal number with a point",
        ParameterType.Boolean => "true or false",
        ParameterType.DateTime => "a date such as 2025-12-21T12:00:30 or 2025-12-21T09:00:30Z",
        _ => "a text",
    };

    [GeneratedRegex(@"\A[+-]?[0-9]{1,40}(?:\.[0-9]{1,40})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalNumber();
}
