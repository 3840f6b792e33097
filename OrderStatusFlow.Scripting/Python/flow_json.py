"""Speeds up json.loads of a script's input and json.dumps, with the host's help."""
import json
import marshal
import os

_read, _write = os.read, os.write


class Decoder(json.JSONDecoder):
    """The decoder of json.loads when it is called with a text only. The host has already parsed the input."""

    text = None
    tree = None

    def decode(self, s):
        if s == self.text and self.tree is not None:
            return marshal.loads(self.tree)
        return super().decode(s)


class Encoder(json.JSONEncoder):
    """The encoder of json.dumps when it is called with a value only. The host returns no text for values that it leaves to Python."""

    def encode(self, o):
        if type(o) is dict or type(o) is list:
            try:
                _write(1, b"dump" + marshal.dumps(o, 4))
                size = int.from_bytes(_read(0, 4), "little")
                if size:
                    return _read(0, size).decode("ascii")
            except ValueError:
                pass  # another type, or too deep
        return super().encode(o)


known = json._default_decoder = Decoder()
json._default_encoder = Encoder()
