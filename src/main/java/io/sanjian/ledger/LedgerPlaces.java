package io.sanjian.ledger;

import io.sanjian.reading.HanNumbers;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.AreaText;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.PlainText;
import io.sanjian.reference.terms.TextNormalizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the villages that ledgers name: by code, by their name or short name, with the group behind it (双泉村9组, 三社). */
@ApplicationScoped
class LedgerPlaces {
    private static final Pattern COMMITTEE =
            Pattern.compile("(?:村民委员会|社区居民委员会|居民委员会|村委会|社区居委会|居委会)$");
    private static final Pattern ENDING = Pattern.compile("(?:村|社区)$");
    private static final Pattern GROUP =
            Pattern.compile("第?([0-9]{1,3}|[一二三四五六七八九十廿]{1,4})(?:村民小组|居民小组|小组|组|社|队)$");
    private static final Pattern CODE = Pattern.compile("(\\d{12})(?:\\.0+)?");
    private static final int TOWN_DIGITS = 9;
    private static final int LEAST_NAME = 2;

    private final Areas areas;
    private final AreaText words;
    /** Codes of villages by each of their names. */
    private final Map<String, List<String>> byName = new HashMap<>();

    /**
     * @param village 12 digits, or null where none is named
     * @param group   number of the group within it, or null
     * @param several whether more than one village may be meant
     */
    record Found(String village, Integer group, boolean several) {
        static final Found NOTHING = new Found(null, null, false);
    }

    LedgerPlaces(Areas areas) {
        this.areas = areas;
        this.words = new AreaText(areas);
        areas.all().filter(area -> area.level() == AreaLevel.VILLAGE).forEach(village -> {
            for (String name : names(village.name())) {
                byName.computeIfAbsent(name, any -> new ArrayList<>(1)).add(village.code());
            }
        });
    }

    /** 双泉村村民委员会, 双泉村, 双泉. */
    private static Set<String> names(String name) {
        Set<String> names = new LinkedHashSet<>();
        names.add(name);
        String seat = name.endsWith("社区居民委员会") ? name.replaceFirst("居民委员会$", "")
                : COMMITTEE.matcher(name).replaceFirst("");
        names.add(seat);
        String shortName = ENDING.matcher(seat).replaceFirst("");
        if (shortName.length() >= LEAST_NAME) {
            names.add(shortName);
        }
        return names;
    }

    /** A village and group as column 4 names them, within one of the towns or districts; empty codes stand for the city. */
    Found read(String text, Collection<String> within) {
        String plain = TextNormalizer.normal(PlainText.withoutBlanks(text));
        Matcher code = CODE.matcher(plain);
        if (code.matches()) {
            return areas.find(code.group(1)).map(area -> new Found(area.code(), null, false)).orElse(Found.NOTHING);
        }
        Matcher group = GROUP.matcher(plain);
        Integer number = null;
        if (group.find()) {
            number = number(group.group(1));
            plain = plain.substring(0, group.start());
        }
        plain = plain.replaceFirst("[/、,.·-]+$", "");
        if (plain.isEmpty()) {
            return new Found(null, number, false);
        }
        List<String> found = villages(plain, within);
        return found.size() == 1 ? new Found(found.getFirst(), number, false)
                : new Found(null, number, found.size() > 1);
    }

    private static Integer number(String text) {
        return Character.isDigit(text.charAt(0)) ? Integer.valueOf(text)
                : Integer.valueOf(HanNumbers.parse(text).orElseThrow());
    }

    private List<String> villages(String name, Collection<String> within) {
        String seat = COMMITTEE.matcher(name).replaceFirst("");
        List<String> named = byName.getOrDefault(name, byName.getOrDefault(seat, List.of()));
        return named.stream().filter(code -> isWithin(code, within)).distinct().toList();
    }

    /** The only village that a title or the name of a sheet names: 双山镇寿桥村返乡农民工统计台账. */
    Found among(String text, Collection<String> within) {
        String plain = TextNormalizer.normal(PlainText.withoutBlanks(text));
        Set<String> found = new LinkedHashSet<>();
        for (int from = 0; from < plain.length(); from++) {
            for (int to = plain.length(); to >= from + LEAST_NAME; to--) {
                String part = plain.substring(from, to);
                if (part.endsWith("村") || part.endsWith("社区") || part.equals(plain)) {
                    villages(part, within).forEach(found::add);
                }
            }
        }
        return found.size() == 1 ? new Found(found.iterator().next(), null, false)
                : new Found(null, null, found.size() > 1);
    }

    private boolean isWithin(String village, Collection<String> within) {
        return within.isEmpty() || within.stream().anyMatch(code -> village.startsWith(code)
                || areas.find(village.substring(0, TOWN_DIGITS))
                        .filter(town -> areas.districtCodesOf(town.parent(), town.code()).contains(code)).isPresent());
    }

    /** The district that column 2 names. */
    Optional<String> district(String text) {
        return areas.find(text).map(Area::code).or(() -> words.read(text).map(AreaText.Found::areaCode));
    }

    /** The town that column 3 names, in the district or, where none is named, in one of the caller's areas. */
    Optional<String> town(String text, Collection<String> districts) {
        if (text.matches("\\d{9}")) {
            return areas.find(text).map(Area::code);
        }
        List<String> found = districts.stream().map(code -> code.length() > 6
                ? areas.find(code.substring(0, TOWN_DIGITS)).map(Area::parent).orElse(code) : code).distinct()
                .flatMap(code -> words.town(code, text).stream()).distinct().toList();
        return found.size() == 1 ? Optional.of(found.getFirst())
                : districts.isEmpty() ? words.read(text).map(AreaText.Found::townCode) : Optional.empty();
    }

    /** Whether a village lies in one of these areas. */
    boolean covers(Collection<String> codes, String village) {
        return isWithin(village, codes);
    }

    /** The district in which a town lies today. */
    String districtOf(String townOrVillage) {
        return areas.find(townOrVillage.substring(0, TOWN_DIGITS)).map(Area::parent)
                .orElse(townOrVillage.substring(0, 6));
    }
}
