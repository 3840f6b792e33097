using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace OrderStatusFlow.Core.Storage;

/// <summary>Appends lines to an append blob in groups: lines that arrive during a write are combined in the next write.</summary>
/// <remarks>
/// A line is durable when its task completes. After a lost response the storage client may append the same lines again, so
/// readers use the first line of each key.
/// </remarks>
/// <param name="blob">The blob; it must exist.</param>
/// <param name="leaseId">The lease for the writes; null for none.</param>
/// <param name="appended">Called after each write, before its lines complete: the offset, the length in bytes, and the start
/// timestamp.</param>
internal sealed class GroupAppend(AppendBlobClient blob, string? leaseId = null, Func<long, int, long, Task>? appended = null)
{
    // Azure accepts blocks of 4 MiB from every client version.
    private const int MaxWriteBytes = 4 << 20;
    private readonly Lock gate = new();
    private readonly Queue<(byte[] Line, TaskCompletionSource<long> Done)> waiting = new();
    private bool writing;

    /// <summary>Called after each write, before the next one, with the number of the blob's blocks.</summary>
    public Func<int, Task>? Written { get; init; }

    /// <summary>Appends a line.</summary>
    /// <returns>The offset of the line in the blob.</returns>
    public Task<long> AppendAsync(byte[] line)
    {
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Enqueue((line, done));
            if (writing)
                return done.Task;
            writing = true;
        }

        _ = Task.Run(WriteAllAsync);
        return done.Task;
    }

    private async Task WriteAllAsync()
    {
        while (Take() is { Count: > 0 } group)
        {
            try
            {
                var block = new MemoryStream(group.Sum(g => g.Line.Length));
                foreach (var (line, _) in group)
                    block.Write(line);
                block.Position = 0;
                var began = Stopwatch.GetTimestamp();
                var done = await blob.AppendBlockAsync(block,
                    new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { LeaseId = leaseId } });
                var offset = long.Parse(done.Value.BlobAppendOffset, CultureInfo.InvariantCulture);
                if (appended is not null)
                    await appended(offset, (int)block.Length, began);
                foreach (var (line, written) in group)
                {
                    written.SetResult(offset);
                    offset += line.Length;
                }

                if (Written is not null)
                    await Written(done.Value.BlobCommittedBlockCount);
            }
            catch (Exception e)
            {
                foreach (var (_, written) in group)
                    written.TrySetException(e);
            }
        }
    }

    private List<(byte[] Line, TaskCompletionSource<long> Done)> Take()
    {
        lock (gate)
        {
            var group = new List<(byte[], TaskCompletionSource<long>)>(waiting.Count);
            var size = 0;
            while (waiting.TryPeek(out var next) && (group.Count == 0 || size + next.Line.Length <= MaxWriteBytes))
            {
                group.Add(waiting.Dequeue());
                size += next.Line.Length;
            }

            writing = group.Count > 0;
            return group;
        }
    }
}
