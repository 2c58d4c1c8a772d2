package io.tarn.doctor;

import io.tarn.doctor.finding.Condition;

/// Something that the records of a training let one suspect. Nothing was tried, so that it is a suspicion and no more.
///
/// @param summary what was seen, in a sentence with its numbers
/// @param advice what to do about it, or how to make sure
public record Remark(Condition condition, String summary, String advice) {
    @Override
    public String toString() {
        return "%s: %s %s".formatted(condition.title(), summary, advice);
    }
}
