"""Arranges the heap so that a row writes to few pages, because restoring a page takes longer than the row's work on it."""
import gc
import os
import struct

# No gap that compiling a script leaves is larger than MAX_BLOCK. A larger gap would receive new objects between old ones.
MAX_BLOCK, MIN_BLOCK = 1 << 21, 32
OVERHEAD = 24  # bytes per block, of the allocator and of the bytes object
PAGE_SIZE = 4096
_blocks = []


def objects():
    """Returns the addresses of the objects that the collector tracks and of all that they refer to, as 32-bit numbers."""
    remaining, found = gc.get_objects(), {}
    while remaining:
        item = remaining.pop()
        if id(item) not in found:
            found[id(item)] = None
            remaining.extend(gc.get_referents(item))
    return struct.pack("%dI" % len(found), *found)


def zeros(size):
    """Returns a block of zeros."""
    return bytes(size - OVERHEAD)


def unwritten(size):
    """Returns a block. If it is large, its memory is not written, because writing zeros would copy each of its pages."""
    if size < PAGE_SIZE:
        return zeros(size)
    os.write(1, b"keep")  # The host writes nothing to the buffer of the next read.
    return os.read(0, size - OVERHEAD)


def fill(allocate=unwritten):
    """Fills the gaps between live objects, largest first, so that a row's new objects are contiguous behind them."""
    end = id(allocate(2 * MAX_BLOCK))  # too large for any gap
    size = MAX_BLOCK
    while size >= MIN_BLOCK:
        blocks = []
        block = allocate(size)
        while id(block) < end:
            blocks.append(block)
            block = allocate(size)
        _blocks.append(blocks)
        size //= 2
