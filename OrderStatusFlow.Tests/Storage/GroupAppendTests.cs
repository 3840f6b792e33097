using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Storage;

public sealed class GroupAppendTests
{
    [Fact]
    public async Task A_refused_identity_fails_each_waiting_line_and_the_next_write_is_tried()
    {
        var append = new GroupAppend(new AppendBlobClient(new Uri("https://127.0.0.1:9/runs/log.jsonl"), new NobodyCredential()));

        for (var i = 0; i < 2; i++)
            await Should.ThrowAsync<AuthenticationFailedException>(
                () => append.AppendAsync("{}\n"u8.ToArray()).WaitAsync(TestWait.Longest, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    private sealed class NobodyCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new AuthenticationFailedException("There is no identity here.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
