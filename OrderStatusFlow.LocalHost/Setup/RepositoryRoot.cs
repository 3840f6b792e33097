namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Finds the folder with <c>package-lock.json</c>, <c>samples/</c> and <c>node_modules/</c>: the repository, or a deployed
/// copy.</summary>
internal static class RepositoryRoot
{
    public static string Find()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "package-lock.json"))
                    && Directory.Exists(Path.Combine(folder.FullName, "samples")))
                    return folder.FullName;
            }
        }

        throw new SetupException(
            "No folder above this program contains package-lock.json and samples. Start the program inside the repository.");
    }
}
