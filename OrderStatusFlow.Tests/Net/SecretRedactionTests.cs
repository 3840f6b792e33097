using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Tests.Net;

/// <summary>A secret is redacted in every form in which a peer may repeat it, whole or in part.</summary>
public sealed class SecretRedactionTests
{
    private const string Before = "{\"detail\": \"The server at :: said <";
    private const string After = "> and no more.\"}";

    // What the two ends of a base64 or hexadecimal run may keep: bits that they share with what is beside the secret, escaped twice.
    private const int Rest = 36;

    [Theory]
    [InlineData("s3cr3t", "as3cr3tb s3cr3t", "a{P}b {P}")]
    [InlineData("long-s3cr3t-value", "it began long-s3cr and ended 3t-value", "it began {P} and ended {P}")]
    [InlineData("long-s3cr3t-value", "long-s3 t-value", "long-s3 t-value")]
    [InlineData("abc", "{\"password\":\"abc\"} abcd the abc", "{\"password\":\"{P}\"} abcd the abc")]
    [InlineData("a\"b/c\\d", """{"p":"a\"b\/c\\d"}""", """{"p":"{P}"}""")]
    [InlineData("😀pass😀", "x 😀pass😀 y", "x {P} y")]
    [InlineData("a%41&amp;\\n!", "q=a%2541%26amp%3B%5Cn%21 a%41&amp;\\n! {\"p\":\"a%41&amp;\\\\n!\"}", "q={P} {P} {\"p\":\"{P}\"}")]
    [InlineData("", "nothing", "nothing")]
    [InlineData(null, "nothing", "nothing")]
    public void It_is_replaced_by_its_name(string? secret, string text, string shown)
    {
        var secrets = new SecretRedactor();
        secrets.Add("P", secret);

        secrets.Redact(text).ShouldBe(shown);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    [InlineData("json-ascii")]
    [InlineData("json-lower")]
    [InlineData("json-slash")]
    [InlineData("html")]
    [InlineData("html-decimal")]
    [InlineData("html-hex")]
    [InlineData("url")]
    [InlineData("url-lower")]
    [InlineData("url-form")]
    [InlineData("url-all")]
    [InlineData("base64-0")]
    [InlineData("base64-1")]
    [InlineData("base64-2")]
    [InlineData("base64url-1")]
    [InlineData("hex")]
    [InlineData("hex-lower")]
    [InlineData("python")]
    public void Nothing_of_it_is_left_in_any_form_of_this_form(string outer)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var secret = SecretForms.Random(random, random.Next(SecretFinder.Fragment, 40));
            var secrets = new SecretRedactor();
            secrets.Add("P", secret);
            foreach (var (inner, form) in SecretForms.All)
            {
                var text = Before + SecretForms.All[outer](form(secret)) + After;

                var redacted = secrets.Redact(text);

                redacted.ShouldStartWith(Before, customMessage: $"seed {seed}, {outer} of {inner}: {text}");
                redacted.ShouldEndWith(After, customMessage: $"seed {seed}, {outer} of {inner}: {text}");
                redacted.ShouldContain("{P}", customMessage: $"seed {seed}, {outer} of {inner}: {text}");
                (redacted.Length - Before.Length - After.Length).ShouldBeLessThan(Rest, $"seed {seed}, {outer} of {inner}: {text} became {redacted}");
            }
        }
    }

    [Fact]
    public void What_a_limit_cuts_in_half_is_redacted_before_it_is_cut()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var secret = SecretForms.Random(random, random.Next(4, 40));
            var secrets = new SecretRedactor();
            secrets.Add("P", secret);
            var (name, form) = SecretForms.All.ElementAt(random.Next(SecretForms.All.Count));
            var written = form(secret);
            var text = Before + written + After;

            var limit = random.Next(1, written.Length);

            var redacted = secrets.Redact(text, Before.Length + limit);

            redacted.ShouldStartWith(Before);
            (redacted.Length - Before.Length).ShouldBeLessThan(Rest, $"seed {seed}, {name}: {text} became {redacted}");
            // The first letters of base64 may be those of what is in front of the secret.
            if (limit > 4)
                redacted.ShouldContain("{P}", customMessage: $"seed {seed}, {name}: {text} became {redacted}");
        }
    }

    [Fact]
    public void What_a_peer_cut_is_redacted_from_eight_characters_on()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var secret = SecretForms.Random(random, 30);
            var (start, length) = (random.Next(10), random.Next(SecretFinder.Fragment + 2, 20));
            // A pair of surrogates is one character for a peer.
            var part = secret.Substring(start, length).Trim(secret.Where(char.IsSurrogate).ToArray());
            var secrets = new SecretRedactor();
            secrets.Add("P", secret);
            var (name, form) = SecretForms.All.ElementAt(random.Next(SecretForms.All.Count));

            var redacted = secrets.Redact(Before + form(part) + After);

            if (part.Length >= SecretFinder.Fragment)
                (redacted.Length - Before.Length - After.Length).ShouldBeLessThan(Rest, $"seed {seed}, {name}: {part} became {redacted}");
        }
    }

    [Fact]
    public void Other_text_stays_as_it_is()
    {
        var secrets = new SecretRedactor();
        foreach (var secret in new[] { "a-password-of-the-erp", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl", "x1", "q9z7" })
            secrets.Add("P", secret);
        const string text = """{"order":"20261128-000123","orderitem_set":[{"id":4711,"status":"550","tracking_number":"TR0123456789ABCDEF","e_archive_url":"https://a.example/x?y=1%20z&amp;b=\u00f6"}]}""";

        secrets.Redact(text).ShouldBe(text);
    }

    [Fact]
    public void A_url_that_is_a_secret_keeps_its_host_and_hides_the_rest()
    {
        var secrets = new SecretRedactor();
        secrets.AddUrl("URL", "https://user:pa55word@erp.example/hook/1234567?key=k3y-of-it");

        secrets.Redact("erp.example refused https://erp.example/ with user:pa55word, pa55word, k3y-of-it").ShouldBe("erp.example refused https://erp.example/ with {URL}, {URL}, {URL}");
        secrets.Redact("https://erp.example/hook/1234567?key=k3y-of-it").ShouldBe("https://erp.example{URL}");
    }

    [Theory]
    [InlineData("https://h/orders?key=ab/c%2Bd:e%3D&page=2")]
    [InlineData("https://h/orders?key=ab%2fc%2bd%3ae%3d&page=2")]
    [InlineData("https://h/orders?key=ab%2Fc%2Bd%3Ae%3D&page=2")]
    [InlineData("https://h/orders?key=ab/c+d:e=&page=2")]
    public void A_url_for_a_history_holds_no_secret_and_means_the_same_when_it_is_put_back(string url)
    {
        var secrets = new SecretRedactor();
        secrets.Add("KEY", "ab/c+d:e=");

        var hidden = secrets.Hide(url);

        hidden.ShouldBeOneOf("https://h/orders?key={KEY}&page=2", "https://h/orders?key={KEY%}&page=2");
        Uri.UnescapeDataString(secrets.Show(hidden)).ShouldBe(Uri.UnescapeDataString(url));
    }
}
