using System.Security.Cryptography;
using System.Text;

namespace OrderStatusFlow.Core.Erp.Pagination;

/// <summary>Keeps a bounded number of fingerprints in a cursor.</summary>
internal static class PageTrail
{
    public const int Length = 16;

    public static string Fingerprint(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data).AsSpan(0, 8));

    public static string Fingerprint(string text) => Fingerprint(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the fingerprint of a token or URL, which cannot be mistaken for the fingerprint of a page.</summary>
    public static string FingerprintOfTarget(string target) => "n" + Fingerprint(target);

    /// <summary>Returns the fingerprint of the last page that had items; null if there was none.</summary>
    public static string? LastPage(PageCursor cursor) => cursor.Recent.LastOrDefault(fingerprint => !fingerprint.StartsWith('n'));

    public static bool Saw(PageCursor? cursor, string fingerprint) =>
        cursor is not null && (cursor.Anchor == fingerprint || cursor.Recent.Contains(fingerprint));

    /// <summary>Returns the next cursor with the page's fingerprints added. The last one may become the anchor.</summary>
    public static PageCursor Carry(PageCursor next, PageCursor? last, IReadOnlyList<string> fingerprints) => next with
    {
        Recent = [.. (last?.Recent ?? []).Concat(fingerprints).TakeLast(Length)],
        Anchor = int.IsPow2(next.Page) && fingerprints.Count > 0 ? fingerprints[^1] : last?.Anchor,
    };
}
