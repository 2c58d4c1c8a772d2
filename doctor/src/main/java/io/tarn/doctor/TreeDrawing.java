package io.tarn.doctor;

import static io.tarn.doctor.TreePen.Look.ASIDE;
import static io.tarn.doctor.TreePen.Look.HEALTHY;
import static io.tarn.doctor.TreePen.Look.SICK;
import static io.tarn.doctor.TreePen.Look.TAKEN;

import io.tarn.doctor.TreePen.Box;
import io.tarn.doctor.TreePen.Look;
import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.finding.Finding;
import io.tarn.report.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The decision tree with the numbers at its forks, and the path that one round took through it.
final class TreeDrawing {
    private static final int WIDTH = 1160;
    private static final int HEIGHT = 560;
    private static final int LEAF = 134;
    private static final Box PLAIN = new Box(380, 16, 400, 66);
    private static final Box PROOF = new Box(880, 16, 264, 66);
    private static final Box FIT = new Box(360, 136, 440, 76);
    private static final Box RIVAL = new Box(80, 276, 410, 76);
    private static final Box TRANSFER = new Box(670, 276, 410, 76);

    private final Round round;
    private final Optional<Condition> cause;
    private final TreePen pen;

    private TreeDrawing(Round round, Optional<Condition> cause, TreePen pen) {
        this.round = round;
        this.cause = cause;
        this.pen = pen;
    }

    /// @param cause the cause that was found in the round, if there was one
    static Picture of(Round round, Optional<Finding> cause) {
        try (var pen = new TreePen(WIDTH, HEIGHT)) {
            new TreeDrawing(round, cause.map(Finding::condition), pen).draw();
            return Picture.of(
                    pen.image(),
                    "Blue is the way that the examination took; where it ends, red is a cause and green is health.");
        }
    }

    private void draw() {
        Harm.Where where = round.harm().where();
        boolean isPlain = cause.isPresent() && where == Harm.Where.NOWHERE;
        pen.arrow(PLAIN, FIT, TAKEN, "");
        boolean left = where == Harm.Where.TRAINING;
        pen.arrow(FIT, left ? TRANSFER : RIVAL, ASIDE, left ? "no" : "yes");
        pen.arrow(FIT, left ? RIVAL : TRANSFER, TAKEN, left ? "yes" : "no");
        leaves(isPlain);
        pen.box(
                PLAIN,
                TAKEN,
                1,
                List.of(
                        "What is plain to see, and what was seen while it ran",
                        "%s looked for, %d suspected"
                                .formatted(
                                        Figures.count(round.asked().size(), "condition"),
                                        round.findings().size())));
        pen.box(
                FIT,
                TAKEN,
                1,
                List.of(
                        "Are training examples fitted worse than possible?",
                        ExaminationText.beside(round.harm().fit())
                                + (round.isFitInVain() ? "; it gains little" : "")));
        pen.box(
                RIVAL,
                left ? TAKEN : ASIDE,
                1,
                left
                        ? List.of(
                                "What does better on the same examples?",
                                round.harm().best() + ": " + Figures.of(round.room().after()))
                        : List.of("What does better on the same examples?"));
        pen.box(
                TRANSFER,
                left ? ASIDE : TAKEN,
                1,
                round.patient().validation().isEmpty()
                        ? List.of("Are validation examples, too?", "there are none")
                        : List.of(
                                "Are validation examples answered worse than possible?",
                                ExaminationText.beside(round.harm().transfer())));
        if (isPlain) {
            pen.across(PLAIN, PROOF, SICK);
            pen.box(PROOF, SICK, 1, folded("plain to see:", cause.get().title()));
        }
    }

    private void leaves(boolean isPlain) {
        Leaf end =
                cause.map(condition -> Leaf.of(condition, round.harm().where())).orElse(Leaf.DONE);
        boolean isOpen = cause.isEmpty() && round.harm().exists(); // no end was reached
        for (Leaf leaf : Leaf.values()) {
            pen.arrow(leaf.isLeft() ? RIVAL : TRANSFER, place(leaf), ASIDE, "");
        }
        for (Leaf leaf : Leaf.values()) {
            Box box = place(leaf);
            boolean reached = leaf == end && !isPlain && !isOpen;
            Look look = !reached ? ASIDE : leaf == Leaf.DONE ? HEALTHY : SICK;
            List<String> lines = new ArrayList<>(List.of(leaf.first(), leaf.second()));
            if (reached && leaf != Leaf.DONE) {
                lines.addAll(folded("", cause.orElseThrow().title()));
            } else {
                lines.add(asked(leaf));
            }
            pen.box(box, look, 2, lines);
            if (reached) {
                pen.arrow(leaf.isLeft() ? RIVAL : TRANSFER, box, look, "");
            }
        }
    }

    private static Box place(Leaf leaf) {
        return new Box(16 + List.of(Leaf.values()).indexOf(leaf) * (LEAF + 8), 424, LEAF, 120);
    }

    /// How many conditions of a leaf were looked for.
    private String asked(Leaf leaf) {
        long asked =
                round.asked().stream()
                        .filter(condition -> Leaf.of(condition, round.harm().where()) == leaf)
                        .count();
        return leaf == Leaf.DONE || asked == 0 ? "" : asked + " looked for";
    }

    /// A text in lines that fit into a leaf.
    private static List<String> folded(String head, String text) {
        List<String> lines = new ArrayList<>();
        if (!head.isEmpty()) {
            lines.add(head);
            lines.add(text);
            return lines;
        }
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + word.length() > 17) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
