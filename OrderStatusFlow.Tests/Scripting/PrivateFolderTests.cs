using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class PrivateFolderTests : IDisposable
{
    private const string Name = "cpython-1";
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("osf-private-");
    private readonly WarningLog log = new();

    private string Folder => Path.Combine(root.FullName, "cache");

    [Fact]
    public void A_new_folder_can_be_used_by_its_owner_only()
    {
        Cache(Folder).TryKeep(Name, ".x", "good"u8).ShouldBeNull();

        if (!OperatingSystem.IsWindows())
            new DirectoryInfo(Folder).UnixFileMode.ShouldBe(Owner);
        Read(Folder).ShouldBe("good");
        log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_others_can_write_to_is_neither_read_nor_written(UnixFileMode others)
    {
        SkipOnWindows();
        Plant(Folder, "planted");
        new DirectoryInfo(Folder).UnixFileMode = Owner | others;

        ShouldRefuse(Folder, "other users can write to it");
    }

    [Fact]
    public void A_link_to_a_folder_is_neither_read_nor_written()
    {
        SkipOnWindows();
        Plant(Folder, "planted");
        var link = Path.Combine(root.FullName, "link");
        Directory.CreateSymbolicLink(link, Folder);

        ShouldRefuse(link, "it is a link");
    }

    [Fact]
    public void A_folder_of_another_user_is_neither_read_nor_written()
    {
        SkipOnWindows();
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can give a folder to another user.");
        Plant(Folder, "planted");
        using var process = Process.Start("chown", ["65534", Folder]);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);

        ShouldRefuse(Folder, "it belongs to another user");
    }

    [Fact]
    public void A_folder_of_the_system_is_not_the_users() =>
        FileOwner.IsCurrentUser(Environment.GetFolderPath(Environment.SpecialFolder.System) is { Length: > 0 } system ? system : "/")
            .ShouldBe(Environment.IsPrivilegedProcess);

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_others_can_write_to_is_deleted_unread()
    {
        SkipOnWindows();
        var file = Plant(Folder, "planted");
        File.SetUnixFileMode(file, Owner | UnixFileMode.OtherWrite);

        Read(Folder).ShouldBeNull();
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public void A_link_to_a_file_is_deleted_unread()
    {
        SkipOnWindows();
        var file = Plant(root.FullName, "planted");
        Directory.CreateDirectory(Folder);
        File.CreateSymbolicLink(Path.Combine(Folder, Path.GetFileName(file)), file);

        Read(Folder).ShouldBeNull();
        Directory.GetFiles(Folder).ShouldBeEmpty();
        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public void A_file_whose_content_was_replaced_is_deleted_unread()
    {
        var file = Plant(Folder, "good");
        File.WriteAllText(file, "poison");

        Read(Folder).ShouldBeNull();
        File.Exists(file).ShouldBeFalse();
    }

    public void Dispose() => root.Delete(recursive: true);

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other permissions.");

    private static string Plant(string folder, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{Name}-{FileSum.Of(bytes)}.x");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private ArtifactCache Cache(string folder) => new(Path.Combine(root.FullName, "app"), folder, log);

    private string? Read(string folder) => Cache(folder).TryUse(Name, ".x", File.ReadAllText);

    private void ShouldRefuse(string folder, string reason)
    {
        var cache = Cache(folder);
        var before = Directory.GetFiles(folder);

        cache.TryUse<string>(Name, ".x", _ => throw new InvalidOperationException("A file was read.")).ShouldBeNull();
        cache.TryKeep(Name, ".x", "new"u8).ShouldNotBeNull().ShouldContain(reason);

        Directory.GetFiles(folder).ShouldBe(before);
        log.Lines.ShouldHaveSingleItem().ShouldStartWith($"Folder {folder} is not used for compiled Python, because {reason}.");
    }

    private sealed class WarningLog : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            logLevel.ShouldBe(LogLevel.Warning);
            Lines.Add(formatter(state, exception));
        }
    }
}
