using System.CommandLine;
using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>What a command that calls a host is given: the host, its key, and where to write.</summary>
/// <param name="Host">The host.</param>
/// <param name="Line">The command line.</param>
/// <param name="IsJson">Whether a program reads the output.</param>
/// <param name="Cancellation">Cancels the command.</param>
internal sealed record RemoteLine(RemoteClient Host, ParseResult Line, bool IsJson, CancellationToken Cancellation)
{
    private static readonly JsonSerializerOptions Indented = new(RunJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes a line for people. Control characters of other systems' texts could otherwise command the terminal.</summary>
    public void Write(string? text) => Line.InvocationConfiguration.Output.WriteLine(Plain(text));

    public Task<RemoteResponse> SendAsync(HttpMethod method, string call, string? body = null, string? ifMatch = null) =>
        Host.SendAsync(method, call, Cancellation, body, ifMatch);

    /// <summary>Sends a request, and ends the command if it is refused.</summary>
    public async Task<RemoteResponse> OkAsync(HttpMethod method, string call, string? body = null)
    {
        var response = await SendAsync(method, call, body);
        return response.Succeeded ? response : throw new RemoteException(ExitCode.Refused, string.Join('\n', response.Errors()));
    }

    public void WriteJson<T>(T value) => Line.InvocationConfiguration.Output.WriteLine(ToJson(value));

    /// <summary>The text without control characters.</summary>
    public static string Plain(string? text) => new([.. (text ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    /// <summary>The value as indented JSON.</summary>
    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Indented);
}
