package io.tarn.report;

import java.util.ArrayList;
import java.util.List;

/// Lists that grow by copying.
final class Lists {
    private Lists() {}

    static <T> List<T> append(List<T> list, T element) {
        var longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
