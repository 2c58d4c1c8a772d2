package io.tarn.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of texts that seldom repeat; null is a missing one.
public record Texts(String name, List<@Nullable String> texts) implements Column {
    public Texts {
        texts = Collections.unmodifiableList(new ArrayList<@Nullable String>(texts));
    }

    @Override
    public int size() {
        return texts.size();
    }

    @Override
    public boolean isMissing(int row) {
        return texts.get(row) == null;
    }

    @Override
    public String text(int row) {
        String text = texts.get(row);
        return text == null ? "" : text;
    }

    @Override
    public Texts rows(int... indices) {
        var chosen = new ArrayList<@Nullable String>(indices.length);
        Arrays.stream(indices).forEach(i -> chosen.add(texts.get(i)));
        return new Texts(name, chosen);
    }

    @Override
    public Texts named(String other) {
        return new Texts(other, texts);
    }
}
