using System.Buffers.Binary;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>What Python asks of the host: writes to its standard output that begin with a word. A response is added to its standard input.</summary>
internal sealed class HostRequests(WasmInput responses, CallDeadline deadline)
{
    private readonly JobBuffer texts = new();
    private bool parksAtNextClock;
    private bool keepsAtNextRead;

    /// <summary>Handles the calls of the script; null if it may make none.</summary>
    public ScriptHttpQuota? Calls { get; set; }

    /// <summary>Forgets what an earlier call asked for and did not use.</summary>
    public void Clear() => keepsAtNextRead = false;

    /// <summary>True once after the word <c>park</c>: startup ends when the clock is read next.</summary>
    public bool TakePark()
    {
        var taken = parksAtNextClock;
        parksAtNextClock = false;
        return taken;
    }

    /// <summary>True once after the word <c>keep</c>: the next read leaves the memory as it is, so that Python can reserve a large block without a copy of
    /// each of its pages.</summary>
    public bool TakeKeep()
    {
        var taken = keepsAtNextRead;
        keepsAtNextRead = false;
        return taken;
    }

    /// <summary>Serves a request.</summary>
    /// <returns>Null if it is output and no request, <see cref="StopReason.None"/> after a request, or the reason to end the script.</returns>
    public StopReason? Serve(ReadOnlySpan<byte> written)
    {
        if (written.SequenceEqual("park"u8))
            parksAtNextClock = true;
        else if (written.SequenceEqual("keep"u8))
            keepsAtNextRead = true;
        else if (written.StartsWith("dump"u8))
            Dump(written[4..]);
        else if (Calls is not null && written.StartsWith("call"u8))
            return Call(written[4..]);
        else
            return null;
        return StopReason.None;
    }

    // Values as JSON; a length of zero if Python must convert them itself.
    private void Dump(ReadOnlySpan<byte> values)
    {
        var text = JsonDump.TryConvert(values, texts) ?? ReadOnlyMemory<byte>.Empty;
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        if (text.IsEmpty)
            responses.Add(length);
        else
            responses.Add(length, text);
    }

    // The interpreter is suspended during the call, so the call blocks the instance's own thread.
    private StopReason Call(ReadOnlySpan<byte> call)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Cancellation);
        var left = deadline.Left;
        ending.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        try
        {
            responses.Add(Calls!.AnswerAsync(call.ToArray(), ending.Token).GetAwaiter().GetResult());
            return StopReason.None;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return deadline.Cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.Deadline;
        }
    }
}
