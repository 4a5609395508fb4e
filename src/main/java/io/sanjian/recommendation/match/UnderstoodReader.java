package io.sanjian.recommendation.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reading.Understood;
import io.sanjian.reading.Understood.Refusal;
import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a correction of what was understood: the {@code understood} of an earlier answer, changed by the worker or the
 * broker. It takes the place of what the words would be read as.
 */
@ApplicationScoped
public class UnderstoodReader {
    private static final int MOST = 50;
    private static final int LENGTH = 200;
    /** A question names every word that was not understood. */
    private static final int LONGEST_QUESTION = 2_000;
    private static final int MOST_PAY = 1_000_000;

    private final Trades trades;
    private final Certificates certificates;

    public UnderstoodReader(Trades trades, Certificates certificates) {
        this.trades = trades;
        this.certificates = certificates;
    }

    /**
     * Takes the correction out of a body.
     *
     * @param body its field {@code understood} is removed
     * @param faults takes what is wrong with it
     * @return null where the body has none
     */
    Understood take(ObjectNode body, Consumer<Violation> faults) {
        JsonNode node = body.remove("understood");
        if (node == null || node.isNull()) {
            return null;
        }
        if (!(node instanceof ObjectNode given)) {
            faults.accept(Violation.malformed("understood", "{field} must be {0}", Message.of("an object")));
            return null;
        }
        ObjectNode copy = given.deepCopy();
        Map<String, WantedTrade> wanted = wanted(copy.remove("trades"), faults);
        Map<String, WantedTrade> experience = wanted(copy.remove("experience"), faults);
        List<Refusal> refusals = refusals(copy.remove("refusals"));
        BodyFields fields = new BodyFields(copy);
        Boolean anything = fields.bool("anything");
        Set<Wish> musts = fields.constantSet("musts", Wish.class, Wish::name);
        Set<Wish> wishes = EnumSet.noneOf(Wish.class);
        wishes.addAll(fields.constantSet("wishes", Wish.class, Wish::name));
        wishes.addAll(musts);
        Understood understood = new Understood(List.copyOf(wanted.values()),
                codes(fields, "barred", trades.all().stream().map(Trade::code).toList()),
                refusals, anything != null && anything,
                codes(fields, "certificates", certificates.all().stream().map(c -> c.code()).toList()),
                wishes, musts,
                fields.constantSet("families", Family.class, Family::label), pay(fields),
                fields.list("unread", MOST, LENGTH), List.copyOf(experience.values()),
                fields.constant("skill", Understood.Skill.class, Understood.Skill::name),
                fields.text("question", LONGEST_QUESTION));
        fields.strictViolations().forEach(fault -> faults.accept(fault.on("understood." + fault.field())));
        return understood;
    }

    /** Codes, or the objects of an answer. */
    private Map<String, WantedTrade> wanted(JsonNode list, Consumer<Violation> faults) {
        Map<String, WantedTrade> wanted = new LinkedHashMap<>();
        if (list == null || list.isNull()) {
            return wanted;
        }
        for (JsonNode item : list) {
            String code = item.isObject() ? item.path("code").asText() : item.asText();
            trades.find(code).or(() -> trades.byName(code)).ifPresentOrElse(
                    trade -> wanted.putIfAbsent(trade.code(), new WantedTrade(trade.code(), trade.name(),
                            item.path("heard").asText(trade.name()),
                            item.path("years").isInt() ? (Integer) item.path("years").intValue() : null)),
                    () -> faults.accept(Violation.unknownCode("understood.trades", code,
                            trades.all().stream().map(Trade::code).toList())));
        }
        return wanted;
    }

    /** The words of an earlier answer: they are repeated in sentences and decide nothing, so that none is at fault. */
    private static List<Refusal> refusals(JsonNode list) {
        List<Refusal> refusals = new ArrayList<>();
        if (list != null && list.isArray()) {
            for (JsonNode item : list) {
                String heard = item.path("heard").asText();
                if (!heard.isBlank() && heard.length() <= LENGTH && refusals.size() < MOST) {
                    Set<String> codes = new LinkedHashSet<>();
                    item.path("trades").forEach(code -> codes.add(code.asText()));
                    refusals.add(new Refusal(heard, codes));
                }
            }
        }
        return List.copyOf(refusals);
    }

    private static Pay pay(BodyFields fields) {
        Double min = fields.number("pay.min", 0, MOST_PAY);
        fields.number("pay.max", 0, MOST_PAY);
        PayUnit unit = fields.constant("pay.unit", PayUnit.class, PayUnit::label);
        return min == null ? null : new Pay(min, null, unit == null ? PayUnit.MONTH : unit);
    }

    private static Set<String> codes(BodyFields fields, String path, List<String> known) {
        Set<String> codes = new LinkedHashSet<>(fields.list(path, known.size(), LENGTH));
        codes.stream().filter(code -> !known.contains(code)).findFirst()
                .ifPresent(code -> fields.reject(Violation.unknownCode(path, code, known)));
        return codes;
    }
}
