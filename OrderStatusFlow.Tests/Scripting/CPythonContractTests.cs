namespace OrderStatusFlow.Tests.Scripting;

public sealed class CPythonContractTests(PythonFixture python)
{
    public static IEnumerable<TheoryDataRow<int>> Places => Enumerable.Range(0, ScriptContract.Cases.Count).Select(place => new TheoryDataRow<int>(place));

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_script_means_the_same_on_every_engine(int place) =>
        (await ScriptContract.TryAsync(python.Engine, ScriptContract.Cases[place])).ShouldBeNull(ScriptContract.Cases[place].Source);
}
