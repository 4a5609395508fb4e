package io.sanjian.bench.city;

import io.sanjian.crypto.Keys;
import io.sanjian.crypto.PrivacyConfig;
import io.sanjian.crypto.Vault;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import io.sanjian.support.local.LocalSettings.Database;
import io.sanjian.worker.BulkSeals;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/**
 * A whole city in a database: posts and returnees, the same for a seed except for the dates, which follow the day.
 * Written with COPY straight into the tables; the posts' triggers fill the change feed as always. What is there stays,
 * so that a database can be filled up step by step.
 */
public final class CityData {
    private static final long SEED = 1131;
    /** Rows of one COPY, which is one transaction. */
    private static final int CHUNK = 50_000;

    private final Database database;
    private final CityPostings postings;
    private final CityWorkers workers;

    /**
     * @param key      32 bytes in Base64 under the id {@code local}, as the service has it
     * @param indexKey 32 bytes in Base64
     * @param today    day of the returnees' and posts' present
     */
    public CityData(Database database, String key, String indexKey, LocalDate today) {
        Areas areas = Areas.load();
        Certificates certificates = Certificates.load();
        this.database = database;
        this.postings = new CityPostings(SEED, today, areas, certificates);
        this.workers = new CityWorkers(SEED, today, areas, Trades.load(Certificates.load()), certificates,
                new BulkSeals(vault(key, indexKey)));
    }

    /** Makes the tables, as the service does at its start. */
    public void migrate() {
        Flyway.configure().dataSource(jdbc(), database.user(), database.password()).load().migrate();
    }

    /** Fills up to so many posts in all. */
    public void fillPostings(int count) throws SQLException {
        fill("posting", CityPostings.COLUMNS, postings::write, count);
    }

    /** Fills up to so many returnees in all. */
    public void fillWorkers(int count) throws SQLException {
        fill("worker", CityWorkers.COLUMNS, workers::write, count);
    }

    private interface RowWriter {
        void write(int number, CopyRows rows) throws SQLException;
    }

    private void fill(String table, String columns, RowWriter writer, int count) throws SQLException {
        int there = (int) database.count("select count(*) from " + table + " where source = 'city'");
        if (there >= count) {
            return;
        }
        long began = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(jdbc(), database.user(), database.password())) {
            for (int from = there; from < count; from += CHUNK) {
                try (CopyRows rows = new CopyRows(connection, table, columns)) {
                    for (int number = from; number < Math.min(count, from + CHUNK); number++) {
                        writer.write(number, rows);
                    }
                    rows.finish();
                }
            }
            try (Statement statement = connection.createStatement()) {
                // What autovacuum would do within a minute or so.
                statement.execute("vacuum analyze " + table);
            }
        }
        System.out.printf("%,d rows into %s in %.1f s%n", count - there, table, (System.nanoTime() - began) / 1e9);
    }

    private String jdbc() {
        return "jdbc:" + database.url();
    }

    private static Vault vault(String key, String indexKey) {
        return Keys.open(new PrivacyConfig() {
            @Override
            public Map<String, String> keys() {
                return Map.of("local", key);
            }

            @Override
            public Optional<String> activeKey() {
                return Optional.of("local");
            }

            @Override
            public Optional<String> indexKey() {
                return Optional.of(indexKey);
            }

            @Override
            public Optional<String> otherIndexKey() {
                return Optional.empty();
            }
        });
    }
}
