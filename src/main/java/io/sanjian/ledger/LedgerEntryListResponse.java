package io.sanjian.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the ledger by id.
 *
 * @param nextCursor for the next page; null on the last one
 */
public record LedgerEntryListResponse(List<LedgerEntryDocument> items, @Nullable String nextCursor) {
}
