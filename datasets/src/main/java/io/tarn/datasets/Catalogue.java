package io.tarn.datasets;

import io.tarn.data.DataException;
import io.tarn.data.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The data sets that Tarn knows, read from `catalogue.json` beside them.
final class Catalogue {
    private static final String FILE = "catalogue.json";
    static final List<Entry> ALL = read();

    private Catalogue() {}

    static Entry named(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        DataException.of(
                                "Datasets",
                                "the name of a data set",
                                '"' + name + '"',
                                Nearest.hint(name, ALL.stream().map(Entry::name).toList())
                                        + " (tarn data list shows all)"));
    }

    private static List<Entry> read() {
        try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing in the jar of tarn-datasets");
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode node : JsonMapper.shared().readTree(in)) {
                entries.add(entry(node));
            }
            return List.copyOf(entries);
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException(FILE + " in the jar of tarn-datasets is damaged", e);
        }
    }

    private static Entry entry(JsonNode node) {
        List<SourceFile> files = new ArrayList<>();
        for (JsonNode file : node.required("files")) {
            files.add(
                    new SourceFile(
                            text(file, "name"),
                            file.path("inside").asString(""),
                            file.required("bytes").asLong(),
                            text(file, "sha256")));
        }
        return new Entry(
                text(node, "name"),
                text(node, "description"),
                text(node, "task"),
                node.required("rows").asInt(),
                node.required("classes").asInt(),
                text(node, "licence"),
                text(node, "origin"),
                node.required("shipped").asBoolean(),
                files);
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }
}
