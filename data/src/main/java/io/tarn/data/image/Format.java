package io.tarn.data.image;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// The formats of images that are read, told apart by their first bytes and never by the name of the file.
enum Format {
    PNG("png", 0, "\u0089PNG\r\n\u001a\n"),
    JPEG("jpeg", 0, "\u00ff\u00d8\u00ff"),
    WEBP("webp", 8, "WEBP"),
    GIF("gif", 0, "GIF8"),
    BMP("bmp", 0, "BM");

    private final String service;
    private final int at;
    private final String signature; // a character for each byte

    Format(String service, int at, String signature) {
        this.service = service;
        this.at = at;
        this.signature = signature;
    }

    /// The name that ImageIO knows it by.
    String service() {
        return service;
    }

    static Optional<Format> of(byte[] start) {
        return Arrays.stream(values()).filter(format -> format.matches(start)).findFirst();
    }

    private boolean matches(byte[] start) {
        return start.length >= at + signature.length()
                && IntStream.range(0, signature.length())
                        .allMatch(i -> (start[at + i] & 0xff) == signature.charAt(i));
    }
}
