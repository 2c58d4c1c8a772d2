package io.tarn.recipes.sick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SickPageTest {
    private static final Stay KNOWN = stay("regression", "uphill", "optimizer-fault");
    private static final Stay UNTOUCHED = stay("doodles", "rate-x30", "rate-too-low");

    private static Stay stay(String ward, String fault, String named) {
        return new Stay(
                ward,
                fault,
                0,
                true,
                "Sick",
                List.of(Fault.named(fault).expected().id()),
                List.of(named),
                3,
                0.9,
                0.1,
                2);
    }

    @Test
    void onlyTasksThatNoRuleWasChosenOnCount() {
        SickPage page = new SickPage(List.of(KNOWN, UNTOUCHED));

        assertThat(page.counted()).containsExactly(UNTOUCHED);
        assertThat(page.page("sick").text())
                .contains("three tasks that no rule was chosen on", "right in 0% (0 to 79) of 1");
    }

    @Test
    void bothGroupsHaveRatesOfTheirOwn() {
        String text = new SickPage(List.of(KNOWN, UNTOUCHED)).page("sick").text();

        assertThat(text.indexOf("doodles"))
                .isBetween(0, text.indexOf("Tasks that rules were chosen on"));
        assertThat(text.indexOf("regression"))
                .isGreaterThan(text.indexOf("Tasks that rules were chosen on"));
    }

    @Test
    void theShortFormCountsWhatThereIs() {
        SickPage page = new SickPage(List.of(KNOWN));

        assertThat(page.counted()).containsExactly(KNOWN);
        assertThat(page.page("sick").text()).contains("On tasks that rules were chosen on");
    }
}
