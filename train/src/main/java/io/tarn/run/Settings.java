package io.tarn.run;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Nested settings as flat ones: `{"optimizer": {"rate": 0.01}}` is `optimizer.rate = 0.01`.
final class Settings {
    private Settings() {}

    static Map<String, String> flat(Map<String, ?> settings) {
        var flat = new TreeMap<String, String>();
        settings.forEach((name, value) -> put(flat, name, value));
        return flat;
    }

    private static void put(Map<String, String> flat, String name, Object value) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, inner) -> put(flat, name + "." + key, inner));
            case Collection<?> list -> {
                int number = 0;
                for (Object inner : list) {
                    put(flat, name + "." + number++, inner);
                }
            }
            case null, default -> flat.put(name, String.valueOf(value));
        }
    }
}
