using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>Scripts in NiFi's form, on every engine.</summary>
public abstract class NiFiSurfaceContract(ScriptFixture python)
{
    private const string Callback = """
        import json, sys, traceback
        from java.nio.charset import StandardCharsets
        from org.apache.commons.io import IOUtils
        from org.apache.nifi.processor.io import StreamCallback
        from org.python.core.util import StringUtil

        class TransformCallback(StreamCallback):
            def __init__(self, flowFile):
                self.flowFile = flowFile

            def process(self, inputStream, outputStream):
                text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)
                order = json.loads(text)
                order['number'] = self.flowFile.getAttribute('number')
                text = json.dumps(order)
                outputStream.write(WRITE)

        flowFile = session.get()
        if flowFile != None:
            flowFile = session.write(flowFile, TransformCallback(flowFile))
            flowFile = session.putAttribute(flowFile, 'log.state', 'changed')
            session.transfer(flowFile, REL_SUCCESS)
        """;

    [Theory]
    [InlineData("bytearray(text.encode('utf-8'))")]
    [InlineData("StringUtil.toBytes(text)")]
    [InlineData("text.encode('utf-8')")]
    [InlineData("text")]
    [InlineData("list(text.encode('utf-8'))")]
    public async Task A_stream_callback_changes_the_flow_file(string written)
    {
        var result = await RunAsync(Callback.Replace("WRITE", written, StringComparison.Ordinal));

        result.Failure.ShouldBeNull();
        ScriptFixture.Text(result).ShouldBe("{\"a\": 1, \"number\": \"N1\"}");
        result.Attributes["log.state"].ShouldBe("changed");
    }

    public static TheoryData<string, string> Scripts => new()
    {
        { "f = session.get()\nsession.putAllAttributes(f, {'a': '1', 'b': 2})\nf = session.removeAttribute(f, 'number')\noutputStream.write('%s %s %s' % (f.getAttribute('a'), f.getAttribute('b'), f.getAttribute('number')))", "1 2 None" },
        { "f = session.get()\nn = session.create(f)\nfrom org.apache.nifi.processor.io import OutputStreamCallback\nclass W(OutputStreamCallback):\n    def process(self, out): out.write(bytearray(b'new'))\nn = session.write(n, W())\nsession.transfer(n, REL_SUCCESS)\nsession.remove(f)", "new" },
        { "f = session.get()\nsession.remove(f)", "[]" },
        { "f = session.get()\nfrom org.apache.nifi.processor.io import InputStreamCallback\nfrom org.apache.commons.io import IOUtils\nclass R(InputStreamCallback):\n    def process(self, s): self.text = IOUtils.toString(s)\nr = R()\nsession.read(f, r)\noutputStream.write(r.text + '!')\nsession.transfer(f, REL_SUCCESS)", "{\"a\":1}!" },
        { "import json\nd = json.loads(input_text)\nf = session.get()\nclass C:\n    def process(self, i, o): o.write(json.dumps(d['a'] + 1))\nsession.write(f, C())\nsession.putAttribute('x', 'y')\nsession.transfer(f, REL_SUCCESS)", "2" },
        { "f = session.get()\nassert session.get() is None\nassert f.getAttributes()['number'] == 'N1'\nassert context.getProperty('number').getValue() == 'N1'\noutputStream.write('ok')", "ok" },
        { "f = session.get()\nsession.write(f, lambda i, o: o.write(i.read().upper()))", "{\"A\":1}" },
        { "from org.apache.commons.lang3 import StringUtils\noutputStream.write(StringUtils.capitalize('order') + StringUtils.trimToEmpty(None))", "Order" },
        { "from java.util import HashMap, ArrayList, UUID, Base64\nfrom java.lang import System, String\nm = HashMap(); m.put('a', 1)\nassert m.containsKey('a') and System.currentTimeMillis() > 0\noutputStream.write(Base64.getEncoder().encodeToString(String('hi').getBytes()))", "aGk=" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Session_calls_work_in_both_surfaces(string source, string expected)
    {
        var result = await RunAsync(source);

        result.Failure.ShouldBeNull();
        ScriptFixture.Text(result).ShouldBe(expected);
    }

    [Fact]
    public async Task The_log_is_printed_with_its_level()
    {
        var result = await RunAsync("log.info('one {}', ['x'])\nlog.warn('two')\nlog.error('three')");

        result.Printed.ShouldBe("[info] one x\n[warn] two\n[error] three\n");
    }

    [Fact]
    public async Task A_transfer_to_failure_fails_the_step()
    {
        var result = await RunAsync("f = session.get()\nsession.transfer(f, REL_FAILURE)");

        result.Failure.ShouldNotBeNull().Message.ShouldContain("REL_FAILURE");
    }

    [Fact]
    public async Task A_java_class_that_is_not_there_is_named()
    {
        var result = await RunAsync("from java.net import Socket\nSocket('h', 80)");

        result.Failure.ShouldNotBeNull().Message.ShouldContain("java.net.Socket is a Java class that scripts cannot use: use requests");
    }

    [Fact]
    public async Task The_templates_pass_their_input_on()
    {
        ScriptFixture.Text(await RunAsync(ScriptTemplates.Page)).ShouldBe("{\"a\": 1}");
        ScriptFixture.Text(await RunAsync(ScriptTemplates.Order)).ShouldBe("{\"a\": 1}");
    }

    private Task<ScriptResult> RunAsync(string source) =>
        python.RunAsync(source, "{\"a\":1}", attributes: new Dictionary<string, string> { ["number"] = "N1" });
}
