package io.tarn.report;

import java.util.List;
import java.util.Map;

/// A piece of a [Section].
sealed interface Block {
    record Text(String text) implements Block {}

    record Table(String caption, Grid grid) implements Block {}

    record Charts(List<Chart> charts) implements Block {}

    record Drawing(Picture picture) implements Block {}

    /// @param language what it is written in, or nothing
    record Code(String language, String code) implements Block {}

    record Values(Map<String, String> values) implements Block {}

    record Note(Tone tone, String text) implements Block {}

    record Verdict(Tone tone, String text) implements Block {}

    record Figures(List<Figure> figures) implements Block {}

    record Points(List<String> points) implements Block {}
}
