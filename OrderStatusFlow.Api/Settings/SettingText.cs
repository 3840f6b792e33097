using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace OrderStatusFlow.Api.Settings;

/// <summary>Converts the values of settings from and to text.</summary>
internal static class SettingText
{
    private const int MaxShownLength = 100;

    /// <summary>Converts text to the type of a property.</summary>
    /// <returns>The value; null if the text is not of that type.</returns>
    public static object? Parse(Type type, string text)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return text;
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (type == typeof(bool))
            return bool.TryParse(text, out var isTrue) ? isTrue : null;
        if (type == typeof(TimeSpan))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
        if (type == typeof(Uri))
            return Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null;
        if (type.IsEnum)
            return Enum.GetNames(type).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) ? Enum.Parse(type, text, ignoreCase: true) : null;
        throw new NotSupportedException($"A setting cannot be of type {type}.");
    }

    /// <summary>Formats a value as <see cref="Parse"/> reads it; null for null.</summary>
    public static string? Format(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum => value.ToString()!.ToLowerInvariant(),
        TimeSpan time when time.Ticks % TimeSpan.TicksPerSecond != 0 => time.ToString("c", CultureInfo.InvariantCulture).TrimEnd('0'),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
    };

    /// <summary>Describes the values of a type that pass all rules; null if every text does.</summary>
    public static string? Allowed(Type type, IReadOnlyList<ValidationAttribute> rules)
    {
        if (rules.Select(rule => rule.ErrorMessage).FirstOrDefault(message => message is not null) is { } described)
            return described;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var kind = type == typeof(int) ? "a whole number"
            : type == typeof(TimeSpan) ? "a time"
            : type == typeof(bool) ? "true or false"
            : type.IsEnum ? string.Join(" or ", Enum.GetNames(type)).ToLowerInvariant()
            : null;
        if (rules.OfType<RangeAttribute>().FirstOrDefault() is not { } range)
            return kind;
        // The limits of a range over another type are text until it is used.
        _ = range.IsValid(null) && range.IsValid(range.Minimum);
        return range.Maximum is int.MaxValue
            ? $"{kind}, at least {Format(range.Minimum)}"
            : $"{kind} from {Format(range.Minimum)} to {Format(range.Maximum)}";
    }

    /// <summary>Makes an invalid value fit for a message: on one line, without the user information and the query of a URL.</summary>
    public static string Redact(Type type, string text)
    {
        if (type == typeof(Uri))
        {
            var query = text.IndexOf('?', StringComparison.Ordinal);
            text = query < 0 ? text : $"{text[..query]}?***";
            text = text.LastIndexOf('@') is >= 0 and var at ? $"***{text[at..]}" : text;
        }

        return SafeText.Truncate(new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]), MaxShownLength);
    }
}
