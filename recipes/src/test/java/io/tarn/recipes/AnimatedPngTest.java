package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class AnimatedPngTest {
    private record Chunk(String name, byte[] content) {
        int number(int place) {
            return ByteBuffer.wrap(content).getInt(4 * place);
        }
    }

    private static BufferedImage image(int... colours) {
        var image = new BufferedImage(colours.length, 1, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < colours.length; x++) {
            image.setRGB(x, 0, colours[x]);
        }
        return image;
    }

    private static byte[] film() {
        return AnimatedPng.of(List.of(image(1, 2), image(1, 0xff0000), image(1, 0xff0000)), 150);
    }

    /// Reads the chunks and checks their sums, as the PNG specification says.
    private static List<Chunk> chunks(byte[] png) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        try (var in = new DataInputStream(new ByteArrayInputStream(png))) {
            in.skipNBytes(8);
            while (in.available() > 0) {
                byte[] content = new byte[in.readInt()];
                byte[] name = in.readNBytes(4);
                in.readFully(content);
                var sum = new CRC32();
                sum.update(name);
                sum.update(content);
                assertThat(in.readInt()).isEqualTo((int) sum.getValue());
                chunks.add(new Chunk(new String(name, "US-ASCII"), content));
            }
        }
        return chunks;
    }

    @Test
    void isAPngOfItsFirstFrame() throws IOException {
        var first = ImageIO.read(new ByteArrayInputStream(film()));

        assertThat(first.getRGB(0, 0)).isEqualTo(0xff000001);
        assertThat(first.getRGB(1, 0)).isEqualTo(0xff000002);
    }

    @Test
    void holdsEveryFrameInTheOrderOfTheSpecification() throws IOException {
        var chunks = chunks(film());

        assertThat(chunks.stream().map(Chunk::name))
                .containsExactly(
                        "IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND");
        assertThat(chunks.get(1).number(0)).isEqualTo(3); // frames
        // sequence numbers rise over control and data together
        assertThat(chunks.subList(2, 8).stream().filter(c -> !c.name().equals("IDAT")))
                .extracting(c -> c.number(0))
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void showsTheLastFrameLonger() throws IOException {
        var controls = chunks(film()).stream().filter(c -> c.name().equals("fcTL")).toList();

        assertThat(controls)
                .extracting(c -> (int) ByteBuffer.wrap(c.content()).getShort(20))
                .containsExactly(150, 150, 2000);
    }
}
