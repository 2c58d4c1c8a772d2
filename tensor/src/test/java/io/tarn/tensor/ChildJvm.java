package io.tarn.tensor;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A second Java process with options of its own, for what a running one cannot show of itself.
final class ChildJvm {
    private ChildJvm() {}

    /// Runs the `main` of a test class and gives what it printed.
    static String run(Class<?> program, List<String> options, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        File output = File.createTempFile("child", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output)
                            .start();
            int code = process.waitFor();
            String text = java.nio.file.Files.readString(output.toPath(), StandardCharsets.UTF_8);
            if (code != 0) {
                throw new AssertionError("the child ended with code " + code + ":\n" + text);
            }
            return text.strip();
        } finally {
            java.nio.file.Files.delete(output.toPath());
        }
    }
}
