package io.tarn.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The file in which the shell keeps its history and settings between sessions.
public record ShellMemory(Path file) {
    /// Where programs keep such things: `$XDG_STATE_HOME/tarn`, by default `~/.local/state/tarn`.
    static Path usualPlace() {
        var chosen = System.getenv("XDG_STATE_HOME");
        var folder =
                chosen == null || chosen.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(chosen);
        return folder.resolve("tarn").resolve("shell.properties");
    }

    /// What was kept; nothing if this is the first session or the file cannot be read.
    Map<String, String> read() {
        var kept = new Properties();
        if (Files.isReadable(file)) {
            try (var reader = Files.newBufferedReader(file, UTF_8)) {
                kept.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                complain("cannot read", e);
                return new TreeMap<>();
            }
        }
        var settings = new TreeMap<String, String>();
        kept.stringPropertyNames().forEach(name -> settings.put(name, kept.getProperty(name)));
        return settings;
    }

    /// Keeps the settings, whole or not at all. A history that cannot be kept is worth a line, not a
    /// failure.
    void write(Map<String, String> settings) {
        var kept = new Properties();
        kept.putAll(settings);
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            var draft = Files.createTempFile(folder, "shell", ".draft");
            try (var writer = Files.newBufferedWriter(draft, UTF_8)) {
                kept.store(writer, "The history and settings of tarn shell.");
            }
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            complain("cannot write", e);
        }
    }

    private static void complain(String what, Exception e) {
        System.err.println("tarn shell: " + what + " the history: " + e);
    }
}
