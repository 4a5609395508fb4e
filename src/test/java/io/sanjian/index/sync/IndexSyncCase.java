package io.sanjian.index.sync;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An index in a folder of its own that follows the table, pass by pass. */
abstract class IndexSyncCase {
    @Inject
    Pool pool;
    @Inject
    SyncRig.Maker rigs;
    @TempDir
    Path folder;

    final List<SyncRig> open = new ArrayList<>();
    TestPostings postings;

    @BeforeEach
    void startEmpty() {
        postings = new TestPostings(pool, "synchronization-test");
        postings.deleteAll();
    }

    @AfterEach
    void close() throws IOException {
        for (SyncRig rig : open) {
            rig.index.close();
        }
        postings.deleteAll();
    }

    final SyncRig rig(Path path) {
        SyncRig rig = rigs.in(path);
        open.add(rig);
        return rig;
    }
}
