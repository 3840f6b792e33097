"""The print statement of Python 2 in a script that ends one with a comma."""
import sys


def statement(*values, **named):
    """Writes values with spaces between them. After a comma the next print begins with a space, unless the text ends with a line."""
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
