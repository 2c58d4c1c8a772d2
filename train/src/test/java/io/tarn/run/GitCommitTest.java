package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The layout of a repository's files is that of git's own documentation (gitrepository-layout).
final class GitCommitTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir private Path folder;
    private Path git;

    @BeforeEach
    void makeRepository() throws IOException {
        git = Files.createDirectories(folder.resolve(".git/refs/heads")).getParent().getParent();
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    }

    @Test
    void readsTheBranchFromAFolderInside() throws IOException {
        Files.writeString(git.resolve("refs/heads/main"), HASH + "\n");
        Path inside = Files.createDirectories(folder.resolve("a/b"));
        assertThat(GitCommit.around(inside)).contains(HASH);
    }

    @Test
    void readsPackedReferences() throws IOException {
        Files.writeString(
                git.resolve("packed-refs"),
                "# pack-refs with: peeled\n" + HASH + " refs/heads/main\n");
        assertThat(GitCommit.around(folder)).contains(HASH);
    }

    @Test
    void readsADetachedHead() throws IOException {
        Files.writeString(git.resolve("HEAD"), HASH + "\n");
        assertThat(GitCommit.around(folder)).contains(HASH);
    }

    @Test
    void readsAWorkTreeWhoseRepositoryLiesElsewhere() throws IOException {
        Files.writeString(git.resolve("refs/heads/side"), HASH + "\n");
        Path linked = Files.createDirectories(git.resolve("worktrees/side"));
        Files.writeString(linked.resolve("HEAD"), "ref: refs/heads/side\n");
        Files.writeString(linked.resolve("commondir"), "../..\n");
        Path tree = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(tree.resolve(".git"), "gitdir: " + linked + "\n");
        assertThat(GitCommit.around(tree)).contains(HASH);
    }

    @Test
    void isEmptyWithoutACommit() {
        assertThat(GitCommit.around(folder)).isEmpty();
    }
}
