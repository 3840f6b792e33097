"""Converts Python 2 syntax to Python 3, token by token. Line numbers do not change."""
import keyword
import re

import flow_python2_literals

TOKEN = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?P<string>(?i:[bu]?r?|ur)(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^\\'\n]|\\.)*'|\"(?:[^\\\"\n]|\\.)*\"))"
    r"|(?P<number>(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[lLjJ]?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<newline>\n)"
    r"|(?P<space>(?:[ \t\r\f]|\\\r?\n)+)"
    r"|(?P<op><>|>>|[<>=!]=|.)",
    re.DOTALL,
)
OPEN, CLOSE = "([{", ")]}"


class _Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind, self.text, self.line = kind, text, line


def translate(source):
    """Returns (source, changes, warnings, unpacked), where unpacked maps the new name of a parameter to the tuple that it was."""
    tokens, line = [], 1
    for match in TOKEN.finditer(source):
        tokens.append(_Token(match.lastgroup, match.group(), line))
        line += match.group().count("\n")
    changes, warnings = [], []
    _literals(tokens, changes, warnings, re.search(r"^\s*from\s+__future__\s+import\b.*\bunicode_literals\b", source, re.M) is not None)
    _attributes(tokens, changes)
    unpacked = _parameters(tokens)
    for statement in _statements(tokens, changes):
        _rewrite(statement, changes)
    return "".join(token.text for token in tokens), changes, warnings, unpacked


def _literals(tokens, changes, warnings, unicode_literals):
    for token in tokens:
        if token.kind == "string":
            token.text, note, warning = flow_python2_literals.convert(token.text, unicode_literals)
            if note:
                changes.append((token.line, note))
            if warning:
                warnings.append((token.line, warning))


def _attributes(tokens, changes):
    # Jython allows keywords as the names of attributes: date.with(...).
    before = None
    for token in tokens:
        if token.kind == "name" and before == "." and keyword.iskeyword(token.text):
            changes.append((token.line, "the attribute %s became %s_" % (token.text, token.text)))
            token.text += "_"
        if token.kind not in ("space", "newline"):
            before = token.text


def _parameters(tokens):
    # Names each parameter that is a tuple.
    unpacked = {}
    for start, token in enumerate(tokens):
        if token.kind != "name" or token.text not in ("def", "lambda"):
            continue
        place, depth = start + 1, 0
        while token.text == "def" and place < len(tokens) and tokens[place].text != "(":
            place += 1
        first = True
        place += token.text == "def"
        while place < len(tokens):
            text = tokens[place].text
            if tokens[place].kind == "op":
                if first and depth == 0 and text == "(":
                    end = place + _closing(tokens[place:])
                    name = "__unpacked_%d" % len(unpacked)
                    unpacked[name] = "".join(one.text for one in tokens[place : end + 1] if one.kind not in ("newline", "comment"))
                    for one in tokens[place : end + 1]:
                        one.text, one.kind = ("\n", "newline") if one.kind == "newline" else ("", "space")
                    tokens[place].text, tokens[place].kind = name, "name"
                    place, text = end, " "
                elif depth == 0 and text in ")]}:":
                    break
                depth += (text in OPEN) - (text in CLOSE)
            first = first and tokens[place].kind in ("space", "newline", "comment") or depth == 0 and text == ","
            place += 1
    return unpacked


def _statements(tokens, changes):
    # Simple statements end at newlines, semicolons and the colons of a suite, outside all brackets.
    depth, statement, suite, fresh = 0, [], False, True
    ticks = None
    for token in tokens:
        if fresh and token.kind == "space" and "\t" in token.text:
            token.text = token.text.expandtabs(8)
            changes.append((token.line, "tabs at the start of the line became spaces"))
        if token.kind != "space":
            fresh = False
        if token.kind == "number":
            _number(token, changes)
        elif token.kind == "op":
            if token.text == "<>":
                token.text = "!="
                changes.append((token.line, "<> became !="))
            elif token.text == "`":
                token.text, ticks = ("repr(", token) if ticks is None else (")", None)
                if ticks:
                    changes.append((token.line, "backticks became repr()"))
            elif token.text in OPEN:
                depth += 1
            elif token.text in CLOSE:
                depth -= 1
        first = next((one for one in statement if one.kind != "space"), None)
        if first is None and token.kind == "name":
            suite = token.text in ("if", "elif", "else", "for", "while", "try", "except", "finally", "with", "class", "def")
        ends = depth == 0 and (token.kind in ("newline", "comment") or token.kind == "op" and (token.text == ";" or token.text == ":" and suite))
        if ends:
            yield statement
            statement, fresh = [], token.kind == "newline"
            suite = False
        else:
            statement.append(token)
            if token.kind == "newline":
                fresh = depth == 0
    yield statement


def _number(token, changes):
    text = token.text
    if text[-1] in "lL":
        text = text[:-1]
        changes.append((token.line, "long number %s lost its L" % token.text))
    if re.fullmatch(r"0+[1-7][0-7]*", text):
        text = "0o" + text.lstrip("0")
        changes.append((token.line, "octal %s became %s" % (token.text, text)))
    token.text = text


def _rewrite(statement, changes):
    while statement and statement[0].kind in ("space", "newline"):
        statement = statement[1:]
    while statement and statement[-1].kind in ("space", "newline"):
        statement = statement[:-1]
    if not statement:
        return
    first = statement[0]
    rewrite = {"print": _print, "except": _except, "raise": _raise, "exec": _exec}.get(first.text)
    if first.kind == "name" and rewrite:
        change = rewrite(statement)
        if change:
            changes.append((first.line, change))


def _print(statement):
    rest = [token for token in statement[1:] if token.kind != "space"]
    if rest and rest[0].text in ("=", ".", ",", ")", "=="):
        return None
    if rest and rest[0].text == "(" and _closing(rest) == len(rest) - 1:
        return None
    ending = ""
    if rest and rest[-1].text == ",":
        rest[-1].text = ""
        ending = ", __soft__=True" if len(rest) > 1 else ""
    if rest and rest[0].text == ">>":
        rest[0].text = ""
        comma = _commas(statement)[:1]
        target = "".join(token.text for token in statement[1 : comma[0] if comma else None]).strip()
        for token in statement[1 : comma[0] + 1 if comma else None]:
            token.text = ""
        ending += ", file=" + target
    _space(statement)
    statement[0].text = "print("
    statement[-1].text += ending + ")" if len(statement) > 1 else ending.lstrip(", ") + ")"
    if statement[0].text == "print(" and all(not token.text.strip() for token in statement[1:-1]) and statement[-1].text.startswith(", "):
        statement[-1].text = statement[-1].text[2:]
    return "print statement became print()"


def _except(statement):
    commas = _commas(statement)
    if not commas:
        return None
    statement[commas[0]].text = " as"
    name = [token for token in statement[commas[0] + 1 :] if token.kind != "space"]
    if [token.text for token in name[:1] + name[2:]] == ["(", ")"]:
        name[0].text = name[2].text = " "
    return "except ..., name became except ... as name"


def _raise(statement):
    commas = _commas(statement)
    if not commas:
        return None
    statement[0].text = "raise __flow2__.exception("
    if len(commas) > 1:
        statement[commas[1]].text = ").with_traceback("
    statement[-1].text += ")"
    return "raise E, value became raise E(value)"


def _exec(statement):
    rest = [token for token in statement[1:] if token.kind != "space"]
    if not rest or rest[0].text in ("(", "=", ".", ","):
        return None
    depth = 0
    for token in statement:
        depth += (token.text in OPEN) - (token.text in CLOSE) if token.kind == "op" else 0
        if depth == 0 and token.kind == "name" and token.text == "in":
            token.text = ","
    _space(statement)
    statement[0].text = "exec("
    statement[-1].text += ")"
    return "exec statement became exec()"


def _space(statement):
    if len(statement) > 1 and statement[1].kind == "space" and "\n" not in statement[1].text:
        statement[1].text = ""


def _commas(statement):
    depth, found = 0, []
    for index, token in enumerate(statement):
        if token.kind == "op":
            depth += (token.text in OPEN) - (token.text in CLOSE)
            if depth == 0 and token.text == ",":
                found.append(index)
    return found


def _closing(tokens):
    depth = 0
    for index, token in enumerate(tokens):
        if token.kind == "op":
            depth += (token.text in OPEN) - (token.text in CLOSE)
            if depth == 0:
                return index
    return -1
