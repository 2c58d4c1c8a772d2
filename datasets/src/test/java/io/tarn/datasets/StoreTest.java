package io.tarn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tarn.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data sets that are not shipped come from a folder, from the network or from the user, never unchecked.
final class StoreTest {
    private static final byte[] TEXT =
            "once upon a time\n".repeat(100).getBytes(StandardCharsets.UTF_8);

    @TempDir private Path home;
    @TempDir private Path place;
    private byte[] packed;
    private Entry tale;

    @BeforeEach
    void define() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(TEXT);
        }
        packed = out.toByteArray();
        tale =
                new Entry(
                        "tale",
                        "",
                        "language",
                        100,
                        0,
                        "MIT",
                        "npm tales 1.0.0",
                        false,
                        List.of(file("a.txt", TEXT), file("b.txt.gz", packed)));
    }

    private static SourceFile file(String name, byte[] bytes) {
        return new SourceFile(name, "data/" + name, bytes.length, Sha256.of(bytes));
    }

    private Store store() {
        return new Store(home, Optional.empty());
    }

    private Store store(String location) {
        return new Store(home, Optional.of(location));
    }

    @Test
    void withoutLocationTheErrorSaysInOneLineWhatToGetAndWhatToRun() {
        assertThatThrownBy(() -> store().fetch(tale))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("from the package npm tales 1.0.0 take data/a.txt (sha256 ")
                .hasMessageContaining(Sha256.of(packed))
                .hasMessageContaining("'tarn data add tale FILE'")
                .hasMessageContaining("TARN_DATA_LOCATION")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> store().path(tale)).hasMessageContaining("tarn data get tale");
        assertThat(store().has(tale)).isFalse();
    }

    @Test
    void fetchesFromAFolderAndUnpacks() throws IOException {
        Path folder = Files.createDirectories(place.resolve("tale"));
        Files.write(folder.resolve("a.txt"), TEXT);
        Files.write(place.resolve("b.txt.gz"), packed); // a flat folder does as well
        Path fetched = store(place.toString()).fetch(tale);
        assertThat(fetched.resolve("a.txt")).hasBinaryContent(TEXT);
        assertThat(fetched.resolve("b.txt")).hasBinaryContent(TEXT);
        assertThat(store().has(tale)).isTrue();
        assertThat(store().path(tale)).isEqualTo(fetched);
        assertThat(fetched.resolveSibling(fetched.getFileName() + ".parts")).doesNotExist();
    }

    @Test
    void fetchesFromTheNetworkAndGoesOnWithWhatIsMissing() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://localhost:" + server.getAddress().getPort() + "/sets";
        serve(server, "/sets/tale/a.txt", TEXT);
        server.start();
        try {
            assertThatThrownBy(() -> store(address).fetch(tale))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("tale/b.txt.gz, got HTTP status 404");
            server.removeContext("/sets/tale/a.txt"); // it is here already
            serve(server, "/sets/tale/b.txt.gz", "other".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> store(address).fetch(tale))
                    .hasMessageContaining("got 5 bytes, sha256 " + Sha256.of("other".getBytes()));
            server.removeContext("/sets/tale/b.txt.gz");
            serve(server, "/sets/tale/b.txt.gz", packed);
            assertThat(store(address + "/").fetch(tale).resolve("b.txt")).hasBinaryContent(TEXT);
        } finally {
            server.stop(0);
        }
        assertThat(store(address).fetch(tale).resolve("a.txt")).hasBinaryContent(TEXT);
    }

    private static void serve(HttpServer server, String path, byte[] content) {
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, content.length);
                    try (var body = exchange.getResponseBody()) {
                        body.write(content);
                    }
                });
    }

    @Test
    void aNetworkThatIsNotThereIsReportedInOneLine() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        } // and now nobody listens there
        for (String address : List.of("http://localhost:" + port, "http://no spaces allowed")) {
            assertThatThrownBy(() -> store(address).fetch(tale))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("check the network and TARN_DATA_LOCATION")
                    .hasMessageContaining("npm tales 1.0.0")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aFileIsAddedByItsHashWhateverItsName() throws IOException {
        Path one = Files.write(place.resolve("downloaded (1).txt"), TEXT);
        assertThat(store().add(tale, one)).extracting(SourceFile::name).containsExactly("b.txt.gz");
        assertThatThrownBy(() -> store().path(tale))
                .hasMessageContaining("expected 2 files, which are not shipped, got 1")
                .hasMessageNotContaining("data/a.txt");
        assertThat(store().add(tale, Files.write(place.resolve("b"), packed))).isEmpty();
        assertThat(store().path(tale).resolve("b.txt")).hasBinaryContent(TEXT);
        assertThat(one).exists();
    }

    @Test
    void aFolderIsSearchedForTheFiles() throws IOException {
        Path folder = Files.createDirectories(place.resolve("package/data"));
        Files.write(folder.resolve("a.txt"), TEXT);
        Files.write(folder.resolve("b.txt.gz"), packed);
        Files.writeString(folder.resolve("readme"), "not a part");
        assertThat(store().add(tale, place)).isEmpty();
        assertThat(store().has(tale)).isTrue();
        assertThat(store().add(tale, place)).as("once more").isEmpty();
        Path other = Files.writeString(folder.resolve("other"), "not a part either");
        assertThatThrownBy(() -> store().add(tale, other))
                .hasMessageContaining("expected one of its files, got other of 17 bytes");
    }

    @Test
    void aWrongFileIsNotTaken() throws IOException {
        byte[] changed = TEXT.clone();
        changed[5] ^= 1;
        Path wrong = Files.write(place.resolve("a.txt"), changed);
        assertThatThrownBy(() -> store().add(tale, wrong))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("got a.txt of 1,700 bytes, sha256 " + Sha256.of(changed))
                .hasMessageContaining("data/a.txt (sha256 " + Sha256.of(TEXT));
        assertThatThrownBy(() -> store().add(tale, place.resolve("nothing")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("check the path");
        assertThat(home.resolve("datasets")).doesNotExist();
    }

    @Test
    void shippedSetsNeedNothingAdded() {
        assertThat(store().add(Datasets.named("iris"), place)).isEmpty();
        assertThat(store().has(Datasets.named("iris"))).isTrue();
        assertThat(store().fetch(Datasets.named("iris"))).hasFileName("iris.csv");
    }
}
