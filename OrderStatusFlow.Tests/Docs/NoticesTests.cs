namespace OrderStatusFlow.Tests.Docs;

/// <summary>The third-party notices agree with the lock files.</summary>
public sealed class NoticesTests
{
    [Fact]
    public async Task The_third_party_notices_agree_with_the_lock_files() =>
        await Shell.RunAsync(OrderStatusFlow.LocalHost.Setup.RepositoryRoot.Find(), "node", ".ci/third-party-notices.mjs", "--check");
}
