namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A bounded pool of interpreters, each used by one job at a time. Waiting flows share them fairly; see
/// <see cref="FairPlaces"/>.</summary>
internal sealed class InterpreterPool<TKey, T>(int max, Func<TKey, T> create) : IDisposable
    where TKey : IEquatable<TKey>, IInterpreterKey
    where T : class, IInterpreter<TKey>
{
    private readonly FairPlaces places = new(max);
    private readonly Lock gate = new();
    private readonly LinkedList<T> idle = new(); // most recently used first
    private int alive;
    private bool closed;

    /// <summary>Waits for a slot, then returns an idle interpreter of the script or a new one. Disposes the least recently used one at
    /// the limit.</summary>
    public async Task<T> RentAsync(TKey key, CancellationToken cancellation)
    {
        await places.EnterAsync(key.Flow, cancellation);
        var counted = false;
        try
        {
            if (TakeIdle(key) is { } known)
                return known;
            counted = true;
            return create(key);
        }
        catch
        {
            lock (gate)
                alive -= counted ? 1 : 0;
            places.Exit(key.Flow);
            throw;
        }
    }

    public void Return(T interpreter)
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
        places.Exit(interpreter.Key.Flow);
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

    private T? TakeIdle(TKey key)
    {
        T? evicted = null;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            for (var node = idle.First; node is not null; node = node.Next)
            {
                if (!node.Value.Key.Equals(key))
                    continue;
                idle.Remove(node);
                return node.Value;
            }

            if (alive == max)
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

/// <summary>Identifies the jobs that an interpreter runs.</summary>
internal interface IInterpreterKey
{
    /// <summary>The flow whose share of the pool the jobs use.</summary>
    string Flow { get; }
}

/// <summary>Runs the jobs of one script.</summary>
internal interface IInterpreter<TKey> : IDisposable
{
    /// <summary>The key of the jobs.</summary>
    TKey Key { get; }

    /// <summary>False if it cannot run further jobs.</summary>
    bool Reusable { get; }
}
