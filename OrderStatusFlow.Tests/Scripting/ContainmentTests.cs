using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>Attempts to get out, to stop the host or to read what is not theirs. Each sets <c>out</c> when it got somewhere.</summary>
public sealed class ContainmentTests(PythonFixture python)
{
    public static TheoryData<string> Attempts =>
    [
        // files
        "out = open('/etc/passwd').read()",
        "out = open('/proc/self/environ').read()",
        "out = open('/proc/self/cmdline').read()",
        "out = open('../../../../etc/hosts').read()",
        "out = open('C:\\\\Windows\\\\win.ini').read()",
        "import os\nopen('/tmp/escaped', 'w').write('x'); out = os.listdir('/tmp')",
        "import os\nout = [f for f in os.listdir('/') if f in ('etc', 'proc', 'home', 'root', 'dev')]",
        "import os\nout = os.path.exists('/etc') or os.path.exists('/proc')",
        "import os\nos.mkdir('/escaped'); out = 1",
        "import os\nos.symlink('/etc', '/usr/local/lib/e'); out = os.listdir('/usr/local/lib/e')",
        "import os\nos.rename('/etc/hosts', '/etc/hosts2'); out = 1",
        "import os\nos.unlink('/etc/hosts'); out = 1",
        "import io\nout = io.FileIO('/etc/passwd').readall()",
        "import _io\nout = _io.open_code('/etc/passwd').read()",
        "import os\nfd = os.open('/etc/passwd', os.O_RDONLY)\nout = os.read(fd, 10)",
        "import pathlib\nout = pathlib.Path('/etc/passwd').read_text()",
        "import shutil\nout = shutil.copy('/etc/passwd', '/tmp/x')",
        "import tempfile\nout = tempfile.NamedTemporaryFile().name",
        "import linecache\nout = linecache.getlines('/etc/passwd')",
        "import sqlite3\nc = sqlite3.connect('/tmp/escape.db'); c.execute('create table t(x)'); out = 1",
        "import sqlite3\nc = sqlite3.connect(':memory:'); c.execute(\"attach '/etc/passwd' as p\"); out = c.execute('select * from p.sqlite_master').fetchall()",
        "import zipfile\nout = zipfile.ZipFile('/etc/x.zip', 'w')",
        "for fd in range(3, 64):\n    import os\n    try:\n        out = os.read(fd, 10) or out\n    except OSError:\n        pass",
        "import os\nout = os.getcwd() not in ('/', '') and os.getcwd()",
        // network
        "import socket\nout = socket.create_connection(('127.0.0.1', 80))",
        "import socket\nout = socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
        "import socket\nout = socket.gethostbyname('example.com')",
        "import http.client\nc = http.client.HTTPConnection('127.0.0.1'); c.request('GET', '/'); out = 1",
        "import urllib.request\nout = urllib.request.urlopen('file:///etc/passwd').read()",
        "import requests\nout = requests.get('http://169.254.169.254/metadata/instance').text",
        "import ssl\nout = ssl.get_server_certificate(('example.com', 443))",
        "import asyncio\nout = asyncio.run(asyncio.open_connection('127.0.0.1', 80))",
        "import smtplib\nout = smtplib.SMTP('127.0.0.1')",
        // environment and the host's secrets
        "import os\nout = [k for k in os.environ if k not in ('PWD',)]",
        "import os\nout = os.getenv('HOME') or os.getenv('PATH') or os.getenv('AzureWebJobsStorage')",
        "import os, sys\nout = [a for a in sys.orig_argv if 'dotnet' in a or 'OrderStatusFlow' in a]",
        "import platform\nout = 'Linux' in platform.platform() or platform.node() not in ('', '(none)')",
        "import os\nout = os.getlogin()",
        "import os\nout = os.getpid() > 100 and os.getpid()",
        "import getpass\nout = getpass.getuser()",
        // processes, signals, threads
        "import subprocess\nout = subprocess.check_output(['id'])",
        "import os\nout = os.system('id') == 0",
        "import os\nout = os.popen('id').read()",
        "import os\nout = os.fork() >= 0",
        "import os\nos.execv('/bin/sh', ['sh']); out = 1",
        "import os\nout = os.posix_spawn('/bin/true', ['true'], {})",
        "import os, signal\nos.kill(1, signal.SIGKILL); out = 1",
        "import os, signal\nos.kill(os.getppid(), 9); out = 1",
        "import signal\nsignal.raise_signal(signal.SIGSEGV); out = 1",
        "import signal\nsignal.alarm(1); out = 1",
        "import threading\nt = threading.Thread(target=print); t.start(); out = 1",
        "import multiprocessing\nout = multiprocessing.Process(target=print).start()",
        // native code
        "import ctypes\nout = ctypes.CDLL(None)",
        "import _ctypes\nout = 1",
        "import importlib.machinery as m\nout = m.ExtensionFileLoader('x', '/lib/x.so').load_module()",
        "import _imp\nout = _imp.create_dynamic(__import__('importlib.machinery').machinery.ModuleSpec('x', None, origin='/lib/x.so'))",
        "import mmap\nm = mmap.mmap(-1, 10); out = mmap.mmap(0, 100).read()",
        "import clr\nout = 1",
        "import java\nout = java.lang.Runtime.getRuntime()",
        "out = [c for c in object.__subclasses__() if c.__name__ == 'Popen'][0](['id'])",
        "out = ().__class__.__base__.__subclasses__()[-1].__init__.__globals__['os'].system('id') == 0",
        // ends of the interpreter
        "import os\nos._exit(0)",
        "import os\nos.abort()",
        "import sys\nsys.exit(7)",
        "raise KeyboardInterrupt",
        "raise SystemExit('bye')",
        "import faulthandler\nfaulthandler._sigsegv()",
        "import faulthandler\nfaulthandler._stack_overflow()",
        "f = lambda: 0\nf.__code__ = f.__code__.replace(co_code=bytes([255, 255] * 50), co_stacksize=0)\nf()",
        "def f(): pass\nf.__code__ = f.__code__.replace(co_code=bytes([100, 255] * 20), co_consts=())\nf()",
        "import os\nos.write(1, b'park')\nimport time\ntime.time()",
        "import os\nos.write(1, b'{}')\nos._exit(0)",
        "import os\nos.write(1, b'call' + b'\\xff' * 50)\nraise SystemExit(1)",
        "import os\nos.write(1, b'\\xff\\xfe garbage')",
        "import flow_runner\nflow_runner._serve = None",
        "import sys\nsys.modules.clear()\nraise ValueError",
        "class E(Exception):\n    def __str__(self): raise SystemExit\nraise E",
        // bombs
        "x = []\nwhile True: x.append('x' * (1 << 20))",
        "x = 'x' * (1 << 40)",
        "x = bytearray(1 << 31)",
        "x = [0] * (1 << 29)",
        "def f(): f()\nf()",
        "x = []\nfor _ in range(200000): x = [x]\nrepr(x)",
        "import json\njson.loads('[' * 1000000)",
        "eval('(' * 5000 + ')' * 5000)",
        "import select\nselect.select([0], [], [])",
        "input()",
        "import os\nwhile True: os.write(1, b'x' * 100000)",
        "for i in range(10**7): outputStream.write('x' * 1000000)",
        "import itertools\nlist(itertools.count())",
    ];

    /// <summary>Those that only their time ends: each takes all of it.</summary>
    public static TheoryData<string> Endless =>
    [
        "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E",
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "import re\nre.match('(a|aa)+$', 'a' * 200 + 'b')",
        "import re\nre.match('(.*)*x', 'a' * 40)",
        "x = 9 ** 9 ** 9",
        "int('9' * 4000) ** 90000",
        "import time\ntime.sleep(10**6)",
        "while True: print('x' * 100000)",
        "import sys\nwhile True: sys.__stderr__.write('x' * 100000)",
        "import os\nwhile True: os.write(2, b'x' * 100000)",
        "import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()",
        "while True: session.putAttribute(str(id([])), 'x' * 100000) or log.info('x')",
        "import hashlib\nhashlib.pbkdf2_hmac('sha256', b'x', b'y', 10**9)",
        "a = [1]\na.append(a)\nb = a == a.copy() or sorted(iter(int, 1))",
        "import gc\ngc.set_threshold(1)\nwhile True: [[] for _ in range(1000)]",
    ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public Task Nothing_gets_out_and_the_next_script_runs(string attempt) => AssertContainedAsync(attempt, TimeSpan.FromSeconds(1));

    [Theory]
    [MemberData(nameof(Endless))]
    public Task Nothing_gets_out_of_a_script_without_end_and_the_next_one_runs(string attempt) => AssertContainedAsync(attempt, TimeSpan.FromSeconds(0.3));

    private async Task AssertContainedAsync(string attempt, TimeSpan time)
    {
        var limits = ScriptLimits.Default with { Time = time };
        var source = $"out = ''\ntry:\n    pass\nfinally:\n    pass\n{attempt}\noutputStream.write('ESCAPED' if out else 'nothing')";

        var result = await python.RunAsync(source, "{}", limits);
        var next = await python.RunAsync("outputStream.write('fine')");

        if (result.Failure is null)
            PythonFixture.Text(result).ShouldNotBe("ESCAPED");
        result.Printed.Length.ShouldBeLessThan(limits.PrintedChars + 1000);
        PythonFixture.Text(next).ShouldBe("fine");
    }
}
