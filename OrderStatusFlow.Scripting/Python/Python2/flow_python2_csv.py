"""The module csv of Python 2.7, which reads and writes bytes in any charset, for flow_python2_modules."""
import csv

from flow_bytes import is_binary, native, to_bytes


class _Lines:
    """The lines of a file, each byte as one character if a line is not UTF-8."""

    def __init__(self, lines):
        self._lines, self.binary = iter(lines), False

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self._lines)
        if is_binary(line):
            self.binary, line = True, line.raw.decode("latin-1")
        return line


class Reader:
    def __init__(self, lines, *arguments, **named):
        self._lines = _Lines(lines)
        self._reader = csv.reader(self._lines, *arguments, **named)

    def __iter__(self):
        return self

    def __next__(self):
        self._lines.binary = False
        row = next(self._reader)
        return [native(cell.encode("latin-1")) if isinstance(cell, str) else cell for cell in row] if self._lines.binary else row

    next = __next__
    line_num = property(lambda self: self._reader.line_num)
    dialect = property(lambda self: self._reader.dialect)


class Writer:
    def __init__(self, file, *arguments, **named):
        self._file, self._binary = file, False
        self._writer = csv.writer(self, *arguments, **named)

    def write(self, text):
        return self._file.write(native(text.encode("latin-1")) if self._binary else text)

    def writerow(self, row):
        row = list(row)
        self._binary = any([is_binary(cell) for cell in row])
        return self._writer.writerow([to_bytes(cell).decode("latin-1") if isinstance(cell, str) else cell for cell in row] if self._binary else row)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    dialect = property(lambda self: self._writer.dialect)


class DictReader(csv.DictReader):
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *arguments, **named):
        super().__init__((), fieldnames, restkey, restval, dialect, *arguments, **named)
        self.reader = Reader(f, dialect, *arguments, **named)

    def __next__(self):
        return dict(super().__next__())

    next = __next__


class DictWriter(csv.DictWriter):
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *arguments, **named):
        super().__init__(f, fieldnames, restval, extrasaction, dialect, *arguments, **named)
        self.writer = Writer(f, dialect, *arguments, **named)


def fill_csv(names):
    """Replaces functions in the dictionary of flow2.csv."""
    names.update(reader=Reader, writer=Writer, DictReader=DictReader, DictWriter=DictWriter)
