using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class PreparedPythonTests(PreparedFolder prepared)
{
    [Fact]
    public void What_is_prepared_on_Linux_asks_for_no_feature_of_this_processor()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, "Elsewhere code is for the processor that compiles it.");
        // The engine's own record of what it compiled for: a feature's name, then a flag, 2, that is 0 or 1.
        var head = Encoding.Latin1.GetString(File.ReadAllBytes(prepared.Module.FullName).AsSpan(0, 16 << 10));

        head.ShouldContain("has_avx2\u0002\0");
        Regex.IsMatch(head, "has_[a-z0-9_]+\u0002\u0001").ShouldBeFalse();
    }

    [Fact]
    public void Prepared_files_can_be_read_by_the_user_that_runs_the_app()
    {
        if (!OperatingSystem.IsWindows())
            (prepared.Module.UnixFileMode & prepared.Image.UnixFileMode & UnixFileMode.OtherRead).ShouldBe(UnixFileMode.OtherRead);
    }

    [Fact]
    public void A_folder_that_cannot_be_created_is_reported()
    {
        PreparedPython.Make(Path.Combine(prepared.Module.FullName, "below")).ShouldNotBeNull()
            .Message.ShouldStartWith($"Python for scripts cannot be prepared in {Path.Combine(prepared.Module.FullName, "below")} from ");
    }

    [Fact]
    public void A_missing_module_is_reported() => PreparedPython.Make(prepared.Path, "/nowhere/python.wasm").ShouldNotBeNull().Message.ShouldContain("/nowhere/python.wasm");
}
