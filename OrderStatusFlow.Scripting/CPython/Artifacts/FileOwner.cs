using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Reads who owns a file or folder. .NET has no portable API for it.</summary>
internal static unsafe partial class FileOwner
{
    private const int CurrentFolder = -100;
    private const int DoNotFollowLinks = 0x100;
    private const int Owner = 8;

    /// <summary>Returns true if the current user owns the file or folder; a link is not followed. False if unknown.</summary>
    public static bool IsCurrentUser(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                return IsOwnedByThisUser(path);
            return UserOf(path) is { } user && user == CurrentUser();
        }
        catch (Exception exception) when (
            exception is EntryPointNotFoundException or DllNotFoundException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // An elevated process creates files that belong to the administrators.
    [SupportedOSPlatform("windows")]
    private static bool IsOwnedByThisUser(string path)
    {
        using var identity = WindowsIdentity.GetCurrent();
        FileSystemSecurity security = Directory.Exists(path)
            ? new DirectoryInfo(path).GetAccessControl(AccessControlSections.Owner)
            : new FileInfo(path).GetAccessControl(AccessControlSections.Owner);
        return security.GetOwner(typeof(SecurityIdentifier)) is SecurityIdentifier user
            && (user == identity.User || user == identity.Owner || user.IsWellKnown(WellKnownSidType.BuiltinAdministratorsSid));
    }

    private static uint? UserOf(string path)
    {
        // The layouts are part of the systems' ABI: include/uapi/linux/stat.h, and sys/stat.h of macOS.
        var result = stackalloc byte[256];
        if (OperatingSystem.IsLinux())
            return Statx(CurrentFolder, path, DoNotFollowLinks, Owner, result) == 0 ? Read(result + 20) : null;
        if (!OperatingSystem.IsMacOS())
            return null;
        var failure = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? LstatX64(path, result) : Lstat(path, result);
        return failure == 0 ? Read(result + 16) : null;
    }

    private static uint Read(byte* place) => BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(place, sizeof(uint)));

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint CurrentUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, byte* result);

    [LibraryImport("libc", EntryPoint = "lstat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Lstat(string path, byte* result);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LstatX64(string path, byte* result);
}
