package io.sanjian.recommendation.match;

import io.sanjian.matching.PaySentence;
import io.sanjian.reading.Understood;
import io.sanjian.reading.Understood.Refusal;
import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What was understood, in one sentence that the broker reads back to the person: is that what you said? */
@ApplicationScoped
public class UnderstoodSentence {
    private static final Map<Wish, String> WISHES = new EnumMap<>(Map.ofEntries(
            Map.entry(Wish.NO_NIGHT_SHIFT, "不上夜班"), Map.entry(Wish.DAY_SHIFT, "上白班"),
            Map.entry(Wish.NIGHT_SHIFT, "上夜班"), Map.entry(Wish.NO_OVERTIME, "不加班"), Map.entry(Wish.SEATED, "坐着做"),
            Map.entry(Wish.INDOORS, "在室内做"), Map.entry(Wish.NO_LIVE_IN, "不住家"), Map.entry(Wish.INSURANCE, "买社保"),
            Map.entry(Wish.WEEKENDS_OFF, "周末休息"), Map.entry(Wish.DAILY_PAY, "工资当天结"),
            Map.entry(Wish.COUPLE, "夫妻一起"), Map.entry(Wish.READY_TO_LEAVE, "愿意去外地"),
            Map.entry(Wish.SCHOOL_HOURS, "能接送娃儿"), Map.entry(Wish.PREGNANT, "怀孕能做的"),
            Map.entry(Wish.NURSING, "哺乳期能做的"),
            Map.entry(Wish.UNLETTERED, "不用认字写字"), Map.entry(Wish.LODGING, "包住"), Map.entry(Wish.MEALS, "包吃"),
            Map.entry(Wish.NEAR_HOME, "离家近"), Map.entry(Wish.PART_TIME, "半天或者兼职"),
            Map.entry(Wish.LIGHT_WORK, "活不重"), Map.entry(Wish.NO_HEIGHTS, "不上高"), Map.entry(Wish.NO_DUST, "灰尘气味不大"),
            Map.entry(Wish.NO_FACTORY, "不进厂"),
            Map.entry(Wish.NO_CONSTRUCTION_SITE, "不去工地"), Map.entry(Wish.ONLY_IN_VILLAGE, "只在本村"),
            Map.entry(Wish.ONLY_IN_TOWN, "只在本镇"), Map.entry(Wish.ONLY_IN_DISTRICT, "只在本区县")));

    /** Said by the refusals they come from. */
    private static final Set<Wish> OF_PLACES = Set.of(Wish.NO_FACTORY, Wish.NO_CONSTRUCTION_SITE);

    private final Certificates certificates;

    public UnderstoodSentence(Certificates certificates) {
        this.certificates = certificates;
    }

    /** Such as 听您说：会的或想做的是焊工（“烧电焊”）；不要“工地”；要求是离家近、包住；工资至少一个月5000元；“箍桶”没听懂。 */
    public String of(Understood understood) {
        List<String> parts = new ArrayList<>();
        add(parts, "会的或想做的是", understood.trades().stream().map(UnderstoodSentence::trade).toList(), "、");
        add(parts, "以前做过", understood.experience().stream().map(UnderstoodSentence::trade).toList(), "、");
        if (understood.anything()) {
            parts.add("没限定工种");
        }
        add(parts, "不要", understood.refusals().stream().map(Refusal::heard).map(UnderstoodSentence::quoted).toList(),
                "");
        add(parts, "有", understood.certificates().stream().map(this::certificate).toList(), "、");
        add(parts, "想要", understood.families().stream().map(Family::label).toList(), "、");
        add(parts, "要求是", understood.wishes().stream()
                .filter(wish -> understood.refusals().isEmpty() || !OF_PLACES.contains(wish)).map(WISHES::get)
                .filter(Objects::nonNull).toList(), "、");
        if (understood.pay() != null && understood.pay().min() != null) {
            Pay least = understood.pay();
            parts.add("工资至少" + PaySentence.aloud(new Pay(least.min(), least.min(), least.unit())));
        }
        if (!understood.unread().isEmpty()) {
            parts.add(
                    understood.unread().stream().map(UnderstoodSentence::quoted).collect(Collectors.joining()) + "没听懂");
        }
        return parts.isEmpty() ? "没听出您想做什么活。" : "听您说：" + String.join("；", parts) + "。";
    }

    private static void add(List<String> parts, String opening, List<String> items, String comma) {
        if (!items.isEmpty()) {
            parts.add(opening + String.join(comma, items));
        }
    }

    private static String trade(WantedTrade trade) {
        return trade.heard() == null || trade.heard().equals(trade.name()) || trade.heard().equals(trade.code())
                ? trade.name() : trade.name() + "（" + quoted(trade.heard()) + "）";
    }

    private String certificate(String code) {
        return certificates.find(code).map(Certificate::name).orElse(code);
    }

    private static String quoted(String words) {
        return "“" + words + "”";
    }
}
