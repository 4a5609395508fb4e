package io.sanjian.index.search;

import io.sanjian.index.document.PostingView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Reads postings from the index alone. Blocks on file access: never call it on the event loop. */
@ApplicationScoped
public class PostingSearch {

    public Optional<PostingView> get(long id) {
        return Optional.ofNullable(getAll(java.util.List.of(id)).get(id));
    }

    /** The postings that are in the index, by id; ids that are not are left out. */
    public Map<Long, PostingView> getAll(Collection<Long> ids) {
        throw new UnsupportedOperationException("lands with the index");
    }
}
