using System.Globalization;
using System.Numerics;
using OrderStatusFlow.Core.Erp;

namespace OrderStatusFlow.Core.Runs;

/// <summary>A value that grows with each change of an order.</summary>
internal static class OrderVersion
{
    /// <summary>Below zero when the left one is older: numbers as numbers, ISO dates as moments, all else by its characters.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <param name="zone">The zone of dates without an offset.</param>
    public static int Compare(string left, string right, TimeZoneInfo zone)
    {
        const NumberStyles Real = NumberStyles.Float;
        var culture = CultureInfo.InvariantCulture;
        if (BigInteger.TryParse(left, NumberStyles.AllowLeadingSign, culture, out var a) && BigInteger.TryParse(right, NumberStyles.AllowLeadingSign, culture, out var b))
            return a.CompareTo(b);
        if (decimal.TryParse(left, Real, culture, out var x) && decimal.TryParse(right, Real, culture, out var y))
            return x.CompareTo(y);
        if (ErpDates.Moment(left, zone) is { } before && ErpDates.Moment(right, zone) is { } after)
            return before.CompareTo(after);
        return string.CompareOrdinal(left, right);
    }
}
