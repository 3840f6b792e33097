using System.Text;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>The console of .NET libraries: what they write to it is printed by the script.</summary>
internal sealed class PrintedConsole(Action<string> print) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => print(value.ToString());

    public override void Write(string? value) => print(value ?? "");

    public override void Write(char[] buffer, int index, int count) => print(new string(buffer, index, count));
}
