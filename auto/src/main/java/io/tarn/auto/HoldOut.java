package io.tarn.auto;

/// How rows are set aside for validation and test.
public sealed interface HoldOut {
    /// By chance, with every class or size of the target in its share.
    static HoldOut stratified() {
        return new Stratified();
    }

    /// Rows with the same value in `column`, such as the visits of one patient, stay together; the column is no input.
    static HoldOut grouped(String column) {
        return new Grouped(column);
    }

    /// What comes last in `column`, such as a date, is judged by what came before.
    static HoldOut ordered(String column) {
        return new Ordered(column);
    }

    record Stratified() implements HoldOut {
        @Override
        public String toString() {
            return "by chance, stratified by the target";
        }
    }

    record Grouped(String column) implements HoldOut {
        @Override
        public String toString() {
            return "by chance, rows of one " + column + " together";
        }
    }

    record Ordered(String column) implements HoldOut {
        @Override
        public String toString() {
            return "in the order of " + column + ", the latest for the test";
        }
    }
}
