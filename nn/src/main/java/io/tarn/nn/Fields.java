package io.tarn.nn;

import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/// The search for parameters, buffers, modes and nets in the fields of a net.
///
/// What is reached twice is found once, under its first name, so that nets may share parts and may
/// even contain themselves.
final class Fields {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Object> captured = new ArrayList<>();
    private final BiConsumer<String, Object> first;
    private final BiConsumer<String, Object> again;

    private Fields(BiConsumer<String, Object> first, BiConsumer<String, Object> again) {
        this.first = first;
        this.again = again;
    }

    static Map<String, Parameter> parameters(Net net) {
        return find(net, Parameter.class);
    }

    static Map<String, Buffer> buffers(Net net) {
        return find(net, Buffer.class);
    }

    static Map<String, Net> nets(Net net) {
        return find(net, Net.class);
    }

    static List<Mode> modes(Net net) {
        List<Mode> modes = new ArrayList<>();
        new Fields(
                        (_, value) -> {
                            if (value instanceof Mode mode) {
                                modes.add(mode);
                            }
                        },
                        (_, _) -> {})
                .search(net);
        return modes;
    }

    /// The further names of what is found more than once, such as tied parameters and shared nets, each
    /// with the first name.
    static Map<String, String> aliases(Net net) {
        IdentityHashMap<Object, String> names = new IdentityHashMap<>();
        Map<String, String> aliases = new LinkedHashMap<>();
        new Fields(
                        (name, value) -> names.put(value, name),
                        (name, value) ->
                                Optional.ofNullable(names.get(value))
                                        .ifPresent(original -> aliases.put(name, original)))
                .search(net);
        return aliases;
    }

    private static <T> Map<String, T> find(Net net, Class<T> type) {
        Map<String, T> found = new LinkedHashMap<>();
        BiConsumer<String, Object> gather =
                (name, value) -> {
                    if (type.isInstance(value) && found.put(name, type.cast(value)) != null) {
                        throw TensorException.of(
                                Naming.type(net),
                                "one name for each " + type.getSimpleName(),
                                "two of '%s'".formatted(name),
                                "rename a field, a key of a map, or what is @Inline");
                    }
                };
        new Fields(gather, (_, _) -> {}).search(net);
        return found;
    }

    private void search(Net net) {
        seen.add(net);
        visitFields(net, "");
        for (Object value : captured) {
            if (!seen.contains(value)) {
                throw TensorException.of(
                        "Layer",
                        "a lambda without parameters of its own",
                        "one that captures a " + value.getClass().getSimpleName(),
                        "write a class or a record that has it as a field");
            }
        }
    }

    private void visitFields(Net net, String prefix) {
        for (FieldAccess field : FieldAccess.of(net)) {
            Object value = field.read(net);
            if (net.getClass().isHidden()) { // a lambda, whose fields are what it captures
                visitCaptured(value);
            } else if (field.isInline() && value instanceof Net part) { // with no name of its own
                seen.add(part);
                visitFields(part, prefix);
            } else {
                visit(value, field.isInline() ? prefix : prefix + field.name() + ".");
            }
        }
    }

    private void visitCaptured(Object value) {
        switch (value) {
            case Net net when net.getClass().isHidden() -> visit(net, "");
            case Parameter _, Buffer _, Net _ -> captured.add(value);
            case Collection<?> elements -> elements.forEach(this::visitCaptured);
            case null, default -> {}
        }
    }

    /// `name` ends in a dot, which separates it from what lies inside.
    private void visit(Object value, String name) {
        switch (value) {
            case null -> {}
            case Parameter _, Buffer _, Mode _, Net _ when !seen.add(value) ->
                    again.accept(withoutDot(name), value);
            case Parameter _, Buffer _, Mode _ -> first.accept(withoutDot(name), value);
            case Net net -> {
                first.accept(withoutDot(name), net);
                visitFields(net, name);
            }
            case Collection<?> _, Map<?, ?> _, Object[] _ -> visitContainer(value, name);
            case Optional<?> optional -> optional.ifPresent(element -> visit(element, name));
            default -> {}
        }
    }

    private void visitContainer(Object container, String name) {
        if (seen.add(container)) { // while inside, in case it contains itself
            switch (container) {
                case Collection<?> list -> visitElements(list, name);
                case Object[] array -> visitElements(Arrays.asList(array), name);
                case Map<?, ?> map ->
                        ordered(map)
                                .forEach(entry ->
                                        visit(entry.getValue(), name + entry.getKey() + "."));
                default -> throw new AssertionError(container);
            }
            seen.remove(container);
        }
    }

    private void visitElements(Collection<?> elements, String name) {
        int index = 0;
        for (Object element : elements) {
            boolean numbered = elements instanceof SequencedCollection<?>;
            if (element instanceof Net && !numbered || element instanceof Parameter && !numbered) {
                throw TensorException.of(
                        withoutDot(name),
                        "nets in an order that stays, so that they keep their names",
                        elements.getClass().getSimpleName(),
                        "use a List, or a Map from names");
            }
            if (element instanceof Record record && !(element instanceof Net)) {
                rejectParts(record, name + index);
            }
            visit(element, name + index++ + ".");
        }
    }

    /// A record in a list is searched if it is a net; forgetting to say so would hide its parameters.
    private static void rejectParts(Record record, String name) {
        for (FieldAccess field : FieldAccess.of(record)) {
            Object part = field.read(record);
            if (part instanceof Parameter
                    || part instanceof Net net && !net.parameters().isEmpty()) {
                String type = record.getClass().getSimpleName();
                throw TensorException.of(
                        name,
                        "a net",
                        "the record " + type,
                        "write `record %s(…) implements Net`".formatted(type));
            }
        }
    }

    /// Entries in an order that stays the same from run to run.
    private static List<? extends Map.Entry<?, ?>> ordered(Map<?, ?> map) {
        boolean stays = map instanceof SequencedMap || map instanceof SortedMap;
        Comparator<Map.Entry<?, ?>> byName =
                Comparator.comparing(entry -> String.valueOf(entry.getKey()));
        return stays
                ? List.copyOf(map.entrySet())
                : map.entrySet().stream().sorted(byName).toList();
    }

    private static String withoutDot(String name) {
        return name.isEmpty() ? name : name.substring(0, name.length() - 1);
    }
}
