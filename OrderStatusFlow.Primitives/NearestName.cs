namespace OrderStatusFlow;

/// <summary>Finds the name that a person probably meant.</summary>
internal static class NearestName
{
    // The comparison takes the product of the lengths.
    private const int MaxLength = 40;

    /// <summary>Returns the known name that is nearest to a misspelt one; null if none is near. Case is ignored.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length > MaxLength)
            return null;
        var nearest = known.MinBy(candidate => (IsBegun(candidate) ? 0 : 1, Distance(candidate, name), candidate));
        return nearest is not null && (IsBegun(nearest) || Distance(nearest, name) <= 1 + (name.Length / 4)) ? nearest : null;

        bool IsBegun(string candidate) => candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Returns the Levenshtein distance.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 0; j < right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i]) == char.ToLowerInvariant(right[j]);
                (corner, row[j + 1]) = (row[j + 1], Math.Min(Math.Min(row[j], row[j + 1]) + 1, corner + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
