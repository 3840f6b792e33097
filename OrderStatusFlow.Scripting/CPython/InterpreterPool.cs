namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Interpreters, each lent to one job at a time, never more alive than the limit. Flows that wait share them fairly: see <see cref="FairPlaces"/>.</summary>
internal sealed class InterpreterPool<TKey, T>(int most, Func<TKey, T> create) : IDisposable
    where TKey : IEquatable<TKey>, IInterpreterKey
    where T : class, IInterpreter<TKey>
{
    private readonly FairPlaces places = new(most);
    private readonly Lock gate = new();
    private readonly LinkedList<T> idle = new(); // most recently used first
    private int alive;
    private bool closed;

    /// <summary>Waits for a place, then lends an idle interpreter of that script or a new one, letting the longest idle one go when there are too many.</summary>
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

/// <summary>Which jobs an interpreter runs.</summary>
internal interface IInterpreterKey
{
    /// <summary>The flow they belong to: the share of the pool that they count for.</summary>
    string Flow { get; }
}

/// <summary>What runs the jobs of one script.</summary>
internal interface IInterpreter<TKey> : IDisposable
{
    /// <summary>Whose jobs these are.</summary>
    TKey Key { get; }

    /// <summary>False once it can take no further job.</summary>
    bool Reusable { get; }
}
