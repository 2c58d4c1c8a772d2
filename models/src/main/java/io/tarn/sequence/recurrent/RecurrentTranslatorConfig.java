package io.tarn.sequence.recurrent;

import io.tarn.tensor.TensorException;
import java.util.Optional;

/// How a [RecurrentTranslator] is built.
///
/// @param sourceVocabulary tokens that it reads
/// @param targetVocabulary tokens that it writes
/// @param width of the vectors of tokens
/// @param hidden units of each layer of the decoder
/// @param states units of each direction of the encoder, which has two
/// @param layers of the encoder, and of the decoder
/// @param dropout between layers, on the tokens' vectors and before the output
/// @param cells of the encoder
/// @param alignment how it chooses the places that it looks at
/// @param feeding whether the decoder reads what it saw at the step before
/// @param copying whether it may copy tokens of the source
public record RecurrentTranslatorConfig(
        long sourceVocabulary,
        long targetVocabulary,
        long width,
        long hidden,
        long states,
        int layers,
        double dropout,
        Cells cells,
        Alignment.Kind alignment,
        Feeding feeding,
        Optional<Copying> copying) {
    public RecurrentTranslatorConfig {
        long least = Math.min(Math.min(width, hidden), Math.min(states, layers));
        if (Math.min(least, Math.min(sourceVocabulary, targetVocabulary)) < 1) {
            throw TensorException.of(
                    "RecurrentTranslator",
                    "vocabularies, widths and layers of 1 or more",
                    "%d, %d, %d, %d, %d and %d"
                            .formatted(
                                    sourceVocabulary,
                                    targetVocabulary,
                                    width,
                                    hidden,
                                    states,
                                    layers),
                    "give positive numbers");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw TensorException.of(
                    "RecurrentTranslator", "dropout from 0 to below 1", dropout, "0.2 is common");
        }
        if (copying.isPresent() && sourceVocabulary != targetVocabulary) {
            throw TensorException.of(
                    "RecurrentTranslator",
                    "one vocabulary for both sides where it copies",
                    sourceVocabulary + " and " + targetVocabulary,
                    "number the tokens of both sides alike");
        }
    }

    /// The cells of the encoder.
    public enum Cells {
        LSTM,
        GRU
    }

    /// What the decoder reads at each step.
    public enum Feeding {
        /// The token before: all steps of a known target are computed at once, unless the alignment looks back.
        TOKEN,
        /// What it saw at the step before too (input feeding; Luong, Pham and Manning, 2015): step by step, with longer plans.
        SEEN
    }

    /// Copying of tokens.
    ///
    /// @param extra how many numbers from `targetVocabulary` on stand for tokens that only the source at hand has
    /// @param unknown the token as which those are read
    public record Copying(long extra, long unknown) {}

    public RecurrentTranslatorConfig width(long numbers) {
        return with(numbers, states, layers, dropout, cells, alignment, feeding, copying);
    }

    public RecurrentTranslatorConfig states(long units) {
        return with(width, units, layers, dropout, cells, alignment, feeding, copying);
    }

    public RecurrentTranslatorConfig layers(int count) {
        return with(width, states, count, dropout, cells, alignment, feeding, copying);
    }

    public RecurrentTranslatorConfig dropout(double fraction) {
        return with(width, states, layers, fraction, cells, alignment, feeding, copying);
    }

    public RecurrentTranslatorConfig gru() {
        return with(width, states, layers, dropout, Cells.GRU, alignment, feeding, copying);
    }

    /// `c -> c.alignment(AdditiveAlignment::of)`.
    public RecurrentTranslatorConfig alignment(Alignment.Kind kind) {
        return with(width, states, layers, dropout, cells, kind, feeding, copying);
    }

    public RecurrentTranslatorConfig inputFeeding() {
        return with(width, states, layers, dropout, cells, alignment, Feeding.SEEN, copying);
    }

    /// Lets it copy; `extra` numbers above the vocabulary stand for tokens that only a source has, which are read as `unknown`.
    public RecurrentTranslatorConfig copying(long extra, long unknown) {
        if (extra < 0 || unknown < 0 || unknown >= targetVocabulary) {
            throw TensorException.of(
                    "RecurrentTranslator.copying",
                    "0 or more extra tokens, and an unknown one of the vocabulary",
                    extra + " and " + unknown,
                    "copying(0, 0) copies what is in the vocabulary");
        }
        Optional<Copying> given = Optional.of(new Copying(extra, unknown));
        return with(width, states, layers, dropout, cells, alignment, feeding, given);
    }

    private RecurrentTranslatorConfig with(
            long newWidth,
            long newStates,
            int newLayers,
            double newDropout,
            Cells newCells,
            Alignment.Kind newAlignment,
            Feeding newFeeding,
            Optional<Copying> newCopying) {
        return new RecurrentTranslatorConfig(
                sourceVocabulary,
                targetVocabulary,
                newWidth,
                hidden,
                newStates,
                newLayers,
                newDropout,
                newCells,
                newAlignment,
                newFeeding,
                newCopying);
    }

    /// Numbers at each place of the source.
    long memory() {
        return 2 * states;
    }

    /// All numbers that can come out.
    long vocabulary() {
        return targetVocabulary + copying.map(Copying::extra).orElse(0L);
    }
}
