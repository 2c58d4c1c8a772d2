package io.tarn.report;

/// About how wide a text is, without asking for a font: pictures are the same on every machine.
final class Letters {
    private static final String NARROW = "ijltfrI.,:;'|!()[] -";
    private static final String WIDE = "mwMW%@—…";

    private Letters() {}

    static double width(String text, double size) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            width +=
                    NARROW.indexOf(letter) >= 0
                            ? 0.38
                            : WIDE.indexOf(letter) >= 0
                                    ? 0.92
                                    : letter > 0x2e80
                                            ? 1
                                            : Character.isUpperCase(letter) ? 0.7 : 0.6;
        }
        return width * size;
    }

    /// The text, cut where it is wider than there is room.
    static String fitted(String text, double size, double room) {
        var flat = text.replaceAll("\\s+", " ");
        if (width(flat, size) <= room) {
            return flat;
        }
        int end = flat.length();
        while (end > 1 && width(flat.substring(0, end) + "…", size) > room) {
            end--;
        }
        return flat.substring(0, end).stripTrailing() + "…";
    }
}
