package io.tarn.tensor;

/// A line of the user's code, for messages that must say where something was made.
///
/// Looking for it costs about a microsecond, as much as a small operation, so places are noted only
/// under `-Dtarn.trace=on`.
record Place(String line) {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String PACKAGE = Place.class.getPackageName() + ".";
    private static final Place UNTRACED = new Place("");
    private static volatile boolean traced =
            System.getProperty("tarn.trace", "off").equalsIgnoreCase("on");

    /// Whether places are noted.
    static boolean isTraced() {
        return traced;
    }

    static void trace(boolean on) {
        traced = on;
    }

    /// The nearest caller outside of the tensor package, where places are noted.
    static Place here() {
        return traced ? nearest() : UNTRACED;
    }

    /// How to see places where they are not noted, to end a message with.
    static String hint() {
        return traced ? "" : "; -Dtarn.trace=on says where it was made";
    }

    boolean isKnown() {
        return !line.isEmpty();
    }

    private static Place nearest() {
        return new Place(
                WALKER.walk(frames ->
                        frames.filter(Place::isUserCode)
                                .findFirst()
                                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                                .orElse("an unknown place")));
    }

    private static boolean isUserCode(StackWalker.StackFrame frame) {
        return !frame.getClassName().startsWith(PACKAGE) || frame.getClassName().endsWith("Test");
    }

    @Override
    public String toString() {
        return line;
    }
}
