using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Api;

/// <summary>A generated file of the repository, which is compared, or written again when <c>UPDATE_DOCS</c> is 1.</summary>
internal static class CommittedFile
{
    public static string PathOf(string name) => Path.Combine(RepositoryRoot.Find(), name);

    /// <summary>Compares the file with what the code generates now.</summary>
    public static void ShouldBe(string name, string generated, string test)
    {
        var path = PathOf(name);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, generated);

        (File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "").ShouldBe(
            generated, $"{name} is out of date. To update it: UPDATE_DOCS=1 dotnet test OrderStatusFlow.Tests -- --filter-class \"*{test}\"");
    }
}
