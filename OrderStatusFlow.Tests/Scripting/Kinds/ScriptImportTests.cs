namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Imports that NiFi scripts have.</summary>
public sealed class ScriptImportTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
        { "import org.apache.nifi.logging.ComponentLog\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "import java.lang.System as System\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from org.apache.nifi.processor import ProcessSession\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from org.apache.nifi.components import PropertyDescriptor\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "import java.io\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from java.io import *\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "import org.apache.commons.io.IOUtils\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from java.net import URL\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from org.apache.nifi.serialization.record import MapRecord\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from jarray import zeros, array\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "import jarray\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from org.slf4j import LoggerFactory\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "import java\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from java import lang, util\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "import org.apache.nifi.processors.script.ExecuteScript\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from org.apache.nifi.annotation.behavior import SideEffectFree\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "from org.python.core import PyString, Py\nf = session.get()\nsession.transfer(f, REL_SUCCESS)", "{\"no\": \"SP-1\", \"qty\": 7}" },
        { "import java.lang.System\noutputStream.write(str(java.lang.System.currentTimeMillis() > 0))", "True" },
        { "from java import lang, util\noutputStream.write(str(util.ArrayList([1]).size() + lang.Integer.parseInt('2')))", "3" },
        { "from java.util import HashMap\noutputStream.write(str(type(HashMap())))", "<class 'java.util.HashMap'>" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
