using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

public sealed class OutboundTests(TestHost host)
{
    private static readonly string Payload = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "samples", "payloads", "orders-outbound.json"));

    [Fact]
    public async Task What_the_ERP_posts_is_written()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("out-main", "orders-outbound", omnitron);

        var run = await host.RunAsync("flows/out-main/outbound", Payload);

        run.GetProperty("status").GetString().ShouldBe("succeeded");
        run.GetProperty("direction").GetString().ShouldBe("outbound");
        omnitron.Item(90022)!.Status.ShouldBe("450");
        omnitron.Item(90031)!.Status.ShouldBe("100");
    }

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("Idempotency-Key")]
    public async Task Repeats_of_a_post_answer_the_same_run(string header)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var flow = $"out-{header[..5].ToLowerInvariant()}";
        await host.PutSampleAsync(flow, "orders-outbound", omnitron);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.OkAsync(HttpMethod.Post, $"flows/{flow}/outbound", Payload, (header, "message-1"))));
        // Of the same orders, a row of the first run may be superseded by one of the second.
        var others = Payload.Replace("ORD000900", "ORD000800", StringComparison.Ordinal).Replace(": 900", ": 800", StringComparison.Ordinal);
        var other = await host.OkAsync(HttpMethod.Post, $"flows/{flow}/outbound", others, (header, "message-2"));

        var run = answers.Select(a => a.GetProperty("runId").GetString()!).Distinct().ShouldHaveSingleItem();
        other.GetProperty("runId").GetString().ShouldNotBe(run);
        await host.EndOfAsync(run);
        await host.EndOfAsync(other.GetProperty("runId").GetString()!);
        omnitron.Totals.Patches.ShouldBe(6);
    }

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("Idempotency-Key")]
    public async Task A_key_that_comes_again_with_another_body_is_refused(string header)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var flow = $"key-{header[..5].ToLowerInvariant()}";
        await host.PutPlainAsync(flow, omnitron);

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(id => host.CallAsync(HttpMethod.Post, $"flows/{flow}/outbound", Order(id), (header, "k"))));

        var (_, accepted) = answers.Where(a => a.Status == 202).ShouldHaveSingleItem();
        var refused = answers.Where(a => a.Status != 202).ToList();
        refused.ShouldAllBe(a => a.Status == 422 && a.Body.GetProperty("code").GetString() == "http.idempotencyKey");
        await host.EndOfAsync(accepted.GetProperty("runId").GetString()!);
        omnitron.Totals.Patches.ShouldBe(1);
        (await host.OkAsync(HttpMethod.Get, $"flows/{flow}/runs")).GetProperty("items").GetArrayLength().ShouldBe(1);

        static string Order(int id) => $$"""{"order": "K-{{id}}", "orderitem_set": [{"id": {{id}}, "status": "450"}]}""";
    }

    [Fact]
    public async Task A_key_that_an_earlier_release_took_answers_its_run()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("key-earlier", omnitron);
        var body = """{"order": "K-1", "orderitem_set": [{"id": 1, "status": "450"}]}""";
        var first = (await host.RunAsync("flows/key-earlier/outbound", body, ("webhook-id", "k"))).GetProperty("runId").GetString();
        var keys = new Azure.Data.Tables.TableClient(await host.StorageAsync(), "idempotencykeys");
        var claim = await keys.QueryAsync<Azure.Data.Tables.TableEntity>(e => e.PartitionKey == "key-earlier").SingleAsync(entity => entity.ContainsKey("BodyHash"));
        claim.Remove("BodyHash");
        await keys.UpdateEntityAsync(claim, claim.ETag, Azure.Data.Tables.TableUpdateMode.Replace);

        var other = """{"order": "K-2", "orderitem_set": [{"id": 2, "status": "450"}]}""";
        (await host.OkAsync(HttpMethod.Post, "flows/key-earlier/outbound", other, ("webhook-id", "k"))).GetProperty("runId").GetString().ShouldBe(first);
    }

    [Theory]
    [InlineData(false, "rejected")]
    [InlineData(true, "created")]
    public async Task An_order_that_Omnitron_does_not_know_is_created_if_the_flow_says_so(bool create, string outcome)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { ClosedWorld = true, Items = [new OmnitronSeed { Id = 90011 }, new OmnitronSeed { Id = 90031 }] });
        var flow = $"out-{outcome}";
        await host.PutSampleAsync(flow, "orders-outbound", omnitron, change: json => create
            ? json.Replace("\"omnitron\": {", "\"omnitron\": {\"create\": {\"path\": \"/api/i1/orders/\"}, ", StringComparison.Ordinal) : json);

        var rows = await host.RowsAsync(await host.RunAsync($"flows/{flow}/outbound", Payload));

        rows.Select(row => row.GetProperty("outcome").GetString()).ShouldBe(["updated", outcome, "updated"]);
        (omnitron.Item(90021) is { Exists: true }).ShouldBe(create);
    }

    [Fact]
    public async Task A_wrong_password_fails_the_login_step_and_appears_nowhere()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { Password = "another-one" });
        await host.PutSampleAsync("out-login", "orders-outbound", omnitron);

        var run = await host.RunAsync("flows/out-login/outbound", Payload);

        run.GetProperty("error").GetProperty("code").GetString().ShouldBe("omnitron.login");
        run.GetProperty("steps")[0].GetProperty("status").GetString().ShouldBe("failed");
        run.ToString().ShouldNotContain("omnitron-password");
        omnitron.Totals.LoginsRefused.ShouldBe(1);
    }

    [Fact]
    public async Task One_bad_row_does_not_stop_the_others()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("out-bad", omnitron);

        var run = await host.RunAsync("flows/out-bad/outbound", """
            [{"order": "A", "orderitem_set": [{"id": 1, "status": "450"}]}, 7, {"order": "C"}, {"order": "D", "orderitem_set": [{"status": "450"}]},
             {"order": "E", "orderitem_set": [{"id": "x"}]}, {"order": "F", "orderitem_set": [{"id": 6, "status": "500"}]}]
            """);
        var rows = await host.RowsAsync(run);

        run.GetProperty("status").GetString().ShouldBe("partial", run.ToString());
        rows.Select(row => row.GetProperty("outcome").GetString()).ShouldBe(["updated", "failed", "failed", "failed", "rejected", "updated"]);
        rows[3].GetProperty("message").GetString()!.ShouldContain("Item 1");
    }

    [Fact]
    public async Task A_deep_order_is_written_and_logged_as_it_came()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("out-deep", omnitron);
        var deep = new string('[', 63) + "1.10" + new string(']', 63);

        var rows = await host.RowsAsync(await host.RunAsync("flows/out-deep/outbound", $$"""[{"order": "D1", "orderitem_set": [{"id": 1, "status": "450"}],{{'\n'}} "deep": {{deep}}}]"""));

        rows.ShouldHaveSingleItem().GetProperty("outcome").GetString().ShouldBe("updated");
        rows[0].GetProperty("request").GetRawText().ShouldContain(deep);
    }

    [Fact]
    public async Task A_script_that_writes_what_is_no_JSON_fails_its_row_and_shows_what_it_wrote()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("out-bytes", omnitron, """, "orderScript": {"source": "outputStream.write(bytes((123, 34, 255, 34, 10)))"}""");

        var rows = await host.RowsAsync(await host.RunAsync("flows/out-bytes/outbound", """[{"order": "A", "orderitem_set": [{"id": 1}]}]"""));

        rows.ShouldHaveSingleItem().GetProperty("outcome").GetString().ShouldBe("failed");
        rows[0].GetProperty("message").GetString()!.ShouldContain("not UTF-8");
        rows[0].GetProperty("request").GetString().ShouldBe("{\"\uFFFD\"\n");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public async Task Odd_order_numbers_end_their_run_and_are_found(int rows)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync($"out-odd-{rows}", omnitron);
        var (odd, longer) = ($"X{rows}\\n\\t'/?#%Y\\\\", new string('9', 40_000));
        var orders = Enumerable.Range(3, rows - 2).Select(i => $"\"{i}\"").Prepend($"\"{odd}\"").Prepend($"\"{longer}\"");

        var run = await host.RunAsync($"flows/out-odd-{rows}/outbound", $"[{string.Join(",", orders.Select((order, item) => $$"""{"order": {{order}}, "orderitem_set": [{"id": {{item}}, "status": "450"}]}"""))}]");
        var found = await host.OkAsync(HttpMethod.Get, $"orders/{Uri.EscapeDataString($"X{rows}\n\t'/?#%Y\\")}");

        run.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(rows);
        var items = found.GetProperty("items").EnumerateArray().ToList();
        items.ShouldHaveSingleItem().GetProperty("row").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task Order_numbers_that_a_path_cannot_hold_are_asked_for_in_the_query(int more)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var flow = $"out-query-{more}";
        await host.PutPlainAsync(flow, omnitron);
        string[] odd = [".", "..", "a\0b", "\u0001", "a/b", "a%2Fb", "//", " ", "ş😀", "\\#0", new string('7', 257), new string('8', 2_000)];
        var orders = odd.Concat(Enumerable.Range(1, more).Select(n => $"{flow}-{n}"));
        var body = System.Text.Json.JsonSerializer.Serialize(orders.Select(order => new { order, orderitem_set = new[] { new { id = 1, status = "450" } } }));

        var run = (await host.RunAsync($"flows/{flow}/outbound", body)).GetProperty("runId").GetString();

        foreach (var (order, row) in odd.Select((order, i) => (order, i + 1)))
        {
            var found = await host.OkAsync(HttpMethod.Get, $"orders?limit=1000&number={Uri.EscapeDataString(order)}");
            var mine = found.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("runId").GetString() == run).ToList();
            mine.ShouldHaveSingleItem($"'{order}'").GetProperty("row").GetInt32().ShouldBe(row);
        }

        (await host.CallAsync(HttpMethod.Get, "orders")).Status.ShouldBe(400);
        (await host.CallAsync(HttpMethod.Get, "orders?number=")).Status.ShouldBe(400);
    }
}
