package io.tarn.nn.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Weight files made by hand, the kind that no library would write.
final class HostileFile {
    private HostileFile() {}

    static Path safetensors(Path folder, String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return safetensors(folder, json.length, json, data);
    }

    /// A file whose header claims to be `length` bytes long.
    static Path safetensors(Path folder, long length, byte[] header, byte[] data)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length).array());
        bytes.writeBytes(header);
        bytes.writeBytes(data);
        return Files.write(folder.resolve("x.safetensors"), bytes.toByteArray());
    }

    /// A checkpoint with the given pickle and storages.
    static Path checkpoint(Path folder, byte[] pickle, Map<String, byte[]> storages)
            throws IOException {
        return Files.write(folder.resolve("x.pt"), archive(pickle, storages));
    }

    /// The bytes of such a checkpoint.
    static byte[] archive(byte[] pickle, Map<String, byte[]> storages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "x/data.pkl", pickle);
            for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
                add(zip, "x/data/" + storage.getKey(), storage.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
