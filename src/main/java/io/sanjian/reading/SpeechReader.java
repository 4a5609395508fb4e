package io.sanjian.reading;

import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a worker's own words. Thread-safe; a pure function of the words and the reference tables. */
public final class SpeechReader {
    /** "喂了几十年猪" is 几十年喂猪: how long is put before what was done. */
    private static final Pattern FOR_YEARS = Pattern.compile(
            "([卖做干开打扎带送洗端踩养跑烧搬修装贴砌刷刮种摘扫看守煮炒切包搞当喂放绣织编缝教剪焊拆搭挖管收])(?:过|了)"
                    + "([0-9一二两三四五六七八九十几多好]{1,4}年|[一半大]辈子)(?:多|的)?(?=[\\u4e00-\\u9fa5])(?!了)");
    /** "A2B2": licence classes written in one. */
    private static final Pattern JOINED_LICENCES =
            Pattern.compile("(?<=(?<![a-z0-9])[abc][123])(?=[abc][123](?![a-z0-9]))");

    /** "必二证", "B二照": classes of driving licences as voice input writes them. */
    private static final Pattern SPOKEN_LICENCE = Pattern.compile(
            "(?:(?<a>诶|埃)|(?<b>必|毕|币)|(?<c>西|喜)|(?<letter>(?<![a-z])[abc]))(?:(?<one>一|1)|(?<two>二|2)|(?<three>三|3))(?=的?(?:驾|证|照|本))"
                    + "|(?<plain>(?<![a-z])[abc])(?:(?<first>一)|(?<second>二)|(?<third>三))(?![百千十])");

    /** "哪个说我带不得娃儿", "我不是去不得": what nobody may say one cannot do, one can. */
    private static final Pattern NOT_UNABLE = Pattern.compile(
            "(?:(?:哪个|谁)[说讲][^,。;!?\\n 不]{0,5}?(?<who>[\\u4e00-\\u9fa5])不[得来动了起赢])|(?:又|并|也)?不是(?<me>[去做干当开跑吃扛搬站上进])不[得来动了起赢]");

    /** One character of what each of the patterns needs, so that most texts need not be searched for them. */
    private static final String OF_LICENCES = "诶埃必毕币西喜abc";
    private static final String OF_TIME = "年辈";
    private static final String OF_SAYING = "说讲是";

    private final Trades trades;
    private final Vocabulary vocabulary;

    public SpeechReader(Trades trades, Certificates certificates) {
        this.trades = trades;
        this.vocabulary =
                new Vocabulary(new TradeLexicon(trades), new CertificateText(certificates), SpeechPhrases.load(),
                        Circumstances.load());
    }

    /**
     * What the words mean; never null, empty where nothing was understood. A trade's code is taken as it stands, so that
     * whoever corrects what was understood sends codes.
     */
    public Understood read(List<String> words) {
        return understand(words.stream().map(this::hear).toList());
    }

    /** One of the things that a worker said. */
    public ParsedUtterance hear(String said) {
        Optional<Trade> code = trades.find(said.strip());
        if (code.isPresent()) {
            return new ParsedUtterance(hearing -> hearing.wants(code.get()));
        }
        Utterance sentence = new Utterance(vocabulary, plain(Texts.normal(said)));
        sentence.read();
        return new ParsedUtterance(sentence::tell);
    }

    /** What all that a worker said means together, as {@link #read} tells it. */
    public Understood understand(List<ParsedUtterance> all) {
        UtteranceBuilder hearing = new UtteranceBuilder(trades);
        all.forEach(heard -> heard.tell(hearing));
        return hearing.understood();
    }

    private static String plain(String text) {
        String plain = text;
        if (holds(text, OF_LICENCES)) {
            String licences = SPOKEN_LICENCE.matcher(plain).replaceAll(SpeechReader::licence);
            plain = JOINED_LICENCES.matcher(licences).replaceAll("、");
        }
        if (holds(text, OF_TIME)) {
            plain = FOR_YEARS.matcher(plain).replaceAll("$2$1");
        }
        return holds(text, OF_SAYING) ? NOT_UNABLE.matcher(plain).replaceAll(SpeechReader::able) : plain;
    }

    private static boolean holds(String text, String any) {
        return text.chars().anyMatch(letter -> any.indexOf(letter) >= 0);
    }

    private static String able(MatchResult said) {
        return said.group("who") == null ? "可以" + said.group("me") : "我会" + said.group("who");
    }

    private static String licence(MatchResult spoken) {
        String letter = spoken.group("a") != null ? "a" : spoken.group("b") != null ? "b"
                : spoken.group("c") != null ? "c"
                        : spoken.group("letter") != null ? spoken.group("letter") : spoken.group("plain");
        int number = spoken.group("one") != null || spoken.group("first") != null ? 1
                : spoken.group("two") != null || spoken.group("second") != null ? 2 : 3;
        return letter + number;
    }
}
