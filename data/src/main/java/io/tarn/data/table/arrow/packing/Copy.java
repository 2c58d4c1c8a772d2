package io.tarn.data.table.arrow.packing;

import java.util.zip.DataFormatException;

/// A copy of earlier bytes, which may overlap with itself: three bytes from one byte before repeat that byte.
final class Copy {
    private Copy() {}

    /// Copies `length` bytes that begin `back` bytes before `to`; returns where they end.
    static int of(byte[] bytes, int to, int back, int length) throws DataFormatException {
        if (back <= 0 || back > to || length < 0 || length > bytes.length - to) {
            throw new DataFormatException("packed data that point outside of themselves");
        }
        int from = to - back;
        int done = Math.min(back, length);
        System.arraycopy(bytes, from, bytes, to, done);
        while (done < length) { // what is there doubles
            int part = Math.min(done, length - done);
            System.arraycopy(bytes, to, bytes, to + done, part);
            done += part;
        }
        return to + length;
    }
}
