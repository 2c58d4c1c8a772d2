package io.tarn.nn;

/// What to call a net in a table or a message.
final class Naming {
    private Naming() {}

    /// Its own description, or its class where it has none; a lambda is a function.
    static String of(Net net) {
        if (net.getClass().isHidden() || net.getClass().isSynthetic()) {
            return "function";
        }
        String text = net.toString();
        return text.startsWith(net.getClass().getName() + "@") ? type(net) : text;
    }

    /// The simple name of its class.
    static String type(Net net) {
        if (net.getClass().isHidden() || net.getClass().isSynthetic()) {
            return "function";
        }
        String name = net.getClass().getSimpleName();
        return name.isEmpty() ? "anonymous net" : name;
    }
}
