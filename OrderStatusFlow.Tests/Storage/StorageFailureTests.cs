using Azure;
using Azure.Identity;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Storage;

/// <summary>Transient failures are distinguished from permanent ones, and from errors of other sources.</summary>
public sealed class StorageFailureTests
{
    [Theory]
    [InlineData(0, null, true)]
    [InlineData(403, "AuthorizationFailure", true)]
    [InlineData(404, "TableNotFound", true)]
    [InlineData(404, "BlobNotFound", false)]
    [InlineData(409, "ContainerBeingDeleted", true)]
    [InlineData(409, "BlockCountExceedsLimit", false)]
    [InlineData(412, "LeaseIdMismatchWithBlobOperation", true)]
    [InlineData(400, "InvalidInput", false)]
    [InlineData(413, "RequestBodyTooLarge", false)]
    [InlineData(429, null, true)]
    [InlineData(500, "InternalError", true)]
    [InlineData(503, "ServerBusy", true)]
    public void An_answer_of_storage_is_a_failure_that_may_pass_unless_it_is_about_the_request(int status, string? code, bool passes) =>
        StorageClients.IsStorageFailure(new RequestFailedException(status, "no", code, null)).ShouldBe(passes);

    [Fact]
    public void Several_attempts_are_storage_only_if_each_of_them_is()
    {
        StorageClients.IsStorageFailure(new AggregateException(new RequestFailedException(0, "no answer"), new TaskCanceledException(), new IOException())).ShouldBeTrue();
        StorageClients.IsStorageFailure(new AggregateException(new RequestFailedException(503, "busy"), new InvalidOperationException())).ShouldBeFalse();
        StorageClients.IsStorageFailure(new AggregateException()).ShouldBeFalse();
        StorageClients.IsStorageFailure(new CredentialUnavailableException("none")).ShouldBeTrue();
        StorageClients.IsStorageFailure(new InvalidOperationException()).ShouldBeFalse();
    }

    [Fact]
    public void The_reason_of_a_failure_is_never_empty()
    {
        StorageClients.FailureReason(new RequestFailedException(403, "This request is not authorized.", "AuthorizationFailure", null)).ShouldBe("AuthorizationFailure");
        StorageClients.FailureReason(new RequestFailedException(503, "busy")).ShouldBe("status 503");
        StorageClients.FailureReason(new RequestFailedException("Connection refused (127.0.0.1:10000)")).ShouldBe("Connection refused (127.0.0.1:10000)");
        StorageClients.FailureReason(new AggregateException(new RequestFailedException(503, "busy"), new IOException("The connection ended.\nA detail.")))
            .ShouldBe("The connection ended.");
        StorageClients.FailureReason(new CredentialUnavailableException("No managed identity was found.")).ShouldBe("No managed identity was found.");
    }
}
