using OrderStatusFlow.Scripting;

[assembly: AssemblyFixture(typeof(OrderStatusFlow.Tests.Scripting.PreparedFolder))]

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>A folder with Python prepared, made once for all tests; each damages only a copy.</summary>
public sealed class PreparedFolder : IDisposable
{
    private readonly Lazy<DirectoryInfo> made = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("osf-prepared-");
        PreparedPython.Make(folder.FullName).ShouldBeNull();
        return folder;
    });

    public FileInfo Module => made.Value.GetFiles("*.cwasm").ShouldHaveSingleItem();

    public FileInfo Image => made.Value.GetFiles("*.image").ShouldHaveSingleItem();

    public string Path => made.Value.FullName;

    public void Dispose()
    {
        if (made.IsValueCreated)
            made.Value.Delete(recursive: true);
    }
}
