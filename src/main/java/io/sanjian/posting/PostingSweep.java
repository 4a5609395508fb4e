package io.sanjian.posting;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Marks postings as expired: at the beginning of every day, and at start for the days that were missed. */
@ApplicationScoped
class PostingSweep {
    private static final Logger LOG = Logger.getLogger(PostingSweep.class);
    private final PostingLifecycle lifecycle;

    PostingSweep(PostingLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Scheduled(identity = "posting-sweep", cron = "${sanjian.posting.sweep-cron:0 5 0 * * ?}",
            timeZone = "Asia/Shanghai")
    Uni<Void> daily() {
        return lifecycle.expire()
                .invoke(expired -> LOG.infof("%d postings have expired", expired)).replaceWithVoid();
    }

    /** Nobody waits for it, and the service does without it: rules look at the dates themselves. */
    void atStart(@Observes StartupEvent event) {
        VertxContextSupport.subscribe(() -> daily().toMulti(), swept -> swept.with(nothing -> {},
                failure -> LOG.warn("Postings could not be swept at start", failure)));
    }
}
