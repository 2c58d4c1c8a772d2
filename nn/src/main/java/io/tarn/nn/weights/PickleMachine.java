package io.tarn.nn.weights;

import io.tarn.tensor.TensorException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The part of Python's pickle machine that checkpoints need. It knows values, containers, references
/// to storages and calls of the functions in [TorchNames]; every instruction that could reach other
/// code ends the reading.
final class PickleMachine {
    /// A Python tuple.
    record Tuple(List<Object> elements) {
        /// The elements, if all are whole numbers.
        Optional<long[]> wholes() {
            return elements.stream().allMatch(Long.class::isInstance)
                    ? Optional.of(elements.stream().mapToLong(Long.class::cast).toArray())
                    : Optional.empty();
        }
    }

    /// Python's `None`.
    static final Object NONE = new Object();

    private static final int MOST_OBJECTS =
            4_000_000; // containers and remembered values; 100,000 tensors need 1,000,000
    private static final int NEWEST_PROTOCOL = 5;
    private static final Object MARK = new Object();

    private final String who;
    private final PickleInput input;
    private final TorchNames names;
    private final TorchStorages storages;
    private final List<Object> stack = new ArrayList<>();
    private final ArrayDeque<Integer> marks = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private int objects;

    PickleMachine(String who, byte[] pickle, TorchNames names, TorchStorages storages) {
        this.who = who;
        this.input = new PickleInput(who, pickle);
        this.names = names;
        this.storages = storages;
    }

    /// Runs to the end and gives the value that is left.
    Object run() {
        for (int code = input.u8(); code != '.'; code = input.u8()) {
            step(code);
        }
        return pop();
    }

    private void step(int code) {
        switch (code) {
            case 0x80 -> protocol(input.u8()); // PROTO
            case 0x95 -> input.i64(); // FRAME: a hint for buffering
            case 'N' -> push(NONE);
            case 0x88 -> push(true); // NEWTRUE
            case 0x89 -> push(false); // NEWFALSE
            case 'J' -> push((long) input.i32()); // BININT
            case 'K' -> push((long) input.u8()); // BININT1
            case 'M' -> push((long) input.u16()); // BININT2
            case 0x8a -> push(input.whole(input.u8())); // LONG1
            case 'G' -> push(input.f64()); // BINFLOAT
            case 'X' -> push(input.text(Integer.toUnsignedLong(input.i32()))); // BINUNICODE
            case 0x8c -> push(input.text(input.u8())); // SHORT_BINUNICODE
            case 0x8d -> push(input.text(input.i64())); // BINUNICODE8
            case ']' -> push(counted(new ArrayList<>(0))); // EMPTY_LIST
            case '}' -> push(counted(new LinkedHashMap<>(0))); // EMPTY_DICT
            case ')' -> push(counted(new Tuple(List.of()))); // EMPTY_TUPLE
            case '(' -> mark();
            case 't' -> push(counted(new Tuple(popToMark()))); // TUPLE
            case 0x85, 0x86, 0x87 ->
                    push(counted(new Tuple(popLast(code - 0x84)))); // TUPLE1 to TUPLE3
            case 'a' -> append(popLast(1)); // APPEND
            case 'e' -> append(popToMark()); // APPENDS
            case 's' -> put(popLast(2)); // SETITEM
            case 'u' -> put(popToMark()); // SETITEMS
            case 'q' -> remember(input.u8()); // BINPUT
            case 'r' -> remember(input.i32()); // LONG_BINPUT
            case 0x94 -> remember(memo.size()); // MEMOIZE
            case 'h' -> recall(input.u8()); // BINGET
            case 'j' -> recall(input.i32()); // LONG_BINGET
            case 'c' -> push(names.find(input.line(), input.line())); // GLOBAL
            case 0x93 -> push(global(popLast(2))); // STACK_GLOBAL
            case 'R' -> call(popLast(2)); // REDUCE
            case 'b' -> build(popLast(1).getFirst()); // BUILD
            case 'Q' -> push(storages.storage(pop())); // BINPERSID
            case 'i' -> throw forbidden(input.line() + "." + input.line()); // INST
            case 'o', 0x81, 0x92 ->
                    throw forbidden("the constructor of an object"); // OBJ, NEWOBJ, NEWOBJ_EX
            case 0x82, 0x83, 0x84 -> throw forbidden("a registered extension"); // EXT1, EXT2, EXT4
            default ->
                    throw TensorException.of(
                            who,
                            "tensors, numbers, text and plain containers",
                            "pickle instruction 0x%02x at byte %d"
                                    .formatted(code, input.position() - 1),
                            "save net.state_dict() with torch.save");
        }
    }

    private void protocol(int version) {
        if (version > NEWEST_PROTOCOL) {
            throw TensorException.of(
                    who,
                    "pickle protocol up to " + NEWEST_PROTOCOL,
                    version,
                    "save it with torch.save's own protocol");
        }
    }

    private void mark() {
        marks.push(stack.size());
        push(MARK);
    }

    private void push(Object value) {
        stack.add(value);
    }

    private <T> T counted(T container) {
        if (++objects > MOST_OBJECTS) {
            throw TensorException.of(
                    who,
                    "at most %d objects".formatted(MOST_OBJECTS),
                    "more",
                    "save tensors, not lists of numbers");
        }
        return container;
    }

    private Object pop() {
        if (stack.isEmpty() || stack.getLast() == MARK) {
            throw damaged("a value to work on", "none");
        }
        return stack.removeLast();
    }

    private List<Object> popLast(int count) {
        List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.addFirst(pop());
        }
        return values;
    }

    private List<Object> popToMark() {
        if (marks.isEmpty()) {
            throw damaged("a mark", "none");
        }
        List<Object> above = stack.subList(marks.pop(), stack.size());
        List<Object> values = new ArrayList<>(above.subList(1, above.size()));
        above.clear();
        return values;
    }

    private Object top() {
        if (stack.isEmpty() || stack.getLast() == MARK) {
            throw damaged("a value to work on", "none");
        }
        return stack.getLast();
    }

    @SuppressWarnings("unchecked") // every list in here is one of objects
    private void append(List<Object> values) {
        if (!(top() instanceof ArrayList<?> list)) {
            throw damaged("a list to append to", "another value");
        }
        ((List<Object>) list).addAll(values);
    }

    @SuppressWarnings("unchecked") // every map in here is one of objects
    private void put(List<Object> pairs) {
        if (!(top() instanceof LinkedHashMap<?, ?> map) || pairs.size() % 2 != 0) {
            throw damaged("a dictionary and pairs to put in", "others");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            Object key = pairs.get(i);
            if (!(key instanceof String || key instanceof Long)) {
                throw damaged("keys that are text or whole numbers", "others");
            }
            if (((Map<Object, Object>) map).putIfAbsent(key.toString(), pairs.get(i + 1)) != null) {
                throw damaged(
                        "keys that occur once", "«%s» twice".formatted(Excerpt.of(key.toString())));
            }
        }
    }

    private void remember(int place) {
        if (memo.put(place, top()) == null) {
            counted(place);
        }
    }

    private void recall(int place) {
        Object value = memo.get(place);
        if (value == null) {
            throw damaged("a remembered value", "none");
        }
        push(value);
    }

    private Object global(List<Object> name) {
        if (!(name.get(0) instanceof String module) || !(name.get(1) instanceof String member)) {
            throw damaged("the name of a function", "something else");
        }
        return names.find(module, member);
    }

    private void call(List<Object> functionAndArguments) {
        push(counted(names.call(functionAndArguments.get(0), functionAndArguments.get(1))));
    }

    /// A state dictionary carries version numbers of its modules as attributes; they are left out.
    private void build(Object state) {
        if (!(top() instanceof LinkedHashMap) || !(state instanceof LinkedHashMap)) {
            throw forbidden("a function that restores the state of an object");
        }
    }

    private TensorException forbidden(String function) {
        return TensorException.of(
                who,
                "tensors and plain containers",
                "a file that wants to run something: Tarn refuses to call " + Excerpt.of(function),
                "save net.state_dict() with torch.save");
    }

    private TensorException damaged(String expected, String got) {
        return TensorException.of(
                who,
                expected + " in the pickle",
                "%s at byte %d".formatted(got, input.position()),
                "the file is damaged");
    }
}
