package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.metric.Scores;
import io.tarn.run.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VitalsTest {
    private static final Vitals VITALS =
            new Vitals(
                    List.of(1.5, Double.NaN, Double.POSITIVE_INFINITY),
                    2,
                    List.of(
                            new Vitals.Reading(
                                    7_000_000_000L,
                                    Double.NaN,
                                    0.1,
                                    List.of(
                                            new Vitals.Layer(
                                                    "a.b",
                                                    "Linear",
                                                    5,
                                                    3,
                                                    0.005,
                                                    Double.NaN,
                                                    Double.NEGATIVE_INFINITY,
                                                    0,
                                                    1),
                                            new Vitals.Layer(
                                                    "c",
                                                    "relu",
                                                    Double.NaN,
                                                    Double.NaN,
                                                    Double.NaN,
                                                    0,
                                                    1,
                                                    0.5,
                                                    0)))),
                    List.of(
                            new Vitals.Epoch(
                                    8,
                                    new Scores(Map.of("loss", 0.5)),
                                    new Scores(Map.of("loss", Double.NaN)))));

    @Test
    void comesBackFromJsonWithNumbersThatAreNone() {
        String text = Json.line(VITALS.toJson());

        assertThat(Vitals.fromJson(Json.parse(text, "x"), "x")).isEqualTo(VITALS);
    }

    @Test
    void normsLeaveOutLayersWithoutGradients() {
        Vitals.Reading reading = VITALS.readings().getFirst();

        assertThat(reading.gradientNorm()).isEqualTo(3);
        assertThat(reading.layers().getFirst().updateRatio()).isEqualTo(0.001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"stride\":0,\"losses\":[],\"readings\":[],\"epochs\":[]}",
                "{\"stride\":\"NaN\",\"losses\":[],\"readings\":[],\"epochs\":[]}",
                "{\"stride\":1,\"losses\":[null],\"readings\":[],\"epochs\":[]}",
                "{\"stride\":1,\"losses\":{},\"readings\":[],\"epochs\":[]}",
                "{\"stride\":1,\"losses\":[],\"readings\":[[]],\"epochs\":[]}",
                "{\"stride\":1,\"losses\":[],\"readings\":[{\"step\":1,\"loss\":1,\"rate\":1}],\"epochs\":[]}",
                "{\"stride\":1,\"losses\":[],\"readings\":[{\"step\":1,\"loss\":1,\"rate\":1,"
                        + "\"layers\":[{\"name\":\"a\",\"kind\":\"b\",\"numbers\":[1]}]}],\"epochs\":[]}",
                "{\"stride\":1,\"losses\":[],\"readings\":[{\"step\":1,\"loss\":1,\"rate\":1,"
                        + "\"layers\":[{\"name\":3,\"kind\":\"b\",\"numbers\":[1,2,3,4,5,6,7]}]}],\"epochs\":[]}",
                "{\"stride\":1,\"losses\":[],\"readings\":[],\"epochs\":[{\"step\":1,\"training\":{\"loss\":[]}}]}"
            })
    void damagedFilesGiveOneLine(String text) {
        Map<String, Object> object = Json.parse(text, "vitals.json");

        assertThatThrownBy(() -> Vitals.fromJson(object, "vitals.json"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("vitals.json")
                .message()
                .hasLineCount(1);
    }
}
