package io.sanjian.bench.city;

import io.sanjian.reading.SpeechReader;
import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import io.sanjian.support.demo.DemoPlaces;
import io.sanjian.support.demo.DemoTable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What a kind of worker looks for.
 *
 * @param trade       code of the trade that the words mean first, or "" where they mean none
 * @param words       as the demo's worker says it
 * @param otherWords  other ways to say the trade
 * @param certificate name, or "" for none
 * @param unit        of the pay wanted
 * @param least       usual least pay, in {@code unit}
 * @param sex         M, F or A for either
 */
record Wish(String trade, List<String> words, List<String> otherWords, String certificate, String unit, int least,
        int ageMin, int ageMax, String sex) {
    private static final List<String> YEARS = List.of("两年", "三年", "五年", "七八年", "十年", "十几年", "二十年");
    private static final List<String> REMARKS =
            List.of("包吃住", "离家近", "不上夜班", "白班", "日结", "能吃苦", "要接送娃儿", "工资要准时", "管吃管住",
                    "不去工地", "轻松点", "路近点", "有宿舍最好", "长期做", "过完年上班", "包住", "两口子一起", "坐班", "能学技术更好", "早点上班都行");

    static List<Wish> all(SpeechReader speech, Trades trades) {
        return DemoTable.rows("wishes.tsv").stream().map(cells -> of(cells, speech, trades)).toList();
    }

    private static Wish of(String[] cells, SpeechReader speech, Trades trades) {
        List<String> words = List.of(cells[0].split("\\|"));
        String trade = speech.read(words).trades().stream().findFirst().map(WantedTrade::code).orElse("");
        List<String> others = trades.find(trade).map(Wish::names).orElse(words);
        String[] ages = cells[4].split("-");
        return new Wish(trade, words, others, cells[1], cells[2], Integer.parseInt(cells[3]),
                Integer.parseInt(ages[0]), Integer.parseInt(ages[1]), cells[5]);
    }

    private static List<String> names(Trade trade) {
        return Stream.concat(trade.names().stream(), trade.spokenNames().stream()).toList();
    }

    /** One worker's own words: half say it as the demo does, half in another way; some add years, some a remark. */
    List<String> say(RandomGenerator random) {
        List<String> said = new ArrayList<>();
        if (random.nextInt(100) < 50) {
            said.addAll(words);
        } else {
            String name = DemoPlaces.pick(random, otherWords);
            said.add(random.nextInt(100) < 35 ? name + DemoPlaces.pick(random, YEARS) : name);
        }
        if (random.nextInt(100) < 40) {
            said.add(DemoPlaces.pick(random, REMARKS));
        }
        return said;
    }
}
