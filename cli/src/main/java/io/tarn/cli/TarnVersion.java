package io.tarn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version of Tarn, as the build wrote it.
final class TarnVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"tarn " + text()};
    }

    static String text() {
        var properties = new Properties();
        try (var file = TarnVersion.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
