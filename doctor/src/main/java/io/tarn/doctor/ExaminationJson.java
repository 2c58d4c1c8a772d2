package io.tarn.doctor;

import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.finding.Finding;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.References.Model;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An examination as maps, lists, numbers and texts.
final class ExaminationJson {
    private ExaminationJson() {}

    static Map<String, Object> of(Examination it) {
        Map<String, Object> object = new LinkedHashMap<>();
        Case first = it.rounds().getFirst().patient();
        object.put("verdict", ExaminationText.title(it.verdict()));
        object.put("lines", it.lines());
        object.put("causes", it.causes().stream().map(ExaminationJson::of).toList());
        object.put("remedies", it.remedies().stream().map(Treatment::name).toList());
        object.put("rounds", it.rounds().stream().map(round -> of(it, round)).toList());
        object.put("measure", first.yardstick().name());
        object.put("chance", first.yardstick().chance());
        object.put(
                "references",
                first.references().models().stream().map(ExaminationJson::of).toList());
        object.put("settings", settings(it));
        object.put("seconds", it.time().toMillis() / 1e3);
        return object;
    }

    static Map<String, Object> settings(Examination it) {
        Map<String, Object> settings = new LinkedHashMap<>();
        Case first = it.rounds().getFirst().patient();
        settings.put("seed", it.config().seed());
        settings.put("budget", it.config().budget().toMillis() / 1e3);
        settings.put("rounds", it.config().rounds());
        settings.put("epochs", first.patient().plan().epochs());
        settings.put("batchSize", first.patient().plan().batchSize());
        settings.put("trainingExamples", first.patient().training().size());
        settings.put("validationExamples", first.patient().validation().size());
        settings.put("ofTrainingExamples", it.cured().training().size());
        return settings;
    }

    private static Map<String, Object> of(Verdict.Cause cause) {
        Map<String, Object> object = of(cause.finding());
        cause.verification().ifPresent(trial -> object.put("verification", of(trial)));
        return object;
    }

    private static Map<String, Object> of(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        Condition condition = finding.condition();
        object.put("condition", condition.id());
        object.put("number", condition.number());
        object.put("title", condition.title());
        object.put("area", condition.area().name().toLowerCase(Locale.ROOT));
        object.put("summary", finding.summary());
        object.put("rule", finding.evidence().rule());
        object.put("proven", finding.evidence().isProven());
        object.put("strength", finding.evidence().strength());
        object.put("numbers", finding.evidence().numbers());
        object.put("advice", finding.remedy().advice());
        return object;
    }

    private static Map<String, Object> of(Examination it, Round round) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("branch", round.harm().where().name().toLowerCase(Locale.ROOT));
        object.put("best", round.harm().best());
        object.put("training", of(round.harm().fit()));
        object.put("validation", of(round.harm().transfer()));
        object.put("asked", round.asked().stream().map(Condition::id).toList());
        object.put(
                "findings",
                round.findings().stream()
                        .map(finding -> {
                            Map<String, Object> one = of(finding);
                            one.put("cause", it.isCause(finding));
                            return one;
                        })
                        .toList());
        object.put("trials", round.trials().stream().map(ExaminationJson::of).toList());
        return object;
    }

    private static Map<String, Object> of(Trial trial) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("treatment", trial.treatment().name());
        object.put("training", of(trial.training()));
        object.put("validation", of(trial.validation()));
        object.put("seconds", trial.after().seconds());
        return object;
    }

    private static Map<String, Object> of(Comparison comparison) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("before", comparison.before());
        object.put("after", comparison.after());
        object.put("deviations", comparison.deviations());
        return object;
    }

    private static Map<String, Object> of(Model model) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", model.name());
        object.put("training", model.trainingError());
        object.put("validation", model.validationError());
        return object;
    }

    /// Lists of these, for callers that have one finding only.
    static List<Map<String, Object>> findings(List<Finding> findings) {
        return findings.stream().map(ExaminationJson::of).toList();
    }
}
