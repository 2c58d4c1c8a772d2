package io.tarn.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PhoneAlignerTest {
    private static final int WIDTH = 3;

    /// A recording together with the truth that nobody tells the aligner.
    private record Known(Spoken spoken, int[] truth) {}

    /// Phones of 4 to 15 frames in random order, with silence around; each has a place of its own in space.
    private static Known known(SplittableRandom chance) {
        List<Integer> phones = new ArrayList<>(List.of(0));
        List<Integer> truth = new ArrayList<>();
        add(truth, 0, chance);
        for (int i = 0; i < 5; i++) {
            int phone = chance.nextInt(1, 6);
            phones.add(phone);
            add(truth, phone, chance);
        }
        phones.add(0);
        add(truth, 0, chance);
        float[] frames = new float[truth.size() * WIDTH];
        for (int t = 0; t < truth.size(); t++) {
            for (int d = 0; d < WIDTH; d++) {
                double place = 3 * Math.sin(truth.get(t) * (d + 1.3));
                frames[t * WIDTH + d] = (float) (place + 0.3 * chance.nextGaussian());
            }
        }
        return new Known(
                new Spoken(frames, WIDTH, phones.stream().mapToInt(p -> p).toArray()),
                truth.stream().mapToInt(p -> p).toArray());
    }

    private static void add(List<Integer> truth, int phone, SplittableRandom chance) {
        int frames = chance.nextInt(4, 16);
        for (int t = 0; t < frames; t++) {
            truth.add(phone);
        }
    }

    @Test
    void findsBoundariesThatNobodyMarked() {
        var chance = new SplittableRandom(5);
        List<Known> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(known(chance));
        }
        var aligner = PhoneAligner.learn(all.stream().map(Known::spoken).toList(), 6, 12);
        int frames = 0;
        int right = 0;
        for (Known known : all) {
            int[] found = aligner.align(known.spoken());
            for (int t = 0; t < found.length; t++) {
                frames++;
                right += found[t] == known.truth()[t] ? 1 : 0;
            }
        }
        assertThat((double) right / frames).isGreaterThan(0.97);
        double[] history = aligner.history();
        for (int i = 1; i < history.length; i++) {
            assertThat(history[i]).isGreaterThan(history[i - 1] - 1e-9);
        }
    }

    @Test
    void theLikeliestWayIsThatOfEnumeration() {
        int[] chain = {0, 3, 4, 5, 0, 6, 7, 8, 0}; // silence, a phone, silence, a phone, silence
        var chance = new SplittableRandom(2);
        for (int trial = 0; trial < 20; trial++) {
            int frames = 6 + trial % 4;
            double[] emitted =
                    chance.doubles((long) frames * chain.length).map(Math::log).toArray();
            LeftToRight found = LeftToRight.of(chain, 3, emitted);
            assertThat(found.logLikelihood())
                    .isCloseTo(best(chain, emitted, frames, 0, -1), within(1e-12));
            assertThat(found.states()).hasSize(frames);
        }
    }

    /// The best of all ways from frame `t` on, after place `before`.
    private static double best(int[] chain, double[] emitted, int frames, int t, int before) {
        int n = chain.length;
        if (t == frames) {
            boolean ended = before == n - 1 || before == n - 2;
            return ended ? 0 : Double.NEGATIVE_INFINITY;
        }
        double most = Double.NEGATIVE_INFINITY;
        for (int j = Math.max(before, 0); j < Math.min(n, before + 3); j++) {
            boolean skips = j == before + 2;
            if (!skips || chain[j - 1] == 0) {
                double rest = best(chain, emitted, frames, t + 1, j);
                most = Math.max(most, emitted[t * n + j] + rest);
            }
        }
        return most;
    }

    @Test
    void silenceHasOneStateAndAPhoneThree() {
        assertThat(PhoneAligner.chain(new int[] {0, 2, 1, 0}))
                .containsExactly(0, 6, 7, 8, 3, 4, 5, 0);
    }

    @Test
    void saysWhatCannotBeAligned() {
        float[] frames = new float[5 * WIDTH];
        assertThatThrownBy(() -> new Spoken(frames, WIDTH, new int[] {0, 1, 2, 0}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2 phones in 5 frames");
        assertThatThrownBy(() -> new Spoken(frames, WIDTH, new int[] {0}))
                .hasMessageContaining("a phone or more");
        assertThatThrownBy(() -> new Spoken(frames, 4, new int[] {1}))
                .hasMessageContaining("rows of 4 features");
        assertThatThrownBy(() -> new Spoken(frames, WIDTH, new int[] {0, 0, 1}))
                .hasMessageContaining("a phone between two pauses, got [0, 0, 1]");
        var spoken = new Spoken(frames, WIDTH, new int[] {1});
        assertThatThrownBy(() -> PhoneAligner.learn(List.of(spoken), 1, 1))
                .hasMessageContaining("phones from 0 to 0");
        assertThatThrownBy(() -> PhoneAligner.learn(List.of(), 1, 1))
                .hasMessageContaining("a recording or more");
    }

    @Test
    void aPhoneThatNeverOccursLooksLikeEverything() {
        var chance = new SplittableRandom(1);
        Spoken spoken = known(chance).spoken();
        var states = PhoneStates.of(List.of(spoken), List.of(new int[spoken.count()]), 6);

        assertThat(Arrays.copyOfRange(states.means(), 5 * WIDTH, 6 * WIDTH))
                .containsExactly(Arrays.copyOf(states.means(), WIDTH), within(1e-9));
    }
}
