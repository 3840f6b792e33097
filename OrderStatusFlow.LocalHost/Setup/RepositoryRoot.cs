namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>The folder that holds <c>package-lock.json</c>, <c>samples/</c> and <c>node_modules/</c>: the repository, or wherever the program was put with them.</summary>
internal static class RepositoryRoot
{
    public static string Find()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "package-lock.json")) && Directory.Exists(Path.Combine(folder.FullName, "samples")))
                    return folder.FullName;
            }
        }

        throw new SetupException("The folder with package-lock.json and samples is not found above this program; start it inside the repository.");
    }
}
