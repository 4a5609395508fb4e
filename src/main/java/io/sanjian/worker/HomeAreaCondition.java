package io.sanjian.worker;

import io.sanjian.reference.area.AreaScope;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Set;

/** {@link AreaScope#covers} as a condition on the table {@code worker}; its columns are not qualified. */
public final class HomeAreaCondition {
    private static final int PARAMETERS = 6;

    private HomeAreaCondition() {
    }

    /** @param first number of the first of the {@value #PARAMETERS} parameters that {@link #add} binds */
    public static String sql(int first) {
        return """
                ($%1$d::boolean or area_code = any($%2$d::text[]) or town_code = any($%4$d::text[])
                 or village_code = any($%5$d::text[])
                 or (area_code = any($%3$d::text[]) and (town_code is null or town_code <> all($%6$d::text[]))))
                """.formatted(first, first + 1, first + 2, first + 3, first + 4, first + 5);
    }

    public static Tuple add(Tuple parameters, AreaScope reach) {
        return parameters.addBoolean(reach.everything()).addArrayOfString(array(reach.named()))
                .addArrayOfString(array(reach.districts())).addArrayOfString(array(reach.towns()))
                .addArrayOfString(array(reach.villages())).addArrayOfString(array(reach.elsewhere()));
    }

    private static String[] array(Set<String> codes) {
        return codes.toArray(String[]::new);
    }
}
