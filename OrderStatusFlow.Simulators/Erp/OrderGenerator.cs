using System.Globalization;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>Generates orders from a number. The same number always gives the same order.</summary>
public static class OrderGenerator
{
    private static readonly string[] Customers =
        ["Ayşe Yılmaz", "İbrahim Çağlar", "Gülşah Öztürk", "Iğdır Tekstil A.Ş.", "Jane O'Neill & Sons", "Şule \"Işık\" Doğan", "Ümit Ağaoğlu", "José Müller"];

    private static readonly string[] Articles = ["Kırmızı tişört", "Yün çorap", "Deri kemer", "Ipek eşarp 🧣", "Kışlık bot <42>"];

    private static readonly string?[] Notes = [null, "Hediye paketi 🎁 lütfen", null, "Kapıda arayın", null, null, "𝓣eşekkürler & iyi günler"];

    private static readonly string[] Statuses = ["ONAYLANDI", "HAZIRLANIYOR", "FATURALANDI", "KARGODA", "TESLIM EDILDI", "IPTAL"];

    private static readonly string[] Carriers = ["yurtici", "ups", "dpd", "sameday"];

    /// <summary>Generates order <paramref name="n"/> (from 1). Its number is like <c>ORD0000001</c>, the ids of its items begin with <c>n * 10 + 1</c>, and
    /// it was modified n seconds and n microseconds after <paramref name="start"/>.</summary>
    public static ErpOrder Order(int n, DateTime start)
    {
        var status = Statuses[n % Statuses.Length];
        var invoiced = status is "FATURALANDI" or "KARGODA" or "TESLIM EDILDI";
        var shipped = status is "KARGODA" or "TESLIM EDILDI";
        DateTime modified = start.AddSeconds(n).AddMicroseconds(n % 1_000_000);
        var invoice = string.Create(CultureInfo.InvariantCulture, $"SEP2026{n:D9}");
        return new ErpOrder
        {
            Id = n,
            Number = string.Create(CultureInfo.InvariantCulture, $"ORD{n:D7}"),
            Customer = Customers[n % Customers.Length],
            Currency = n % 9 == 0 ? "EUR" : "TRY",
            Status = status,
            InvoiceNo = invoiced ? invoice : null,
            InvoiceDate = invoiced ? modified.AddHours(-2) : null,
            InvoiceUrl = invoiced ? $"https://e-arsiv.example/{invoice}" : null,
            TrackingNo = shipped ? string.Create(CultureInfo.InvariantCulture, $"TR{n:D10}") : null,
            Carrier = shipped ? Carriers[n % Carriers.Length] : null,
            Note = Notes[n % Notes.Length],
            ModifiedDate = modified,
            Items = [.. Enumerable.Range(1, 1 + n % 3).Select(i => Item(n, i))],
        };
    }

    private static ErpOrderItem Item(int n, int i) => new(
        n * 10L + i,
        string.Create(CultureInfo.InvariantCulture, $"SKU-{n * 7 % 1000:D4}-{i}"),
        Articles[(n + i) % Articles.Length],
        1 + (n + i) % 4,
        49.90m + n % 100 * 10);
}
