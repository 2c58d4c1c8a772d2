package io.tarn.cli;

import io.tarn.data.DataException;

import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A YAML file of flags: `--config run.yaml` puts its entries in the place of flags that were not given.
///
/// `budget: 5m` stands for `--budget=5m`, `json: true` for `--json`, a list for the flag with each of its values.
final class ConfigFile {
    private static final String FLAG = "--config";

    private ConfigFile() {}

    /// The arguments, with those of the file added.
    static String[] expand(String... arguments) {
        List<String> given = new ArrayList<>(List.of(arguments));
        int at = position(given);
        if (at < 0) {
            return arguments;
        }
        String first = given.remove(at);
        String name =
                first.contains("=")
                        ? first.substring(first.indexOf('=') + 1)
                        : at < given.size() ? given.remove(at) : "";
        read(Path.of(name))
                .forEach((key, value) -> {
                    String flag = "--" + key;
                    if (given.stream()
                            .noneMatch(it -> it.equals(flag) || it.startsWith(flag + "="))) {
                        values(name, key.toString(), value).forEach(given::add);
                    }
                });
        return given.toArray(String[]::new);
    }

    private static int position(List<String> arguments) {
        for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
            if (arguments.get(i).equals(FLAG) || arguments.get(i).startsWith(FLAG + "=")) {
                return i;
            }
        }
        return -1;
    }

    private static Stream<String> values(String file, String key, Object value) {
        String flag = "--" + key;
        return switch (value) {
            case Boolean truth -> truth ? Stream.of(flag) : Stream.empty();
            case List<?> all -> all.stream().flatMap(each -> values(file, key, each));
            case Map<?, ?> map ->
                    throw DataException.of(
                            file, "a value or a list for " + key, map, "write one line per flag");
            default -> Stream.of(flag + "=" + value);
        };
    }

    private static Map<?, ?> read(Path file) {
        try {
            Object content = new YAMLMapper().readValue(Files.readString(file), Object.class);
            if (content instanceof Map<?, ?> map) {
                return map;
            }
            throw DataException.of(
                    file.toString(),
                    "lines such as `budget: 5m`",
                    content,
                    "name flags without --");
        } catch (IOException e) {
            throw DataException.of(
                    FLAG, "a file that can be read", file + " (" + e + ")", "look at its name", e);
        } catch (JacksonException e) {
            throw DataException.of(
                    file.toString(), "YAML", e.getOriginalMessage(), "mend the file", e);
        }
    }
}
