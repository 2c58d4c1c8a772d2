package io.tarn.auto.media;

import io.tarn.auto.NetworkOfRun;
import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Patient;
import io.tarn.nn.Layer;
import io.tarn.run.RunFolder;
import io.tarn.tensor.Random;
import java.util.List;
import java.util.Optional;

/// The training of the network of a run on images, sounds or texts, made again from the data and settings that the run keeps.
public final class MediaPatient {
    private static final double FOREVER = 1e6; // seconds
    private static final int FIRST_NETWORK = 2; // after the majority and softmax regression

    private MediaPatient() {}

    /// The network that the run chose; where it chose a simpler model, the smallest network that it tried.
    public static NetworkOfRun of(RunFolder run) {
        String chosen = MediaPredictor.load(run.path()).learner();
        long seed = run.config().get("seed") instanceof Number number ? number.longValue() : 0;
        Readable readable = Readable.of(new Finder(run.data()).found(), PictureSize.OPEN);
        Found found = readable.found();
        Material material = new Material(found, Parting.of(found, seed).split());
        List<Entrant> entrants = Entrants.of(material, readable.size());
        Entrant entrant =
                entrants.stream()
                        .skip(FIRST_NETWORK)
                        .filter(one -> one.name().equals(chosen))
                        .findFirst()
                        .orElse(entrants.get(FIRST_NETWORK));
        Intake intake = entrant.intake();
        Dataset inputs = intake.examples(material.training());
        Dataset varied =
                entrant.recipe().variety() == Entrant.Variety.VARIED
                        ? intake.varied(material.training(), inputs)
                        : inputs;
        Dataset training = new Labelled(varied, material.labels(material.split().train()));
        Dataset validation =
                new Labelled(
                        intake.examples(material.validation()),
                        material.labels(material.split().validation()));
        Schooling schooling = new Schooling(entrant, training, validation, seed, FOREVER, _ -> {});
        Random.seed(seed);
        Layer net = entrant.architecture().net();
        int epochs = entrant.recipe().epochs(inputs.size());
        return new NetworkOfRun(
                Patient.of(schooling.trainer(net, epochs, FOREVER), training, validation),
                entrant.name(),
                Optional.of(chosen).filter(name -> !name.equals(entrant.name())));
    }
}
