"""java.util.zip."""
import gzip
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
