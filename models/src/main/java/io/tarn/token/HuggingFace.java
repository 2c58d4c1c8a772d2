package io.tarn.token;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.tarn.data.DataException;
import io.tarn.data.WholeFile;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A tokenizer that was read from `tokenizer.json`, in the field's own native code, which is used without truncation and padding.
///
/// DJL carries the code. It would fetch what it lacks and report its use; both are switched off.
final class HuggingFace implements Tokenizer {
    private static final Cleaner CLEANER = Cleaner.create();

    static {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private final TokenizerFile file;
    private final long handle;

    private HuggingFace(TokenizerFile file, long handle) {
        this.file = file;
        this.handle = handle;
        CLEANER.register(this, () -> TokenizersLibrary.LIB.deleteTokenizer(handle));
    }

    static Tokenizer read(Path path) {
        TokenizerFile file = TokenizerFile.read(path);
        try {
            LibUtils.checkStatus();
        } catch (EngineException | LinkageError e) {
            throw DataException.of(
                    "Tokenizer.read",
                    "Linux or Windows on x86-64, Linux or macOS on ARM-64",
                    System.getProperty("os.name") + " on " + System.getProperty("os.arch"),
                    "tokenizers that are trained here run everywhere",
                    e);
        }
        try {
            long handle = TokenizersLibrary.LIB.createTokenizerFromString(file.json());
            TokenizersLibrary.LIB.disableTruncation(handle);
            TokenizersLibrary.LIB.disablePadding(handle);
            return new HuggingFace(file, handle);
        } catch (RuntimeException e) {
            throw wrong(path, "a tokenizer that version 0.21 of the library can read", e);
        }
    }

    @Override
    public Encoding encode(String text) {
        String whole = WellFormed.of(text);
        return encoding(
                cut(() -> TokenizersLibrary.LIB.encode(handle, whole, true)), List.of(whole));
    }

    @Override
    public Encoding encode(String first, String second) {
        List<String> texts = List.of(WellFormed.of(first), WellFormed.of(second));
        return encoding(
                cut(() ->
                        TokenizersLibrary.LIB.encodeDual(handle, texts.get(0), texts.get(1), true)),
                texts);
    }

    @Override
    public int[] ids(String text) {
        String whole = WellFormed.of(text);
        long result = cut(() -> TokenizersLibrary.LIB.encode(handle, whole, true));
        try {
            return ints(TokenizersLibrary.LIB.getTokenIds(result));
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(result);
            Reference.reachabilityFence(this);
        }
    }

    /// Some files lack what some texts need, such as a token for unknown letters.
    private long cut(LongSupplier call) {
        try {
            return call.getAsLong();
        } catch (RuntimeException e) {
            throw wrong(file.path(), "a tokenizer for every text", e);
        }
    }

    private static DataException wrong(Path path, String expected, RuntimeException e) {
        return DataException.of(
                "Tokenizer " + path,
                expected,
                String.valueOf(e.getMessage()).lines().findFirst().orElse("none"),
                "save or download it again",
                e);
    }

    private Encoding encoding(long result, List<String> texts) {
        try {
            int[] sequences = ints(TokenizersLibrary.LIB.getSequenceIds(result));
            int[] starts = new int[sequences.length];
            int[] ends = new int[sequences.length];
            CharSpan[] spans = TokenizersLibrary.LIB.getTokenCharSpans(result);
            List<CharPlaces> places = texts.stream().map(CharPlaces::of).toList();
            for (int i = 0; i < starts.length; i++) {
                if (sequences[i] >= 0 && spans[i] != null) {
                    CharPlaces text = places.get(sequences[i]);
                    starts[i] = text.at(spans[i].getStart());
                    ends[i] = text.at(spans[i].getEnd());
                }
            }
            return new Encoding(
                    ints(TokenizersLibrary.LIB.getTokenIds(result)),
                    ints(TokenizersLibrary.LIB.getTypeIds(result)),
                    sequences,
                    ints(TokenizersLibrary.LIB.getWordIds(result)),
                    starts,
                    ends);
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(result);
            Reference.reachabilityFence(this);
        }
    }

    private static int[] ints(long[] values) {
        return LongStream.of(values)
                .mapToInt(it -> (int) Math.min(it, Integer.MAX_VALUE))
                .toArray();
    }

    @Override
    public String decode(int... ids) {
        IntStream.of(ids).forEach(this::token); // complains about numbers that are none
        long[] numbers = IntStream.of(ids).asLongStream().toArray();
        try {
            return TokenizersLibrary.LIB.decode(handle, numbers, true);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public int size() {
        return file.table().size();
    }

    @Override
    public String token(int id) {
        return file.table().token(id);
    }

    @Override
    public OptionalInt find(String token) {
        return file.table().find(token);
    }

    @Override
    public List<String> specials() {
        return file.specials();
    }

    @Override
    public void save(Path target) {
        WholeFile.write("Tokenizer", target, file.json());
    }

    @Override
    public String toString() {
        return "%s of %,d tokens".formatted(file.path().getFileName(), size());
    }
}
