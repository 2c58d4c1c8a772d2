package io.tarn.token;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Faults of a `tokenizer.json` that the native library reads without a word, and that end the whole program at the first text.
final class NativeTraps {
    private NativeTraps() {}

    /// The first fault, in words.
    static Optional<String> find(JsonNode root) {
        return Stream.of(
                        template(root.path("post_processor")),
                        unknownPiece(root.path("model")),
                        prefix(root.path("model")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Each special token of a template has to be listed with its numbers.
    private static Optional<String> template(JsonNode processor) {
        for (JsonNode inner : processor.path("processors")) {
            Optional<String> found = template(inner);
            if (found.isPresent()) {
                return found;
            }
        }
        JsonNode listed = processor.path("special_tokens");
        return Stream.of("single", "pair")
                .flatMap(it -> processor.path(it).valueStream())
                .map(slot -> slot.path("SpecialToken").path("id"))
                .filter(id -> id.isString() && !listed.has(id.asString()))
                .findFirst()
                .map(id -> "a template with '%s', which it does not list".formatted(id.asString()));
    }

    /// The number of the unknown piece has to be that of a piece.
    private static Optional<String> unknownPiece(JsonNode model) {
        JsonNode unknown = model.path("unk_id");
        boolean fits =
                unknown.isMissingNode()
                        || unknown.isNull()
                        || unknown.asLong(-1) >= 0
                                && unknown.asLong(-1) < model.path("vocab").size();
        return fits ? Optional.empty() : Optional.of("an unknown piece with number " + unknown);
    }

    /// The second token of a merge loses the prefix, so it has to have it.
    private static Optional<String> prefix(JsonNode model) {
        String prefix = model.path("continuing_subword_prefix").asString("");
        return model.path("merges")
                .valueStream()
                .map(merge -> merge.isArray() ? merge.path(1) : merge)
                .map(merge -> merge.asString(""))
                .map(merge -> merge.substring(merge.indexOf(' ') + 1))
                .filter(second -> !second.startsWith(prefix))
                .findFirst()
                .map(second -> "a merge with '%s', which lacks '%s'".formatted(second, prefix));
    }
}
