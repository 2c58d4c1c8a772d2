package io.tarn.doctor;

import io.tarn.data.DataException;
import io.tarn.doctor.patient.Vitals;
import io.tarn.doctor.patient.Watch;
import io.tarn.run.Json;
import io.tarn.train.Callback;
import io.tarn.train.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A callback that watches a training, and says at its end what it noticed.
///
/// It changes nothing and costs next to nothing; see [Watch]. What it says are suspicions: [Doctor#examine] makes sure.
public final class Watching implements Callback {
    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

    /// The file in a run's folder that has the vital signs.
    static final String FILE = "vitals.json";

    /// Who hears of it.
    ///
    /// @param listener of each remark; the log unless given
    /// @param folder where the vital signs are written at the end, for [Doctor#read]; empty writes nothing
    public record Config(Consumer<Remark> listener, Optional<Path> folder) {
        public Config listener(Consumer<Remark> chosen) {
            return new Config(chosen, folder);
        }

        public Config in(Path run) {
            return new Config(listener, Optional.of(run));
        }
    }

    static final Config DEFAULTS =
            new Config(remark -> LOG.warn("The doctor suspects: {}", remark), Optional.empty());

    private final Watch watch = Watch.light();
    private final Config config;

    Watching(Config config) {
        this.config = config;
    }

    /// What was seen so far.
    public Vitals vitals() {
        return watch.vitals();
    }

    /// What that lets one suspect.
    public List<Remark> remarks() {
        return Remarks.of(vitals());
    }

    @Override
    public Answer on(Event event) {
        Answer answer = watch.on(event);
        if (event instanceof Event.Ended) {
            remarks().forEach(config.listener);
            config.folder.ifPresent(this::write);
        }
        return answer;
    }

    /// A full disk does not end a training.
    private void write(Path folder) {
        try {
            Json.write(folder.resolve(FILE), vitals().toJson());
        } catch (DataException e) {
            LOG.warn("The vital signs were not kept: {}", e.getMessage());
        }
    }

    @Override
    public Map<String, String> state() {
        return watch.state();
    }

    @Override
    public void restore(Map<String, String> state) {
        watch.restore(state);
    }
}
