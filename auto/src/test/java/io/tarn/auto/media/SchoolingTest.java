package io.tarn.auto.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchoolingTest {
    @TempDir private Path folder;

    private Schooling.Schooled schooled(double limit) {
        Found found = new Finder(Made.sentences(folder.resolve("data"), 12)).found();
        Material material = new Material(found, Parting.of(found, 1).split());
        Entrant words = Entrants.of(material, PictureSize.OPEN).get(2);
        return new Schooling(
                        words,
                        new Labelled(
                                words.intake().examples(material.training()),
                                material.labels(material.split().train())),
                        new Labelled(
                                words.intake().examples(material.validation()),
                                material.labels(material.split().validation())),
                        1,
                        limit,
                        _ -> {})
                .run(6);
    }

    @Test
    void knowsThatTheTimeCutItShort() {
        var schooled = schooled(0);
        assertThat(schooled.isCutShort()).isTrue();
        assertThat(schooled.epochs()).isBetween(0.0, 2.0);
    }

    @Test
    void knowsThatItCouldFinish() {
        var schooled = schooled(600);
        assertThat(schooled.isCutShort()).isFalse();
        assertThat(schooled.epochs()).isEqualTo(6);
    }

    @Test
    void saysInTheReportWhichCandidateWasCutShort() {
        Found found = new Finder(Made.sentences(folder.resolve("data"), 12)).found();
        Material material = new Material(found, Parting.of(found, 1).split());
        var events = new ArrayList<MediaEvent>();
        var config =
                new MediaTrain.Config(
                        1, Duration.ofNanos(1), Optional.empty(), 6, PictureSize.OPEN, events::add);
        List<Entrant> entrants = Entrants.of(material, PictureSize.OPEN);
        var contest = new Contest(material, config, Deadline.in(config.budget()));
        assertThat(contest.trial(entrants.get(2), 0).candidate().idea())
                .matches(".*; cut short by the budget after \\d\\.\\d of 6 epochs");
        assertThat(events).hasAtLeastOneElementOfType(MediaEvent.CutShort.class);
        assertThat(contest.trial(entrants.get(2), 600).candidate().idea())
                .isEqualTo(entrants.get(2).idea());
    }
}
