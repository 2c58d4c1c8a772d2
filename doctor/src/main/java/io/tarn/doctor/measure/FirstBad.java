package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.train.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a number that is not finite appears first when a task learns from a batch.
///
/// ```java
/// FirstBad bad = FirstBad.of(task, batch);
/// System.out.println(bad.description());         // layer blocks.2.norm (LayerNorm) made …
/// ```
///
/// It costs one forward and one backward pass, in training mode; nothing is learned, and all is afterwards as it was. Where loss and gradients
/// are finite, whatever lies between is well.
///
/// @param place where
/// @param name of the layer, of the parameter with the bad gradient, `input 1`, `target 0`, or `loss`; empty where all is finite
/// @param kind of the layer, or empty
/// @param input what went into the layer, or the loss's net gave; all zeros where there is none
/// @param output what came out: of the layer, the data themselves, the loss, or the gradient
/// @param parameters of the layer by name
public record FirstBad(
        Place place,
        String name,
        String kind,
        Extent input,
        Extent output,
        Map<String, Extent> parameters) {
    /// The parts of a step, in the order in which they follow each other.
    public enum Place {
        DATA,
        LAYER,
        LOSS,
        GRADIENT,
        NOWHERE
    }

    public FirstBad {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static FirstBad of(Task task, Batch batch) {
        return new BadSearch(task).in(batch);
    }

    static FirstBad of(Place place, String name, Extent input, Extent output) {
        return new FirstBad(place, name, "", input, output, Map.of());
    }

    public boolean isFound() {
        return place != Place.NOWHERE;
    }

    /// A sentence for people.
    public String description() {
        return switch (place) {
            case DATA -> "%s of the batch holds %s".formatted(name, output);
            case LAYER ->
                    "layer %s (%s) made %s of %s; its parameters: %s"
                            .formatted(name, kind, output, input, parameters);
            case LOSS ->
                    "all layers are finite, and the loss is not: of %s it made %s"
                            .formatted(input, output);
            case GRADIENT ->
                    "the loss is finite, and the gradient of %s is not: %s".formatted(name, output);
            case NOWHERE -> "all numbers are finite";
        };
    }
}
