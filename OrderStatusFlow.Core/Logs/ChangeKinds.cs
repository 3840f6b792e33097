namespace OrderStatusFlow.Core.Logs;

/// <summary>The kinds of changes in the log of changes.</summary>
public static class ChangeKinds
{
    /// <summary>A flow was created.</summary>
    public const string FlowCreated = "flow.created";

    /// <summary>A new version of a flow was uploaded.</summary>
    public const string FlowUpdated = "flow.updated";

    /// <summary>An earlier version of a flow was uploaded again.</summary>
    public const string FlowRestored = "flow.restored";

    /// <summary>A flow was deleted.</summary>
    public const string FlowDeleted = "flow.deleted";

    /// <summary>A flow was paused.</summary>
    public const string FlowPaused = "flow.paused";

    /// <summary>A flow was resumed.</summary>
    public const string FlowResumed = "flow.resumed";

    /// <summary>The watermark of a flow was set.</summary>
    public const string WatermarkSet = "watermark.set";

    /// <summary>A login of a flow to its ERP was begun.</summary>
    public const string LoginBegun = "login.begun";

    /// <summary>A run was started by its trigger.</summary>
    public const string RunTriggered = "run.triggered";

    /// <summary>The cancellation of a run was requested.</summary>
    public const string RunCancelled = "run.cancelled";

    /// <summary>A run that was held or waited was resumed.</summary>
    public const string RunResumed = "run.resumed";

    /// <summary>Rows of a run were run again.</summary>
    public const string RunRepeated = "run.repeated";

    /// <summary>An error group was acknowledged, ignored or noted.</summary>
    public const string ErrorChanged = "error.changed";

    /// <summary>A test notification was sent to the receiver of a flow's alarms.</summary>
    public const string AlarmTested = "alarm.tested";

    /// <summary>A key was created.</summary>
    public const string KeyCreated = "key.created";

    /// <summary>A key was revoked.</summary>
    public const string KeyRevoked = "key.revoked";
}
