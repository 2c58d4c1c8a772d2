"""Reads the data frames of an R data file: enough of R's serialization for numbers, texts, factors and attributes."""
import lzma
import struct


class Reader:
    def __init__(self, path):
        self.bytes = lzma.decompress(open(path, "rb").read())
        assert self.bytes[:7] == b"RDX3\nX\n" or self.bytes[:7] == b"RDX2\nX\n", self.bytes[:7]
        self.at = 7
        version = self.ints(3)[0]
        if version == 3:
            self.take(self.ints(1)[0])  # the name of an encoding
        self.seen = []

    def take(self, count):
        self.at += count
        return self.bytes[self.at - count:self.at]

    def ints(self, count):
        return list(struct.unpack(f">{count}i", self.take(4 * count)))

    def item(self):
        flags = self.ints(1)[0]
        kind, has_attributes, has_tag = flags & 0xFF, flags & 0x200, flags & 0x400
        if kind in (254, 242, 241, 253, 251):  # nothing, and environments
            return None
        if kind == 255:  # a reference to a symbol
            index = flags >> 8 or self.ints(1)[0]
            return self.seen[index - 1]
        if kind == 1:
            self.seen.append(self.item())
            return self.seen[-1]
        if kind == 2:  # a pair list, as a dictionary
            result = {}
            while kind == 2:
                if has_attributes:
                    self.item()
                tag = self.item() if has_tag else None
                result[tag] = self.item()
                flags = self.ints(1)[0]
                kind, has_attributes, has_tag = flags & 0xFF, flags & 0x200, flags & 0x400
            return result
        if kind == 9:
            length = self.ints(1)[0]
            return None if length < 0 else self.take(length).decode()
        if kind == 238:  # a compact form: class, state, attributes
            self.item()
            state, _ = self.item(), self.item()
            length, start, step = (int(v) for v in state["values"])
            return {"values": list(range(start, start + length * step, step)), "attributes": {}}
        length = self.ints(1)[0]
        if kind in (10, 13):
            values = self.ints(length)
        elif kind == 14:
            values = list(struct.unpack(f">{length}d", self.take(8 * length)))
        elif kind in (16, 19):
            values = [self.item() for _ in range(length)]
        else:
            raise ValueError(f"R type {kind} at byte {self.at}")
        return {"values": values, "attributes": self.item() if has_attributes else {}}


def frame(path):
    """Names of columns, and rows of texts; levels of factors are written out."""
    (table,) = Reader(path).item().values()
    columns = []
    for column in table["values"]:
        levels = column["attributes"].get("levels") if column["attributes"] else None
        values = column["values"]
        columns.append([levels["values"][v - 1] for v in values] if levels else [str(int(v)) if v == int(v) else repr(v) for v in values])
    return table["attributes"]["names"]["values"], list(zip(*columns))
