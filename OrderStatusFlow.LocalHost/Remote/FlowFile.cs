using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>A file with the definition of a flow. Its name is the flow's name.</summary>
/// <param name="Name">The flow's name.</param>
/// <param name="Text">The definition. It may contain comments and trailing commas.</param>
internal sealed record FlowFile(string Name, string Text)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How files are read: with comments and trailing commas.</summary>
    public static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 300 };

    /// <summary>The call for this flow.</summary>
    public string Call => $"flows/{Uri.EscapeDataString(Name)}";

    /// <summary>Reads files, and all files <c>*.json</c> of folders, in the order of their names.</summary>
    public static IReadOnlyList<FlowFile> Read(IEnumerable<string> paths)
    {
        var files = new List<FlowFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal).Select(Of));
            else
                files.Add(Of(path));
        }

        if (files.Count == 0)
            throw new RemoteException(ExitCode.Usage, $"There are no files *.json in {string.Join(", ", paths)}.");
        if (files.GroupBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new RemoteException(ExitCode.Usage, $"There are {twice.Count()} files for flow '{twice.Key}'.");
        return files;
    }

    /// <summary>Returns true if the definition is the same as a stored one, apart from white space, comments and the order of members.</summary>
    public bool IsSame(JsonElement stored)
    {
        try
        {
            return JsonElement.DeepEquals(JsonElement.Parse(Text, Lenient), stored);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static FlowFile Of(string path)
    {
        try
        {
            return new FlowFile(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path, Strict));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new RemoteException(ExitCode.Usage, $"{path} cannot be read: {e.Message}");
        }
    }
}
