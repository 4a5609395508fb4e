package io.sanjian.fault;

import io.sanjian.support.local.LocalSettings.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The database seen from outside the service, over a connection of its own that outlives the database's faults. */
final class Sql implements AutoCloseable {
    private final Supplier<Database> database;
    private Connection connection;

    Sql(Supplier<Database> database) {
        this.database = database;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @throws IllegalStateException if the database does not answer; the next call connects anew */
    synchronized <T> List<T> list(String sql, Reader<T> reader, Object... arguments) {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<T> list = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    list.add(reader.read(rows));
                }
            }
            return list;
        } catch (SQLException e) {
            close();
            throw new IllegalStateException(sql, e);
        }
    }

    long number(String sql, Object... arguments) {
        return list(sql, row -> row.getLong(1), arguments).getFirst();
    }

    String text(String sql, Object... arguments) {
        return list(sql, row -> row.getString(1), arguments).getFirst();
    }

    synchronized void execute(String sql) {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            close();
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            Database now = database.get();
            connection = DriverManager.getConnection("jdbc:" + now.url(), now.user(), now.password());
        }
        return connection;
    }

    /** Takes a lock on a table that keeps everybody from writing into it, and holds it until closed. */
    AutoCloseable holdTable(String table) {
        Sql holder = new Sql(database);
        // As long as the case needs: the bed's limit is for transactions that the service leaves open.
        holder.execute("set idle_in_transaction_session_timeout = 0");
        holder.execute("begin");
        holder.execute("lock table " + table + " in share mode");
        return holder;
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // gone with its server
        } finally {
            connection = null;
        }
    }
}
