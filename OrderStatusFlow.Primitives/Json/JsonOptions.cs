using System.Text.Json;

namespace OrderStatusFlow.Json;

/// <summary>Converts options of <c>System.Text.Json</c>.</summary>
public static class JsonOptions
{
    /// <summary>Returns the options with which a reader accepts the same JSON as a document.</summary>
    public static JsonReaderOptions ForReader(this JsonDocumentOptions options) => new()
    {
        CommentHandling = options.CommentHandling,
        AllowTrailingCommas = options.AllowTrailingCommas,
        MaxDepth = options.MaxDepth,
    };
}
