namespace OrderStatusFlow.Jolt;

/// <summary>Gathers everything that is wrong with a spec.</summary>
internal sealed class SpecErrors
{
    private const int MaxErrors = 100;
    private readonly List<Failure> failures = [];

    public IReadOnlyList<Failure> Failures => failures;

    /// <summary>Notes an error; further ones than a hundred are left out.</summary>
    public void Add(string place, string message)
    {
        if (failures.Count < MaxErrors) failures.Add(new Failure("mapping.spec", message) { Place = place });
    }

    /// <summary>Runs a parser; its trouble is noted at the place and null comes back.</summary>
    public T? Try<T>(string place, Func<T> parse) where T : class
    {
        try
        {
            return parse();
        }
        catch (SpecException exception)
        {
            Add(place, exception.Message);
            return null;
        }
    }
}
