using System.Security.Cryptography;
using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Whose interpreter it is: one script, by its content, of one flow.</summary>
internal readonly record struct ScriptKey(string Flow, string Digest)
{
    public static ScriptKey Of(string flow, string source) =>
        new(flow, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source))));
}
