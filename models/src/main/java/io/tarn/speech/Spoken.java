package io.tarn.speech;

import io.tarn.data.DataException;
import java.util.Arrays;

/// A recording of which is known what is said, but not when.
///
/// @param frames `[frames × features]`, row by row
/// @param phones in the order in which they are spoken; [PhoneAligner#SILENCE] is a pause that may also be left out
public record Spoken(float[] frames, int features, int[] phones) {
    public Spoken {
        if (features < 1 || frames.length % features != 0) {
            throw DataException.of(
                    "Spoken",
                    "rows of %d features".formatted(features),
                    frames.length + " numbers",
                    "give the features of a frame their number");
        }
        long spoken = Arrays.stream(phones).filter(p -> p != PhoneAligner.SILENCE).count();
        if (spoken == 0 || frames.length / features < PhoneAligner.STATES * spoken) {
            throw DataException.of(
                    "Spoken",
                    "a phone or more, and %d frames for each".formatted(PhoneAligner.STATES),
                    "%d phones in %d frames".formatted(spoken, frames.length / features),
                    "leave it out, or take shorter steps from frame to frame");
        }
        for (int i = 1; i < phones.length; i++) {
            if (phones[i] == PhoneAligner.SILENCE && phones[i - 1] == PhoneAligner.SILENCE) {
                throw DataException.of(
                        "Spoken",
                        "a phone between two pauses",
                        Arrays.toString(phones),
                        "write one pause for both");
            }
        }
        frames = frames.clone();
        phones = phones.clone();
    }

    int count() {
        return frames.length / features;
    }
}
