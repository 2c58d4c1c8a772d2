package io.tarn.token;

import io.tarn.data.WholeFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// A tokenizer in plain Java: special tokens are cut out of the text, a model cuts up the rest, a template puts special tokens around it.
final class ModelTokenizer implements Tokenizer {
    private final TokenModel model;
    private final Specials specials;
    private final Template template;

    ModelTokenizer(TokenModel model, List<String> specials, Template template) {
        this.model = model;
        this.specials = new Specials(model.table(), specials);
        this.template = template;
    }

    @Override
    public Encoding encode(String text) {
        return template.fill(model.table(), List.of(spans(text)));
    }

    @Override
    public Encoding encode(String first, String second) {
        return template.fill(model.table(), List.of(spans(first), spans(second)));
    }

    private Spans spans(String text) {
        String whole = WellFormed.of(text);
        var spans = new Spans();
        int at = 0;
        var found = specials.in(whole);
        while (found.isPresent() && found.get().find()) {
            model.cut(whole.substring(at, found.get().start()), at, spans);
            at = found.get().end();
            spans.nextWord();
            spans.add(specials.id(found.get().group()), found.get().start(), at);
        }
        model.cut(whole.substring(at), at, spans);
        return spans;
    }

    @Override
    public String decode(int... ids) {
        return model.join(
                IntStream.of(ids)
                        .mapToObj(this::token)
                        .filter(token -> !specials.has(token))
                        .toList());
    }

    @Override
    public int size() {
        return model.table().size();
    }

    @Override
    public String token(int id) {
        return model.table().token(id);
    }

    @Override
    public OptionalInt find(String token) {
        return model.table().find(token);
    }

    @Override
    public List<String> specials() {
        return specials.tokens();
    }

    @Override
    public void save(Path file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("version", "1.0");
        json.put("truncation", null);
        json.put("padding", null);
        json.put("added_tokens", specials.toJson());
        json.put("normalizer", null);
        json.put("pre_tokenizer", null);
        json.put("post_processor", template.toJson(model.table()).orElse(null));
        json.putAll(model.toJson());
        WholeFile.write(
                "Tokenizer",
                file,
                new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    @Override
    public String toString() {
        return "%s of %,d tokens".formatted(model.getClass().getSimpleName(), size());
    }
}
