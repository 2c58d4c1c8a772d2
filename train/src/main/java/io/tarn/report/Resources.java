package io.tarn.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The style sheet and the scripts that a page takes in.
final class Resources {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/";

    private Resources() {}

    static String style() {
        return read("page.css")
                .replace("/*light*/", Theme.LIGHT.css())
                .replace("/*dark*/", Theme.DARK.css());
    }

    static String script() {
        return read("page.js");
    }

    /// @param whole with all kinds of charts, or only the common ones, which are two thirds as long
    static String echarts(boolean whole) {
        return read(ECHARTS + (whole ? "echarts.min.js" : "echarts.common.min.js"));
    }

    private static String read(String name) {
        try (var in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "Page: expected %s on the class path, got nothing; add org.webjars:echarts:5.5.0"
                                .formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
