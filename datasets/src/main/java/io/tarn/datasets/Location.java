package io.tarn.datasets;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A place that holds the files of data sets as `NAME/FILE`: a folder, or an address that begins with http.
final class Location {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final String place;

    Location(String place) {
        this.place = place;
    }

    /// The bytes of a file; whoever reads them must check them.
    InputStream open(Entry entry, SourceFile file) throws IOException {
        return place.startsWith("http://") || place.startsWith("https://")
                ? download(entry, file)
                : Files.newInputStream(inFolder(entry, file));
    }

    private Path inFolder(Entry entry, SourceFile file) {
        Path folder = Path.of(place);
        Path own = folder.resolve(entry.name()).resolve(file.name());
        Path flat = folder.resolve(file.name());
        if (Files.isRegularFile(own)) {
            return own;
        }
        if (Files.isRegularFile(flat)) {
            return flat;
        }
        throw missing(entry, own, "no such file");
    }

    private InputStream download(Entry entry, SourceFile file) throws IOException {
        URI address = address(entry, file);
        HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> response =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != OK) {
                response.body().close();
                throw missing(entry, address, "HTTP status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + address, e);
        }
    }

    private URI address(Entry entry, SourceFile file) throws IOException {
        String base = place.endsWith("/") ? place : place + "/";
        try {
            return new URI(base + entry.name() + "/" + file.name());
        } catch (URISyntaxException e) {
            throw new IOException("no address: " + e.getMessage(), e);
        }
    }

    private static DataException missing(Entry entry, Object where, String got) {
        return DataException.of(
                "Datasets.fetch(\"" + entry.name() + "\")",
                "a file at " + where,
                got,
                "put it there: " + Advice.files(entry, entry.files()));
    }
}
