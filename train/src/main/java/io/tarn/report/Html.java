package io.tarn.report;

import java.util.regex.Pattern;

/// Text as HTML: nothing in it is markup, wherever it stands.
final class Html {
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*\n]+)\\*\\*");

    private Html() {}

    /// For elements and for attributes in quotes; characters that XML does not know become `�`.
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(letter -> {
                    switch (letter) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&#39;");
                        default -> escaped.appendCodePoint(known(letter) ? letter : 0xFFFD);
                    }
                });
        return escaped.toString();
    }

    private static boolean known(int letter) {
        return letter >= 0x20 && !(letter >= 0xD800 && letter <= 0xDFFF) && letter < 0xFFFE
                || letter > 0xFFFF
                || letter == '\n'
                || letter == '\t';
    }

    /// With `code` in backticks and **strong** words; everything else is escaped.
    static String prose(String text) {
        var code = CODE.matcher(escape(text)).replaceAll("<code>$1</code>");
        return STRONG.matcher(code).replaceAll("<strong>$1</strong>");
    }
}
