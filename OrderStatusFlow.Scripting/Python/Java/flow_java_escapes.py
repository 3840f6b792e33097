"""StringEscapeUtils of Apache Commons Lang and Text."""


def _escaped(text, escapes):
    return None if text is None else "".join([escapes.get(character, character) for character in text])


_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_JAVA = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


class StringEscapeUtils:
    escapeHtml4 = escapeHtml3 = escapeHtml = staticmethod(lambda text: _escaped(text, _XML))
    escapeXml = escapeXml10 = escapeXml11 = staticmethod(lambda text: _escaped(text, dict(_XML, **{"'": "&apos;"})))
    escapeJava = staticmethod(lambda text: None if text is None else "".join(
        [one if 31 < ord(one) < 127 else "\\u%04X" % ord(one) for one in _escaped(text, _JAVA)]))
    escapeJson = staticmethod(lambda text: None if text is None else StringEscapeUtils.escapeJava(text).replace("/", "\\/"))
    escapeEcmaScript = escapeJavaScript = staticmethod(lambda text: None if text is None else StringEscapeUtils.escapeJson(text).replace("'", "\\'"))
    escapeCsv = staticmethod(lambda text: '"' + text.replace('"', '""') + '"' if text and any(one in text for one in ',"\r\n') else text)

    @staticmethod
    def unescapeHtml4(text):
        import html

        return None if text is None else html.unescape(text)

    unescapeHtml3 = unescapeHtml = unescapeXml = unescapeHtml4

    @staticmethod
    def unescapeJava(text):
        return None if text is None else text.encode("latin-1", "backslashreplace").decode("unicode_escape")

    unescapeJson = unescapeEcmaScript = unescapeJavaScript = unescapeJava

    @staticmethod
    def unescapeCsv(text):
        return text[1:-1].replace('""', '"') if text and len(text) > 1 and text[0] == text[-1] == '"' else text
