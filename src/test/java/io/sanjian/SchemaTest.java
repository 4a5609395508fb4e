package io.sanjian;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SchemaTest {
    @Inject
    Pool pool;

    @Test
    void everyChangeOfAPostingIsInTheFeed() {
        Long[] ids = StreamSupport.stream(pool.query(
                "insert into posting (source, external_id, title, family, area_code, published_at) "
                        + "select 'schema-test', n::text, 't', 'GENERAL', '500101', current_date "
                        + "from generate_series(1, 3) n returning id")
                .executeAndAwait().spliterator(), false).map(row -> row.getLong(0)).toArray(Long[]::new);
        pool.query("update posting set title = 'u' where source = 'schema-test' and external_id = '2'")
                .executeAndAwait();
        pool.query("delete from posting where source = 'schema-test'").executeAndAwait();
        long changes = pool.preparedQuery("select count(*) from posting_change where posting_id = any($1)")
                .executeAndAwait(Tuple.of((Object) ids)).iterator().next().getLong(0);
        assertThat(changes).isEqualTo(7);
    }
}
