package io.tarn.data.image;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Some of many files, from which size and colour of all are taken where the user chose none.
record Sample(List<Path> files, ImageConfig config) {
    private static final int HEADERS = 100;
    private static final int DECODED = 8;
    private static final int LARGEST = 256;
    private static final int USUAL = 64;

    Preparation preparation() {
        var decoder = new Decoder(config.mostPixels());
        Decoder.Header size = size(decoder);
        return new Preparation(
                decoder, channels(decoder), size.height(), size.width(), config.fit());
    }

    private Decoder.Header size(Decoder decoder) {
        if (config.height() > 0) {
            return new Decoder.Header(config.height(), config.width());
        }
        List<Decoder.Header> sizes = each(HEADERS, decoder::header).distinct().toList();
        boolean small =
                sizes.size() == 1
                        && Math.max(sizes.getFirst().height(), sizes.getFirst().width()) <= LARGEST;
        return small ? sizes.getFirst() : new Decoder.Header(USUAL, USUAL);
    }

    private int channels(Decoder decoder) {
        if (config.channels() > 0) {
            return config.channels();
        }
        return each(DECODED, decoder::read).mapToInt(ByteImage::channels).max().orElse(3);
    }

    /// What is made of up to `count` files, spread evenly; unreadable ones are passed over.
    private <T> Stream<T> each(int count, Function<Path, T> make) {
        int taken = Math.min(count, files.size());
        return IntStream.range(0, taken)
                .mapToObj(i -> files.get((int) ((long) i * files.size() / taken)))
                .flatMap(file -> made(file, make));
    }

    private static <T> Stream<T> made(Path file, Function<Path, T> make) {
        try {
            return Stream.of(make.apply(file));
        } catch (DataException _) { // Gathering complains about it
            return Stream.empty();
        }
    }
}
