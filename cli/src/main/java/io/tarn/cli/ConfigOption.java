package io.tarn.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option `--config`, which every command with options has; [ConfigFile] reads it before the others are parsed.
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A YAML file with any of these options, such as `seed: 7`; options given here win.")
    @Nullable Path file;
}
