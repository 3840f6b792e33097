"""Python 2.7's print statement, for scripts in which one ends with a comma. In others, print() is the same."""
import sys


def statement(*values, **named):
    """Writes values with spaces between them. After a comma at the end (__soft__) there is no line break, and the next statement begins with a space,
    unless the text ends with white space other than a space."""
    file = named.get("file") or sys.stdout
    soft = getattr(file, "softspace", 0)
    for value in values:
        text = str(value)
        if soft:
            file.write(" ")
        file.write(text)
        soft = int(not (isinstance(value, str) and text[-1:].isspace() and text[-1] != " "))
    if "__soft__" not in named:
        file.write("\n")
        soft = 0
    try:
        file.softspace = soft
    except AttributeError:
        pass
