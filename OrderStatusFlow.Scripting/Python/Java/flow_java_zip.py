"""java.util.zip."""
import gzip
import io
import zipfile
import zlib

from flow_bytes import to_bytes
from flow_java_base import Bean
from flow_java_streams import InputStream, OutputStream


class GZIPInputStream(InputStream):
    def __init__(self, source, *_):
        data = source.readBytes() if hasattr(source, "readBytes") else to_bytes(source.read())
        InputStream.__init__(self, gzip.decompress(data))


class GZIPOutputStream(OutputStream):
    def __init__(self, target, *_):
        OutputStream.__init__(self, target)
        self._parts = bytearray()

    def write(self, data, *span):
        data = to_bytes(data)
        self._parts += data[span[0] : span[0] + span[1]] if span else data

    def finish(self):
        if self._parts is not None:
            self._target.write(gzip.compress(bytes(self._parts)))
            self._parts = None

    def flush(self):
        pass

    def close(self):
        self.finish()
        self._target.close()


class ZipEntry(Bean):
    def __init__(self, name, size=-1):
        self._name, self._size = name, size

    def getName(self):
        return self._name

    def getSize(self):
        return self._size

    def isDirectory(self):
        return self._name.endswith("/")

    def __str__(self):
        return self._name


class ZipInputStream(InputStream):
    """The entries of a ZIP file, one after another. The bytes are those of the entry that getNextEntry() returned last."""

    def __init__(self, source, *_):
        data = source.readBytes() if hasattr(source, "readBytes") else to_bytes(source.read())
        InputStream.__init__(self)
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._entries = iter(self._zip.infolist())

    def getNextEntry(self):
        entry = next(self._entries, None)
        self._data = io.BytesIO(b"" if entry is None else self._zip.read(entry))
        return None if entry is None else ZipEntry(entry.filename, entry.file_size)

    def closeEntry(self):
        pass


class ZipOutputStream(OutputStream):
    def __init__(self, target, *_):
        OutputStream.__init__(self, target)
        self._file = io.BytesIO()
        self._zip, self._entry = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED), None

    def putNextEntry(self, entry):
        self.closeEntry()
        self._entry, self._parts = entry, bytearray()

    write = GZIPOutputStream.write

    def closeEntry(self):
        if self._entry is not None:
            self._zip.writestr(self._entry.getName(), bytes(self._parts))
        self._entry = None

    def finish(self):
        if self._zip is not None:
            self.closeEntry()
            self._zip.close()
            self._target.write(self._file.getvalue())
        self._zip = None

    flush, close = GZIPOutputStream.flush, GZIPOutputStream.close


class CRC32(Bean):
    def __init__(self):
        self._value = 0

    def update(self, data, *span):
        data = to_bytes(data)
        self._value = zlib.crc32(data[span[0] : span[0] + span[1]] if span else data, self._value)

    def getValue(self):
        return self._value

    def reset(self):
        self._value = 0


class Deflater(Bean):
    def setInput(self, data):
        self._data = zlib.compress(to_bytes(data))

    def finish(self):
        pass

    def deflate(self, buffer):
        size = min(len(buffer), len(self._data))
        buffer[:size], self._data = self._data[:size], self._data[size:]
        return size

    def finished(self):
        return not self._data

    def end(self):
        pass


class Inflater(Deflater):
    def setInput(self, data):
        self._data = zlib.decompress(to_bytes(data))

    inflate = Deflater.deflate
