namespace OrderStatusFlow.Jolt;

/// <summary>Gathers everything that is wrong with a spec.</summary>
internal sealed class SpecErrors
{
    private const int MaxErrors = 100;
    private readonly List<FlowFailure> failures = [];

    public IReadOnlyList<FlowFailure> Failures => failures;

    /// <summary>Notes an error; further ones than a hundred are left out.</summary>
    public void Add(string place, string message)
    {
        if (failures.Count < MaxErrors) failures.Add(new FlowFailure("mapping.spec", message) { Place = place });
    }

    /// <summary>Runs a parser; its trouble is noted at the place and null comes back.</summary>
    public T? Try<T>(string place, Func<T> parse) where T : class
    {
        try
        {
            return parse();
        }
        catch (SpecTrouble trouble)
        {
            Add(place, trouble.Message);
            return null;
        }
    }
}
