namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>NiFi's session, flow files, context and state.</summary>
public sealed class NiFiSessionTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
        { "f = session.get()\nsession.adjustCounter('orders', 1, True)\nsession.putAttribute(f, 'x', '1')\nsession.transfer(f, REL_SUCCESS)", "attributes: x=1" },
        { "f = session.get()\nf = session.clone(f)\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "f = session.get()\nn = session.clone(f, 1, 4)\nsession.remove(f)\nsession.transfer(n, REL_SUCCESS)", "\"no\"" },
        {
            "from org.apache.nifi.processor.io import OutputStreamCallback\nclass A(OutputStreamCallback):\n    def process(self, o):\n        o.write('!')\n"
            + "f = session.get()\nf = session.append(f, A())\nsession.transfer(f, REL_SUCCESS)",
            "{\"no\": \"SP-1\", \"qty\": 7}!"
        },
        { "f = session.get()\no = session.write(f)\no.write('[1]')\no.close()\nsession.transfer(f, REL_SUCCESS)", "[1]" },
        { "f = session.get()\no = session.append(f)\no.write('[1]')\no.close()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}[1]" },
        {
            "from org.apache.commons.io import IOUtils\nf = session.get()\ni = session.read(f)\nt = IOUtils.toString(i, 'UTF-8')\ni.close()\n"
            + "session.putAttribute(f, 't', t)\nsession.transfer(f, REL_SUCCESS)",
            "attributes: t={\"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "f = session.get()\na = session.create(f)\na = session.write(a, lambda o: o.write('{\"n\": 1}'))\nb = session.create(f)\n"
            + "b = session.write(b, lambda o: o.write('{\"n\": 2}'))\nsession.transfer([a, b], REL_SUCCESS)\nsession.remove(f)",
            "[{\"n\": 1}, {\"n\": 2}]"
        },
        {
            "from java.util import ArrayList\nl = ArrayList()\nf = session.get()\nfor i in range(3):\n    a = session.create(f)\n"
            + "    a = session.write(a, lambda o: o.write('%d' % i))\n    l.add(a)\nsession.transfer(l, REL_SUCCESS)\nsession.remove(f)",
            "[0, 1, 2]"
        },
        { "f = session.get()\nf = session.putAttribute(f, 'error.message', 'no stock')\nsession.transfer(session.penalize(f), REL_FAILURE)", "fails: no stock" },
        {
            "f = session.get()\ntry:\n    raise ValueError('no\\n stock.')\nexcept ValueError as e:\n    log.error('Order {}: {}', [f.getAttribute('a'), e])\n    log.info('x')\n"
            + "    session.putAttribute(f, 'e', '1')\n    session.transfer(f, REL_FAILURE)",
            "fails: Its last error in the log is: Order 1: no stock. It set e=1"
        },
        {
            "f = session.get()\nsession.putAttribute(f, 'x', '1')\nsession.rollback()\nf = session.get()\n"
            + "session.putAttribute(f, 'y', str(f.getAttribute('x')))\nsession.transfer(f, REL_SUCCESS)\nsession.commit()",
            "attributes: y=None"
        },
        {
            "f = session.get()\nr = session.getProvenanceReporter()\nr.modifyContent(f, 'changed')\nsession.provenanceReporter.route(f, REL_SUCCESS)\n"
            + "session.transfer(f, REL_SUCCESS)",
            "{\"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "f = session.get()\nf = session.removeAttribute(f, 'a')\nf = session.putAllAttributes(f, {'c': '3', 'd': None})\n"
            + "session.putAttribute(f, 'names', ','.join(sorted(k for k in f.getAttributes() if len(k) == 1)))\nsession.transfer(f, REL_SUCCESS)",
            "attributes: names=b,c"
        },
        {
            "from java.util.regex import Pattern\nf = session.get()\nf = session.removeAllAttributes(f, Pattern.compile('a.*'))\n"
            + "session.putAttribute(f, 'left', str(f.getAttribute('a')) + f.getAttribute('b'))\nsession.transfer(f, REL_SUCCESS)",
            "attributes: left=None2"
        },
        { "f = session.get()\nsession.putAttribute(f, 'q', str(session.getQueueSize().getObjectCount()))\nsession.transfer(f)", "attributes: q=0" },
        {
            "f = session.get()\nm = session.merge([f, f], session.create(f))\nsession.transfer(m, REL_SUCCESS)\nsession.remove(f)",
            "{\"no\": \"SP-1\", \"qty\": 7}{\"no\": \"SP-1\", \"qty\": 7}"
        },
        { "fs = session.get(10)\nif fs.isEmpty():\n    raise Exception('none')\nsession.putAttribute(fs.get(0), 'n', str(fs.size()))\nsession.transfer(fs, REL_SUCCESS)", "attributes: n=1" },
        { "f = session.get()\nif not f:\n    raise Exception('no flow file')\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        {
            "from org.apache.nifi.processor import Relationship\nR = Relationship.Builder().name('success').description('x').build()\nf = session.get()\n"
            + "session.transfer(f, R)",
            "{\"no\": \"SP-1\", \"qty\": 7}"
        },
        { "f = session.get()\nfor k, v in {'x': 1, 'y': 2.5}.iteritems():\n    f = session.putAttribute(f, k, str(v))\nsession.transfer(f, REL_SUCCESS)", "attributes: x=1; y=2.5" },
        {
            "from org.apache.nifi.processor import Processor, Relationship\nfrom org.apache.nifi.components import PropertyDescriptor\nclass P(Processor):\n"
            + "    def __init__(self):\n        self.ok = Relationship.Builder().name('success').build()\n    def getRelationships(self):\n"
            + "        return set([self.ok])\n    def onTrigger(self, context, sessionFactory):\n        session = sessionFactory.createSession()\n"
            + "        f = session.get()\n        f = session.putAttribute(f, 'from', 'processor')\n        session.transfer(f, self.ok)\n"
            + "        session.commit()\nprocessor = P()",
            "attributes: from=processor"
        },
        {
            "f = session.get()\nsession.putAttribute(f, 'r', '%s %s %s %s' % (f.size, f.getSize(), f.attributes['b'], f.attributes.get('a')))\n"
            + "session.transfer(f, REL_SUCCESS)",
            "attributes: r=24 24 2 1"
        },
        {
            "f = session.get()\nassert f.getAttribute('uuid') == f.attributes['uuid'] and len(f.getAttribute('uuid')) == 36\n"
            + "assert f.getAttribute('path') == './' and f.entryDate > 0 and f.getLineageStartDate() > 0 and f.id >= 0 and not f.isPenalized()\n"
            + "outputStream.write('ok')",
            "ok"
        },
        {
            "f = session.get()\nfor e in f.getAttributes().entrySet():\n    if e.getKey() in ('a', 'b'):\n        session.putAttribute('got.' + e.key, e.value)\n"
            + "it = f.getAttributes().keySet().iterator()\nn = 0\nwhile it.hasNext():\n    n += len(it.next()) == 1\nsession.putAttribute('n', str(n))\n"
            + "session.transfer(f, REL_SUCCESS)",
            "attributes: got.a=1; got.b=2; n=2"
        },
        {
            "f = session.get()\nsession.putAttribute('c', str(f.getAttributes().containsKey('a')) + str(f.getAttribute('missing')))\n"
            + "session.transfer(f, REL_SUCCESS)",
            "attributes: c=TrueNone"
        },
        {
            "from org.apache.nifi.flowfile.attributes import CoreAttributes\nf = session.get()\n"
            + "f = session.putAttribute(f, CoreAttributes.FILENAME.key(), 'o.json')\nsession.transfer(f, REL_SUCCESS)",
            "attributes: filename=o.json"
        },
        { "outputStream.write(str(context.getProperty('a').getValue() + str(context.getProperty('a').asInteger() + 1) + str(context.getProperty('zz').isSet())))", "12False" },
        { "outputStream.write(str(context.getProperty('a').evaluateAttributeExpressions(session.get()).getValue()))", "1" },
        { "outputStream.write(str(a.getValue() + b.evaluateAttributeExpressions().value))", "12" },
        { "outputStream.write(str(context.getName() is not None and context.getProperties().get('b')))", "2" },
        { "log.info('x {}', 'y')\nlog.warn('n: %d' % 3)\nif log.isDebugEnabled():\n    log.debug('d')", "prints: [warn] n: 3" },
        {
            "from org.apache.nifi.components.state import Scope\nm = context.stateManager.getState(Scope.LOCAL)\n"
            + "assert m.getVersion() == -1 and m.get('x') is None and m.toMap().isEmpty()\ncontext.stateManager.setState({'x': '1'}, Scope.LOCAL)\n"
            + "assert context.stateManager.getState(Scope.LOCAL).get('x') == '1'\ncontext.stateManager.clear(Scope.LOCAL)\noutputStream.write('ok')",
            "ok"
        },
        {
            "from org.apache.nifi.components.state import Scope\nf = session.get()\ns = session.getState(Scope.CLUSTER)\n"
            + "session.setState({'n': '1'}, Scope.CLUSTER)\nsession.transfer(f, REL_SUCCESS)",
            "{\"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "f = session.get()\ns = session.read(f)\nn = 0\nb = s.read()\nwhile b != -1:\n    n += b\n    b = s.read()\n"
            + "session.putAttribute(f, 'n', str(n))\nsession.transfer(f, REL_SUCCESS)",
            "attributes: n=1591"
        },
        {
            "from org.apache.nifi.processor.io import InputStreamCallback\nclass R(InputStreamCallback):\n    def process(self, i):\n"
            + "        self.text = ''.join([chr(b) for b in iter(i.read, -1)])\nf = session.get()\nr = R()\nsession.read(f, r)\n"
            + "session.putAttribute(f, 'n', r.text[2:4])\nsession.transfer(f, REL_SUCCESS)",
            "attributes: n=no"
        },
        { "f = session.get()\nsession.putAttribute(f, 'half', str(7 / 2))\nsession.transfer(f, REL_SUCCESS)", "attributes: half=3" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
