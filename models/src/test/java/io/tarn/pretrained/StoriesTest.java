package io.tarn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tarn.datasets.Datasets;
import io.tarn.nn.Golden;
import io.tarn.sequence.decode.Greedy;
import io.tarn.sequence.decode.Rules;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A Llama of 15 million weights, beside a reference in numpy; where its weights are.
final class StoriesTest {
    private static final List<String> PROMPTS =
            List.of(
                    "",
                    "Once upon a time",
                    "The little dragon was sad because",
                    "Zoë said: “1 + 1 = 2!”\n");

    @BeforeAll
    static void needsItsWeights() {
        assumeTrue(
                Datasets.has("stories15m"),
                "the data set stories15m is not here: tarn data add stories15m FILE");
    }

    @Test
    void tellsTheSameStoriesAsTheReference() {
        LanguageModel model = Llama2c.read(Datasets.path("stories15m"));
        Golden golden = Golden.load("pretrained/stories");
        for (int i = 0; i < PROMPTS.size(); i++) {
            Tensor story = golden.tensor("story." + i); // [201]
            int[] prompt = model.tokenizer().ids(PROMPTS.get(i));
            assertThat(IntStream.of(prompt).asLongStream().toArray())
                    .isEqualTo(golden.tensor("prompt." + i).toLongArray());
            try (var off = Gradient.off()) {
                long choices = story.size(0) - prompt.length;
                Tensor likeliest = model.net().forward(story.unsqueeze(0)).argmax(-1).get(0);
                assertThat(likeliest.narrow(0, prompt.length - 1, choices).toLongArray())
                        .isEqualTo(story.narrow(0, prompt.length, choices).toLongArray());
            }
        }
    }

    @Test
    void tellsAStoryTokenByToken() {
        LanguageModel model = Llama2c.read(Datasets.path("stories15m"));
        long[] story = Golden.load("pretrained/stories").tensor("story.0").toLongArray();
        try (var off = Gradient.off();
                var texts = model.net().begin(1)) {
            var told =
                    Greedy.of(Rules.endless(story.length - 1))
                            .decode(
                                    texts,
                                    Tensor.of(story, story.length).narrow(0, 0, 1).unsqueeze(0));
            assertThat(told.getFirst().tokens())
                    .isEqualTo(Arrays.copyOfRange(story, 1, story.length));
        }
    }
}
