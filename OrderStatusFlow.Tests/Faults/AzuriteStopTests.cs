using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>Azurite loses nothing that it acknowledged when its host stops it, and two never write to one folder.</summary>
public sealed class AzuriteStopTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("osf-stop-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task What_is_acknowledged_while_it_stops_is_there_when_it_starts_again()
    {
        var azurite = await AzuriteProcess.StartAsync(AzuritePorts.Free(), data, _ => { });
        var (blobs, table) = Clients(azurite);
        await blobs.CreateAsync();
        await table.CreateAsync();
        var (acknowledgedBlobs, acknowledgedRows) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var writers = Enumerable.Range(0, 8).Select(i => WriteUntilItFailsAsync(async n =>
        {
            var name = $"{i}-{n}";
            await table.AddEntityAsync(new TableEntity("all", name));
            acknowledgedRows.Add(name);
            await blobs.UploadBlobAsync(name, new BinaryData(name));
            acknowledgedBlobs.Add(name);
        })).ToList();
        await TestWait.ForAsync("some writes", () => acknowledgedBlobs.Count > 100);

        await azurite.DisposeAsync();
        await Task.WhenAll(writers);

        await using var again = await AzuriteProcess.StartAsync(AzuritePorts.Free(), data, _ => { });
        (blobs, table) = Clients(again);
        acknowledgedBlobs.Except(await blobs.GetBlobsAsync().Select(blob => blob.Name).ToListAsync()).ShouldBeEmpty();
        acknowledgedRows.Except(await table.QueryAsync<TableEntity>().Select(row => row.RowKey).ToListAsync()).ShouldBeEmpty();
        var one = acknowledgedRows.First();
        (await table.GetEntityAsync<TableEntity>("all", one)).Value.RowKey.ShouldBe(one);
        (await Should.ThrowAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("all", one)))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task It_waits_for_requests_and_not_for_connections_without_any()
    {
        var ports = AzuritePorts.Free();
        var azurite = await AzuriteProcess.StartAsync(ports, data, _ => { });
        // A client may open a connection that it never uses.
        using var unused = new TcpClient("127.0.0.1", ports.Blob);
        using var busy = new TcpClient("127.0.0.1", ports.Blob);
        await busy.Client.SendAsync("GET /devstoreaccount1?comp=list HTTP/1.1\r\nHost: 127.0.0.1\r\n"u8.ToArray());
        // Connections are accepted in their order, so Azurite has both.
        using var http = TestHttp.For(new Uri($"http://127.0.0.1:{ports.Blob}"));
        (await http.GetAsync("/")).Dispose();

        var stopped = azurite.DisposeAsync().AsTask();
        (await unused.Client.ReceiveAsync(new byte[1])).ShouldBe(0, "it was closed");
        await busy.Client.SendAsync("\r\n"u8.ToArray());
        using var response = new StreamReader(busy.GetStream());
        (await response.ReadLineAsync()).ShouldNotBeNull().ShouldStartWith("HTTP/1.1 403 ");
        await stopped;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_saved_index_is_whole_when_the_process_is_killed(bool isOneLine)
    {
        const int rows = 1_000;
        // Line breaks of all kinds: JSON escapes only the first two.
        const string text = "a\nb\rc\u2028d\u2029e";
        var azurite = await AzuriteProcess.StartAsync(AzuritePorts.Free(), data, _ => { });
        var (blobs, table) = Clients(azurite);
        await blobs.CreateAsync();
        await table.CreateAsync();
        await blobs.UploadBlobAsync("blob", new BinaryData("text"));
        var names = Enumerable.Range(0, rows).Select(n => $"{n:D4}").ToList();
        foreach (var some in names.Chunk(100))
            await table.SubmitTransactionAsync(some.Select(name => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("all", name) { ["Text"] = text })));
        // Until the process is killed, records change while the index is saved.
        var changing = WriteUntilItFailsAsync(n => table.UpsertEntityAsync(new TableEntity("all", names[n % rows]) { ["N"] = n }));
        await TestWait.ForAsync("the index", () => IndexHas("__azurite_db_table__.json", names[^1]) && IndexHas("__azurite_db_blob__.json", "\"blob\""));

        using (var process = Process.GetProcessById(azurite.ProcessId))
            process.Kill();
        await azurite.DisposeAsync();
        await changing;

        if (isOneLine)
        {
            // As Azurite itself writes it.
            foreach (var index in Directory.GetFiles(data, "*.json"))
                await File.WriteAllTextAsync(index, (await File.ReadAllTextAsync(index)).Replace("\n", ""));
        }

        await using var again = await AzuriteProcess.StartAsync(AzuritePorts.Free(), data, _ => { });
        (blobs, table) = Clients(again);
        (await table.QueryAsync<TableEntity>().Select(row => row.RowKey).ToListAsync()).ShouldBe(names);
        (await table.GetEntityAsync<TableEntity>("all", names[^1])).Value.GetString("Text").ShouldBe(text);
        (await blobs.GetBlobClient("blob").DownloadContentAsync()).Value.Content.ToString().ShouldBe("text");
    }

    [Fact]
    public async Task An_index_that_cannot_be_saved_is_saved_once_that_is_possible()
    {
        var said = new ConcurrentQueue<string>();
        await using var azurite = await AzuriteProcess.StartAsync(AzuritePorts.Free(), data, said.Enqueue);
        var (_, table) = Clients(azurite);
        var inTheWay = Directory.CreateDirectory(Path.Combine(data, "__azurite_db_table__.json~"));
        await table.CreateAsync();
        await table.AddEntityAsync(new TableEntity("all", "saved-later"));
        await TestWait.ForAsync("the error", () => said.Any(line => line.Contains("__azurite_db_table__.json: EISDIR", StringComparison.Ordinal)));

        inTheWay.Delete();

        await TestWait.ForAsync("the index", () => IndexHas("__azurite_db_table__.json", "saved-later"));
        await TestWait.ForAsync("the message", () => said.Any(line => line.StartsWith("Azurite: Saved ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_folder_that_another_host_has_is_refused()
    {
        using var first = AzuriteFolder.TryTake(data);

        var refused = await Should.ThrowAsync<SetupException>(() => AzuriteProcess.StartAsync(AzuritePorts.Free(), data, _ => { }));

        refused.Message.ShouldContain(data);
        refused.Message.ShouldContain("Azurite__DataPath");
    }

    [Theory]
    [InlineData("a-file")]
    [InlineData("a-file/folder")]
    public async Task A_folder_that_cannot_be_written_is_refused_with_the_reason(string path)
    {
        await File.WriteAllTextAsync(Path.Combine(data, "a-file"), "", TestContext.Current.CancellationToken);

        var refused = await Should.ThrowAsync<SetupException>(() => AzuriteProcess.StartAsync(AzuritePorts.Free(), Path.Combine(data, path), _ => { }));

        refused.Message.ShouldStartWith($"Azurite cannot write its data to {Path.Combine(data, path)}: ");
        refused.Message.ShouldContain("Azurite__DataPath");
    }

    [Fact]
    public async Task The_next_host_waits_until_the_Azurite_of_a_host_that_died_has_ended()
    {
        using var writing = Process.Start(new ProcessStartInfo("node", ["-e", "process.stdin.resume()"]) { RedirectStandardInput = true })!;
        using (var died = AzuriteFolder.TryTake(data).ShouldNotBeNull())
            died.SetWriter(writing.Id);
        using var next = AzuriteFolder.TryTake(data).ShouldNotBeNull();
        var said = new List<string>();

        var waiting = next.WaitForPredecessorAsync(said.Add);
        waiting.IsCompleted.ShouldBeFalse();
        writing.StandardInput.Close();
        await waiting;

        writing.HasExited.ShouldBeTrue();
        said.ShouldHaveSingleItem().ShouldContain($"process {writing.Id}");
    }

    private bool IndexHas(string file, string text)
    {
        var path = Path.Combine(data, file);
        return File.Exists(path) && File.ReadAllText(path).Contains(text);
    }

    private static (BlobContainerClient Blobs, TableClient Table) Clients(AzuriteProcess azurite)
    {
        var (blobs, tables) = (new BlobClientOptions(), new TableClientOptions());
        // Each call once: what fails was not acknowledged.
        blobs.Retry.MaxRetries = tables.Retry.MaxRetries = 0;
        return (new BlobContainerClient(azurite.ConnectionString, "stop", blobs), new TableClient(azurite.ConnectionString, "stop", tables));
    }

    private static async Task WriteUntilItFailsAsync(Func<int, Task> write)
    {
        try
        {
            for (var n = 0; ; n++)
                await write(n);
        }
        catch (RequestFailedException)
        {
            // Azurite has stopped.
        }
    }
}
