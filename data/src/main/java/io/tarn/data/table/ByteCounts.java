package io.tarn.data.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Counts over the bytes of a text, from which its encoding is told.
final class ByteCounts {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final byte[] head = new byte[3];
    private long total;
    private final long[] zeros = new long[2];
    private long controls;
    private long invalid;
    private int awaited;
    private int least = 0x80;
    private int most = 0xBF;
    private int before = '\n';
    private long feeds;
    private long pairs;
    private long returns;
    private boolean quotes;

    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xFF;
            if (total < head.length) {
                head[(int) total] = bytes[i];
            }
            if (b < 0x20) {
                control(b);
            } else if (b == '"' && (before <= ' ' || ",;|:^~".indexOf(before) >= 0 || total <= 3)) {
                quotes = true;
            }
            if (b >= 0x80 || awaited > 0) {
                utf8(b);
            }
            before = b;
            total++;
        }
    }

    private void control(int b) {
        if (b == '\n') {
            feeds++;
            pairs += before == '\r' ? 1 : 0;
        } else if (b == '\r') {
            returns++;
        } else if (b == 0) {
            zeros[(int) (total & 1)]++;
            controls++;
        } else if (b != '\t' && b != '\f' && b != 0x1B) {
            controls++;
        }
    }

    /// One step through the table of well-formed UTF-8 (Unicode 15, table 3-7).
    private void utf8(int b) {
        if (awaited > 0) {
            if (b < least || b > most) {
                invalid++;
                awaited = 0;
            } else {
                awaited--;
            }
            least = 0x80;
            most = 0xBF;
            return;
        }
        if (b < 0xC2 || b > 0xF4) {
            invalid++;
            return;
        }
        awaited = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    }

    private boolean begins(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (total <= i || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    boolean hasMark() {
        return begins(0xEF, 0xBB, 0xBF) || begins(0xFF, 0xFE) || begins(0xFE, 0xFF);
    }

    Charset encoding() {
        double many = 0.4 * (total / 2.0); // on both sides they are no text at all
        if (begins(0xFF, 0xFE) || zeros[1] > many && zeros[0] <= many) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(0xFE, 0xFF) || zeros[0] > many && zeros[1] <= many) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8() ? StandardCharsets.UTF_8 : WINDOWS;
    }

    boolean isUtf8() {
        return invalid == 0 && awaited == 0;
    }

    /// The share of characters that no text has.
    double rubbish() {
        return total == 0 ? 0 : (double) controls / total;
    }

    boolean hasOddLines() {
        return returns > pairs || (pairs > 0 && feeds > pairs);
    }

    boolean hasQuotes() {
        return quotes;
    }

    long total() {
        return total;
    }
}
