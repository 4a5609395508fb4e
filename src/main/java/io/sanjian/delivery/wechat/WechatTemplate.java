package io.sanjian.delivery.wechat;

import io.sanjian.clock.BusinessZone;
import io.sanjian.delivery.PhoneText;
import io.sanjian.delivery.PickLine;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.wechat.WechatMessageConfig.TemplateSettings;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template and what is written into its fields.
 *
 * @param lists   for which lists it is used
 * @param fields  texts with placeholders by field, in the fields' order
 * @param missing stands where a pick does not exist or does not say what is asked for
 */
record WechatTemplate(String id, boolean longTerm, Set<RecommendationMessage.State> lists, Map<String, String> fields,
        String missing) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)([123])?}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Set<String> OF_PICK = Set.of("pick", "title", "pay", "area", "employer");
    private static final Set<String> OF_LIST = Set.of("count", "date", "time");
    private static final int LEAST_ROOM = 6;

    /** @throws IllegalStateException naming what is wrong with the settings of the template {@code name} */
    static WechatTemplate of(String name, TemplateSettings settings) {
        String prefix = "sanjian.delivery.wechat.templates." + name;
        List<String> faults = new ArrayList<>();
        if (settings.fields().isEmpty()) {
            faults.add(prefix + ".fields is empty");
        }
        settings.fields().forEach((field, text) -> {
            if (FieldType.of(field).isEmpty()) {
                faults.add(prefix + ".fields." + field + " is not a type that WeChat knows, and a number");
            }
            PLACEHOLDER.matcher(text).results().filter(found -> !isKnown(found.group(1), found.group(2)))
                    .forEach(found -> faults.add(prefix + ".fields." + field + " asks for " + found.group()));
        });
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
        return new WechatTemplate(settings.id(), settings.longTerm(), settings.lists(),
                new TreeMap<>(settings.fields()), settings.missing());
    }

    private static boolean isKnown(String name, String rank) {
        return rank == null ? OF_LIST.contains(name) : OF_PICK.contains(name);
    }

    /** A field that nothing fits into. */
    static class FieldException extends RuntimeException {
        FieldException(String field) {
            super("nothing fits into the field " + field);
        }
    }

    /**
     * The fields with their values, each within its limits, none empty.
     *
     * @throws FieldException where a field takes neither what is asked for nor what stands for missing
     */
    Map<String, String> fill(RecommendationMessage message, Instant at) {
        Map<String, String> data = new LinkedHashMap<>();
        fields.forEach((field, text) -> {
            FieldType type = FieldType.of(field).orElseThrow();
            String value = expand(text, type.limit(), message, at.atZone(BusinessZone.ID));
            data.put(field, type.fit(value == null ? missing : value).or(() -> type.fit(missing))
                    .orElseThrow(() -> new FieldException(field)));
        });
        return data;
    }

    /** @return null where a pick is asked for that does not exist, or that does not say it */
    private static String expand(String text, int limit, RecommendationMessage message, ZonedDateTime at) {
        Matcher found = PLACEHOLDER.matcher(text);
        int picks = (int) found.results().filter(each -> each.group(1).equals("pick")).count();
        int literal = PickLine.length(found.reset().replaceAll(""));
        int room = Math.max(LEAST_ROOM, picks == 0 ? limit : (limit - literal) / picks);
        StringBuilder out = new StringBuilder();
        found.reset();
        while (found.find()) {
            String value = found.group(2) == null ? ofList(found.group(1), message, at)
                    : ofPick(found.group(1), Integer.parseInt(found.group(2)), room, message);
            if (value == null || value.isEmpty()) {
                return null;
            }
            found.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return found.appendTail(out).toString();
    }

    private static String ofList(String name, RecommendationMessage message, ZonedDateTime at) {
        return switch (name) {
            case "count" -> Integer.toString(message.picks().size());
            case "date" -> DATE.format(at);
            default -> TIME.format(at);
        };
    }

    private static String ofPick(String name, int rank, int room, RecommendationMessage message) {
        if (rank > message.picks().size()) {
            return null;
        }
        Pick pick = message.picks().get(rank - 1);
        return switch (name) {
            case "pick" -> PickLine.of(pick, room);
            case "title" -> PickLine.title(pick.posting());
            case "pay" -> PickLine.pay(pick.posting().pay());
            case "area" -> pick.posting().areaName();
            default -> pick.posting().employer() == null ? null : PhoneText.line(pick.posting().employer());
        };
    }
}
