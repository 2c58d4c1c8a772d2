package io.tarn.sequence.transformer;

import io.tarn.nn.LayerNorm;
import io.tarn.nn.TransformerConfig;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;

/// How a [Translator] is built.
///
/// @param encoderDepth layers that read
/// @param decoderDepth layers that write
/// @param layer how each of them is built
/// @param longest sequences, on both sides
public record TranslatorConfig(
        int sourceVocabulary,
        int targetVocabulary,
        int encoderDepth,
        int decoderDepth,
        TransformerConfig layer,
        Tables tables,
        Places places,
        long longest) {
    /// Which tables of tokens are the same (Press and Wolf, 2017). There are three: of the source, of the target, and of the scores.
    public enum Tables {
        /// All are different.
        THREE,
        /// Target and scores share one.
        TWO,
        /// All share one, for two languages with one vocabulary.
        ONE
    }

    /// How places are told.
    public enum Places {
        /// By sines and cosines.
        SINUSOIDAL,
        /// By vectors that are learned.
        LEARNED
    }

    public TranslatorConfig {
        if (Math.min(sourceVocabulary, targetVocabulary) < 1
                || Math.min(encoderDepth, decoderDepth) < 1
                || longest < 1) {
            throw TensorException.of(
                    "Translator",
                    "vocabularies, depths and a longest sequence of 1 or more",
                    "%d, %d, %d, %d and %d"
                            .formatted(
                                    sourceVocabulary,
                                    targetVocabulary,
                                    encoderDepth,
                                    decoderDepth,
                                    longest),
                    "give positive numbers");
        }
        if (tables == Tables.ONE && sourceVocabulary != targetVocabulary) {
            throw TensorException.of(
                    "Translator",
                    "one vocabulary for both sides, where they share a table",
                    "%d and %d tokens".formatted(sourceVocabulary, targetVocabulary),
                    "train one tokenizer on both, or take c -> c.tables(Tables.TWO)");
        }
    }

    /// `c -> c.depths(12, 2)`: reading in depth and writing fast.
    public TranslatorConfig depths(int encoder, int decoder) {
        return new TranslatorConfig(
                sourceVocabulary,
                targetVocabulary,
                encoder,
                decoder,
                layer,
                tables,
                places,
                longest);
    }

    /// `c -> c.layer(l -> l.feedForward(1024).dropout(0.3).normFirst())`.
    public TranslatorConfig layer(UnaryOperator<TransformerConfig> change) {
        return new TranslatorConfig(
                sourceVocabulary,
                targetVocabulary,
                encoderDepth,
                decoderDepth,
                change.apply(layer),
                tables,
                places,
                longest);
    }

    public TranslatorConfig tables(Tables shared) {
        return new TranslatorConfig(
                sourceVocabulary,
                targetVocabulary,
                encoderDepth,
                decoderDepth,
                layer,
                shared,
                places,
                longest);
    }

    public TranslatorConfig places(Places told) {
        return new TranslatorConfig(
                sourceVocabulary,
                targetVocabulary,
                encoderDepth,
                decoderDepth,
                layer,
                tables,
                told,
                longest);
    }

    public TranslatorConfig longest(long tokens) {
        return new TranslatorConfig(
                sourceVocabulary,
                targetVocabulary,
                encoderDepth,
                decoderDepth,
                layer,
                tables,
                places,
                tokens);
    }

    LayerNorm norm() {
        return LayerNorm.of(layer.width(), c -> c.epsilon(layer.epsilon()));
    }
}
