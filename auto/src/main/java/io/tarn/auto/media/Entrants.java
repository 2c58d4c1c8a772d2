package io.tarn.auto.media;

import io.tarn.auto.media.Architecture.Form;
import io.tarn.auto.media.Entrant.Recipe;
import io.tarn.auto.media.Entrant.Variety;
import io.tarn.data.sound.SoundFeatures;
import io.tarn.data.sound.Wav;
import io.tarn.data.text.TextSplitter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The ways of learning that suit a kind of files, the simplest first.
final class Entrants {
    private static final int THUMBNAIL = 16;
    private static final int LARGE = 48; // the side of a picture
    private static final int MOST_FRAMES = 500;
    private static final int HIGHEST_RATE = 16_000;
    private static final int LOWEST_RATE = 4_000;

    private Entrants() {}

    static List<Entrant> of(Material material, PictureSize size) {
        return switch (material.found().kind()) {
            case IMAGES -> images(material, size);
            case SOUND -> sounds(material);
            case TEXT -> texts(material);
        };
    }

    private static List<Entrant> images(Material material, PictureSize size) {
        int classes = material.classes();
        int channels = size.channels();
        var small = PictureIntake.fit(material.training(), channels, THUMBNAIL, THUMBNAIL);
        var whole = PictureIntake.fit(material.training(), channels, size.height(), size.width());
        int side = Math.min(size.height(), size.width());
        int blocks =
                side >= LARGE ? 4 : Math.clamp(31 - Integer.numberOfLeadingZeros(side / 2), 1, 3);
        return List.of(
                Entrant.majority(small, classes),
                Entrant.of(
                                "softmax regression",
                                "weighs each pixel of a picture of 16 x 16",
                                small,
                                Architecture.linear(channels * THUMBNAIL * THUMBNAIL, classes),
                                new Recipe(3e-3, 0.05, 1500, Variety.SAME))
                        .always(),
                Entrant.of(
                                "small convolution network",
                                "%d layers that look for small patterns, then larger ones"
                                        .formatted(blocks),
                                whole,
                                new Architecture(
                                        Form.CONVOLUTION,
                                        channels,
                                        side >= LARGE ? 16 : 24,
                                        blocks,
                                        classes),
                                new Recipe(5e-3, 0.05, 2000, Variety.VARIED))
                        .always(),
                Entrant.of(
                        "residual network",
                        "%d layers with ways around them".formatted(2 * Math.min(3, blocks) + 1),
                        whole,
                        new Architecture(Form.RESIDUAL, channels, 32, blocks, classes),
                        new Recipe(3e-3, 0.05, 3000, Variety.VARIED)));
    }

    private static List<Entrant> sounds(Material material) {
        int classes = material.classes();
        int rate = Math.clamp(rate(material.training()), LOWEST_RATE, HIGHEST_RATE);
        SoundFeatures features = SoundFeatures.logMel(c -> c.rate(rate).mels(40));
        var summary = SummaryIntake.fit(material.training(), features);
        var frames = FrameIntake.fit(material.training(), features, MOST_FRAMES);
        int width = features.width();
        return List.of(
                Entrant.majority(summary, classes),
                Entrant.of(
                                "softmax regression",
                                "weighs how loud each band is on the whole and how much it changes",
                                summary,
                                Architecture.linear(2 * width, classes),
                                new Recipe(1e-2, 0.05, 1500, Variety.SAME))
                        .always(),
                Entrant.of(
                                "small spectrum network",
                                "3 layers that look for patterns in the spectrum over time",
                                frames,
                                new Architecture(Form.SPECTRUM, width, 16, 3, classes),
                                new Recipe(5e-3, 0.05, 600, Variety.VARIED))
                        .always(),
                Entrant.of(
                        "large spectrum network",
                        "the same with twice as many patterns, trained longer",
                        frames,
                        new Architecture(Form.SPECTRUM, width, 32, 3, classes),
                        new Recipe(3e-3, 0.05, 1500, Variety.VARIED)));
    }

    /// The most frequent number of samples a second among some files.
    private static int rate(List<Path> files) {
        int[] rates =
                files.stream()
                        .limit(101)
                        .mapToInt(file -> Wav.info(file).rate())
                        .sorted()
                        .toArray();
        return rates[rates.length / 2];
    }

    private static List<Entrant> texts(Material material) {
        int classes = material.classes();
        int[] lengths =
                BagIntake.texts(material.training()).stream()
                        .mapToInt(text -> TextSplitter.words().split(text).size())
                        .toArray();
        Arrays.sort(lengths);
        int longest = Math.clamp(lengths[(int) (0.95 * (lengths.length - 1))], 8, 256);
        var bag = BagIntake.fit(material.training());
        var words = WordIntake.fit(material.training(), longest);
        int known = words.vocabulary().size();
        return List.of(
                Entrant.majority(bag, classes),
                Entrant.of(
                                "softmax regression",
                                "weighs each word",
                                bag,
                                Architecture.linear(bag.words(), classes),
                                new Recipe(2e-2, 1e-3, 1500, Variety.SAME))
                        .always(),
                Entrant.of(
                                "bag of word vectors",
                                "gives each word a place in a space and looks at the mean place",
                                words,
                                new Architecture(Form.WORD_BAG, known, 32, 1, classes),
                                new Recipe(1e-2, 0.05, 1500, Variety.VARIED))
                        .always(),
                Entrant.of(
                        "word convolution network",
                        "looks for telling runs of three and five words",
                        words,
                        new Architecture(Form.WORD_CONVOLUTION, known, 48, 1, classes),
                        new Recipe(2e-3, 0.05, 1000, Variety.VARIED)));
    }
}
