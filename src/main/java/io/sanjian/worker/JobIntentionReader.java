package io.sanjian.worker;

import io.sanjian.area.Area;
import io.sanjian.area.Areas;
import io.sanjian.area.GeoPoint;
import io.sanjian.catalog.Family;
import io.sanjian.catalog.Pay;
import io.sanjian.catalog.PayUnit;
import io.sanjian.catalog.WorkerGroup;
import io.sanjian.problem.Violation;
import io.sanjian.rows.RowFields;
import io.sanjian.trade.Certificates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a {@link JobIntention} from the fields of an API body or an import row; faults gather in the fields. */
@ApplicationScoped
public class JobIntentionReader {
    private static final int MAX_PAY = 1_000_000;
    private static final int MAX_DISTANCE_KM = 5_000;

    private final Areas areas;
    private final Certificates certificates;

    public JobIntentionReader(Areas areas, Certificates certificates) {
        this.areas = areas;
        this.certificates = certificates;
    }

    /** The intention; null members where a field was faulty (the faults are in {@code fields}). */
    public JobIntention read(RowFields fields) {
        Area home = home(fields);
        String town = part(fields, "home.townCode", 9, home);
        String village = part(fields, "home.villageCode", 12, home);
        return new JobIntention(home == null ? null : home.code(), town, village, point(fields),
                fields.number("maxDistanceKm", 0, MAX_DISTANCE_KM), fields.list("trades", 50, 500),
                certificates(fields), expectedPay(fields),
                constants(fields, "groups", WorkerGroup.class, WorkerGroup::label),
                constants(fields, "families", Family.class, Family::label), fields.list("exclude.postings", 1000, 200),
                fields.list("exclude.employers", 200, 200));
    }

    private Area home(RowFields fields) {
        String given = fields.requiredText("home.areaCode", 40);
        if (given == null) {
            return null;
        }
        Area area = areas.find(given).or(() -> areas.byName(given)).orElse(null);
        if (area == null) {
            fields.reject(Violation.unknownCode("home.areaCode", given,
                    areas.districts().stream().map(Area::code).toList()));
        }
        return area;
    }

    /** A town or village of the home: an unknown one is left out with a warning, since the district is enough. */
    private String part(RowFields fields, String path, int digits, Area home) {
        String code = fields.text(path, 20);
        if (code == null || home == null) {
            return null;
        }
        if (code.length() != digits || areas.find(code).isEmpty()) {
            fields.warn(path, "UNKNOWN_CODE", "'" + code + "' is not a known code of " + digits
                    + " digits; the wider area is used");
            return null;
        }
        return code;
    }

    private static GeoPoint point(RowFields fields) {
        Double lat = fields.number("home.lat", -90, 90);
        Double lon = fields.number("home.lon", -180, 180);
        if ((lat == null) != (lon == null) && fields.has("home.lat") != fields.has("home.lon")) {
            fields.reject(Violation.required(lat == null ? "home.lat" : "home.lon"));
        }
        return lat == null || lon == null ? null : new GeoPoint(lat, lon);
    }

    /** Codes of the certificates that are known; others stay in the warnings, since people carry many papers. */
    private Set<String> certificates(RowFields fields) {
        Set<String> codes = new LinkedHashSet<>();
        for (String given : fields.list("certificates", 50, 100)) {
            certificates.find(given).or(() -> certificates.byName(given)).ifPresentOrElse(c -> codes.add(c.code()),
                    () -> fields.warn("certificates", "UNKNOWN_CODE", "'" + given + "' is not a known certificate"));
        }
        return codes;
    }

    private static Pay expectedPay(RowFields fields) {
        Double min = fields.number("expectedPay.min", 0, MAX_PAY);
        PayUnit unit = fields.constant("expectedPay.unit", PayUnit.class, PayUnit::label);
        if (min == null) {
            return null;
        }
        return new Pay(min, null, unit == null ? PayUnit.MONTH : unit);
    }

    private static <E extends Enum<E>> Set<E> constants(RowFields fields, String path, Class<E> type,
            Function<E, String> label) {
        Set<E> found = EnumSet.noneOf(type);
        List<String> unknown = new ArrayList<>();
        for (String given : fields.list(path, 50, 100)) {
            Stream.of(type.getEnumConstants())
                    .filter(e -> e.name().equalsIgnoreCase(given) || label.apply(e).equals(given)).findFirst()
                    .ifPresentOrElse(found::add, () -> unknown.add(given));
        }
        if (!unknown.isEmpty()) {
            fields.reject(Violation.unknownCode(path, String.join(", ", unknown),
                    Stream.of(type.getEnumConstants()).map(Enum::name).toList()));
        }
        return found;
    }
}
