package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MailsTest {
    @Test
    void answersToOneSubjectBelongTogether() {
        int[] threads =
                Mails.threads(
                        List.of("[ILUG] Old disks", "Re: FW: old disks", "New disks"),
                        List.of("first", "second", "third"));

        assertThat(threads[0]).isEqualTo(threads[1]).isNotEqualTo(threads[2]);
    }

    @Test
    void copiesBelongTogetherAlsoByWayOfAThird() {
        String copy = String.join(" ", Collections.nCopies(20, "buy"));

        int[] threads =
                Mails.threads(
                        List.of("Offer", "Other offer", "Re: other offer"),
                        List.of(copy + " one", "<b>" + copy + "</b> two", "something else"));

        assertThat(IntStream.of(threads).distinct().count()).isEqualTo(1);
    }

    @Test
    void cutsHtmlAwayAlsoWhereTheTextEndsWithin() {
        assertThat(
                        Mails.plain("a<style>b{}</style><p class=\"x\">c&nbsp;d < e <font col")
                                .split(" +"))
                .containsExactly("a", "c", "d", "<", "e");
        assertThat(Mails.plain("a<style>b{").strip()).isEqualTo("a");
    }

    @Test
    void leavesOutWordsThatTellTheSource() {
        assertThat(Mails.words().split("Sightings of 12 FREE offers"))
                .containsExactly("of", "free", "offers");
    }
}
