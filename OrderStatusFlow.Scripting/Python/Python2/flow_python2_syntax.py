"""Converts the syntax of Python 2.7 that Python 3 cannot parse, token by token. Line numbers do not change. Nothing here needs a syntax tree;
flow_python2_rewriter does the rest."""
import keyword
import re

import flow_python2_literals

_TOKEN = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?P<string>(?i:[bu]?r?|ur)(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^\\'\n]|\\.)*'|\"(?:[^\\\"\n]|\\.)*\"))"
    r"|(?P<number>(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[lLjJ]?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<newline>\n)"
    r"|(?P<space>(?:[ \t\r\f]|\\\r?\n)+)"
    r"|(?P<op><>|>>|[<>=!]=|.)",
    re.DOTALL,
)
_OPENING, _CLOSING = "([{", ")]}"


class _Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind, self.text, self.line = kind, text, line


def translate(source):
    """Returns (source, changes, warnings, unpacked). Changes and warnings are lists of (line, text); unpacked maps the new name of a parameter or of a
    caught exception to the tuple that it replaces."""
    tokens, line = [], 1
    for match in _TOKEN.finditer(source):
        tokens.append(_Token(match.lastgroup, match.group(), line))
        line += match.group().count("\n")
    changes, warnings = [], []
    _literals(tokens, changes, warnings, re.search(r"^\s*from\s+__future__\s+import\b.*\bunicode_literals\b", source, re.M) is not None)
    _attributes(tokens, changes)
    unpacked = _parameters(tokens)
    prints = re.search(r"^\s*from\s+__future__\s+import\b.*\bprint_function\b", source, re.M) is None
    for statement in _statements(tokens, changes):
        _rewrite(statement, changes, unpacked, prints)
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
    # Jython 2.7 allows keywords as names of attributes: date.with(...).
    previous = None
    for token in tokens:
        if token.kind == "name" and previous == "." and keyword.iskeyword(token.text):
            changes.append((token.line, "the attribute %s became %s_" % (token.text, token.text)))
            token.text += "_"
        if token.kind not in ("space", "newline"):
            previous = token.text


def _parameters(tokens):
    # Replaces each parameter that is a tuple by a name.
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
                    end = place + _closing_bracket(tokens[place:])
                    name = "__unpacked_%d" % len(unpacked)
                    unpacked[name] = "".join(part.text for part in tokens[place : end + 1] if part.kind not in ("newline", "comment"))
                    for part in tokens[place : end + 1]:
                        part.text, part.kind = ("\n", "newline") if part.kind == "newline" else ("", "space")
                    tokens[place].text, tokens[place].kind = name, "name"
                    place, text = end, " "
                elif depth == 0 and text in ")]}:":
                    break
                depth += (text in _OPENING) - (text in _CLOSING)
            first = first and tokens[place].kind in ("space", "newline", "comment") or depth == 0 and text == ","
            place += 1
    return unpacked


def _statements(tokens, changes):
    # Yields simple statements. They end at line breaks, semicolons and the colons before a suite, outside all brackets.
    depth, statement, has_suite, at_start = 0, [], False, True
    opening_backtick = None
    for token in tokens:
        if at_start and token.kind == "space" and "\t" in token.text:
            token.text = token.text.expandtabs(8)
            changes.append((token.line, "tabs at the start of the line became spaces"))
        if token.kind != "space":
            at_start = False
        if token.kind == "number":
            _number(token, changes)
        elif token.kind == "op":
            if token.text == "<>":
                token.text = "!="
                changes.append((token.line, "<> became !="))
            elif token.text == "`":
                token.text, opening_backtick = ("repr(", token) if opening_backtick is None else (")", None)
                if opening_backtick:
                    changes.append((token.line, "backticks became repr()"))
            elif token.text in _OPENING:
                depth += 1
            elif token.text in _CLOSING:
                depth -= 1
        first = next((part for part in statement if part.kind != "space"), None)
        if first is None and token.kind == "name":
            has_suite = token.text in ("if", "elif", "else", "for", "while", "try", "except", "finally", "with", "class", "def")
        ends = depth == 0 and (token.kind in ("newline", "comment") or token.kind == "op" and (token.text == ";" or token.text == ":" and has_suite))
        if ends:
            yield statement
            statement, at_start = [], token.kind == "newline"
            has_suite = False
        else:
            statement.append(token)
            if token.kind == "newline":
                at_start = depth == 0
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


def _rewrite(statement, changes, unpacked, prints):
    while statement and statement[0].kind in ("space", "newline"):
        statement = statement[1:]
    while statement and statement[-1].kind in ("space", "newline"):
        statement = statement[:-1]
    if not statement:
        return
    first = statement[0]
    rewrite = {"print": _print, "except": _except, "raise": _raise, "exec": _exec}.get(first.text)
    if first.kind == "name" and rewrite and (prints or rewrite is not _print):
        change = rewrite(statement, unpacked)
        if change:
            changes.append((first.line, change))


def _print(statement, _):
    rest = [token for token in statement[1:] if token.kind != "space"]
    if rest and rest[0].text in ("=", ".", ",", ")", "=="):
        return None
    if rest and rest[0].text == "(" and _closing_bracket(rest) == len(rest) - 1:
        if len(rest) > 2 and not _commas(rest[1:-1]):
            return None
        _remove_space(statement)
        statement[0].text, statement[-1].text = "print(", statement[-1].text + ")"
        return "print statement with a tuple became print()"
    ending = ""
    if rest and rest[-1].text == ",":
        rest[-1].text = ""
        ending = ", __soft__=True" if len(rest) > 1 else ""
    if rest and rest[0].text == ">>":
        rest[0].text = ""
        commas = _commas(statement)
        target = "".join(token.text for token in statement[1 : commas[0] if commas else None]).strip()
        for token in statement[1 : commas[0] + 1 if commas else None]:
            token.text = ""
        ending += ", file=" + target
    _remove_space(statement)
    statement[0].text = "print("
    statement[-1].text += ending + ")" if len(statement) > 1 else ending.lstrip(", ") + ")"
    if statement[0].text == "print(" and all(not token.text.strip() for token in statement[1:-1]) and statement[-1].text.startswith(", "):
        statement[-1].text = statement[-1].text[2:]
    return "print statement became print()"


def _except(statement, unpacked):
    commas = _commas(statement)
    if not commas:
        return None
    statement[commas[0]].text = " as"
    name = [token for token in statement[commas[0] + 1 :] if token.kind != "space"]
    if [token.text for token in name[:1] + name[2:]] == ["(", ")"]:
        name[0].text = name[2].text = " "
    elif name[0].text == "(":
        made = "__unpacked_%d" % len(unpacked)
        unpacked[made] = "".join(token.text for token in name)
        for token in name:
            token.text = ""
        name[0].text = " " + made
    return "except ..., name became except ... as name"


def _raise(statement, _):
    commas = _commas(statement)
    if not commas:
        return None
    statement[0].text = "raise __flow2__.exception("
    if len(commas) > 1:
        statement[commas[1]].text = ").with_traceback("
    statement[-1].text += ")"
    return "raise E, value became raise E(value)"


def _exec(statement, _):
    rest = [token for token in statement[1:] if token.kind != "space"]
    if not rest or rest[0].text in ("(", "=", ".", ","):
        return None
    depth = 0
    for token in statement:
        depth += (token.text in _OPENING) - (token.text in _CLOSING) if token.kind == "op" else 0
        if depth == 0 and token.kind == "name" and token.text == "in":
            token.text = ","
    _remove_space(statement)
    statement[0].text = "exec("
    statement[-1].text += ")"
    return "exec statement became exec()"


def _remove_space(statement):
    # After the keyword, which becomes a call.
    if len(statement) > 1 and statement[1].kind == "space" and "\n" not in statement[1].text:
        statement[1].text = ""


def _commas(statement):
    # Returns the indexes of the commas outside all brackets.
    depth, found = 0, []
    for index, token in enumerate(statement):
        if token.kind == "op":
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
            if depth == 0 and token.text == ",":
                found.append(index)
    return found


def _closing_bracket(tokens):
    # Returns the index of the bracket that closes the first token, or -1.
    depth = 0
    for index, token in enumerate(tokens):
        if token.kind == "op":
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
            if depth == 0:
                return index
    return -1
