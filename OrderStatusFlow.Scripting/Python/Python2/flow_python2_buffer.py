"""Python 2.7's StringIO and BytesIO, which contain bytes and accept text."""
import io

from flow_bytes import native, to_bytes


class Buffer:
    """A file in memory. It accepts text and bytes, and returns text."""

    def __init__(self, initial=""):
        self.raw = io.BytesIO(to_bytes(initial))
        self.closed = False

    def write(self, data):
        self.raw.write(to_bytes(data))

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def read(self, *size):
        return native(self.raw.read(*size))

    def readline(self, *size):
        return native(self.raw.readline(*size))

    def readlines(self, *size):
        return [native(line) for line in self.raw.readlines(*size)]

    def getvalue(self):
        return native(self.raw.getvalue())

    getbuffer = getvalue

    def __iter__(self):
        return iter(self.readline, "")

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    next = __next__

    def seek(self, *place):
        return self.raw.seek(*place)

    @property
    def len(self):
        return len(self.raw.getvalue())

    def tell(self):
        return self.raw.tell()

    def truncate(self, *size):
        return self.raw.truncate(*size)

    def isatty(self):
        return False

    def reset(self):
        self.seek(0)

    def readable(self):
        return True

    writable = seekable = readable

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


class StringIO(Buffer):
    """The class of the modules StringIO and cStringIO, whose truncate() also moves the position."""

    def truncate(self, *size):
        if size and size[0] < self.tell():
            self.seek(size[0])
        return Buffer.truncate(self, *size)


def raw_file(file):
    """Returns the file that libraries of Python 3 can read and write as bytes."""
    return file.raw if isinstance(file, Buffer) else file
