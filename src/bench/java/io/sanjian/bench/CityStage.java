package io.sanjian.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.bench.city.CityData;
import io.sanjian.clock.BusinessZone;
import io.sanjian.support.local.LocalSettings.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A stage with the city's postings on it, and the city's returnees to ask about them. */
public final class CityStage {
    public static final int POSTINGS = 300_000;

    private static final int RETURNEES = 50_000;
    /** What a returnee said, in the form of {@code POST /matches}. */
    private static final String BODIES = """
            select json_strip_nulls(json_build_object('birthDate', birth_date, 'sex', sex,
                'home', json_build_object('areaCode', area_code, 'townCode', town_code, 'lat', lat, 'lon', lon),
                'maxDistanceKm', max_distance_km, 'trades', trades, 'certificates', certificates,
                'expectedPay', case when expected_pay_min is not null then
                    json_build_object('min', expected_pay_min, 'unit', expected_pay_unit) end,
                'groups', groups))::text
            from worker where source = 'city' order by id limit\s""";

    private CityStage() {
    }

    /** PostgreSQL with the city in it, which is brought there unless an earlier benchmark did; the service not started. */
    public static Stage open(Path home) throws IOException, SQLException {
        return open(home, POSTINGS);
    }

    static Stage open(Path home, int postings) throws IOException, SQLException {
        Stage stage = Stage.open(home);
        CityData city = new CityData(stage.database(), stage.key("privacy.key"), stage.key("privacy.index-key"),
                LocalDate.now(BusinessZone.ID));
        city.migrate();
        city.fillPostings(postings);
        city.fillWorkers(RETURNEES);
        return stage;
    }

    /** The first so many returnees of the city as bodies of {@code POST /matches}. */
    public static List<ObjectNode> matchBodies(int count, Stage stage) throws IOException, SQLException {
        Database database = stage.database();
        ObjectMapper json = new ObjectMapper();
        List<ObjectNode> bodies = new ArrayList<>(count);
        try (Connection connection = DriverManager.getConnection("jdbc:" + database.url(), database.user(),
                database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BODIES + count)) {
            while (rows.next()) {
                bodies.add((ObjectNode) json.readTree(rows.getString(1)));
            }
        }
        return bodies;
    }

    /** Postings on offer that a search finds. */
    public static long searchable(Stage stage) throws IOException, InterruptedException {
        return stage.api().get("/postings?limit=1").path("total").asLong();
    }

    /** A token as a portal has it: kept hashed in the database, unlike the admin's. */
    public static String portalToken(Stage stage) throws IOException, InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("name", "bench").put("role", "PORTAL")
                .put("source", "bench");
        JsonNode token = stage.api().post("/tokens", request);
        return token.get("token").asText();
    }
}
