package io.tarn.nn;

/// What to call a net in a table or a message.
final class Naming {
    private Naming() {}

    /// Whether it is a lambda or a method reference, which tells no hooks.
    static boolean isFunction(Net net) {
        return net.getClass().isHidden() || net.getClass().isSynthetic();
    }

    /// Its own description, or its class where it has none; a lambda is a function.
    static String of(Net net) {
        if (isFunction(net)) {
            return "function";
        }
        String text = net.toString();
        return text.startsWith(net.getClass().getName() + "@") ? type(net) : text;
    }

    /// The simple name of its class.
    static String type(Net net) {
        if (isFunction(net)) {
            return "function";
        }
        String name = net.getClass().getSimpleName();
        return name.isEmpty() ? "anonymous net" : name;
    }
}
