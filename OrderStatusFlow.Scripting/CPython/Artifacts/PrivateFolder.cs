namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Checks that only the current user can write to a folder or file, before machine code is loaded from it.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OthersCanWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the folder, with mode 0700, if it does not exist.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be created.</exception>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>Checks a folder.</summary>
    /// <returns>Null if only the current user can write to it, or if it does not exist; otherwise the reason.</returns>
    public static string? Problem(string path)
    {
        try
        {
            var folder = new DirectoryInfo(path);
            if (folder.LinkTarget is not null)
                return "it is a link";
            return folder.Exists ? ProblemOf(folder) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be checked: {exception.Message}";
        }
    }

    /// <summary>Returns true if the path is a file, not a link, that only the current user can write.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool HoldsPrivate(string file) => new FileInfo(file) is { LinkTarget: null } found && ProblemOf(found) is null;

    private static string? ProblemOf(FileSystemInfo found)
    {
        if (!FileOwner.IsCurrentUser(found.FullName))
            return "it belongs to another user";
        return !OperatingSystem.IsWindows() && (found.UnixFileMode & OthersCanWrite) != 0 ? "other users can write to it" : null;
    }
}
