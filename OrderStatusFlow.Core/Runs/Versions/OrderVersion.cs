using System.Globalization;
using System.Numerics;
using OrderStatusFlow.Core.Erp;

namespace OrderStatusFlow.Core.Runs.Versions;

/// <summary>Compares versions: values that increase with each change of an order.</summary>
internal static class OrderVersion
{
    /// <summary>Compares two versions: numbers by value, ISO dates by time, anything else by its characters.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another version.</param>
    /// <param name="zone">The time zone of dates without an offset.</param>
    /// <returns>Less than zero if <paramref name="left"/> is older.</returns>
    public static int Compare(string left, string right, TimeZoneInfo zone)
    {
        const NumberStyles Real = NumberStyles.Float;
        var culture = CultureInfo.InvariantCulture;
        if (BigInteger.TryParse(left, NumberStyles.AllowLeadingSign, culture, out var a)
            && BigInteger.TryParse(right, NumberStyles.AllowLeadingSign, culture, out var b))
            return a.CompareTo(b);
        if (decimal.TryParse(left, Real, culture, out var x) && decimal.TryParse(right, Real, culture, out var y))
            return x.CompareTo(y);
        if (ErpDates.Moment(left, zone) is { } before && ErpDates.Moment(right, zone) is { } after)
            return before.CompareTo(after);
        return string.CompareOrdinal(left, right);
    }
}
