package io.sanjian.posting;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Postings as the API shows them, by what callers know of them. Blocks: never called on an event loop. */
public interface PostingViews {

    /** Those that can be found, by id, in the order asked for; ids that cannot are left out. */
    Map<Long, PostingView> getAll(Collection<Long> ids);

    /** The postings that a caller may mean: that of this id, else all that their sources call so; lowest id first. */
    List<PostingView> named(String idOrExternalId);
}
