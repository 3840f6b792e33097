"""Speeds up json.loads of a script's input, and json.dumps: the host parses and writes the JSON text."""
import json
import marshal
import os

_read, _write = os.read, os.write


class Decoder(json.JSONDecoder):
    """The decoder of json.loads when it is called with a text only. The host has already parsed the row's input."""

    text = None  # the input
    tree = None  # its value in marshal's format; None if the host did not parse it

    def decode(self, s):
        if s == self.text and self.tree is not None:
            return marshal.loads(self.tree)
        return super().decode(s)


class Encoder(json.JSONEncoder):
    """The encoder of json.dumps when it is called with a value only. The host returns no text if its text could differ from Python's."""

    def encode(self, o):
        if type(o) is dict or type(o) is list:
            try:
                _write(1, b"dump" + marshal.dumps(o, 4))
                size = int.from_bytes(_read(0, 4), "little")
                if size:
                    return _read(0, size).decode("ascii")
            except ValueError:
                pass  # a type that marshal does not know, or too many levels
        return super().encode(o)


input_decoder = json._default_decoder = Decoder()
json._default_encoder = Encoder()
