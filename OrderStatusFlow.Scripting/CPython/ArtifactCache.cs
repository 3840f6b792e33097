using System.Security.Cryptography;
using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Files that are dear to make, in the app's own folder (only read) and in the cache folder.</summary>
/// <remarks>
/// A name tells what the file was made from and ends in the sum of its content: one that lost a byte is never used, and two processes that
/// make the same cannot mix theirs. The sum finds accidents; who may write into these folders may change what the process does anyway.
/// </remarks>
internal sealed class ArtifactCache(string appFolder, string cacheFolder)
{
    /// <summary>What every name begins with.</summary>
    public const string Prefix = "cpython";

    // Another version's, or one that a killed process left half written.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(30);

    public string CacheFolder => cacheFolder;

    /// <summary>A name for what is made from all of that.</summary>
    public static string Name(params ReadOnlySpan<string> madeFrom) =>
        $"{Prefix}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', madeFrom!))).AsSpan(0, 12))}";

    /// <summary>Gives the files of that name to <paramref name="use"/>, the app's own first, until it takes one.</summary>
    /// <param name="name">What it was made from.</param>
    /// <param name="extension">With its dot.</param>
    /// <param name="use">Takes a path; null when that file is of no use after all. A file that it does not take is deleted from the cache folder.</param>
    public T? TryUse<T>(string name, string extension, Func<string, T?> use)
        where T : class
    {
        foreach (var folder in new[] { appFolder, cacheFolder })
        {
            foreach (var path in Find(folder, name, extension))
            {
                if (Use(path, use) is { } taken)
                    return taken;
                if (folder == cacheFolder)
                    Delete(path);
            }
        }

        return null;
    }

    /// <summary>A file that came with the app, whatever it was made from; null when none did.</summary>
    public string? InAppFolder(string extension) => Find(appFolder, Prefix, extension).FirstOrDefault();

    /// <summary>Writes a file into the cache folder; who reads sees it whole or not at all.</summary>
    /// <returns>Null when it is there now; else why it cannot be.</returns>
    public string? TryKeep(string name, string extension, ReadOnlySpan<byte> content)
    {
        var part = Path.Combine(cacheFolder, $"{Prefix}-{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(cacheFolder);
            using (var file = Create(part))
                file.Write(content);
            File.Move(part, Path.Combine(cacheFolder, $"{name}-{FileSum.Of(content)}{extension}"), overwrite: true);
            Tidy(name, extension);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Delete(part);
            return exception.Message;
        }
    }

    // For its owner's eyes alone.
    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static string[] Find(string folder, string name, string extension)
    {
        try
        {
            var found = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{name}-*{extension}") : [];
            Array.Sort(found, StringComparer.Ordinal);
            return found;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static T? Use<T>(string path, Func<string, T?> use)
        where T : class
    {
        try
        {
            return Path.GetFileNameWithoutExtension(path).EndsWith($"-{FileSum.Of(path)}", StringComparison.Ordinal) ? use(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // gone meanwhile
        }
    }

    // Two processes that made theirs at once both keep the one whose name comes first.
    private void Tidy(string name, string extension)
    {
        foreach (var other in Find(cacheFolder, name, extension).Skip(1))
            Delete(other);
        foreach (var old in Directory.EnumerateFiles(cacheFolder, $"{Prefix}-*").Where(file => TimeProvider.System.GetUtcNow() - File.GetLastAccessTimeUtc(file) > Abandoned))
            Delete(old);
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Still there: it costs its room, nothing more.
        }
    }
}
