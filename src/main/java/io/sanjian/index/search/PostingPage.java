package io.sanjian.index.search;

import io.sanjian.posting.PostingView;
import java.util.List;
import java.util.Map;

/**
 * One page of a posting list.
 *
 * @param total  postings in all pages
 * @param counts postings in all pages per value of each field of {@link PostingCounts#FIELDS}
 * @param next   where the next page begins, or null at the end
 */
record PostingPage(List<PostingView> items, long total, Map<String, Map<String, Integer>> counts, PageCursor next) {
}
