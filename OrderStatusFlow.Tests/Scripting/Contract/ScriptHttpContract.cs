using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>A script's requests, on every engine.</summary>
public abstract class ScriptHttpContract(ScriptFixture python) : IAsyncLifetime
{
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler());
    private WebApplication? server;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Map("/echo", async (HttpRequest request) => Results.Json(new
        {
            method = request.Method,
            query = request.QueryString.Value,
            body = await new StreamReader(request.Body).ReadToEndAsync(),
            type = request.ContentType,
            auth = request.Headers.Authorization.ToString(),
            x = request.Headers["X-One"].ToString(),
        }));
        server.Map("/missing", () => Results.Text("gone", statusCode: 404));
        server.Map("/slow", async (HttpContext context) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        await server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        client.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("import requests\nr = requests.get(url + '/echo', params={'a': 'ğ 1'}, headers={'X-One': '1'}, timeout=5)\nd = r.json()\nout = '%s %s %s %s' % (r.status_code, d['method'], d['query'], d['x'])", "200 GET ?a=%C4%9F+1 1")]
    [InlineData("import requests\nd = requests.post(url + '/echo', json={'a': 1}).json()\nout = d['method'] + d['body'] + d['type']", "POST{\"a\": 1}application/json")]
    [InlineData("import requests\nd = requests.put(url + '/echo', data={'a': 1}).json()\nout = d['method'] + d['body'] + d['type']", "PUTa=1application/x-www-form-urlencoded")]
    [InlineData("import requests\nout = requests.patch(url + '/echo', data='x').json()['method'] + requests.delete(url + '/echo').json()['method']", "PATCHDELETE")]
    [InlineData("import requests\ns = requests.Session()\ns.headers.update({'X-One': 'all'})\ns.auth = ('u', 'p')\nd = s.get(url + '/echo').json()\nout = d['x'] + d['auth']", "allBasic dTpw")]
    [InlineData(
        "import requests\nr = requests.get(url + '/missing')\ntry:\n    r.raise_for_status()\nexcept requests.exceptions.HTTPError as e:\n    out = str(e.response.status_code) + r.text", "404gone")]
    [InlineData("import requests\ntry:\n    requests.get('http://127.0.0.1:9/')\nexcept requests.ConnectionError as e:\n    out = 'refused'", "refused")]
    [InlineData("import requests\nrequests.get(url + '/echo')\ntry:\n    requests.request('GE T', url + '/echo')\nexcept ValueError as e:\n    out = 'bad'", "bad")]
    [InlineData("import urllib.request\nurllib.request.urlopen(url + '/echo')\ntry:\n    urllib.request.urlopen(urllib.request.Request(url + '/echo', method='G\\r\\nX: y'))\nexcept ValueError as e:\n    out = 'bad'", "bad")]
    [InlineData("import urllib.request, json\nwith urllib.request.urlopen(urllib.request.Request(url + '/echo', data=b'x=1', headers={'X-One': '2'})) as r:\n    d = json.load(r)\nout = d['method'] + d['body'] + d['x'] + str(r.status)", "POSTx=12200")]
    [InlineData("import urllib2, json\nr = urllib2.urlopen(urllib2.Request(url + '/echo'), timeout=3)\nout = json.loads(r.read())['method'] + str(r.getcode())", "GET200")]
    [InlineData("import urllib2\ntry:\n    urllib2.urlopen(url + '/missing')\nexcept urllib2.HTTPError as e:\n    out = '%d %s' % (e.code, e.read().decode())", "404 gone")]
    [InlineData("import urllib2, json\nm = urllib2.HTTPPasswordMgrWithDefaultRealm()\nm.add_password(None, url, 'u', 'p')\no = urllib2.build_opener(urllib2.HTTPBasicAuthHandler(m), urllib2.HTTPHandler)\no.addheaders = [('X-One', 'a')]\nurllib2.install_opener(o)\nd = json.load(urllib2.urlopen(url + '/echo'))\nout = d['auth'] + d['x']", "Basic dTpwa")]
    [InlineData("import urllib2, json\nr = urllib2.Request(url + '/echo?a=1', 'b')\nr.get_method = lambda: 'PUT'\nout = json.load(urllib2.build_opener(urllib2.HTTPHandler).open(r))['method'] + r.get_selector()", "PUT/echo?a=1")]
    [InlineData("import urllib2\ntry:\n    urllib2.urlopen(url + '/missing')\nexcept urllib2.HTTPError, e:\n    out = '%s|%s|%s' % (e, e.reason, e.geturl() == url + '/missing' and e.info()['Content-Length'])", "HTTP Error 404: Not Found|Not Found|4")]
    [InlineData("from java.net import URL\nfrom java.io import BufferedReader, InputStreamReader, OutputStreamWriter\nimport json\nc = URL(url + '/echo?a=1').openConnection()\nc.setRequestMethod('PUT')\nc.setRequestProperty('X-One', '2')\nc.setDoOutput(True)\nw = OutputStreamWriter(c.getOutputStream(), 'UTF-8')\nw.write(u'ş')\nw.close()\nr = BufferedReader(InputStreamReader(c.getInputStream(), 'UTF-8'))\nd = json.loads(r.readLine())\nout = '%s %s %s' % (c.responseCode, d['method'] + d['body'] + d['x'], c.getResponseMessage())", "200 PUTş2 OK")]
    [InlineData("from java.net import URL\nfrom java.io import FileNotFoundException\nfrom org.apache.commons.io import IOUtils\nc = URL(url + '/missing').openConnection()\ntry:\n    c.inputStream\nexcept FileNotFoundException, e:\n    out = IOUtils.toString(c.errorStream, 'UTF-8') + str(c.getResponseCode())\nout += IOUtils.toString(URL(url + '/echo').openStream(), 'UTF-8')[2:12] + URL(url).getProtocol()", "gone404method\":\"Ghttp")]
    [InlineData("from java.net import URL, HttpURLConnection\nc = URL(url + '/missing').openConnection()\nc.setRequestProperty('X-One', '1')\n"
        + "out = '%s %s %s' % (c.getHeaderFields().get('Content-Length'), c.getRequestProperty('x-one'), c.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND)", "[4] 1 True")]
    [InlineData("import httplib, json\nc = httplib.HTTPConnection(url[7:], timeout=5)\nc.request('POST', '/echo?a=1', 'ş=1', {'X-One': 2, 'Content-Length': 3})\nr = c.getresponse()\nd = json.loads(r.read())\nout = '%s %s %s %s' % (r.status, r.reason, d['method'] + d['query'] + d['body'] + d['x'], r.version)", "200 OK POST?a=1ş=12 11")]
    [InlineData("import httplib, json\nc = httplib.HTTPConnection('127.0.0.1', int(url.split(':')[2]))\nc.request('GET', 'missing')\nr = c.getresponse()\nout = '%s%s%s %s %s' % (r.status == httplib.NOT_FOUND, httplib.responses[404], r.isclosed(), r.read(2) + r.read(), r.isclosed())", "TrueNot FoundFalse gone True")]
    [InlineData("import httplib, json\nc = httplib.HTTPConnection(url[7:])\nc.request('GET', '/missing')\nr = c.getresponse()\nout = [r.getheader('Content-Type'), r.getheader('x', 'none'), ('content-length', '4') in r.getheaders(), r.msg.gettype(), r.msg['CONTENT-length'], r.msg.getheaders('content-length')]\nout = ' '.join(map(str, out))", "text/plain; charset=utf-8 none True text/plain 4 ['4']")]
    [InlineData("import httplib, json\nc = httplib.HTTPConnection(url[7:])\nc.putrequest('GET', '/')\nc.close()\nc.putrequest('PUT', '/echo')\nc.putheader('X-One', 'a')\nc.endheaders()\nc.send('b')\nc.send(u'c')\nd = json.loads(c.getresponse().read())\nc.close()\nout = d['method'] + d['x'] + d['body']", "PUTabc")]
    [InlineData("import httplib, json, StringIO\nc = httplib.HTTPConnection(url[7:])\nc.request('POST', '/echo', StringIO.StringIO('file'))\ntry:\n    c.request('GET', '/')\nexcept httplib.CannotSendRequest as e:\n    out = json.load(c.getresponse())['body']\ntry:\n    c.getresponse()\nexcept httplib.HTTPException as e:\n    out += e.__class__.__name__", "fileResponseNotReady")]
    [InlineData("import httplib, json\nurllib2 = __import__('urllib2')\nurllib2.urlopen(url + '/echo')\nc = httplib.HTTPConnection('127.0.0.1:9')\ntry:\n    c.request('GET', '/')\nexcept IOError as e:\n    out = 'refused'\ntry:\n    httplib.HTTPConnection('h:x')\nexcept httplib.InvalidURL as e:\n    out += str(e)", "refusednonnumeric port: 'x'")]
    [InlineData("import httplib, json\nhttplib.HTTPConnection(url[7:]).request('GET', '/echo')\nc = httplib.HTTPSConnection('[::1]', timeout=3)\nout = '%s %s %s' % (c.host, c.port, c.timeout)", "::1 443 3")]
    public async Task Requests_are_sent_by_the_host(string source, string expected)
    {
        var result = await RunAsync(source);

        result.Failure.ShouldBeNull();
        ScriptFixture.Text(result).ShouldBe(expected);
        result.Printed.ShouldContain("[http] ");
        result.Printed.ShouldNotContain("?a=");
    }

    [Fact]
    public async Task Without_permission_for_requests_a_script_fails_with_the_reason()
    {
        var result = await python.RunAsync("import requests\nrequests.get('http://127.0.0.1/')");

        result.Failure.ShouldNotBeNull().Message.ShouldContain("may not make HTTP requests");
        result.Failure.Place.ShouldBe("line 2");
    }

    [Fact]
    public async Task More_requests_than_the_limit_are_refused()
    {
        var result = await RunAsync("import requests\nfor i in range(3): requests.get(url + '/echo')", ScriptLimits.Default with { Requests = 2 });

        result.Failure.ShouldNotBeNull().Message.ShouldContain("may make at most 2 HTTP requests");
        result.Printed.Split("[http]").Length.ShouldBe(3);
    }

    [Fact]
    public async Task More_bytes_than_the_limit_are_refused()
    {
        var result = await RunAsync("import requests\nrequests.post(url + '/echo', data='x' * 3000)", ScriptLimits.Default with { RequestBytes = 1024 });

        result.Failure.ShouldNotBeNull().Message.ShouldContain("1 KB in total");
    }

    [Fact]
    public async Task Answers_count_too()
    {
        var result = await RunAsync("import requests\nrequests.get(url + '/echo?' + 'x' * 3000)", ScriptLimits.Default with { RequestBytes = 2048 });

        result.Failure.ShouldNotBeNull().Message.ShouldContain("2 KB in total");
        result.Printed.ShouldContain("[http] GET ");
    }

    [Fact]
    public async Task A_script_may_catch_a_refused_request_and_the_next_row_can_send_one()
    {
        const string source = "import requests\nfor i in range(5):\n    try:\n        requests.get(url + '/echo'); out += 'y'\n    except requests.RequestException as e:\n        out += 'n'";
        var limits = ScriptLimits.Default with { Requests = 3 };

        ScriptFixture.Text(await RunAsync(source, limits)).ShouldBe("yyynn");
        ScriptFixture.Text(await RunAsync(source, limits)).ShouldBe("yyynn");
    }

    [Fact]
    public async Task A_script_s_own_timeout_is_passed_on()
    {
        var http = new RecordingHttpClient();

        await python.RunAsync(
            "import requests\nfor wait in (2.5, (1, 7), None):\n    try:\n        requests.get('http://erp.example/', timeout=wait)\n    except requests.Timeout:\n        pass", http: http);

        http.Asked.Select(request => request.Timeout?.TotalSeconds).ShouldBe([2.5, 7, null]);
    }

    [Fact]
    public async Task Httplib_has_the_errors_and_the_timeout_of_the_module_socket()
    {
        var http = new RecordingHttpClient();

        var result = await python.RunAsync(
            "import httplib, socket\nfrom socket import error as SocketError\nsocket.setdefaulttimeout(9)\nfor wait in (2.5, None):\n    try:\n"
            + "        httplib.HTTPConnection('erp.example', timeout=wait).request('GET', '/')\n    except socket.timeout as e:\n"
            + "        print isinstance(e, SocketError), isinstance(e, socket.gaierror), socket.getdefaulttimeout()", http: http);

        http.Asked.Select(request => request.Timeout?.TotalSeconds).ShouldBe([2.5, 9]);
        result.Printed.ShouldContain("True False 9.0\nTrue False 9.0\n");
    }

    [Fact]
    public async Task A_password_is_for_its_host_and_path_only()
    {
        var result = await RunAsync(
            "import urllib2\nm = urllib2.HTTPPasswordMgr()\nm.add_password('r', 'https://erp.example/api', 'u', 'p')\n"
            + "out = ' '.join(str(m.find_user_password('r', other)[0]) for other in ('https://erp.example/api/1', 'https://erp.example:443/api', "
            + "'http://erp.example/api', 'https://erp.example.evil/api', 'https://erp.example/a'))");

        ScriptFixture.Text(result).ShouldBe("u u None None None");
    }

    [Fact]
    public async Task A_server_that_never_answers_ends_at_the_deadline()
    {
        var result = await RunAsync("import requests\nrequests.get(url + '/slow')", ScriptLimits.Default with { Time = TimeSpan.FromMilliseconds(300) });

        result.Failure.ShouldNotBeNull().Code.ShouldBe("script.time");
    }

    private sealed class RecordingHttpClient : IScriptHttpClient
    {
        public List<ScriptHttpRequest> Asked { get; } = [];

        public Task<Result<ScriptHttpResponse>> SendAsync(ScriptHttpRequest request, CancellationToken cancellation)
        {
            Asked.Add(request);
            return Task.FromResult<Result<ScriptHttpResponse>>(new Failure("net.timeout", "No answer in time."));
        }
    }

    protected Task<ScriptResult> RunAsync(string source, ScriptLimits? limits = null) => python.RunAsync(
        $"url = get_attribute('url')\nout = ''\n{source}\noutputStream.write(out)",
        limits: limits,
        attributes: new Dictionary<string, string> { ["url"] = server!.Urls.First() },
        http: new UnguardedHttpClient(client));
}
