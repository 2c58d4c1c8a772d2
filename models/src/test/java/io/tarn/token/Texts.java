package io.tarn.token;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Texts on which tokenizers fail.
final class Texts {
    private static final List<String> SPEECHES = read();

    private Texts() {}

    private static List<String> read() {
        Table table = Table.read(Datasets.path("sotu"));
        Column texts = table.column("text");
        return IntStream.range(0, table.rows()).mapToObj(texts::text).toList();
    }

    /// What the tokenizers of the tests learn from: the first eight State of the Union addresses.
    static List<String> training() {
        return SPEECHES.subList(0, 8);
    }

    /// Every `step`-th sentence of all addresses.
    static List<String> sentences(int step) {
        var all = new ArrayList<String>();
        SPEECHES.forEach(text -> all.addAll(List.of(text.split("(?<=[.!?])\\s+"))));
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    /// Other scripts, marks, control characters, half characters, special tokens, white space.
    static List<String> hard() {
        return List.of(
                "",
                "   ",
                " a",
                "a ",
                "\n",
                "\t\tx\t",
                "a\u00a0b \u00a0",
                "x\u3000y",
                "日本語 mixed 中文字符 한국어",
                "👩‍👩‍👧‍👦 family 🇩🇪 flag",
                "e\u0301a\u0300 n\u0303o",
                "é à ñ ö ü Ä ß ẞ İ ı",
                "\u0001\u0002\u007f\u0085\u200b\u200d\ufeff x",
                "a\u0000b",
                "don't won't I'll WE'LL 'tis ''s ''ve've",
                "http://x.y/z?a=b&c=d_e-f",
                "1234567890 1,234.50 ½ ² Ⅷ ٣",
                "ﬁ ﬂ ㎏ ｆｕｌｌ　ｗｉｄｔｈ ™",
                "\uD83D lone \uDE00 halves \uDE00\uD83D \uD83D\uD83D\uDE00",
                "[CLS] [SEP][MASK] x[UNK] <|endoftext|>a<s></s><unk><pad>",
                "<0x41><0xFF> ▁ ▁▁ a▁b ##ing ##",
                "a  b   c    d  ",
                "\r\nline\r\nline\n\n\nline",
                "हिन्दी नमस्ते ไทยภาษา العربية עברית",
                "Ω≈ç√∫˜µ≤≥÷ ΑΣ ΌΔΟΣ ς Ǆ ǅ ŉ ǰ ΐ",
                "\uFFFD\uFFFF\uFDD0 \u0378\u0560\u1c80",
                "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠀀𪜀",
                "t\u0331\u0323\u0301x\u0323\u0307 \u0301leading a \u0301b",
                "!?.,;:-_()[]{}#$%^&*+=|\\/~`<>\"'",
                "do not do n't I 'm . , ! ? ' x '",
                "antidisestablishmentarianism".repeat(20),
                " ".repeat(300) + "x",
                "\n".repeat(99));
    }

    /// Characters of all scripts, in no order.
    static List<String> random(int count) {
        var chance = new Random(7);
        int[] ends = {0x7F, 0x7F, 0x250, 0x3000, 0xD800, 0x20000};
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (int length = chance.nextInt(40); length > 0; length--) {
                text.append(chance.nextInt(3) == 0 ? " " : "")
                        .appendCodePoint(chance.nextInt(ends[chance.nextInt(ends.length)]));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    /// Each character between a letter and a digit; of the many ideographs and syllables some.
    static List<String> everyCharacter() {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
            boolean many = Character.isIdeographic(point) || point >= 0xAC00 && point <= 0xD7A3;
            if (isCharacter(point) && (!many || point % 64 == 0)) {
                text.append('a').appendCodePoint(point).append("1 ");
            }
            if (text.length() > 2_000) {
                texts.add(text.toString());
                text.setLength(0);
            }
        }
        texts.add(text.toString());
        return texts;
    }

    private static boolean isCharacter(int point) {
        int type = Character.getType(point);
        return type != Character.UNASSIGNED
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE;
    }
}
