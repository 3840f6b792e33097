using System.Text;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>Redirects console output of .NET libraries to the printed text of the script.</summary>
internal sealed class PrintedConsole(Action<string> print) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => print(value.ToString());

    public override void Write(string? value) => print(value ?? "");

    public override void Write(char[] buffer, int index, int count) => print(new string(buffer, index, count));
}
