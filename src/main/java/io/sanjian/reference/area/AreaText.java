package io.sanjian.reference.area;

import io.sanjian.reference.terms.PlainText;
import io.sanjian.reference.terms.TextNormalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads places as people and programs write them into one field: 重庆市·渝北区·空港, 渝北区龙溪街道红锦大道1号, 500112000000 (the 12
 * digits of the national statistics code), 500112.0 (what some programs make of a code).
 */
public final class AreaText {
    private static final Pattern CODE = Pattern.compile("(\\d{6,12})(?:\\.0+)?");
    private static final Pattern BETWEEN = Pattern.compile("[-·•・.。/\\\\、,;:>→|()\\[\\]【】—–_+&和及与]+");
    private static final Pattern CITY = Pattern.compile("^重庆市?");
    private static final Pattern TOWN_ENDING = Pattern.compile("(街道办事处|街道办|街道|镇|乡)$");
    private static final int DISTRICT_DIGITS = 6;
    private static final int TOWN_DIGITS = 9;
    private static final int LONGEST_NAME = 14;

    private final Areas areas;
    /** Codes of towns by their names, with and without their ending, and the district that they are or were in. */
    private final Map<String, Map<String, Set<String>>> towns = new HashMap<>();

    /**
     * @param areaCode of a district or functional area
     * @param townCode of a town in it, or null
     * @param several  whether other districts are named too
     * @param exact    whether nothing else is said
     */
    public record Found(String areaCode, String townCode, boolean several, boolean exact) {
    }

    public AreaText(Areas areas) {
        this.areas = areas;
        areas.all().filter(area -> area.level() == AreaLevel.TOWN).forEach(town -> {
            for (String name : List.of(town.name(), withoutEnding(town.name()))) {
                towns.computeIfAbsent(name, any -> new HashMap<>())
                        .computeIfAbsent(town.parent(), any -> new HashSet<>())
                        .add(town.code());
            }
        });
    }

    private static String withoutEnding(String town) {
        return TOWN_ENDING.matcher(town).replaceFirst("");
    }

    /** The first district that a text names, by code or in words, with the town that follows it. */
    public Optional<Found> read(String text) {
        String plain = TextNormalizer.normal(PlainText.withoutBlanks(text));
        var code = CODE.matcher(plain);
        if (code.matches()) {
            return ofCode(code.group(1));
        }
        Optional<Area> whole = areas.byName(plain);
        if (whole.isPresent()) {
            return whole.map(area -> new Found(area.code(), null, false, true));
        }
        return inWords(BETWEEN.splitAsStream(plain).filter(part -> !part.isEmpty()).toList())
                .or(() -> anywhere(plain));
    }

    /** The code of the town of a district that a text names, by itself or behind the district. */
    public Optional<String> town(String areaCode, String text) {
        String plain = TextNormalizer.normal(PlainText.withoutBlanks(text));
        Optional<String> alone = townAtStart(areaCode, plain);
        return alone.isPresent() ? alone
                : read(text).filter(found -> found.townCode() != null
                        && areas.equivalents(areaCode).contains(found.areaCode())).map(Found::townCode);
    }

    /** Noughts at the end of a longer code stand for no town and no village. */
    private Optional<Found> ofCode(String digits) {
        String code = digits;
        if (code.length() > DISTRICT_DIGITS && code.substring(DISTRICT_DIGITS).chars().allMatch(c -> c == '0')) {
            code = code.substring(0, DISTRICT_DIGITS);
        } else if (code.length() > TOWN_DIGITS) {
            code = code.substring(0, TOWN_DIGITS);
        }
        if (areas.find(code).isEmpty()) {
            return areas.find(code.substring(0, DISTRICT_DIGITS))
                    .map(area -> new Found(area.code(), null, false, false));
        }
        return areas.find(code).map(area -> area.level() == AreaLevel.TOWN
                ? new Found(area.parent(), area.code(), false, true)
                : new Found(area.code(), null, false, true));
    }

    private Optional<Found> inWords(List<String> parts) {
        Area district = null;
        String town = null;
        boolean several = false;
        boolean exact = true;
        for (String part : parts) {
            String rest = CITY.matcher(part).replaceFirst("");
            for (String name = districtAtStart(rest); name != null; name = districtAtStart(rest)) {
                Area next = areas.byName(name).orElseThrow();
                several |= district != null && !next.code().equals(district.code());
                district = district == null ? next : district;
                rest = rest.substring(name.length());
            }
            if (district != null && town == null && !rest.isEmpty()) {
                town = townAtStart(district.code(), rest).orElse(null);
            }
            exact &= rest.isEmpty();
        }
        return district == null ? Optional.empty()
                : Optional.of(new Found(district.code(), several ? null : town, several, exact));
    }

    /** The longest beginning of a text that names a district. */
    private String districtAtStart(String text) {
        for (int length = Math.min(text.length(), LONGEST_NAME); length >= 2; length--) {
            String name = text.substring(0, length);
            if (areas.byName(name)
                    .filter(area -> area.level() == AreaLevel.DISTRICT || area.level() == AreaLevel.FUNCTIONAL)
                    .isPresent()) {
                return name;
            }
        }
        return null;
    }

    private Optional<String> townAtStart(String areaCode, String text) {
        Set<String> around = areas.equivalents(areaCode);
        for (int length = Math.min(text.length(), LONGEST_NAME); length >= 2; length--) {
            Map<String, Set<String>> named = towns.get(text.substring(0, length));
            if (named != null) {
                List<String> codes =
                        around.stream().map(named::get).filter(Objects::nonNull).flatMap(Set::stream).distinct()
                                .toList();
                if (!codes.isEmpty()) {
                    return codes.size() == 1 ? Optional.of(codes.getFirst()) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** A town by its name alone, where the city has only one of that name. */
    private Optional<Found> anywhere(String plain) {
        String name = CITY.matcher(plain).replaceFirst("");
        List<Area> found =
                Stream.of(name, withoutEnding(name)).map(towns::get).filter(Objects::nonNull).findFirst().stream()
                        .flatMap(named -> named.values().stream()).flatMap(Set::stream).distinct()
                        .map(code -> areas.find(code).orElseThrow()).filter(Area::inForce).toList();
        return found.size() == 1
                ? Optional.of(new Found(found.getFirst().parent(), found.getFirst().code(), false, true))
                : Optional.empty();
    }
}
