using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.LocalHost;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>The local host as a process, which can be killed and started again on the same storage, as a process or in this one.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    // A process inherits the signals that its parent ignores, and a test run under nohup or in the background of a shell ignores HUP, INT and QUIT.
    // The env of coreutils sets them back; another one does not know the option.
    private static readonly Lazy<Task<string[]>> DefaultSignals = new(async () =>
    {
        string[] command = ["env", "--default-signal=HUP,INT,QUIT,TERM"];
        using var probe = Process.Start(new ProcessStartInfo(command[0], [command[1], "true"]) { RedirectStandardError = true })!;
        await probe.WaitForExitAsync();
        return probe.ExitCode == 0 ? command : [];
    });

    // Null if the host starts an Azurite of its own, on the data folder.
    private readonly string? storage;
    private readonly string? data;
    private readonly (string Name, string Value)[] settings;
    private readonly ConcurrentQueue<string> said = new();
    private bool isShared;
    private Process? process;
    private LocalServer? inside;
    private HttpClient? http;

    private HostProcess(string? storage, string? data, (string Name, string Value)[] settings) =>
        (this.storage, this.data, this.settings) = (storage, data, settings);

    /// <summary>Starts a host on an empty storage account.</summary>
    public static async Task<HostProcess> StartAsync(params (string Name, string Value)[] settings) =>
        await StartAsync(new HostProcess(await SharedStorage.NewTestAccountAsync(), null, settings));

    /// <summary>Starts a host that starts and stops its own Azurite, as it does on a developer's machine.</summary>
    public static async Task<HostProcess> StartWithAzuriteAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("osf-azurite-").FullName;
        return await StartAsync(new HostProcess(null, folder, [("Azurite__DataPath", folder), .. settings]));
    }

    /// <summary>Starts another host on the same storage, in this process: it cannot be killed.</summary>
    public async Task<HostProcess> StartBesideAsync()
    {
        isShared = true;
        var beside = new HostProcess(storage, null, settings) { isShared = true };
        await beside.RestartHereAsync();
        return beside;
    }

    private static async Task<HostProcess> StartAsync(HostProcess host)
    {
        try
        {
            await host.RestartAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the host again after <see cref="KillAsync"/>, and waits until it answers.</summary>
    public async Task RestartAsync()
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "OrderStatusFlow.LocalHost.dll"), "--urls", "http://127.0.0.1:0"];
        // A process group of its own, as a shell gives to each command: a signal to the group reaches Azurite too.
        if (!OperatingSystem.IsWindows())
            command = [.. await DefaultSignals.Value, "setsid", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["OrderStatusFlow__AllowSecondHost"] = "true", ["AzureWebJobsStorage"] = storage, ["Azurite__Start"] = storage is null ? "auto" : "never",
                ["Secrets__PASSWORD"] = "omnitron-password", ["Runs__RetryDelay"] = "00:00:00.5", ["ASPNETCORE_URLS"] = null,
            },
        };
        if (storage is null)
        {
            // Free ones each time: a program may have taken a port while the host was down.
            var ports = LocalHost.Setup.AzuritePorts.Free();
            foreach (var (name, port) in new[] { ("Blob", ports.Blob), ("Queue", ports.Queue), ("Table", ports.Table) })
                start.Environment[$"Azurite__{name}Port"] = $"{port}";
        }

        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        http?.Dispose();
        http = TestHttp.For(await UrlAsync(process));
    }

    /// <summary>Starts the host again in this process, for a test that does not kill it any more. Its code is compiled here already, which takes most of the time that
    /// a new process needs to start.</summary>
    public async Task RestartHereAsync()
    {
        var named = settings.Select(setting => (setting.Name.Replace("__", ":", StringComparison.Ordinal), setting.Value));
        inside = await LocalHosts.StartAsync(storage!, [("Runs:RetryDelay", "00:00:00.5"), .. named]);
        http?.Dispose();
        http = TestHttp.For(new Uri(inside.Url));
    }

    // The system chooses the port, and the host prints it.
    private async Task<Uri> UrlAsync(Process started)
    {
        var url = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        started.OutputDataReceived += (_, line) =>
        {
            said.Enqueue(line.Data ?? "");
            if (line.Data?.Split("serves at ") is [_, var rest])
                url.TrySetResult(new Uri(rest.Split("/api")[0]));
        };
        started.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TestWait.Longest);
        if (await Task.WhenAny(url.Task, started.WaitForExitAsync(limit.Token)) == url.Task)
            return await url.Task;
        var end = started.HasExited ? $"ended with {started.ExitCode}" : $"did not start in {TestWait.Longest}";
        throw new InvalidOperationException($"The host {end}. This host and those before it printed: {string.Join('\n', said)}");
    }

    /// <summary>The largest memory of the running process so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process!.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>What its processes printed so far, a line each.</summary>
    public IReadOnlyList<string> Said => [.. said];

    /// <summary>Ends the process with SIGKILL, so no handler runs and nothing is flushed.</summary>
    /// <remarks>If no other host uses the storage, its leases end now and not up to 15 seconds later.</remarks>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
        if (storage is null || isShared)
            return;
        var runs = new BlobContainerClient(storage, "runs");
        if (!await runs.ExistsAsync())
            return;
        await foreach (var blob in runs.GetBlobsAsync().Where(blob => blob.Properties.LeaseState == LeaseState.Leased))
            await runs.GetBlobClient(blob.Name).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
    }

    /// <summary>Sends a signal, such as TERM, to the host or to its whole process group, and waits until the host has ended.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(string signal, bool group = false)
    {
        using var kill = Process.Start("kill", ["-s", signal, "--", group ? $"-{process!.Id}" : $"{process!.Id}"]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
        using var limit = new CancellationTokenSource(TestWait.Longest);
        await process!.WaitForExitAsync(limit.Token);
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        return code;
    }

    /// <summary>Sends a request. As a caller does, sends it again while the host answers that storage does not respond to it in time.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body = null)
    {
        var (status, text) = (0, "");
        await TestWait.ForAsync($"an answer of storage to {method} {path}", async () =>
        {
            using var request = new HttpRequestMessage(method, $"/api/{path}");
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await http!.SendAsync(request);
            (status, text) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
            return status != 503;
        });
        status.ShouldBeInRange(200, 299, $"{method} {path}: {text}");
        return JsonElement.Parse(text);
    }

    public async ValueTask DisposeAsync()
    {
        // Its Azurite ends with it, and must have ended before the folder is deleted.
        if (process is { HasExited: false } && storage is null && !OperatingSystem.IsWindows())
            await StopAsync("TERM");
        else if (process is not null)
            await KillAsync();
        if (inside is not null)
            await inside.DisposeAsync();
        http?.Dispose();
        if (data is not null)
            Directory.Delete(data, recursive: true);
    }
}
