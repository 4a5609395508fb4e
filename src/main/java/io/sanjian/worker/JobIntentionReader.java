package io.sanjian.worker;

import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.AreaText;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.reference.terms.Travel;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link JobIntention} from the fields of an API body or an import row; faults gather in the fields. */
@ApplicationScoped
public class JobIntentionReader {
    private static final int MAX_PAY = 1_000_000;
    private static final int MAX_DISTANCE_KM = 5_000;
    private static final Pattern PAY =
            Pattern.compile("(?:月薪|日薪|时薪|每月|约|大约|不低于|至少)?\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,7}(?:\\.\\d{1,2})?)"
                    + "\\s*([k千w万])?\\s*元?(?:\\s*[-~～—–至到]\\s*\\d{1,7}(?:\\.\\d{1,2})?\\s*([k千w万])?\\s*元?)?"
                    + "\\s*(?:[/每]\\s*(月|天|日|小时|时|周))?\\s*(?:以上|及以上|起|左右|上下|\\+)?");
    private static final int TOWN_DIGITS = 9;
    private static final int VILLAGE_DIGITS = 12;

    private final Areas areas;
    private final AreaText words;
    private final Certificates certificates;
    private final Roads roads;

    public JobIntentionReader(Areas areas, Certificates certificates, Roads roads) {
        this.areas = areas;
        this.words = new AreaText(areas);
        this.certificates = certificates;
        this.roads = roads;
    }

    /** The intention; null members where a field was faulty (the faults are in {@code fields}). */
    public JobIntention read(BodyFields fields) {
        Area home = home(fields);
        String village = village(fields);
        String town = town(fields, village, home);
        return new JobIntention(
                new JobIntention.Home(home == null ? null : home.code(), town, village, point(fields)),
                new JobIntention.Reach(maxDistanceKm(fields, home),
                        fields.constant("within", Within.class, Within::label)),
                fields.list("trades", 50, 500), certificates(fields), expectedPay(fields),
                groups(fields),
                fields.constantSet("families", Family.class, Family::label),
                new JobIntention.Excluded(fields.list("exclude.postings", 1000, 200),
                        fields.list("exclude.employers", 200, 200)));
    }

    /** A way of travelling takes the place of kilometres: as the crow flies it reaches less far where roads wind. */
    private Double maxDistanceKm(BodyFields fields, Area home) {
        Double kilometres = fields.number("maxDistanceKm", 0, MAX_DISTANCE_KM);
        Travel travel = fields.constant("travel", Travel.class, Travel::label);
        return travel == null || home == null ? kilometres
                : (Double) (Math.round(10 * travel.roadKm() / roads.detour(home.code())) / 10.0);
    }

    private Area home(BodyFields fields) {
        String given = fields.requiredCode("home.areaCode", 100);
        if (given == null) {
            return null;
        }
        Area area = areas.find(given)
                .or(() -> words.read(given).flatMap(found -> areas.find(found.areaCode()))).orElse(null);
        if (area == null || area.level() != AreaLevel.DISTRICT && area.level() != AreaLevel.FUNCTIONAL) {
            fields.reject(Violation.unknownCode("home.areaCode", given,
                    areas.districts().stream().map(Area::code).toList()));
            return null;
        }
        return area;
    }

    /** Villages come and go: one that the tables do not know is kept as long as its town is known. */
    private String village(BodyFields fields) {
        String code = fields.text("home.villageCode", 20);
        if (code != null && (code.length() != VILLAGE_DIGITS || town(code).isEmpty())) {
            warnOfUnknown(fields, "home.villageCode", code, VILLAGE_DIGITS);
            return null;
        }
        return code;
    }

    /**
     * A town by its code, or by its name within the district of the home. An unknown town is left out with a warning,
     * since the district is enough. A village tells its town.
     */
    private String town(BodyFields fields, String village, Area home) {
        String named = fields.code("home.townCode", 100);
        String given = named == null ? townOfHome(fields) : named;
        String code = given == null ? null : given.length() == TOWN_DIGITS && areas.find(given).isPresent() ? given
                : townByName(given, home);
        if (given != null && code == null) {
            warnOfUnknown(fields, "home.townCode", given, TOWN_DIGITS);
        }
        String town = code == null && village != null ? village.substring(0, TOWN_DIGITS) : code;
        if (town != null && home != null && Collections.disjoint(areas.districtCodesOf(home.code(), null),
                areas.districtCodesOf(town(town).orElseThrow().parent(), town))) {
            fields.warn("home.townCode", "ELSEWHERE", "{0} is not a town of {1}", town, home.code());
        }
        return town;
    }

    private String townByName(String name, Area home) {
        return home == null ? null : words.town(home.code(), name).orElse(null);
    }

    /** The town that stands behind the district in one field: 渝北区龙溪街道. */
    private String townOfHome(BodyFields fields) {
        String given = fields.code("home.areaCode", 100);
        return given == null || areas.find(given).isPresent() ? null
                : words.read(given).map(AreaText.Found::townCode).orElse(null);
    }

    private Optional<Area> town(String townOrVillage) {
        return areas.find(townOrVillage.substring(0, TOWN_DIGITS));
    }

    private static void warnOfUnknown(BodyFields fields, String path, String code, int digits) {
        fields.warn(path, "UNKNOWN_CODE", "'{0}' is not a known code of {1} digits; the wider area is used", code,
                digits);
    }

    private static GeoPoint point(BodyFields fields) {
        Double lat = fields.number("home.lat", -90, 90);
        Double lon = fields.number("home.lon", -180, 180);
        if ((lat == null) != (lon == null) && fields.has("home.lat") != fields.has("home.lon")) {
            fields.reject(Violation.required(lat == null ? "home.lat" : "home.lon"));
        }
        return lat == null || lon == null ? null : new GeoPoint(lat, lon);
    }

    /** Codes of the certificates that are known; others stay in the warnings, since people carry many papers. */
    private Set<String> certificates(BodyFields fields) {
        Set<String> codes = new LinkedHashSet<>();
        for (String given : fields.list("certificates", 50, 100)) {
            certificates.find(given).or(() -> certificates.byName(given)).ifPresentOrElse(c -> codes.add(c.code()),
                    () -> fields.warn("certificates", "UNKNOWN_CODE", "'{0}' is not a known certificate", given));
        }
        return codes;
    }

    /** Groups by their names and by what people call them; others are told of. */
    private static Set<WorkerGroup> groups(BodyFields fields) {
        Set<WorkerGroup> groups = EnumSet.noneOf(WorkerGroup.class);
        for (String name : fields.list("groups", 50, 100)) {
            WorkerGroup.named(name).ifPresentOrElse(groups::add,
                    () -> fields.leaveOut(Violation.unknownCode("groups", name,
                            Arrays.stream(WorkerGroup.values()).map(Enum::name).toList())));
        }
        return groups;
    }

    /** The least that is hoped for, as a figure or in words: 5000, 4-6K, 200元/天, 5000以上. */
    private static Pay expectedPay(BodyFields fields) {
        String text = fields.text("expectedPay.min", 64);
        PayUnit unit = fields.constant("expectedPay.unit", PayUnit.class, PayUnit::label);
        Matcher words = PAY.matcher(text == null ? "" : TextNormalizer.normal(text));
        if (!words.matches()) {
            Double min = fields.number("expectedPay.min", text, 0, MAX_PAY);
            return min == null ? null : new Pay(min, null, unit == null ? PayUnit.MONTH : unit);
        }
        String scale = words.group(2) != null ? words.group(2) : words.group(3);
        Double min = fields.number("expectedPay.min",
                new BigDecimal(words.group(1).replace(",", "")).scaleByPowerOfTen(scale(scale)).toPlainString(), 0,
                MAX_PAY);
        PayUnit named = unit(words.group(4));
        return min == null ? null : new Pay(min, null, named != null ? named : unit == null ? PayUnit.MONTH : unit);
    }

    /** In 4-6K the first amount has the scale of the second. */
    private static int scale(String scale) {
        return scale == null ? 0 : scale.equals("k") || scale.equals("千") ? 3 : 4;
    }

    private static PayUnit unit(String word) {
        return switch (word == null ? "" : word) {
            case "天", "日" -> PayUnit.DAY;
            case "小时", "时" -> PayUnit.HOUR;
            case "周" -> PayUnit.WEEK;
            case "月" -> PayUnit.MONTH;
            default -> null;
        };
    }
}
