package io.sanjian.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reading.PostingReader;
import io.sanjian.reading.SpeechReader;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import io.sanjian.support.CpuTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However a text is made, reading it takes time in proportion to its length, and little of it. */
class ReadingTimeTest {
    private static final PostingReader POSTINGS =
            new PostingReader(Trades.load(Certificates.load()), Certificates.load());
    private static final SpeechReader SPEECH = new SpeechReader(Trades.load(Certificates.load()), Certificates.load());
    /** The longest description that is taken. */
    private static final int LONGEST = 20_000;
    /** The longest word of a worker that is taken. */
    private static final int LONGEST_WORD = 500;
    private static final int WORDS = 50;
    private static final long MOST_MILLIS = 5_000;
    /** Beginnings of what the readers look for: repeated, each could be the start of a match. */
    private static final List<String> UNITS = List.of("1", "9", "12", "-", "—", "~", " ", "　", "\n", "\t", "，", "。",
            "、", "元",
            "/", "月", "薪", "月薪", "5000-", "5000-8000", "5000元", "千", "一", "二十", "岁", "18-", "18-45", "18岁", "周岁", "男",
            "女",
            "男18", "年龄", "焊工", "焊", "工", "不", "不要", "不会", "没", "只", "会", "证", "焊工证", "无证", "持", "有", "（", "）", "((",
            "a", "aB",
            "包", "包吃", "五险", "一金", "每天", "小时", "8小", "天/", "K", "w", "1.", "1.5", "1,", "0", "要求", "以上", "以下", "左右",
            "年", "5年",
            "经验", "学历", "初中", "以内", "公里", "离家", "本镇", "不出", "不出县", "夜班", "高空", "押金", "服装费", "𠮷", "é", "\u0301", "‍");

    @Test
    void advertsOfEveryMake() {
        everyMake(LONGEST, text -> {
            POSTINGS.read(text.substring(0, 200), text);
            POSTINGS.read("焊工", text);
        });
    }

    @Test
    void wordsOfEveryMake() {
        everyMake(LONGEST_WORD, text -> SPEECH.read(IntStream.range(0, WORDS).mapToObj(i -> text).toList()));
    }

    private static void everyMake(int length, Consumer<String> reading) {
        long seed = Long.getLong("sanjian.reading.seed", 1131);
        Random random = new Random(seed);
        List<String> slow = new ArrayList<>();
        UNITS.forEach(unit -> time(unit + " repeated", repeated(unit, length), reading, slow));
        for (int i = 0; i < 150; i++) {
            List<String> few = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(n -> UNITS.get(random.nextInt(UNITS.size()))).toList();
            String text = IntStream.range(0, length).mapToObj(n -> few.get(random.nextInt(few.size())))
                    .collect(Collectors.joining()).substring(0, length);
            time("a mix of " + few, text, reading, slow);
            time(few + " repeated", repeated(String.join("", few), length), reading, slow);
        }
        assertThat(slow).as("seed %d", seed).isEmpty();
    }

    private static String repeated(String unit, int length) {
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    private static void time(String what, String text, Consumer<String> reading, List<String> slow) {
        long millis = CpuTime.millis(() -> reading.accept(text));
        if (millis > MOST_MILLIS) {
            slow.add(what + ": " + millis + " ms");
        }
    }
}
