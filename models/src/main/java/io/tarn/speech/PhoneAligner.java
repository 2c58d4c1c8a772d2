package io.tarn.speech;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Finds when each phone of a recording is spoken, where it is known which are: forced alignment by hidden Markov models.
///
/// A phone has three states that follow each other, each with a Gaussian; a recording is the chain of the states of its phones. Learning
/// begins with recordings that are cut evenly, and alternates: the likeliest cut under the Gaussians, then the Gaussians of that cut
/// (Viterbi training, Rabiner 1989). Nobody has to mark a single frame by hand.
public final class PhoneAligner {
    /// The phone of pauses, which may be left out wherever it stands.
    public static final int SILENCE = 0;

    static final int STATES = 3;

    private final PhoneStates states;
    private final double[] history;

    private PhoneAligner(PhoneStates states, double[] history) {
        this.states = states;
        this.history = history;
    }

    /// @param phones how many there are, with the silence
    /// @param rounds how often the recordings are cut anew
    public static PhoneAligner learn(List<Spoken> recordings, int phones, int rounds) {
        check(recordings, phones);
        List<int[]> cuts = new ArrayList<>(recordings.stream().map(PhoneAligner::evenly).toList());
        PhoneStates states = PhoneStates.of(recordings, cuts, STATES * phones);
        double[] history = new double[rounds];
        int frames = recordings.stream().mapToInt(Spoken::count).sum();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < cuts.size(); i++) {
                LeftToRight cut = cut(states, recordings.get(i));
                cuts.set(i, cut.states());
                history[round] += cut.logLikelihood() / frames;
            }
            states = PhoneStates.of(recordings, cuts, STATES * phones);
        }
        return new PhoneAligner(states, history);
    }

    private static void check(List<Spoken> recordings, int phones) {
        if (recordings.isEmpty()) {
            throw DataException.of(
                    "PhoneAligner", "a recording or more", "none", "give it what is to be learned");
        }
        for (Spoken recording : recordings) {
            if (recording.features() != recordings.getFirst().features()
                    || Arrays.stream(recording.phones()).anyMatch(p -> p < 0 || p >= phones)) {
                throw DataException.of(
                        "PhoneAligner",
                        "phones from 0 to %d, and %d features in each frame"
                                .formatted(phones - 1, recordings.getFirst().features()),
                        "%s and %d"
                                .formatted(
                                        Arrays.toString(recording.phones()), recording.features()),
                        "number the phones from 0, silence first");
            }
        }
    }

    /// The phone of each frame, `[frames]`.
    public int[] align(Spoken recording) {
        return IntStream.of(cut(states, recording).states()).map(s -> s / STATES).toArray();
    }

    /// The log likelihood of a frame before each round of learning; it never falls, up to the floor of the variances.
    public double[] history() {
        return history.clone();
    }

    private static LeftToRight cut(PhoneStates states, Spoken recording) {
        int[] chain = chain(recording.phones());
        return LeftToRight.of(chain, STATES, states.logLikelihoods(recording, chain));
    }

    /// Each state of the chain for as many frames.
    private static int[] evenly(Spoken recording) {
        int[] chain = chain(recording.phones());
        int frames = recording.count();
        return IntStream.range(0, frames).map(t -> chain[t * chain.length / frames]).toArray();
    }

    /// The states of phones, one after another; silence has only its first.
    static int[] chain(int[] phones) {
        return IntStream.of(phones)
                .flatMap(
                        p -> IntStream.range(0, p == SILENCE ? 1 : STATES).map(s -> p * STATES + s))
                .toArray();
    }
}
