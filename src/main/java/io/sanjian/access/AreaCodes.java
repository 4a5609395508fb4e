package io.sanjian.access;

import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.Optional;

/** The field {@code areaCodes} of API bodies: whose workers or posts are meant. */
public final class AreaCodes {
    private static final String FIELD = "areaCodes";
    private static final int MAX_CODES = 2000;
    private static final int DIGITS = 12;
    private static final int LONGEST_NAME = 40;

    private AreaCodes() {
    }

    /** The code of one area, given by its code or name, old or new; null if absent. */
    public static String one(BodyFields fields, String path, Areas areas) {
        String text = fields.text(path, LONGEST_NAME);
        if (text == null) {
            return null;
        }
        Optional<Area> found = areas.find(text).or(() -> areas.byName(text));
        if (found.isEmpty()) {
            fields.reject(Violation.unknownCode(path, text, areas.districts().stream().map(Area::code).toList()));
        }
        return found.map(Area::code).orElse(null);
    }

    /** Known codes of districts (6 digits, old ones too), towns (9) and villages (12); empty where none are given. */
    public static List<String> read(BodyFields fields, Areas areas) {
        List<String> codes = fields.list(FIELD, MAX_CODES, DIGITS);
        codes.stream().filter(code -> areas.find(code).isEmpty()).forEach(code -> fields.reject(
                Violation.unknownCode(FIELD, code, areas.districts().stream().map(Area::code).toList())));
        return codes;
    }
}
