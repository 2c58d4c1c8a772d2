package io.tarn.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The commit of the git repository around a folder, read from its files: no git is needed.
final class GitCommit {
    private GitCommit() {}

    /// Empty where there is no repository, or none that can be read.
    static Optional<String> around(Path folder) {
        for (var at = Optional.of(folder.toAbsolutePath());
                at.isPresent();
                at = Optional.ofNullable(at.get().getParent())) {
            Path git = at.get().resolve(".git");
            if (Files.exists(git)) {
                try {
                    return commit(git);
                } catch (IOException e) {
                    return Optional.empty(); // a repository that cannot be read tells nothing
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> commit(Path git) throws IOException {
        if (Files.isRegularFile(git)) { // a work tree of its own, whose repository lies elsewhere
            String line = Files.readString(git).strip();
            return line.startsWith("gitdir: ")
                    ? commit(git.resolveSibling(line.substring("gitdir: ".length())))
                    : Optional.empty();
        }
        String head = Files.readString(git.resolve("HEAD")).strip();
        if (!head.startsWith("ref: ")) {
            return Optional.of(head).filter(GitCommit::isHash);
        }
        String reference = head.substring("ref: ".length());
        Path common = git;
        if (Files.exists(git.resolve("commondir"))) {
            common = git.resolve(Files.readString(git.resolve("commondir")).strip());
        }
        if (Files.isRegularFile(common.resolve(reference))) {
            return Optional.of(Files.readString(common.resolve(reference)).strip())
                    .filter(GitCommit::isHash);
        }
        return packed(common, reference);
    }

    private static Optional<String> packed(Path git, String reference) throws IOException {
        Path file = git.resolve("packed-refs");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.endsWith(" " + reference))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(GitCommit::isHash)
                .findFirst();
    }

    private static boolean isHash(String text) {
        return text.matches("[0-9a-f]{40}([0-9a-f]{24})?");
    }
}
