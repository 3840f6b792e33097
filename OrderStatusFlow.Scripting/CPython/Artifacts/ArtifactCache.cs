using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Caches files that are expensive to create. Reads the app's folder and the cache folder; writes only the cache folder.</summary>
/// <remarks>
/// A file name contains the inputs of the file and ends in the checksum of its content, so damaged files are not used and processes that
/// create the same file do not conflict. The checksum detects accidental damage only. Anyone who can write to these folders can run
/// code in the process. The app's folder is trusted like the program. The cache folder is used only if no other user can write to it.
/// </remarks>
/// <param name="appFolder">The folder of prepared files.</param>
/// <param name="cacheFolder">The folder for new files. It is created, with mode 0700, if it does not exist.</param>
/// <param name="logger">Receives a warning if the cache folder is not private.</param>
internal sealed class ArtifactCache(string appFolder, string cacheFolder, ILogger logger)
{
    /// <summary>The prefix of every file name.</summary>
    public const string Prefix = "cpython";

    // A file of another version, or a partial file of a killed process.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(30);
    private bool warned;

    public string CacheFolder => cacheFolder;

    /// <summary>Returns a file name for a set of inputs.</summary>
    public static string Name(params ReadOnlySpan<string> madeFrom) =>
        $"{Prefix}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', madeFrom!))).AsSpan(0, 12))}";

    /// <summary>Passes the files of a name to <paramref name="use"/>, the app's own first, until it accepts one.</summary>
    /// <param name="name">The name from <see cref="Name"/>.</param>
    /// <param name="extension">The extension, including its dot.</param>
    /// <param name="use">Loads a file by its path; returns null if it cannot be used. Rejected files are deleted from the cache
    /// folder.</param>
    public T? TryUse<T>(string name, string extension, Func<string, T?> use)
        where T : class
    {
        foreach (var folder in new[] { appFolder, cacheFolder })
        {
            foreach (var path in folder == appFolder || Problem() is null ? Find(folder, name, extension) : [])
            {
                if ((folder == appFolder || IsPrivate(path)) && Use(path, use) is { } taken)
                    return taken;
                if (folder == cacheFolder)
                    Delete(path);
            }
        }

        return null;
    }

    /// <summary>Returns a file in the app's folder, made from any inputs; null if absent.</summary>
    public string? InAppFolder(string extension) => Find(appFolder, Prefix, extension).FirstOrDefault();

    /// <summary>Waits until no other process creates the files of a name in the cache folder.</summary>
    /// <returns>What the same thread disposes when it has created the file; null if there is no such lock.</returns>
    public IDisposable? TryLock(string name) => CreationLock.TryTake(Name(name, cacheFolder));

    /// <summary>Writes a file to the cache folder atomically.</summary>
    /// <returns>Null on success; otherwise the error.</returns>
    public string? TryKeep(string name, string extension, ReadOnlySpan<byte> content)
    {
        var part = Path.Combine(cacheFolder, $"{Prefix}-{Guid.NewGuid():N}.part");
        try
        {
            PrivateFolder.Create(cacheFolder);
            if (Problem() is { } problem)
                return $"The folder is not used, because {problem}.";
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

    // Checked before each use, because the folder may have been replaced.
    private string? Problem()
    {
        if (cacheFolder == appFolder)
            return null;
        var problem = PrivateFolder.Problem(cacheFolder);
        if (problem is not null && !warned)
            logger.CacheFolderNotPrivate(cacheFolder, problem);
        warned |= problem is not null;
        return problem;
    }

    private static bool IsPrivate(string file)
    {
        try
        {
            return PrivateFolder.HoldsPrivate(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // The file was deleted meanwhile.
        }
    }

    // Only the owner may read it.
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
            return null; // The file was deleted meanwhile.
        }
    }

    // If two processes created the file at the same time, both keep the one whose name sorts first.
    private void Tidy(string name, string extension)
    {
        foreach (var duplicate in Find(cacheFolder, name, extension).Skip(1))
            Delete(duplicate);
        foreach (var old in Directory.EnumerateFiles(cacheFolder, $"{Prefix}-*")
            .Where(file => TimeProvider.System.GetUtcNow() - File.GetLastAccessTimeUtc(file) > Abandoned))
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
            // A file that cannot be deleted only uses disk space.
        }
    }
}
