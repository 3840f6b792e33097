namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Interpreters, each lent to one job at a time, never more alive than the limit. Those waiting are served in order.</summary>
internal sealed class InterpreterPool(int most, Func<ScriptKey, Interpreter> create) : IDisposable
{
    private readonly SemaphoreSlim places = new(most, most);
    private readonly Lock gate = new();
    private readonly LinkedList<Interpreter> idle = new(); // most recently used first
    private int alive;
    private bool closed;

    /// <summary>Waits for a place, then lends an idle interpreter of that script or a new one, letting the longest idle one go when there are too many.</summary>
    public async Task<Interpreter> RentAsync(ScriptKey key, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            return TakeIdle(key) ?? create(key);
        }
        catch
        {
            lock (gate)
                alive--;
            places.Release();
            throw;
        }
    }

    public void Return(Interpreter interpreter)
    {
        bool keep;
        lock (gate)
        {
            keep = interpreter.Reusable && !closed;
            if (keep)
                idle.AddFirst(interpreter);
            else
                alive--;
        }

        if (!keep)
            interpreter.Dispose();
        places.Release();
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            foreach (var interpreter in idle)
                interpreter.Dispose();
            alive -= idle.Count;
            idle.Clear();
        }
    }

    private Interpreter? TakeIdle(ScriptKey key)
    {
        Interpreter? evicted = null;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            for (var node = idle.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key)
                    continue;
                idle.Remove(node);
                return node.Value;
            }

            if (alive == most)
            {
                evicted = idle.Last!.Value;
                idle.RemoveLast();
            }
            else
            {
                alive++;
            }
        }

        evicted?.Dispose();
        return null;
    }
}
