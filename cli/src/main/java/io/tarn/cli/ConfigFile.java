package io.tarn.cli;

import io.tarn.data.DataException;
import io.tarn.data.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A YAML file of flags: `--config run.yaml` puts its entries in the place of flags that were not given.
///
/// `budget: 5m` stands for `--budget=5m`, `json: true` for `--json`, a list for the flag with each of its values.
final class ConfigFile {
    private static final String FLAG = "--config";
    private static final long LARGEST = 1 << 20;

    private final String name;
    private final CommandSpec command;

    private ConfigFile(String name, CommandSpec command) {
        this.name = name;
        this.command = command;
    }

    /// Gives every command that has options this one too.
    static void addTo(CommandLine command) {
        command.getSubcommands().values().forEach(ConfigFile::addTo);
        CommandSpec spec = command.getCommandSpec();
        if (spec.options().stream().anyMatch(it -> !it.usageHelp() && !it.versionHelp())) {
            spec.addOption(
                    OptionSpec.builder(FLAG)
                            .type(Path.class)
                            .paramLabel("FILE")
                            .description(
                                    "A YAML file with any of these options, such as `json: true`; options given here win.")
                            .build());
        }
    }

    /// The arguments, with those of the file added.
    static String[] expand(CommandLine root, String... arguments) {
        List<String> given = new ArrayList<>(List.of(arguments));
        int at = position(given);
        if (at < 0) {
            return arguments;
        }
        String name =
                given.get(at).startsWith(FLAG + "=")
                        ? given.get(at).substring(FLAG.length() + 1)
                        : at + 1 < given.size() ? given.get(at + 1) : "";
        var file = new ConfigFile(name, command(root, given));
        List<String> added = new ArrayList<>();
        file.read()
                .forEach((key, value) -> {
                    String flag = file.flag(String.valueOf(key));
                    if (given.stream()
                            .noneMatch(it -> it.equals(flag) || it.startsWith(flag + "="))) {
                        file.values(flag, value).forEach(added::add);
                    }
                });
        given.addAll(at, added);
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

    /// The command that the first words name.
    private static CommandSpec command(CommandLine root, List<String> words) {
        CommandLine command = root;
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                break;
            }
            command = next;
        }
        return command.getCommandSpec();
    }

    private String flag(String key) {
        String flag = "--" + key;
        if (command.findOption(flag) != null && !flag.equals(FLAG)) {
            return flag;
        }
        var known =
                command.options().stream()
                        .map(option -> option.longestName().substring(2))
                        .filter(it -> !List.of("config", "help", "version").contains(it))
                        .toList();
        throw DataException.of(
                name,
                "options of " + command.qualifiedName(),
                key,
                Nearest.to(key, known)
                        .map(it -> "did you mean " + it + "?")
                        .orElse("choose from " + String.join(", ", known)));
    }

    private Stream<String> values(String flag, Object value) {
        return switch (value) {
            case null -> throw wrong(flag, "nothing");
            case Map<?, ?> map -> throw wrong(flag, map);
            case Boolean truth -> truth ? Stream.of(flag) : Stream.empty();
            case List<?> all -> all.stream().flatMap(each -> values(flag, each));
            default -> Stream.of(flag + "=" + value);
        };
    }

    private DataException wrong(String flag, Object got) {
        return DataException.of(
                name, "a value or a list for " + flag.substring(2), got, "write one line per flag");
    }

    private Map<?, ?> read() {
        Path file = Path.of(name);
        try {
            if (!Files.isRegularFile(file)) {
                throw DataException.of(
                        FLAG,
                        "a YAML file",
                        name.isEmpty() ? "no name" : Files.exists(file) ? "a folder" : file,
                        "look at its name");
            }
            if (Files.size(file) > LARGEST) {
                throw DataException.of(
                        name, "at most 1 MiB", Files.size(file) + " bytes", "is it YAML?");
            }
            Object content = new YAMLMapper().readValue(Files.readString(file), Object.class);
            if (content instanceof Map<?, ?> map) {
                return map;
            }
            throw DataException.of(
                    name, "lines such as `budget: 5m`", content, "name options without --");
        } catch (CharacterCodingException e) {
            throw DataException.of(name, "text in UTF-8", "other bytes", "mend the file", e);
        } catch (IOException e) {
            throw DataException.of(name, "a file that can be read", e.toString(), "mend it", e);
        } catch (JacksonException e) {
            throw DataException.of(name, "YAML", reason(e), "mend the file", e);
        }
    }

    private static String reason(JacksonException e) {
        String text = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("none");
        var place = e.getLocation();
        return place == null ? text : text + " in line " + place.getLineNr();
    }
}
