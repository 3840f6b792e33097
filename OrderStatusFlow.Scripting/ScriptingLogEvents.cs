using Microsoft.Extensions.Logging;

namespace OrderStatusFlow.Scripting;

/// <summary>The log events of the script engine. Ids and property names are stable across releases; docs/telemetry.md lists them.</summary>
public static partial class ScriptingLogEvents
{
    /// <summary>Logs that Python was compiled: a warning if a prepared module did not match or the result cannot be cached.</summary>
    [LoggerMessage(EventId = 1101, Message = "Python for scripts was compiled to machine code in {Seconds:0.0} s: {Reason}. {Kept}")]
    public static partial void PythonCompiled(this ILogger logger, LogLevel level, double seconds, string reason, string kept);

    /// <summary>Logs that the cache folder is not used, because code in it may come from another user.</summary>
    [LoggerMessage(EventId = 1114, Level = LogLevel.Warning, Message = "Folder {Folder} is not used for compiled Python, because {Reason}. "
        + "Delete it, or set Scripting__CacheFolder to a folder that only this user can write to.")]
    public static partial void CacheFolderNotPrivate(this ILogger logger, string folder, string reason);
}
