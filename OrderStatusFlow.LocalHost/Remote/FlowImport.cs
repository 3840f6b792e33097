namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>Uploads the definitions that differ from those of a host.</summary>
/// <param name="line">The command.</param>
/// <param name="isDry">Whether to change nothing.</param>
/// <param name="note">The note of the new versions; null for none.</param>
internal sealed class FlowImport(RemoteLine line, bool isDry, string? note)
{
    /// <summary>Imports files. A flow that is refused is tried again after others were stored, because a flow may refer to another.</summary>
    public async Task<IReadOnlyList<FlowResult>> RunAsync(IReadOnlyList<FlowFile> files)
    {
        var results = new Dictionary<string, FlowResult>(StringComparer.Ordinal);
        var left = files;
        while (left.Count > 0)
        {
            foreach (var file in left)
                results[file.Name] = await PutAsync(file);
            var refused = left.Where(file => results[file.Name].IsRefused).ToList();
            if (isDry || refused.Count == left.Count)
                break;
            left = refused;
        }

        return [.. files.Select(file => results[file.Name])];
    }

    /// <summary>Deletes the flows of the host that have no file.</summary>
    public async Task<IReadOnlyList<FlowResult>> PruneAsync(IReadOnlyList<FlowFile> files)
    {
        var results = new List<FlowResult>();
        foreach (var flow in (await line.OkAsync(HttpMethod.Get, "flows")).Body.GetProperty("items").EnumerateArray())
        {
            var name = flow.GetProperty("name").GetString()!;
            if (files.Any(file => file.Name == name))
                continue;
            var deleted = isDry ? null : await line.SendAsync(HttpMethod.Delete, $"flows/{Uri.EscapeDataString(name)}");
            results.Add(deleted is { Succeeded: false } ? FlowResult.Refused(name, deleted)
                : new FlowResult(name, "deleted", flow.GetProperty("version").ToString(), [], []));
        }

        return results;
    }

    private async Task<FlowResult> PutAsync(FlowFile file)
    {
        var stored = await line.SendAsync(HttpMethod.Get, file.Call);
        if (stored.Succeeded && file.IsSame(stored.Body))
            return new FlowResult(file.Name, "unchanged", stored.Tag?.Trim('"'), [], []);
        if (!stored.Succeeded && stored.Status != 404)
            return FlowResult.Refused(file.Name, stored);
        var query = note is null ? "" : $"?note={Uri.EscapeDataString(note)}";
        var put = isDry
            ? await line.SendAsync(HttpMethod.Post, $"{file.Call}/validate", file.Text)
            // If another person stored a version in the meantime, the host refuses this one.
            : await line.SendAsync(HttpMethod.Put, $"{file.Call}{query}", file.Text, stored.Tag);
        return !put.Succeeded ? FlowResult.Refused(file.Name, put)
            : new FlowResult(file.Name, stored.Succeeded ? "changed" : "created", put.Text("version") ?? stored.Tag?.Trim('"'), [], put.Warnings());
    }
}
